package org.ringbook.peers;

import com.paritytrading.parity.match.OrderBook;
import com.paritytrading.parity.match.OrderBookListener;
import com.paritytrading.parity.match.Side;
import org.ringbook.workloads.BookUnderTest;
import org.ringbook.workloads.OrderFlow;

/**
 * The book of Parity 0.7.0. It has no immediate-or-cancel and no move: what rests of the one is canceled at once, the other is a cancel and a new
 * order, as its users do. One thread.
 */
public final class ParityBook implements BookUnderTest, OrderBookListener {
    private final OrderFlow flow;
    private final OrderBook book = new OrderBook(this);
    private long trades;
    private long tradedLots;
    private long notional;
    private long makers;
    private long liveOrders;
    private boolean rested;

    /**
     * An empty one.
     *
     * @param flow to play
     */
    public ParityBook(final OrderFlow flow) {
        this.flow = flow;
    }

    @Override
    public void run(final int from, final int until) {
        for (int i = from; i < until; i++) {
            apply(flow.orderId(i), flow.terms(i));
        }
    }

    private void apply(final long orderId, final long terms) {
        switch (OrderFlow.kind(terms)) {
            case OrderFlow.ADD -> enter(orderId, terms);
            case OrderFlow.CANCEL -> book.cancel(orderId, 0);
            case OrderFlow.MOVE -> {
                book.cancel(orderId, 0);
                enter(orderId, terms);
            }
            case OrderFlow.REDUCE -> book.cancel(orderId, OrderFlow.leavesQty(terms));
            default -> {
                rested = false;
                enter(orderId, terms);
                if (rested) {
                    book.cancel(orderId, 0);
                }
            }
        }
    }

    private void enter(final long orderId, final long terms) {
        book.enter(
                orderId,
                OrderFlow.isSell(terms) ? Side.SELL : Side.BUY,
                OrderFlow.priceTicks(terms),
                OrderFlow.leavesQty(terms));
    }

    @Override
    public void match(
            final long restingOrderId,
            final long incomingOrderId,
            final Side incomingSide,
            final long price,
            final long executedQuantity,
            final long remainingQuantity) {
        trades++;
        tradedLots += executedQuantity;
        notional += price * executedQuantity;
        makers += restingOrderId * executedQuantity;
        if (remainingQuantity == 0) {
            liveOrders--;
        }
    }

    @Override
    public void add(final long orderId, final Side side, final long price, final long size) {
        rested = true;
        liveOrders++;
    }

    @Override
    public void cancel(final long orderId, final long canceledQuantity, final long remainingQuantity) {
        if (remainingQuantity == 0) {
            liveOrders--;
        }
    }

    @Override
    public OrderFlow.Outcome outcome() {
        return new OrderFlow.Outcome(trades, tradedLots, notional, makers, liveOrders);
    }
}
