package org.ringbook.benchmarks;

import org.ringbook.core.book.BookSide;
import org.ringbook.core.book.OrderBook;
import org.ringbook.core.book.OrderFlags;
import org.ringbook.core.book.OrderStore;
import org.ringbook.sbe.messages.OrdType;
import org.ringbook.sbe.messages.SelfTradePrevention;
import org.ringbook.sbe.messages.TimeInForce;
import org.ringbook.workloads.BookUnderTest;
import org.ringbook.workloads.OrderFlow;

/**
 * Plays a flow to the bare book of the core: prices, queues and the lookup of order ids, without accounts, events and
 * checks. One thread.
 */
public final class BookRunner implements BookUnderTest {
    private static final int MARKET_ID = 1;
    private static final int BUY = limitOrder(false);
    private static final int SELL = limitOrder(true);

    private final OrderFlow flow;
    private final OrderStore orders;
    private final OrderBook book;
    private long trades;
    private long tradedLots;
    private long notional;
    private long makers;

    /**
     * An empty book in front of a flow.
     *
     * @param flow to play
     */
    public BookRunner(final OrderFlow flow) {
        this.flow = flow;
        orders = new OrderStore();
        book = new OrderBook(orders);
    }

    @Override
    public void run(final int from, final int until) {
        for (int i = from; i < until; i++) {
            apply(flow.orderId(i), flow.terms(i));
        }
    }

    @Override
    public OrderFlow.Outcome outcome() {
        return new OrderFlow.Outcome(trades, tradedLots, notional, makers, book.size());
    }

    private void apply(final long orderId, final long terms) {
        switch (OrderFlow.kind(terms)) {
            case OrderFlow.ADD -> add(orderId, terms);
            case OrderFlow.CANCEL -> cancel(orderId);
            case OrderFlow.MOVE -> move(orderId, terms);
            case OrderFlow.REDUCE -> reduce(orderId, terms);
            default -> match(terms);
        }
    }

    private void add(final long orderId, final long terms) {
        final long leavesQty = match(terms);
        if (leavesQty > 0) {
            final int slot = orders.add(orderId, 1, MARKET_ID, OrderFlow.isSell(terms) ? SELL : BUY);
            orders.terms(slot, OrderFlow.priceTicks(terms), OrderFlow.orderQty(terms), leavesQty);
            book.add(slot);
        }
    }

    private void cancel(final long orderId) {
        final int slot = orders.slot(orderId);
        book.remove(slot);
        orders.remove(slot);
    }

    private void move(final long orderId, final long terms) {
        final int slot = orders.slot(orderId);
        book.remove(slot);
        terms(slot, terms);
        book.add(slot);
    }

    private void reduce(final long orderId, final long terms) {
        terms(orders.slot(orderId), terms);
    }

    private void terms(final int slot, final long terms) {
        orders.terms(slot, OrderFlow.priceTicks(terms), OrderFlow.orderQty(terms), OrderFlow.leavesQty(terms));
    }

    /** Trades within the limit; returns what is left. */
    private long match(final long terms) {
        final BookSide side = book.side(!OrderFlow.isSell(terms));
        final long limitTicks = OrderFlow.priceTicks(terms);
        long leavesQty = OrderFlow.leavesQty(terms);
        while (leavesQty > 0 && side.isCrossedBy(limitTicks)) {
            leavesQty -= trade(side.firstOrder(), leavesQty);
        }
        return leavesQty;
    }

    private long trade(final int slot, final long offeredLots) {
        final long restingLots = orders.leavesQty(slot);
        final long lots = Math.min(offeredLots, restingLots);
        trades++;
        tradedLots += lots;
        notional += orders.priceTicks(slot) * lots;
        makers += orders.orderId(slot) * lots;
        if (lots == restingLots) {
            book.remove(slot);
            orders.remove(slot);
        } else {
            orders.leavesQty(slot, restingLots - lots);
        }
        return lots;
    }

    private static int limitOrder(final boolean sell) {
        return OrderFlags.of(
                sell, OrdType.LIMIT.value(), TimeInForce.GTC.value(), SelfTradePrevention.NONE.value(), false, false);
    }
}
