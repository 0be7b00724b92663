package org.ringbook.reference;

import java.math.BigInteger;
import org.ringbook.sbe.messages.CancelReason;
import org.ringbook.sbe.messages.OrdStatus;
import org.ringbook.sbe.messages.Side;
import org.ringbook.sbe.messages.TimeInForce;

/** Trades, and the ends of orders. */
final class Matching {
    /** Of one command, so that its record stays bounded: one event before them, one after. */
    static final int TRADES_MAX = 8_190;

    private final Exchange exchange;

    Matching(final Exchange exchange) {
        this.exchange = exchange;
    }

    /**
     * What a sweep would do.
     *
     * @param cost of the quantity it would buy or sell, in quote units
     * @param isComplete whether it would trade all there is to trade: every lot, or every lot that the amount buys
     */
    record Walk(BigInteger cost, boolean isComplete) {}

    /** The sweep of an order that is not yet in, without making it. */
    static Walk walk(final Order aggressor) {
        long lotsLeft = aggressor.leavesQty();
        BigInteger amountLeft = aggressor.isByQuote() ? aggressor.held() : BigInteger.ZERO;
        BigInteger cost = BigInteger.ZERO;
        int visited = 0;
        for (final Order resting : aggressor.market().opposite(aggressor.side()).orders()) {
            final long lots = lots(aggressor, lotsLeft, amountLeft, resting);
            if (lots == 0) {
                return new Walk(cost, true);
            }
            if (visited == TRADES_MAX || !aggressor.accepts(resting.priceTicks())) {
                return new Walk(cost, false);
            }
            final BigInteger paid = aggressor.market().notional(resting.priceTicks(), lots);
            cost = cost.add(paid);
            lotsLeft -= lots;
            amountLeft = amountLeft.subtract(paid);
            visited++;
            if (aggressor.isByQuote() && lots < resting.leavesQty()) {
                return new Walk(cost, true);
            }
        }
        return new Walk(cost, aggressor.isByQuote() ? amountLeft.signum() == 0 : lotsLeft == 0);
    }

    /** What of a resting order can be traded: at most what is left of the aggressor, or what its amount left buys. */
    private static long lots(
            final Order aggressor, final long lotsLeft, final BigInteger amountLeft, final Order resting) {
        if (!aggressor.isByQuote()) {
            return Math.min(lotsLeft, resting.leavesQty());
        }
        final BigInteger priceOfLot = aggressor.market().notional(resting.priceTicks(), 1);
        return amountLeft
                .divide(priceOfLot)
                .min(BigInteger.valueOf(resting.leavesQty()))
                .longValueExact();
    }

    /** Matches an order that has been accepted or replaced, and ends it or rests it. */
    void run(final Order aggressor, final Events events) {
        final BookSide opposite = aggressor.market().opposite(aggressor.side());
        int trades = 0;
        while (!opposite.isEmpty() && aggressor.accepts(opposite.best().priceTicks())) {
            final Order resting = opposite.best();
            final long lots = lots(aggressor, aggressor.leavesQty(), aggressor.held(), resting);
            if (lots == 0) {
                break;
            }
            if (trades == TRADES_MAX) {
                cancel(aggressor, CancelReason.EVENT_LIMIT, OrdStatus.CANCELED, events);
                return;
            }
            trade(aggressor, resting, lots, events);
            trades++;
        }
        finish(aggressor, events);
    }

    private void finish(final Order order, final Events events) {
        if (order.isByQuote()) {
            finishByQuote(order, events);
        } else if (order.leavesQty() == 0) {
            end(order, OrdStatus.FILLED);
        } else if (!order.isLimit()) {
            cancel(order, CancelReason.NO_LIQUIDITY, OrdStatus.CANCELED, events);
        } else if (order.entered().timeInForce() == TimeInForce.IOC) {
            cancel(order, CancelReason.IOC_REST, OrdStatus.CANCELED, events);
        } else {
            order.market().book(order.side()).add(order);
            order.account().openOrders().put(order.id(), order);
        }
    }

    private void finishByQuote(final Order order, final Events events) {
        final boolean ranOut =
                order.market().opposite(order.side()).isEmpty() && order.held().signum() > 0;
        if (ranOut) {
            cancel(order, CancelReason.NO_LIQUIDITY, OrdStatus.CANCELED, events);
        } else {
            final OrdStatus status = order.cumQty() > 0 ? OrdStatus.FILLED : OrdStatus.CANCELED;
            cancel(order, CancelReason.QUOTE_REST, status, events);
        }
    }

    private void trade(final Order aggressor, final Order resting, final long lots, final Events events) {
        final Market market = aggressor.market();
        final Order buy = aggressor.side() == Side.BUY ? aggressor : resting;
        final Order sell = aggressor.side() == Side.BUY ? resting : aggressor;
        final int base = market.added().baseAssetId();
        final int quote = market.added().quoteAssetId();
        final BigInteger baseUnits = market.baseUnits(lots);
        final BigInteger quoteUnits = market.notional(resting.priceTicks(), lots);
        final BigInteger buyFee = fee(buy, buy == aggressor, baseUnits);
        final BigInteger sellFee = fee(sell, sell == aggressor, quoteUnits);
        final BigInteger released = buy == aggressor && buy.isLimit()
                ? market.notional(buy.priceTicks() - resting.priceTicks(), lots)
                : BigInteger.ZERO;

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
                market,
                aggressor.side(),
                resting.priceTicks(),
                lots,
                buy,
                sell,
                baseUnits,
                quoteUnits,
                buyFee,
                sellFee,
                released));
        if (resting.leavesQty() == 0) {
            leaveBook(resting);
            end(resting, OrdStatus.FILLED);
        }
    }

    private BigInteger fee(final Order order, final boolean isTaker, final BigInteger received) {
        return isTaker
                ? exchange.fees.takerFee(order.account(), received)
                : exchange.fees.makerFee(order.account(), received);
    }

    void leaveBook(final Order order) {
        order.market().book(order.side()).remove(order);
        order.account().openOrders().remove(order.id());
    }

    /** Of an order that is in no book, or no longer. */
    void cancel(final Order order, final CancelReason reason, final OrdStatus status, final Events events) {
        exchange.ledger.release(order.account().id(), order.holdAssetId(), order.held());
        events.orderCanceled(order, reason, status);
        end(order, status);
    }

    void end(final Order order, final OrdStatus status) {
        exchange.clientOrderIds.end(order, status);
    }
}
