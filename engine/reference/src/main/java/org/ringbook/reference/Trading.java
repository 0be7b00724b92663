package org.ringbook.reference;

import java.math.BigInteger;
import org.ringbook.sbe.messages.CancelReason;
import org.ringbook.sbe.messages.OrdStatus;
import org.ringbook.sbe.messages.SelfTradePrevention;
import org.ringbook.sbe.messages.Side;

/** What two orders that meet do to each other: they trade, or self-trade prevention keeps them from it. */
final class Trading {
    private final Exchange exchange;
    private final OpenOrders openOrders;

    Trading(final Exchange exchange, final OpenOrders openOrders) {
        this.exchange = exchange;
        this.openOrders = openOrders;
    }

    static boolean isPrevented(final Order aggressor, final Order resting) {
        return aggressor.isOwn(resting) && aggressor.preventionInForce() != SelfTradePrevention.NONE;
    }

    /** The aggressor ends here only if it is in a book. */
    void trade(final Order aggressor, final Order resting, final long lots, final Events events) {
        final Order buy = aggressor.side() == Side.BUY ? aggressor : resting;
        final Order sell = aggressor.side() == Side.BUY ? resting : aggressor;
        trade(buy, sell, aggressor.side(), resting.limitTicks(), lots, events);
        settle(resting);
    }

    /** Of two orders in an auction. */
    void tradeInAuction(
            final Order bid, final Order offer, final long priceTicks, final long lots, final Events events) {
        trade(bid, offer, Side.NULL_VAL, priceTicks, lots, events);
        settle(bid);
        settle(offer);
    }

    private void trade(
            final Order buy,
            final Order sell,
            final Side aggressorSide,
            final long priceTicks,
            final long lots,
            final Events events) {
        final Market market = buy.market();
        final int base = market.added().baseAssetId();
        final int quote = market.added().quoteAssetId();
        final BigInteger baseUnits = market.baseUnits(lots);
        final BigInteger quoteUnits = market.notional(priceTicks, lots);
        final BigInteger buyFee = fee(buy, aggressorSide, baseUnits);
        final BigInteger sellFee = fee(sell, aggressorSide, quoteUnits);
        // A resting buy trades at its limit, so that nothing is released.
        final BigInteger released =
                buy.hasLimit() ? market.notional(buy.limitTicks() - priceTicks, lots) : BigInteger.ZERO;

        buy.fill(lots, quoteUnits.add(released));
        sell.fill(lots, baseUnits);
        final Ledger ledger = exchange.ledger;
        ledger.takeHeld(buy.account().id(), quote, quoteUnits);
        ledger.release(buy.account().id(), quote, released);
        ledger.credit(buy.account().id(), base, baseUnits.subtract(buyFee));
        ledger.takeHeld(sell.account().id(), base, baseUnits);
        ledger.credit(sell.account().id(), quote, quoteUnits.subtract(sellFee));
        ledger.credit(Exchange.FEE_ACCOUNT, base, buyFee);
        ledger.credit(Exchange.FEE_ACCOUNT, quote, sellFee);

        events.trade(new Events.Fill(
                market.traded(priceTicks),
                market,
                aggressorSide,
                priceTicks,
                lots,
                buy,
                sell,
                baseUnits,
                quoteUnits,
                buyFee,
                sellFee,
                released));
    }

    private BigInteger fee(final Order order, final Side aggressorSide, final BigInteger received) {
        return order.side() == aggressorSide
                ? exchange.fees.takerFee(order.account(), received)
                : exchange.fees.makerFee(order.account(), received);
    }

    /** Of an order in a book, after a trade. */
    private void settle(final Order order) {
        if (order.leavesQty() == 0) {
            openOrders.end(order, OrdStatus.FILLED);
        } else if (order.displayedQty() == 0) {
            OpenOrders.renewPeak(order);
        }
    }

    /** Both are orders of one owner, and would trade at this price. Says whether the aggressor is still there. */
    boolean prevent(final Order aggressor, final Order resting, final long priceTicks, final Events events) {
        final long lots = preventedLots(aggressor.lotsAt(priceTicks), resting.leavesQty());
        events.selfTradePrevented(aggressor, resting, lots);
        switch (aggressor.preventionInForce()) {
            case CANCEL_NEWEST -> {
                openOrders.cancel(aggressor, CancelReason.SELF_TRADE, events);
                return false;
            }
            case CANCEL_OLDEST -> {
                openOrders.cancel(resting, CancelReason.SELF_TRADE, events);
                return true;
            }
            case CANCEL_BOTH -> {
                openOrders.cancel(resting, CancelReason.SELF_TRADE, events);
                openOrders.cancel(aggressor, CancelReason.SELF_TRADE, events);
                return false;
            }
            case DECREMENT -> {
                decrement(resting, lots, priceTicks, events);
                return decrement(aggressor, lots, priceTicks, events);
            }
            default -> throw new IllegalStateException("mode=" + aggressor.preventionInForce());
        }
    }

    static long preventedLots(final BigInteger aggressorLots, final long restingLeavesQty) {
        return aggressorLots.min(BigInteger.valueOf(restingLeavesQty)).longValueExact();
    }

    /** Says whether something is left of it. */
    private boolean decrement(final Order order, final long lots, final long priceTicks, final Events events) {
        if (!order.isByQuote() && order.leavesQty() == lots) {
            openOrders.cancel(order, CancelReason.SELF_TRADE, events);
            return false;
        }
        final BigInteger released = released(order, lots, priceTicks);
        order.reduce(lots, released);
        exchange.ledger.release(order.account().id(), order.holdAssetId(), released);
        events.orderReduced(order, released, lots);
        return true;
    }

    private static BigInteger released(final Order order, final long lots, final long priceTicks) {
        if (order.isByQuote()) {
            return order.market().notional(priceTicks, lots);
        }
        if (order.side() == Side.BUY && !order.hasLimit()) {
            return BigInteger.ZERO; // what it will pay was counted without this
        }
        return order.market().hold(order.side(), order.limitTicks(), lots);
    }
}
