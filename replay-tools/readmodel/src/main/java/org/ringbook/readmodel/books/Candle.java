package org.ringbook.readmodel.books;

/** The trades of one interval: open, high, low and close in ticks, and what was traded. It is there if there was a trade. One thread. */
public final class Candle {
    private final long startNs;
    private final long openTicks;
    private long highTicks;
    private long lowTicks;
    private long closeTicks;
    private long baseUnits;
    private long quoteUnits;
    private long tradeCount;

    /**
     * A candle with its first trade.
     *
     * @param startNs where it begins, nanoseconds since the epoch
     * @param priceTicks of the trade
     * @param tradedBaseUnits of the trade
     * @param tradedQuoteUnits of the trade
     */
    public Candle(final long startNs, final long priceTicks, final long tradedBaseUnits, final long tradedQuoteUnits) {
        this.startNs = startNs;
        openTicks = priceTicks;
        highTicks = priceTicks;
        lowTicks = priceTicks;
        add(priceTicks, tradedBaseUnits, tradedQuoteUnits);
    }

    /**
     * A candle as it was stored.
     *
     * @param startNs where it begins, nanoseconds since the epoch
     * @param openTicks price of its first trade
     * @param highTicks highest price
     * @param lowTicks lowest price
     * @param closeTicks price of its last trade
     * @param baseUnits what was traded, in base units
     * @param quoteUnits what was traded, in quote units
     * @param tradeCount number of trades
     */
    public Candle(
            final long startNs,
            final long openTicks,
            final long highTicks,
            final long lowTicks,
            final long closeTicks,
            final long baseUnits,
            final long quoteUnits,
            final long tradeCount) {
        this.startNs = startNs;
        this.openTicks = openTicks;
        this.highTicks = highTicks;
        this.lowTicks = lowTicks;
        this.closeTicks = closeTicks;
        this.baseUnits = baseUnits;
        this.quoteUnits = quoteUnits;
        this.tradeCount = tradeCount;
    }

    static Candle load(final StateInput in) {
        return new Candle(
                in.getLong(),
                in.getLong(),
                in.getLong(),
                in.getLong(),
                in.getLong(),
                in.getLong(),
                in.getLong(),
                in.getLong());
    }

    void save(final StateOutput out) {
        out.put(startNs).put(openTicks).put(highTicks).put(lowTicks);
        out.put(closeTicks).put(baseUnits).put(quoteUnits).put(tradeCount);
    }

    /**
     * The same trades in a longer interval.
     *
     * @param longerStartNs where that begins, nanoseconds since the epoch
     * @return another candle
     */
    public Candle startingAt(final long longerStartNs) {
        return new Candle(longerStartNs, openTicks, highTicks, lowTicks, closeTicks, baseUnits, quoteUnits, tradeCount);
    }

    /**
     * With the trades of a later part of its interval.
     *
     * @param later that part
     * @return another candle
     */
    public Candle followedBy(final Candle later) {
        return new Candle(
                startNs,
                openTicks,
                Math.max(highTicks, later.highTicks),
                Math.min(lowTicks, later.lowTicks),
                later.closeTicks,
                sum(baseUnits, later.baseUnits),
                sum(quoteUnits, later.quoteUnits),
                tradeCount + later.tradeCount);
    }

    /**
     * Adds a trade, the latest one.
     *
     * @param priceTicks of the trade
     * @param tradedBaseUnits of the trade
     * @param tradedQuoteUnits of the trade
     */
    public void add(final long priceTicks, final long tradedBaseUnits, final long tradedQuoteUnits) {
        highTicks = Math.max(highTicks, priceTicks);
        lowTicks = Math.min(lowTicks, priceTicks);
        closeTicks = priceTicks;
        baseUnits = sum(baseUnits, tradedBaseUnits);
        quoteUnits = sum(quoteUnits, tradedQuoteUnits);
        tradeCount++;
    }

    /**
     * A sum of what is not below 0.
     *
     * @param a from 0
     * @param b from 0
     * @return {@link Long#MAX_VALUE} if it does not fit
     */
    public static long sum(final long a, final long b) {
        final long sum = a + b;
        return sum < 0 ? Long.MAX_VALUE : sum;
    }

    /** {@return where it begins, nanoseconds since the epoch} */
    public long startNs() {
        return startNs;
    }

    /** {@return price of its first trade} */
    public long openTicks() {
        return openTicks;
    }

    /** {@return highest price} */
    public long highTicks() {
        return highTicks;
    }

    /** {@return lowest price} */
    public long lowTicks() {
        return lowTicks;
    }

    /** {@return price of its last trade} */
    public long closeTicks() {
        return closeTicks;
    }

    /** {@return what was traded, in base units; {@link Long#MAX_VALUE} if it does not fit} */
    public long baseUnits() {
        return baseUnits;
    }

    /** {@return what was traded, in quote units; {@link Long#MAX_VALUE} if it does not fit} */
    public long quoteUnits() {
        return quoteUnits;
    }

    /** {@return number of trades} */
    public long tradeCount() {
        return tradeCount;
    }
}
