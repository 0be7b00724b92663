package org.ringbook.flow;

import java.math.BigDecimal;
import java.util.Objects;

/**
 * The market that a flow needs: its name and its steps. Prices of a flow are whole ticks, quantities whole lots.
 *
 * @param symbol name of the market, as the feed has it.
 * @param base code of what is traded: a share, a contract, a currency.
 * @param quote code of the currency of the price.
 * @param tickSize smallest step of a price, in units of {@code quote}.
 * @param lotSize smallest step of a quantity, in units of {@code base}.
 */
public record FlowInstrument(String symbol, String base, String quote, BigDecimal tickSize, BigDecimal lotSize) {
    /** Checks that names are there and steps are positive. */
    public FlowInstrument {
        Objects.requireNonNull(symbol, "symbol");
        Objects.requireNonNull(base, "base");
        Objects.requireNonNull(quote, "quote");
        if (tickSize.signum() <= 0) {
            throw new IllegalArgumentException("tickSize must be positive: tickSize=" + tickSize);
        }
        if (lotSize.signum() <= 0) {
            throw new IllegalArgumentException("lotSize must be positive: lotSize=" + lotSize);
        }
    }

    /**
     * A price as people read it.
     *
     * @param priceTicks price in ticks.
     * @return the price in units of the quote, without loss.
     */
    public BigDecimal price(final long priceTicks) {
        return tickSize.multiply(BigDecimal.valueOf(priceTicks));
    }

    /**
     * A quantity as people read it.
     *
     * @param qtyLots quantity in lots.
     * @return the quantity in units of the base, without loss.
     */
    public BigDecimal qty(final long qtyLots) {
        return lotSize.multiply(BigDecimal.valueOf(qtyLots));
    }
}
