package org.ringbook.workloads;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * Makes a flow of orders that come from elsewhere, under keys of their source. Each is carried out in a plain continuous book with
 * price-time priority, which says what the flow must come to; what hits no live order there is not written. Orders get ids from 1
 * on without gaps, those that come back under a key of an ended one a new id. One thread.
 */
public final class FlowWriter {
    private static final int WORDS_AT_FIRST = 1 << 16;

    private final FlowBook book = new FlowBook();
    private final Map<Long, Entry> entries = new HashMap<>();
    private long[] words = new long[WORDS_AT_FIRST];
    private int at;
    private int prefill;
    private long lastId;

    /**
     * The latest order of a key.
     *
     * @param order live or ended
     * @param filledBefore what orders had filled of which it is the rest, in lots
     */
    private record Entry(FlowBook.Order order, int filledBefore) {}

    /** Begins an empty flow. */
    public FlowWriter() {}

    /**
     * A limit order whose remainder rests. A live order of the same key is canceled first, since its source has forgotten it.
     *
     * @param key any number
     * @param sell its side
     * @param priceTicks 1 to {@link OrderFlow#MAX_PRICE}
     * @param orderQty 1 to {@link OrderFlow#MAX_QTY} lots
     */
    public void limit(final long key, final boolean sell, final int priceTicks, final int orderQty) {
        check(priceTicks, orderQty);
        cancel(key);
        add(key, sell, priceTicks, orderQty, 0);
    }

    /**
     * An order that becomes a limit order at the best opposite price.
     *
     * @param key any number
     * @param sell its side
     * @param orderQty 1 to {@link OrderFlow#MAX_QTY} lots
     * @return false if there is no such price, so that nothing was written
     */
    public boolean marketToLimit(final long key, final boolean sell, final int orderQty) {
        final int best = book.best(!sell);
        if (best == 0) {
            return false;
        }
        limit(key, sell, best, orderQty);
        return true;
    }

    /**
     * A limit order whose remainder is canceled.
     *
     * @param sell its side
     * @param priceTicks 1 to {@link OrderFlow#MAX_PRICE}; 1 to sell and the highest to buy stand for a market order
     * @param orderQty 1 to {@link OrderFlow#MAX_QTY} lots
     */
    public void immediateOrCancel(final boolean sell, final int priceTicks, final int orderQty) {
        check(priceTicks, orderQty);
        write(OrderFlow.IOC, ++lastId, sell, priceTicks, orderQty, orderQty);
        book.match(sell, priceTicks, orderQty);
    }

    /**
     * Takes an order out.
     *
     * @param key of the order
     * @return false if it is not live, so that nothing was written
     */
    public boolean cancel(final long key) {
        final Entry entry = entries.remove(key);
        if (entry == null || !entry.order.isLive()) {
            return false;
        }
        cancel(entry.order);
        return true;
    }

    /**
     * Gives an order another price and total quantity. Less at the same price is a reduction; the same open quantity at a price
     * where it does not trade is a move; all else becomes a cancel and a new order of what is open.
     *
     * @param key of the order
     * @param priceTicks 1 to {@link OrderFlow#MAX_PRICE}
     * @param totalQty 1 to {@link OrderFlow#MAX_QTY} lots, what is filled included; if no more than that, the order is canceled
     * @return false if it is not live or has these terms, so that nothing was written
     */
    public boolean replace(final long key, final int priceTicks, final int totalQty) {
        check(priceTicks, totalQty);
        final Entry entry = entries.get(key);
        if (entry == null || !entry.order.isLive()) {
            return false;
        }
        final FlowBook.Order order = entry.order;
        final int filledQty = entry.filledBefore + order.orderQty - order.leavesQty;
        final int leavesQty = totalQty - filledQty;
        final boolean samePrice = priceTicks == order.priceTicks;
        if (samePrice && leavesQty == order.leavesQty) {
            return false;
        }
        if (leavesQty <= 0) {
            cancel(order);
        } else if (samePrice && leavesQty < order.leavesQty) {
            book.reduce(order, leavesQty);
            write(OrderFlow.REDUCE, order.id, order.sell, priceTicks, order.orderQty, leavesQty);
        } else if (leavesQty == order.leavesQty && !book.isCrossedBy(order.sell, priceTicks)) {
            write(OrderFlow.MOVE, order.id, order.sell, priceTicks, order.orderQty, leavesQty);
            book.move(order, priceTicks);
        } else {
            cancel(order);
            add(key, order.sell, priceTicks, leavesQty, filledQty);
        }
        return true;
    }

    /**
     * Cancels all live orders and forgets all keys.
     *
     * @return how many were canceled
     */
    public int cancelAll() {
        final int live = book.liveOrders();
        while (book.liveOrders() > 0) {
            cancel(book.liveOrder(book.liveOrders() - 1));
        }
        entries.clear();
        return live;
    }

    /** {@return number of operations written} */
    public int length() {
        return at / 2;
    }

    /** {@return the flow as far as it was written; what comes before the first operation that trades or is no add is the prefill} */
    public OrderFlow flow() {
        return new OrderFlow(Arrays.copyOf(words, at), prefill, book.outcome());
    }

    private void add(
            final long key, final boolean sell, final int priceTicks, final int orderQty, final int filledBefore) {
        final long id = ++lastId;
        if (prefill == length() && !book.isCrossedBy(sell, priceTicks)) {
            prefill++;
        }
        write(OrderFlow.ADD, id, sell, priceTicks, orderQty, orderQty);
        final FlowBook.Order order = book.add(id, sell, priceTicks, orderQty);
        if (order != null) {
            entries.put(key, new Entry(order, filledBefore));
        }
    }

    private void cancel(final FlowBook.Order order) {
        write(OrderFlow.CANCEL, order.id, order.sell, order.priceTicks, order.orderQty, order.leavesQty);
        book.cancel(order);
    }

    private void write(
            final int kind,
            final long orderId,
            final boolean sell,
            final int priceTicks,
            final int orderQty,
            final int leavesQty) {
        if (at == words.length) {
            words = Arrays.copyOf(words, at * 2);
        }
        words[at++] = orderId;
        words[at++] = OrderFlow.pack(kind, sell, priceTicks, orderQty, leavesQty);
    }

    private static void check(final int priceTicks, final int qty) {
        if (priceTicks < 1 || priceTicks > OrderFlow.MAX_PRICE || qty < 1 || qty > OrderFlow.MAX_QTY) {
            throw new IllegalArgumentException("priceTicks must be 1 to " + OrderFlow.MAX_PRICE + " and qty 1 to "
                    + OrderFlow.MAX_QTY + ": priceTicks=" + priceTicks + ", qty=" + qty);
        }
    }
}
