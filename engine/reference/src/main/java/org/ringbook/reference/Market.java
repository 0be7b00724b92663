package org.ringbook.reference;

import java.math.BigInteger;
import java.util.SortedSet;
import java.util.TreeSet;
import org.ringbook.sbe.messages.MarketState;
import org.ringbook.sbe.messages.Side;

/** A market, its book and its waiting stops. */
final class Market {
    private final int id;
    private final Command.AddMarket added;
    private final BookSide bids = new BookSide(false);
    private final BookSide offers = new BookSide(true);
    private final BookSide waitingBuys = new BookSide(true);
    private final BookSide waitingSells = new BookSide(false);
    private final SortedSet<Long> bustedTrades = new TreeSet<>();
    private final Auction auction = new Auction();
    private final Schedule schedule = new Schedule();
    private MarketTerms terms;
    private PriceBands bands = PriceBands.NONE;
    private MarketState state = MarketState.CLOSED;
    private long lastTradeId;
    private long lastTicks;
    private long uncrossTicks;

    Market(final int id, final Command.AddMarket added, final MarketTerms terms) {
        this.id = id;
        this.added = added;
        this.terms = terms;
    }

    int id() {
        return id;
    }

    Command.AddMarket added() {
        return added;
    }

    MarketTerms terms() {
        return terms;
    }

    /** Nothing that was said in the old terms means anything in the new ones. */
    void terms(final MarketTerms newTerms) {
        terms = newTerms;
        lastTicks = 0;
        uncrossTicks = 0;
        auction.referenceTicks(0);
        bands = bands.withoutReference();
    }

    PriceBands bands() {
        return bands;
    }

    void bands(final PriceBands newBands) {
        bands = newBands;
    }

    MarketState state() {
        return state;
    }

    boolean isOpen() {
        return state == MarketState.OPEN;
    }

    void state(final MarketState newState) {
        state = newState;
    }

    Auction auction() {
        return auction;
    }

    Schedule schedule() {
        return schedule;
    }

    long lastTradeId() {
        return lastTradeId;
    }

    /** Price of the last trade; 0 before the first. */
    long lastTicks() {
        return lastTicks;
    }

    /** Price of the last uncross that traded; 0 if there was none. */
    long uncrossTicks() {
        return uncrossTicks;
    }

    void uncrossTicks(final long priceTicks) {
        uncrossTicks = priceTicks;
    }

    /** The trade's id. */
    long traded(final long priceTicks) {
        lastTicks = priceTicks;
        lastTradeId++;
        return lastTradeId;
    }

    long referenceTicks() {
        return lastTicks == 0 ? bands.initialReferenceTicks() : lastTicks;
    }

    Band dynamicBand() {
        return Band.around(referenceTicks(), bands.dynamicBandPpm());
    }

    Band staticBand() {
        return Band.around(uncrossTicks == 0 ? bands.initialReferenceTicks() : uncrossTicks, bands.staticBandPpm());
    }

    Band collar() {
        return Band.around(auction.referenceTicks(), bands.collarPpm());
    }

    SortedSet<Long> bustedTrades() {
        return bustedTrades;
    }

    BookSide book(final Side side) {
        return side == Side.BUY ? bids : offers;
    }

    BookSide opposite(final Side side) {
        return side == Side.BUY ? offers : bids;
    }

    /** Stops that wait for their price. */
    BookSide waiting(final Side side) {
        return side == Side.BUY ? waitingBuys : waitingSells;
    }

    boolean hasOrders() {
        return !(bids.isEmpty() && offers.isEmpty() && waitingBuys.isEmpty() && waitingSells.isEmpty());
    }

    BigInteger baseUnits(final long qtyLots) {
        return terms.lotUnits().multiply(BigInteger.valueOf(qtyLots));
    }

    /** In quote units. */
    BigInteger notional(final long priceTicks, final long qtyLots) {
        return terms.quoteUnitsPerTickLot()
                .multiply(BigInteger.valueOf(priceTicks))
                .multiply(BigInteger.valueOf(qtyLots));
    }

    /** What an order with this limit and leaves holds, in units of {@link #holdAssetId}. */
    BigInteger hold(final Side side, final long limitTicks, final long leavesQty) {
        return side == Side.BUY ? notional(limitTicks, leavesQty) : baseUnits(leavesQty);
    }

    int holdAssetId(final Side side) {
        return side == Side.BUY ? added.quoteAssetId() : added.baseAssetId();
    }

    /** Is the best opposite limit one at which a limit order of this side and price would trade? */
    boolean wouldTrade(final Side side, final long priceTicks) {
        final Order best = opposite(side).bestLimit();
        return best != null && isAtOrThrough(side, priceTicks, best.limitTicks());
    }

    /** Is a stop of this side through already? */
    boolean isThrough(final Side side, final long stopPriceTicks) {
        return lastTicks != 0 && isAtOrThrough(side, lastTicks, stopPriceTicks);
    }

    /** Is the opposite price one at which a limit of this side allows to trade? */
    static boolean isAtOrThrough(final Side side, final long limitTicks, final long oppositeTicks) {
        return side == Side.BUY ? oppositeTicks <= limitTicks : oppositeTicks >= limitTicks;
    }
}
