package org.ringbook.core.market;

/**
 * The bounds on a market's prices. A band of {@code ppm} around a price r is from {@code max(1, r - d)} to {@code r + d} with
 * {@code d = floor(r * ppm / 1,000,000)}; without either there is none. Core thread only.
 */
public final class PriceBands {
    /** Largest setting of a band. */
    public static final int MAX_PPM = 1_000_000;

    private static final long PARTS = 1_000_000;

    private int dynamicPpm;
    private int staticPpm;
    private int collarPpm;
    private long volatilityAuctionNs;
    private long auctionExtensionNs;
    private long staticBottom = 1;
    private long staticTop = Long.MAX_VALUE;

    /**
     * Sets all of them; the static band has yet to be put {@link #staticAround} a price.
     *
     * @param newDynamicPpm around the last trade
     * @param newStaticPpm around the last auction's price
     * @param newCollarPpm around an auction's reference
     * @param newVolatilityAuctionNs how long an auction of the static band lasts
     * @param newAuctionExtensionNs by how much the collar extends an auction
     */
    public void set(
            final int newDynamicPpm,
            final int newStaticPpm,
            final int newCollarPpm,
            final long newVolatilityAuctionNs,
            final long newAuctionExtensionNs) {
        dynamicPpm = newDynamicPpm;
        staticPpm = newStaticPpm;
        collarPpm = newCollarPpm;
        volatilityAuctionNs = newVolatilityAuctionNs;
        auctionExtensionNs = newAuctionExtensionNs;
    }

    /**
     * Dynamic band.
     *
     * @return parts per million, 0 for none
     */
    public int dynamicPpm() {
        return dynamicPpm;
    }

    /**
     * Static band.
     *
     * @return parts per million, 0 for none
     */
    public int staticPpm() {
        return staticPpm;
    }

    /**
     * Auction collar.
     *
     * @return parts per million, 0 for none
     */
    public int collarPpm() {
        return collarPpm;
    }

    /**
     * How long an auction lasts that the static band caused.
     *
     * @return nanoseconds, 0 for no end
     */
    public long volatilityAuctionNs() {
        return volatilityAuctionNs;
    }

    /**
     * By how much the collar extends an auction.
     *
     * @return nanoseconds, 0 for no end
     */
    public long auctionExtensionNs() {
        return auctionExtensionNs;
    }

    /**
     * Puts the static band around a price.
     *
     * @param ticks the price, 0 for none
     */
    void staticAround(final long ticks) {
        staticBottom = bottom(ticks, staticPpm);
        staticTop = top(ticks, staticPpm);
    }

    /**
     * Whether a trade at this price would be outside the static band, on either side.
     *
     * @param priceTicks at least 1
     * @return true if so
     */
    public boolean isOutsideStatic(final long priceTicks) {
        return priceTicks < staticBottom || priceTicks > staticTop;
    }

    /**
     * The worst price within the dynamic band.
     *
     * @param sell for a sell, else for a buy
     * @param referenceTicks what the band is around, 0 for none
     * @return its bottom or top
     */
    public long dynamicLimit(final boolean sell, final long referenceTicks) {
        return sell ? bottom(referenceTicks, dynamicPpm) : top(referenceTicks, dynamicPpm);
    }

    /**
     * Whether a limit is beyond the dynamic band.
     *
     * @param sell for a sell, else for a buy
     * @param limitTicks at least 1
     * @param referenceTicks what the band is around, 0 for none
     * @return true if so
     */
    public boolean isBeyondDynamic(final boolean sell, final long limitTicks, final long referenceTicks) {
        if (dynamicPpm == 0) {
            return false;
        }
        final long worst = dynamicLimit(sell, referenceTicks);
        return sell ? limitTicks < worst : limitTicks > worst;
    }

    /**
     * Whether an auction has a collar.
     *
     * @param referenceTicks the auction's reference, 0 for none
     * @return true if so
     */
    public boolean hasCollar(final long referenceTicks) {
        return collarPpm != 0 && referenceTicks != 0;
    }

    /**
     * Top of an auction's collar.
     *
     * @param referenceTicks the auction's reference
     * @return ticks
     */
    public long collarTop(final long referenceTicks) {
        return top(referenceTicks, collarPpm);
    }

    /**
     * Whether an auction's price is outside its collar.
     *
     * @param priceTicks the price
     * @param referenceTicks the auction's reference, 0 for none
     * @return true if so
     */
    public boolean isOutsideCollar(final long priceTicks, final long referenceTicks) {
        return priceTicks < bottom(referenceTicks, collarPpm) || priceTicks > top(referenceTicks, collarPpm);
    }

    private static long bottom(final long ticks, final int ppm) {
        return ppm == 0 || ticks == 0 ? 1 : Math.max(1, ticks - width(ticks, ppm));
    }

    private static long top(final long ticks, final int ppm) {
        if (ppm == 0 || ticks == 0) {
            return Long.MAX_VALUE;
        }
        final long width = width(ticks, ppm);
        return ticks > Long.MAX_VALUE - width ? Long.MAX_VALUE : ticks + width;
    }

    /** In two parts, so that no product overflows. */
    private static long width(final long ticks, final int ppm) {
        final long whole = ticks / PARTS;
        return whole * ppm + (ticks - whole * PARTS) * ppm / PARTS;
    }
}
