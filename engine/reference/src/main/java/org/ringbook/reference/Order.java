package org.ringbook.reference;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.ringbook.sbe.messages.OrdStatus;
import org.ringbook.sbe.messages.OrdType;
import org.ringbook.sbe.messages.SelfTradePrevention;
import org.ringbook.sbe.messages.Side;
import org.ringbook.sbe.messages.TimeInForce;

/** An accepted order that has not ended: it is matching, in the book or waiting for its stop price. */
final class Order {
    private final long id;
    private final Account account;
    private final Market market;
    private final Command.NewOrder entered;
    private final List<String> clOrdIds = new ArrayList<>();
    private OrdType ordType;
    private int sessionId;
    private long limitTicks;
    private long stopPriceTicks;
    private long orderQty;
    private long cumQty;
    private long peak;
    private long displayedOfPeak;
    private BigInteger held;
    private BookSide.Place place;

    /** With its limit, or 0, and what it needs held. */
    Order(
            final long id,
            final Account account,
            final Market market,
            final Command.NewOrder entered,
            final long limitTicks,
            final BigInteger held) {
        this.id = id;
        this.account = account;
        this.market = market;
        this.entered = entered;
        this.limitTicks = limitTicks;
        this.held = held;
        ordType = entered.ordType() == OrdType.MARKET_TO_LIMIT ? OrdType.LIMIT : entered.ordType();
        sessionId = entered.header().sessionId();
        stopPriceTicks = entered.stopPriceTicks();
        orderQty = entered.byQuote() ? 0 : entered.quantity();
        peak = entered.displayQty() == entered.quantity() ? 0 : entered.displayQty();
    }

    long id() {
        return id;
    }

    Account account() {
        return account;
    }

    Market market() {
        return market;
    }

    Side side() {
        return entered.side();
    }

    TimeInForce timeInForce() {
        return entered.timeInForce();
    }

    boolean isPostOnly() {
        return entered.postOnly();
    }

    SelfTradePrevention selfTradePrevention() {
        return entered.selfTradePrevention();
    }

    /** What it does when it meets an own order now: NONE lasts as long as its account is allowed it. */
    SelfTradePrevention preventionInForce() {
        final boolean isOver = selfTradePrevention() == SelfTradePrevention.NONE && !account.maySelfTrade();
        return isOver ? SelfTradePrevention.CANCEL_NEWEST : selfTradePrevention();
    }

    /** The one that it came with, or empty. */
    String enteredClOrdId() {
        return entered.clOrdId();
    }

    long minQty() {
        return entered.minQty();
    }

    /** 0 if it does not expire. */
    long expireTimeNs() {
        return entered.expireTimeNs();
    }

    /** Buys for an amount: its total is what it has bought, so it never has leaves; the amount left is what is held. */
    boolean isByQuote() {
        return entered.byQuote();
    }

    OrdType ordType() {
        return ordType;
    }

    boolean isLimit() {
        return ordType == OrdType.LIMIT;
    }

    boolean isMarket() {
        return ordType == OrdType.MARKET;
    }

    /** Does it wait for its stop price? */
    boolean isStop() {
        return ordType == OrdType.STOP || ordType == OrdType.STOP_LIMIT;
    }

    /** May what is left of it stay in the book in continuous trading? */
    boolean mayRest() {
        return isLimit() && entered.timeInForce() != TimeInForce.IOC && entered.timeInForce() != TimeInForce.FOK;
    }

    /** Its stop price is reached: from now on it is what it waited to be. */
    void trigger() {
        ordType = ordType == OrdType.STOP ? OrdType.MARKET : OrdType.LIMIT;
        stopPriceTicks = 0;
    }

    int sessionId() {
        return sessionId;
    }

    boolean hasLimit() {
        return limitTicks != 0;
    }

    /** 0 if it has none. */
    long limitTicks() {
        return limitTicks;
    }

    /** 0 if it does not wait for one. */
    long stopPriceTicks() {
        return stopPriceTicks;
    }

    long orderQty() {
        return orderQty;
    }

    long cumQty() {
        return cumQty;
    }

    long leavesQty() {
        return orderQty - cumQty;
    }

    /** What it shows at most; 0 if that is all. */
    long peak() {
        return peak;
    }

    /** What of it is not hidden. */
    long displayedQty() {
        return peak == 0 ? leavesQty() : displayedOfPeak;
    }

    /** What is still held for it, in units of {@link #holdAssetId()}. */
    BigInteger held() {
        return held;
    }

    int holdAssetId() {
        return market.holdAssetId(side());
    }

    List<String> clOrdIds() {
        return clOrdIds;
    }

    /** Null while it is in no book and does not wait. */
    BookSide.Place place() {
        return place;
    }

    void place(final BookSide.Place newPlace) {
        place = newPlace;
    }

    OrderState state() {
        final OrdStatus status = cumQty == 0 ? OrdStatus.NEW : OrdStatus.PARTIALLY_FILLED;
        return new OrderState(id, status, orderQty, cumQty, leavesQty());
    }

    boolean isOwn(final Order other) {
        return account.ownerId() == other.account.ownerId();
    }

    /** May it trade at this price of the opposite side? */
    boolean accepts(final long oppositeTicks) {
        return !hasLimit() || Market.isAtOrThrough(side(), limitTicks, oppositeTicks);
    }

    /** Whole lots at this price: its leaves, or what the amount left buys. */
    BigInteger lotsAt(final long priceTicks) {
        return isByQuote() ? held.divide(market.notional(priceTicks, 1)) : BigInteger.valueOf(leavesQty());
    }

    void fill(final long qtyLots, final BigInteger noLongerHeld) {
        if (isByQuote()) {
            orderQty += qtyLots;
        }
        cumQty += qtyLots;
        release(noLongerHeld);
        displayedOfPeak = Math.max(0, displayedOfPeak - qtyLots);
    }

    /** Takes quantity off its total, or only off what is held if it is by quote. */
    void reduce(final long qtyLots, final BigInteger noLongerHeld) {
        if (!isByQuote()) {
            orderQty -= qtyLots;
        }
        release(noLongerHeld);
        displayedOfPeak = Math.min(displayedOfPeak, leavesQty());
    }

    private void release(final BigInteger noLongerHeld) {
        held = held.subtract(noLongerHeld);
        if (leavesQty() < 0 || held.signum() < 0) {
            throw new IllegalStateException(
                    "overfilled: orderId=" + id + " leavesQty=" + leavesQty() + " held=" + held);
        }
    }

    void beginPeak() {
        displayedOfPeak = Math.min(peak, leavesQty());
    }

    /** New content; see also {@link #peak(long)}. */
    void replace(
            final int newSessionId,
            final long newLimitTicks,
            final long newStopPriceTicks,
            final long newOrderQty,
            final BigInteger newHeld) {
        sessionId = newSessionId;
        limitTicks = newLimitTicks;
        stopPriceTicks = newStopPriceTicks;
        orderQty = newOrderQty;
        held = newHeld;
        displayedOfPeak = Math.min(displayedOfPeak, leavesQty());
    }

    void peak(final long newPeak) {
        peak = newPeak;
    }
}
