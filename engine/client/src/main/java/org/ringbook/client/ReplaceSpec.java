package org.ringbook.client;

/**
 * What an order is to become. Price and total are always said; of a stop sell the price is 0.
 *
 * @param accountId      whose.
 * @param orderId        the order.
 * @param priceTicks     new limit.
 * @param orderQty       new total in lots; what is filled counts.
 * @param stopPriceTicks new stop price of an order that waits for it; 0 = as it is.
 * @param displayQty     new peak, the total to show all; 0 = as it is.
 * @param clOrdId        the replace's own client order id, or empty.
 */
public record ReplaceSpec(
        int accountId,
        long orderId,
        long priceTicks,
        long orderQty,
        long stopPriceTicks,
        long displayQty,
        String clOrdId) {
    /**
     * A new price and total; all else stays.
     *
     * @param accountId  whose.
     * @param orderId    the order.
     * @param priceTicks new limit.
     * @param orderQty   new total in lots.
     * @return the replace.
     */
    public static ReplaceSpec of(final int accountId, final long orderId, final long priceTicks, final long orderQty) {
        return new ReplaceSpec(accountId, orderId, priceTicks, orderQty, 0, 0, "");
    }
}
