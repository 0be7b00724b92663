package org.ringbook.reference;

import java.math.BigInteger;
import org.ringbook.sbe.messages.MarketState;
import org.ringbook.sbe.messages.Side;

/** A market and its book. */
final class Market {
    private final int id;
    private final Command.AddMarket added;
    private final BigInteger lotUnits;
    private final BigInteger quoteUnitsPerTickLot;
    private final BookSide bids = new BookSide(Side.BUY);
    private final BookSide offers = new BookSide(Side.SELL);
    private MarketState state = MarketState.CLOSED;
    private long lastTradeId;

    Market(
            final int id,
            final Command.AddMarket added,
            final BigInteger lotUnits,
            final BigInteger quoteUnitsPerTickLot) {
        this.id = id;
        this.added = added;
        this.lotUnits = lotUnits;
        this.quoteUnitsPerTickLot = quoteUnitsPerTickLot;
    }

    int id() {
        return id;
    }

    Command.AddMarket added() {
        return added;
    }

    BigInteger lotUnits() {
        return lotUnits;
    }

    BigInteger quoteUnitsPerTickLot() {
        return quoteUnitsPerTickLot;
    }

    MarketState state() {
        return state;
    }

    void state(final MarketState newState) {
        state = newState;
    }

    long lastTradeId() {
        return lastTradeId;
    }

    long nextTradeId() {
        lastTradeId++;
        return lastTradeId;
    }

    BookSide book(final Side side) {
        return side == Side.BUY ? bids : offers;
    }

    BookSide opposite(final Side side) {
        return side == Side.BUY ? offers : bids;
    }

    BigInteger baseUnits(final long qtyLots) {
        return lotUnits.multiply(BigInteger.valueOf(qtyLots));
    }

    /** In quote units. */
    BigInteger notional(final long priceTicks, final long qtyLots) {
        return quoteUnitsPerTickLot.multiply(BigInteger.valueOf(priceTicks)).multiply(BigInteger.valueOf(qtyLots));
    }

    /** What a limit order with these leaves holds, in units of {@link #holdAssetId}. */
    BigInteger hold(final Side side, final long priceTicks, final long leavesQty) {
        return side == Side.BUY ? notional(priceTicks, leavesQty) : baseUnits(leavesQty);
    }

    int holdAssetId(final Side side) {
        return side == Side.BUY ? added.quoteAssetId() : added.baseAssetId();
    }

    /** Would a limit order of this side and price trade at once? */
    boolean wouldTrade(final Side side, final long priceTicks) {
        final BookSide opposite = opposite(side);
        return !opposite.isEmpty()
                && isAtOrThrough(side, priceTicks, opposite.best().priceTicks());
    }

    /** Is the opposite price one at which a limit of this side allows to trade? */
    static boolean isAtOrThrough(final Side side, final long limitTicks, final long oppositeTicks) {
        return side == Side.BUY ? oppositeTicks <= limitTicks : oppositeTicks >= limitTicks;
    }
}
