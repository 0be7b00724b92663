package org.ringbook.rest.exchange;

import org.ringbook.readmodel.balances.Balance;
import org.ringbook.readmodel.books.MarketDataListener;
import org.ringbook.readmodel.orders.AccountTrade;
import org.ringbook.readmodel.orders.OrderReport;

/**
 * Told of all that changes in a view, in the order in which it happened, on the thread that applies the records, which holds the view's lock: so
 * what is read of the view meanwhile is of no other moment. A record's market data comes first, then its orders and balances, then
 * {@link #applied}.
 */
public interface ViewListener extends MarketDataListener {
    /**
     * An order is new, or has changed, or has ended.
     *
     * @param order as it is now.
     */
    default void orderChanged(final OrderReport order) {}

    /**
     * An order was filled; that it has changed is told next.
     *
     * @param order as it is now.
     * @param fill  its side of the trade.
     */
    default void filled(final OrderReport order, final AccountTrade fill) {}

    /**
     * An entry in an account.
     *
     * @param balance        as it is now.
     * @param availableDelta by what available rose.
     * @param heldDelta      by what held rose.
     */
    default void balanceChanged(final Balance balance, final long availableDelta, final long heldDelta) {}

    /**
     * The record is applied as a whole.
     *
     * @param sequence    the record.
     * @param timestampNs its time, nanoseconds since the epoch.
     */
    default void applied(final long sequence, final long timestampNs) {}
}
