package org.ringbook.core;

import org.ringbook.core.book.BookSide;
import org.ringbook.core.book.OrderStore;
import org.ringbook.core.ledger.Accounts;
import org.ringbook.core.ledger.Balances;
import org.ringbook.core.ledger.FeeSchedule;
import org.ringbook.core.market.Market;
import org.ringbook.sbe.Frames;
import org.ringbook.sbe.messages.OrdStatus;
import org.ringbook.sbe.messages.Side;

/**
 * Continuous matching in price-time priority (semantics of every central limit order book): the aggressor trades with
 * the best resting order at its price, until one of them has nothing left. Looks ahead with the same steps where an
 * order has to know its cost or its fill beforehand. Core thread only.
 */
final class Matcher {
    /** Most trades of one command: its acceptance and its end have to fit the record too. */
    static final int MAX_TRADES = Frames.MAX_EVENTS - 2;

    private final CoreState state;
    private final OrderStore orders;
    private final OrderEnds ends;
    private long reachedCost;
    private boolean reachedEnd;

    Matcher(final CoreState state, final OrderEnds ends) {
        this.state = state;
        this.orders = state.orders;
        this.ends = ends;
    }

    /** Goes through the opposite side as {@link #match} would, and changes nothing. */
    void walk(final Aggressor aggressor) {
        final Market market = aggressor.market;
        final BookSide side = market.book().side(!aggressor.sell);
        final boolean byQuote = aggressor.byQuote;
        long left = byQuote ? aggressor.holdLeft : aggressor.leavesQty;
        reachedCost = 0;
        int slot = side.firstOrder();
        for (int i = 0; i < MAX_TRADES && slot != 0 && left > 0; i++, slot = side.orderAfter(slot)) {
            final long priceTicks = orders.priceTicks(slot);
            if (!isWithin(aggressor, priceTicks)) {
                slot = 0;
                break;
            }
            final long offered = orders.leavesQty(slot);
            final long lots =
                    byQuote ? Math.min(left / market.notional(priceTicks, 1), offered) : Math.min(left, offered);
            final long cost = market.notionalOrMax(priceTicks, lots);
            reachedCost = reachedCost > Long.MAX_VALUE - cost ? Long.MAX_VALUE : reachedCost + cost;
            left -= byQuote ? cost : lots;
            if (lots < offered) {
                break;
            }
        }
        reachedEnd = left == 0 || (byQuote && slot != 0 && left < market.notional(orders.priceTicks(slot), 1));
    }

    /** Cost in quote units of what the last {@link #walk} reached; the largest number if it does not fit. */
    long reachedCost() {
        return reachedCost;
    }

    /** Whether the last {@link #walk} reached all of the order, or by quote all that its amount buys. */
    boolean reachedEnd() {
        return reachedEnd;
    }

    /** Trades until the aggressor has nothing left or nothing more is within its limit, or the record is full. */
    void match(final Aggressor aggressor, final EventSink events) {
        final BookSide side = aggressor.market.book().side(!aggressor.sell);
        for (int trades = 0; trades < MAX_TRADES; trades++) {
            final int slot = nextToTrade(aggressor, side);
            if (slot == 0) {
                return;
            }
            trade(aggressor, slot, events);
        }
    }

    /** Whether another trade could be made. */
    boolean couldTrade(final Aggressor aggressor) {
        return nextToTrade(aggressor, aggressor.market.book().side(!aggressor.sell)) != 0;
    }

    private int nextToTrade(final Aggressor aggressor, final BookSide side) {
        if (!side.isCrossedBy(aggressor.limitTicks)) {
            return 0;
        }
        final int slot = side.firstOrder();
        return aggressor.lotsAt(orders.priceTicks(slot), orders.leavesQty(slot)) > 0 ? slot : 0;
    }

    private static boolean isWithin(final Aggressor aggressor, final long priceTicks) {
        return aggressor.sell ? priceTicks >= aggressor.limitTicks : priceTicks <= aggressor.limitTicks;
    }

    private void trade(final Aggressor aggressor, final int slot, final EventSink events) {
        final Market market = aggressor.market;
        final long priceTicks = orders.priceTicks(slot);
        final long offered = orders.leavesQty(slot);
        final long lots = aggressor.lotsAt(priceTicks, offered);
        final long baseUnits = market.baseUnits(lots);
        final long quoteUnits = market.notional(priceTicks, lots);
        final long released =
                aggressor.limited && !aggressor.sell ? market.notional(aggressor.limitTicks - priceTicks, lots) : 0;
        aggressor.leavesQty -= aggressor.byQuote ? 0 : lots;
        aggressor.cumQty += lots;
        aggressor.holdLeft -= aggressor.sell ? baseUnits : quoteUnits + released;
        final int restingAccount = orders.accountId(slot);
        final int takerPpm = state.fees.takerPpm(state.accounts.feeTier(aggressor.accountId));
        final int makerPpm = state.fees.makerPpm(state.accounts.feeTier(restingAccount));
        final boolean sell = aggressor.sell;
        final int buyAccount = sell ? restingAccount : aggressor.accountId;
        final int sellAccount = sell ? aggressor.accountId : restingAccount;
        final long buyFee = FeeSchedule.feeRoundedUp(baseUnits, sell ? makerPpm : takerPpm);
        final long sellFee = FeeSchedule.feeRoundedUp(quoteUnits, sell ? takerPpm : makerPpm);
        final long restingLeaves = offered - lots;
        events.trade()
                .tradeId(market.nextTradeId())
                .marketId(market.id())
                .aggressorSide(sell ? Side.SELL : Side.BUY)
                .priceTicks(priceTicks)
                .qtyLots(lots)
                .baseUnits(baseUnits)
                .quoteUnits(quoteUnits)
                .buyOrderId(sell ? orders.orderId(slot) : aggressor.orderId)
                .sellOrderId(sell ? aggressor.orderId : orders.orderId(slot))
                .buyAccountId(buyAccount)
                .sellAccountId(sellAccount)
                .buyFeeUnits(buyFee)
                .sellFeeUnits(sellFee)
                .buyReleasedUnits(released)
                .buyLeavesQty(sell ? restingLeaves : aggressor.leavesQty)
                .sellLeavesQty(sell ? aggressor.leavesQty : restingLeaves);
        settle(market, buyAccount, sellAccount, baseUnits, quoteUnits, buyFee, sellFee, released);
        fill(market, slot, restingLeaves);
    }

    private static void settle(
            final Market market,
            final int buyAccount,
            final int sellAccount,
            final long baseUnits,
            final long quoteUnits,
            final long buyFee,
            final long sellFee,
            final long released) {
        final Balances base = market.base().balances();
        final Balances quote = market.quote().balances();
        quote.pay(buyAccount, quoteUnits, released);
        base.pay(sellAccount, baseUnits, 0);
        base.credit(buyAccount, baseUnits - buyFee);
        quote.credit(sellAccount, quoteUnits - sellFee);
        if (buyFee != 0) {
            base.credit(Accounts.FEE_ACCOUNT, buyFee);
        }
        if (sellFee != 0) {
            quote.credit(Accounts.FEE_ACCOUNT, sellFee);
        }
    }

    private void fill(final Market market, final int slot, final long restingLeaves) {
        orders.leavesQty(slot, restingLeaves);
        if (restingLeaves == 0) {
            market.book().remove(slot);
            ends.end(slot, OrdStatus.FILLED);
        }
    }
}
