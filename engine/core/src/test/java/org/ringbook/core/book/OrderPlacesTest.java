package org.ringbook.core.book;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.ringbook.sbe.messages.OrdType;
import org.ringbook.sbe.messages.SelfTradePrevention;
import org.ringbook.sbe.messages.TimeInForce;

/** Where orders lie that are not plain limit orders, and what is stored of them. */
final class OrderPlacesTest {
    private final OrderStore orders = new OrderStore(16);
    private final OrderBook book = new OrderBook(orders);
    private long lastOrderId;

    @Test
    void shouldTriggerBuysFromTheLowestAndSellsFromTheHighestStopPriceInTheOrderTheyJoined() {
        waiting(false, 105);
        waiting(false, 103);
        waiting(false, 105);
        waiting(true, 95);
        waiting(true, 97);
        waiting(true, 97);
        assertEquals(List.of(2L, 1L, 3L), waitingIds(false));
        assertEquals(List.of(5L, 6L, 4L), waitingIds(true));
        assertEquals(List.of(), ids(false));
    }

    @Test
    void shouldPutMarketOrdersBeforeEveryPrice() {
        order(false, OrdType.LIMIT, 101);
        order(false, OrdType.MARKET, 120);
        order(false, OrdType.LIMIT, 102);
        final int last = order(false, OrdType.MARKET, 120);
        assertEquals(List.of(2L, 4L, 3L, 1L), ids(false));
        book.remove(book.first(false));
        assertEquals(List.of(4L, 3L, 1L), ids(false));
        book.remove(last);
        assertEquals(List.of(3L, 1L), ids(false));
        assertEquals(102, book.side(false).bestPriceTicks());
    }

    @Test
    void shouldKeepTheLimitOfAnOrderThatWaitsAndForgetRareTermsOfTheOneBefore() {
        final int slot = waiting(false, 105);
        assertEquals(99, orders.limitTicks(slot));
        assertEquals(105, orders.stopPriceTicks(slot));
        book.remove(slot);
        orders.trigger(slot, OrdType.LIMIT.value());
        assertEquals(99, orders.priceTicks(slot));
        assertEquals(0, orders.stopPriceTicks(slot));
        orders.peakQty(slot, 3);
        orders.expireTimeNs(slot, 77);
        assertEquals(3, orders.displayedQty(slot));
        orders.remove(slot);
        final int next = order(true, OrdType.LIMIT, 110);
        assertEquals(slot, next);
        assertEquals(10, orders.displayedQty(next));
        assertEquals(0, orders.peakQty(next));
        assertEquals(0, orders.expireTimeNs(next));
    }

    private int waiting(final boolean sell, final long stopPriceTicks) {
        final int slot = add(sell, OrdType.STOP_LIMIT, 99);
        orders.waitFor(slot, stopPriceTicks, 99);
        book.add(slot);
        return slot;
    }

    private int order(final boolean sell, final OrdType ordType, final long priceTicks) {
        final int slot = add(sell, ordType, priceTicks);
        book.add(slot);
        return slot;
    }

    private int add(final boolean sell, final OrdType ordType, final long priceTicks) {
        final int flags = OrderFlags.of(
                sell,
                ordType.value(),
                TimeInForce.GTC.value(),
                SelfTradePrevention.CANCEL_NEWEST.value(),
                false,
                false);
        final int slot = orders.add(++lastOrderId, 1, 1, flags);
        orders.terms(slot, priceTicks, 10, 10);
        return slot;
    }

    private List<Long> ids(final boolean sell) {
        final List<Long> ids = new ArrayList<>();
        for (int slot = book.first(sell); slot != 0; slot = book.after(sell, slot)) {
            ids.add(orders.orderId(slot));
        }
        return ids;
    }

    private List<Long> waitingIds(final boolean sell) {
        final List<Long> ids = new ArrayList<>();
        for (int slot = book.firstWaiting(sell); slot != 0; slot = book.waitingAfter(sell, slot)) {
            ids.add(orders.orderId(slot));
        }
        return ids;
    }
}
