package org.ringbook.reference;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.ringbook.sbe.messages.OrdStatus;
import org.ringbook.sbe.messages.OrdType;
import org.ringbook.sbe.messages.Side;

/** An accepted order that has not ended: it is matching or in the book. */
final class Order {
    private final long id;
    private final Account account;
    private final Market market;
    private final Command.NewOrder entered;
    private final List<String> clOrdIds = new ArrayList<>();
    private int sessionId;
    private long priceTicks;
    private long orderQty;
    private long cumQty;
    private BigInteger held;
    private BookSide.Place place;

    Order(
            final long id,
            final Account account,
            final Market market,
            final Command.NewOrder entered,
            final BigInteger held) {
        this.id = id;
        this.account = account;
        this.market = market;
        this.entered = entered;
        this.held = held;
        sessionId = entered.header().sessionId();
        priceTicks = entered.priceTicks();
        orderQty = entered.byQuote() ? 0 : entered.quantity();
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

    Command.NewOrder entered() {
        return entered;
    }

    boolean isLimit() {
        return entered.ordType() == OrdType.LIMIT;
    }

    /** Buys for an amount: its total is what it has bought, so it never has leaves; the amount left is what is held. */
    boolean isByQuote() {
        return entered.byQuote();
    }

    int sessionId() {
        return sessionId;
    }

    long priceTicks() {
        return priceTicks;
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

    /** May it trade at this price of the opposite side? */
    boolean accepts(final long oppositeTicks) {
        return !isLimit() || Market.isAtOrThrough(side(), priceTicks, oppositeTicks);
    }

    void fill(final long qtyLots, final BigInteger noLongerHeld) {
        if (isByQuote()) {
            orderQty += qtyLots;
        }
        cumQty += qtyLots;
        held = held.subtract(noLongerHeld);
        if (leavesQty() < 0 || held.signum() < 0) {
            throw new IllegalStateException(
                    "overfilled: orderId=" + id + " leavesQty=" + leavesQty() + " held=" + held);
        }
    }

    void replace(final int newSessionId, final long newPriceTicks, final long newOrderQty, final BigInteger newHeld) {
        sessionId = newSessionId;
        priceTicks = newPriceTicks;
        orderQty = newOrderQty;
        held = newHeld;
    }
}
