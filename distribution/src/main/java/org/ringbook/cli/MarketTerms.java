package org.ringbook.cli;

import java.math.BigDecimal;
import java.math.BigInteger;
import org.ringbook.client.Decimals;
import org.ringbook.client.MarketSpec;
import org.ringbook.client.Rows;

/** A market's steps and bounds, from decimals to what the engine is told. */
public final class MarketTerms {
    /** The engine's bound on units. */
    private static final long MAX_UNITS = 1L << 62;

    private static final long MIN_NOTIONAL_UNITS = 10_000;

    private final String symbol;
    private final Rows.Asset base;
    private final Rows.Asset quote;
    private final BigDecimal tick;
    private final BigDecimal lot;
    private long minQtyLots;
    private long maxQtyLots;
    private long minNotionalUnits;
    private long maxNotionalUnits;

    /**
     * The widest bounds.
     *
     * @param symbol unique.
     * @param base   what is traded.
     * @param quote  what it is traded against.
     * @param tick   smallest step of a price.
     * @param lot    smallest step of a quantity.
     */
    public MarketTerms(
            final String symbol,
            final Rows.Asset base,
            final Rows.Asset quote,
            final BigDecimal tick,
            final BigDecimal lot) {
        this.symbol = symbol;
        this.base = base;
        this.quote = quote;
        this.tick = step("tick", tick);
        this.lot = step("lot", lot);
        quantities(null, null);
        notionals(null, null);
    }

    private static BigDecimal step(final String what, final BigDecimal value) {
        final BigDecimal stripped = value.stripTrailingZeros();
        final BigDecimal whole = stripped.scale() < 0 ? stripped.setScale(0) : stripped;
        if (whole.signum() <= 0 || whole.scale() > 18 || whole.unscaledValue().bitLength() > 62) {
            throw new IllegalArgumentException(what + " must be positive, with at most 18 decimals: " + value);
        }
        return whole;
    }

    /**
     * Bounds of an order's quantity.
     *
     * @param min decimal of base; null = a lot.
     * @param max decimal of base; null = as large as can be said.
     * @return this.
     */
    public MarketTerms quantities(final String min, final String max) {
        final Decimals quantity =
                Decimals.ofStep("quantity", "lot size", lot.unscaledValue().longValue(), lot.scale());
        minQtyLots = min == null ? 1 : quantity.parse(min);
        maxQtyLots = max == null ? largestLots() : quantity.parse(max);
        return this;
    }

    private long largestLots() {
        final BigInteger lotUnits = lot.movePointRight(base.scale()).toBigInteger();
        return lotUnits.signum() == 0
                ? 1
                : BigInteger.valueOf(MAX_UNITS).divide(lotUnits).longValue();
    }

    /**
     * Bounds of an order's price times quantity.
     *
     * @param min decimal of quote; null = as small as the engine allows.
     * @param max decimal of quote; null = as large as can be said.
     * @return this.
     */
    public MarketTerms notionals(final String min, final String max) {
        final Decimals amount = Catalog.amounts(quote);
        minNotionalUnits = min == null ? MIN_NOTIONAL_UNITS : amount.parse(min);
        maxNotionalUnits = max == null ? MAX_UNITS : amount.parse(max);
        return this;
    }

    /**
     * What the engine is told.
     *
     * @return the market to be added.
     */
    public MarketSpec spec() {
        return new MarketSpec(
                symbol,
                base.assetId(),
                quote.assetId(),
                tick.unscaledValue().longValue(),
                tick.scale(),
                lot.unscaledValue().longValue(),
                lot.scale(),
                minQtyLots,
                maxQtyLots,
                minNotionalUnits,
                maxNotionalUnits);
    }
}
