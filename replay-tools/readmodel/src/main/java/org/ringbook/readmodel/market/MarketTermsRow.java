package org.ringbook.readmodel.market;

import java.math.BigDecimal;

/**
 * Terms that a market had from a record on.
 *
 * @param sequence record that brought them into force
 * @param symbol such as XBTZAR
 * @param baseCode what is traded
 * @param baseScale decimals of a unit of it
 * @param quoteCode what it is paid with
 * @param quoteScale decimals of a unit of it
 * @param tickSize price of one tick, in quote for one base
 * @param lotSize one lot, in base
 * @param lotUnits one lot, in units of the base
 * @param quoteUnitsPerTickLot one lot at one tick, in units of the quote
 */
public record MarketTermsRow(
        long sequence,
        String symbol,
        String baseCode,
        int baseScale,
        String quoteCode,
        int quoteScale,
        BigDecimal tickSize,
        BigDecimal lotSize,
        long lotUnits,
        long quoteUnitsPerTickLot) {}
