package org.ringbook.reference;

import java.util.List;

/**
 * An order in a book, as it is now.
 *
 * @param orderId sequence of the record that created it
 * @param accountId whose it is
 * @param sessionId the session that last entered or replaced it
 * @param priceTicks its limit
 * @param orderQty its total in lots
 * @param cumQty what of it is filled, in lots
 * @param postOnly whether it must not trade on entry
 * @param clOrdIds its client order ids in the order in which they were taken
 */
public record OpenOrder(
        long orderId,
        int accountId,
        int sessionId,
        long priceTicks,
        long orderQty,
        long cumQty,
        boolean postOnly,
        List<String> clOrdIds) {
    static OpenOrder of(final Order order) {
        return new OpenOrder(
                order.id(),
                order.account().id(),
                order.sessionId(),
                order.limitTicks(),
                order.orderQty(),
                order.cumQty(),
                order.isPostOnly(),
                List.copyOf(order.clOrdIds()));
    }
}
