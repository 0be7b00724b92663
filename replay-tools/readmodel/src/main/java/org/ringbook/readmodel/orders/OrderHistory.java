package org.ringbook.readmodel.orders;

import java.util.Optional;
import org.ringbook.readmodel.Answer;
import org.ringbook.readmodel.Page;
import org.ringbook.readmodel.PageRequest;

/**
 * Every order that was accepted, as it is behind the record that the follower has come to. One that was rejected never was an order. Any
 * thread. Each method throws {@link org.ringbook.readmodel.ReadModelException} if the history can't be read.
 */
public interface OrderHistory {
    /**
     * One order.
     *
     * @param accountId whose it must be.
     * @param orderId   any number.
     * @return empty if the account has none of that id.
     */
    Answer<Optional<OrderReport>> order(int accountId, long orderId);

    /**
     * The order that a client order id names: it was entered with it, or replaced or canceled by a request of that id. The core forgets
     * ids in time, and one may be taken again: the latest order counts.
     *
     * @param accountId     whose.
     * @param clientOrderId 1 to 36 printable characters; any other text names none.
     * @return empty if none is known.
     */
    Answer<Optional<OrderReport>> byClientOrderId(int accountId, String clientOrderId);

    /**
     * Orders by when they were entered. Their ids are the cursor.
     *
     * @param query which.
     * @param page  which of them.
     * @return the page.
     */
    Page<OrderReport> orders(OrderQuery query, PageRequest page);
}
