package org.ringbook.core.market;

import org.ringbook.core.book.OrderBook;
import org.ringbook.core.ledger.Asset;

/** One market: base traded against quote, its steps, bounds, state and book. Core thread only. */
public final class Market {
    private final int id;
    private final Asset base;
    private final Asset quote;
    private final MarketTerms addedTerms;
    private final OrderBook book;
    private final BustedTrades bustedTrades = new BustedTrades();
    private final PriceBands bands = new PriceBands();
    private final Indicative indicative = new Indicative();
    private MarketSchedule schedule = MarketSchedule.NONE;
    private MarketTerms terms;
    private long lotUnits;
    private long quoteUnitsPerTickLot;
    private long maxTickLots;
    private byte state;
    private long lastTradeId;
    private long lastTicks;
    private long uncrossTicks;
    private long initialReferenceTicks;
    private long auctionEndNs;
    private long auctionReferenceTicks;

    Market(final int id, final Asset base, final Asset quote, final MarketTerms terms, final OrderBook book) {
        this.id = id;
        this.base = base;
        this.quote = quote;
        this.addedTerms = terms;
        this.book = book;
        apply(terms);
    }

    /**
     * Dense id.
     *
     * @return from 1
     */
    public int id() {
        return id;
    }

    /**
     * What is traded.
     *
     * @return the base asset
     */
    public Asset base() {
        return base;
    }

    /**
     * What it is paid with.
     *
     * @return the quote asset
     */
    public Asset quote() {
        return quote;
    }

    /**
     * Steps and bounds.
     *
     * @return those in force
     */
    public MarketTerms terms() {
        return terms;
    }

    /**
     * Changes steps and bounds. Prices of before mean nothing any more, and are forgotten. The market has no orders.
     *
     * @param newTerms sound
     */
    public void changeTerms(final MarketTerms newTerms) {
        apply(newTerms);
        lastTicks = 0;
        uncrossTicks = 0;
        initialReferenceTicks = 0;
        auctionReferenceTicks = 0;
        bands.staticAround(0);
    }

    /**
     * Sets prices and counts as a snapshot says; the bands are set.
     *
     * @param tradeId number of the last trade
     * @param last price of the last trade, 0 for none
     * @param uncross price of the last uncross, 0 for none
     * @param initialReference 0 for none
     * @param auctionReference 0 for none
     */
    public void load(
            final long tradeId,
            final long last,
            final long uncross,
            final long initialReference,
            final long auctionReference) {
        lastTradeId = tradeId;
        lastTicks = last;
        uncrossTicks = uncross;
        auctionReferenceTicks = auctionReference;
        bandsSet(initialReference);
    }

    private void apply(final MarketTerms newTerms) {
        terms = newTerms;
        lotUnits = newTerms.lotUnits();
        quoteUnitsPerTickLot = newTerms.quoteUnitsPerTickLot();
        maxTickLots = newTerms.maxNotionalUnits() / quoteUnitsPerTickLot;
    }

    /**
     * Steps and bounds that a repeat of the command that added the market must have.
     *
     * @return the first
     */
    public MarketTerms addedTerms() {
        return addedTerms;
    }

    /**
     * When it changes its state by itself.
     *
     * @return the schedule, {@link MarketSchedule#NONE} at first
     */
    public MarketSchedule schedule() {
        return schedule;
    }

    /**
     * Sets when it changes its state by itself.
     *
     * @param newSchedule the schedule
     */
    public void schedule(final MarketSchedule newSchedule) {
        schedule = newSchedule;
    }

    /**
     * Its trades that were undone.
     *
     * @return the live set
     */
    public BustedTrades bustedTrades() {
        return bustedTrades;
    }

    /**
     * The resting orders.
     *
     * @return the live book
     */
    public OrderBook book() {
        return book;
    }

    /**
     * What the market takes.
     *
     * @return value of {@code MarketState}
     */
    public byte state() {
        return state;
    }

    /**
     * Sets what the market takes.
     *
     * @param newState value of {@code MarketState}
     */
    public void state(final byte newState) {
        state = newState;
    }

    /**
     * Number of the last trade.
     *
     * @return 0 before the first
     */
    public long lastTradeId() {
        return lastTradeId;
    }

    /**
     * Numbers the next trade.
     *
     * @return from 1
     */
    public long nextTradeId() {
        return ++lastTradeId;
    }

    /**
     * Bounds on prices.
     *
     * @return the live settings
     */
    public PriceBands bands() {
        return bands;
    }

    /**
     * Says that the bands have been set, and the reference for before the first trade.
     *
     * @param newInitialReferenceTicks 0 for none
     */
    public void bandsSet(final long newInitialReferenceTicks) {
        initialReferenceTicks = newInitialReferenceTicks;
        bands.staticAround(uncrossTicks != 0 ? uncrossTicks : newInitialReferenceTicks);
    }

    /**
     * What stands for a trade that has not been.
     *
     * @return ticks, 0 for none
     */
    public long initialReferenceTicks() {
        return initialReferenceTicks;
    }

    /**
     * Price of the last trade.
     *
     * @return ticks, 0 before the first
     */
    public long lastTicks() {
        return lastTicks;
    }

    /**
     * Sets the price of the last trade.
     *
     * @param priceTicks its price
     */
    public void traded(final long priceTicks) {
        lastTicks = priceTicks;
    }

    /**
     * Last trade, or else the initial reference.
     *
     * @return ticks, 0 for none
     */
    public long referenceTicks() {
        return lastTicks != 0 ? lastTicks : initialReferenceTicks;
    }

    /**
     * Price of the last uncross that traded.
     *
     * @return ticks, 0 for none
     */
    public long uncrossTicks() {
        return uncrossTicks;
    }

    /**
     * Sets the price of the last uncross, which the static band is around.
     *
     * @param priceTicks its price
     */
    public void uncrossed(final long priceTicks) {
        uncrossTicks = priceTicks;
        bands.staticAround(priceTicks);
    }

    /**
     * When the auction ends by itself.
     *
     * @return nanoseconds since the epoch, 0 for none
     */
    public long auctionEndNs() {
        return auctionEndNs;
    }

    /**
     * Sets when the auction ends by itself.
     *
     * @param timeNs nanoseconds since the epoch, 0 for none
     */
    public void auctionEndNs(final long timeNs) {
        auctionEndNs = timeNs;
    }

    /**
     * Reference of the auction, or of the last one.
     *
     * @return ticks, 0 for none
     */
    public long auctionReferenceTicks() {
        return auctionReferenceTicks;
    }

    /** Makes the reference that of an auction that begins. */
    public void takeAuctionReference() {
        auctionReferenceTicks = referenceTicks();
    }

    /**
     * What was last said of the auction.
     *
     * @return live
     */
    public Indicative indicative() {
        return indicative;
    }

    /**
     * Whether a notional is at most the market's largest.
     *
     * @param priceTicks at least 1
     * @param qtyLots at least 1
     * @return false if it is larger, or not a 64-bit number
     */
    public boolean isWithinMaxNotional(final long priceTicks, final long qtyLots) {
        final long tickLots = priceTicks * qtyLots;
        return Math.multiplyHigh(priceTicks, qtyLots) == 0 && tickLots >= 0 && tickLots <= maxTickLots;
    }

    /**
     * Price times quantity.
     *
     * @param priceTicks in ticks
     * @param qtyLots in lots
     * @return quote units
     * @throws ArithmeticException if it is not a 64-bit number, which the checks of an order rule out
     */
    public long notional(final long priceTicks, final long qtyLots) {
        return Math.multiplyExact(Math.multiplyExact(priceTicks, qtyLots), quoteUnitsPerTickLot);
    }

    /**
     * Price times quantity, or the largest number if it does not fit.
     *
     * @param priceTicks in ticks
     * @param qtyLots in lots
     * @return quote units, at most {@link Long#MAX_VALUE}
     */
    public long notionalOrMax(final long priceTicks, final long qtyLots) {
        final long tickLots = priceTicks * qtyLots;
        if (Math.multiplyHigh(priceTicks, qtyLots) != 0 || tickLots < 0) {
            return Long.MAX_VALUE;
        }
        final long units = tickLots * quoteUnitsPerTickLot;
        return Math.multiplyHigh(tickLots, quoteUnitsPerTickLot) != 0 || units < 0 ? Long.MAX_VALUE : units;
    }

    /**
     * Quantity in units of base.
     *
     * @param qtyLots in lots, at most the market's largest
     * @return base units
     */
    public long baseUnits(final long qtyLots) {
        return Math.multiplyExact(qtyLots, lotUnits);
    }

    /**
     * What stands behind a limit order's open quantity.
     *
     * @param sell its side
     * @param priceTicks its limit
     * @param leavesQty in lots
     * @return units of base for a sell, of quote for a buy
     */
    public long hold(final boolean sell, final long priceTicks, final long leavesQty) {
        return sell ? baseUnits(leavesQty) : notional(priceTicks, leavesQty);
    }

    /**
     * What a side's orders hold.
     *
     * @param sell side
     * @return base for a sell, quote for a buy
     */
    public Asset heldAsset(final boolean sell) {
        return sell ? base : quote;
    }
}
