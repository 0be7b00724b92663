package org.ringbook.core.book;

import java.util.Arrays;

/**
 * The open orders of all markets in pooled slots, each a cache line of 64 bytes, and the map from order id to slot. Slot 0
 * is "none". Slots never leave the core.
 *
 * <pre>
 *  word  high 32 bits           low 32 bits
 *   0    order id
 *   1    price in ticks: its limit, or 0; while it waits, its stop price
 *   2    leaves quantity in lots (by quote: the amount)
 *   3    -
 *   4    market id &lt;&lt; 16 | flags account id
 *   5    total quantity in lots (by quote: the amount)
 *   6    previous slot          next slot            of the account, in entry order
 *   7    session id             first client order id entry
 * </pre>
 *
 * <p>The links of the price levels, in time order, are apart, previous and next slot of eight orders in a cache line: who
 * leaves a queue is no reason to bring in the neighbours' slots. What few orders have is in {@link RareTerms}. All slots are
 * one array: growing copies it, so give room beforehand. Core thread only.
 */
public final class OrderStore {
    private static final int FEW = 1 << 14;
    private static final int WORDS_SHIFT = 3;
    private static final long LOW = 0xFFFF_FFFFL;
    private static final int FLAGS = 0xFFFF;

    private final OrderSlots slots;
    private final RareTerms rare = new RareTerms();
    private long[] words;
    private int[] links;
    private int fresh = 1;
    private int free;

    /** With room for some orders; it grows as needed. */
    public OrderStore() {
        this(FEW);
    }

    /**
     * With room for a number of orders before anything has to grow.
     *
     * @param expectedOrders open at one time
     */
    public OrderStore(final int expectedOrders) {
        slots = new OrderSlots(this, expectedOrders);
        words = new long[Math.multiplyExact(expectedOrders + 1, 1 << WORDS_SHIFT)];
        links = new int[(expectedOrders + 1) * 2];
    }

    /**
     * Makes room for orders, so that nothing has to grow as long as no more are open.
     *
     * @param expectedOrders open at one time
     */
    public void reserve(final int expectedOrders) {
        if (expectedOrders >= capacity()) {
            growTo(expectedOrders + 1);
        }
        slots.reserve(expectedOrders);
    }

    /**
     * Takes a slot for an order and puts it into the id map. Its links are none.
     *
     * @param orderId above 0, not in use
     * @param accountId whose
     * @param marketId where
     * @param flags of {@link OrderFlags}
     * @return the slot
     */
    public int add(final long orderId, final int accountId, final int marketId, final int flags) {
        final int slot = take();
        final int at = slot << WORDS_SHIFT;
        words[at] = orderId;
        links(slot, 0, 0);
        words[at + 4] = pack((marketId << 16) | flags, accountId);
        words[at + 6] = 0;
        words[at + 7] = 0;
        slots.put(orderId, slot);
        return slot;
    }

    /**
     * Gives a slot back and forgets its id. Read what is needed of it before.
     *
     * @param slot of an order that no list holds any more
     */
    public void remove(final int slot) {
        final int at = slot << WORDS_SHIFT;
        slots.remove(words[at], slot);
        words[at] = 0;
        next(slot, free);
        free = slot;
    }

    /**
     * Finds an order.
     *
     * @param orderId any number
     * @return its slot, or 0
     */
    public int slot(final long orderId) {
        return slots.get(orderId);
    }

    /**
     * Number of open orders.
     *
     * @return at least 0
     */
    public int size() {
        return slots.size();
    }

    /**
     * Id of the order.
     *
     * @param slot of an order
     * @return the sequence of the record that created it
     */
    public long orderId(final int slot) {
        return word(slot, 0);
    }

    /**
     * The price of its place: its limit, 0 for a market order that has none; its stop price while it waits.
     *
     * @param slot of an order
     * @return ticks
     */
    public long priceTicks(final int slot) {
        return word(slot, 1);
    }

    /**
     * Limit price.
     *
     * @param slot of an order
     * @return ticks, 0 if it has none
     */
    public long limitTicks(final int slot) {
        return OrderFlags.isWaiting(flags(slot)) ? rare.get(slot, RareTerms.LIMIT_TICKS) : priceTicks(slot);
    }

    /**
     * What it waits for.
     *
     * @param slot of an order
     * @return ticks, 0 if it does not wait
     */
    public long stopPriceTicks(final int slot) {
        return OrderFlags.isWaiting(flags(slot)) ? priceTicks(slot) : 0;
    }

    /**
     * Peak of an iceberg.
     *
     * @param slot of an order
     * @return lots, 0 if all is displayed
     */
    public long peakQty(final int slot) {
        return hasPeak(slot) ? rare.get(slot, RareTerms.PEAK_QTY) : 0;
    }

    /**
     * Whether only a part is displayed.
     *
     * @param slot of an order
     * @return true if so
     */
    public boolean hasPeak(final int slot) {
        return (flags(slot) & OrderFlags.PEAK) != 0;
    }

    /**
     * What is displayed of its leaves.
     *
     * @param slot of an order
     * @return lots
     */
    public long displayedQty(final int slot) {
        return hasPeak(slot) ? rare.get(slot, RareTerms.DISPLAYED_QTY) : leavesQty(slot);
    }

    /**
     * When it expires.
     *
     * @param slot of an order
     * @return nanoseconds since the epoch, 0 if it does not
     */
    public long expireTimeNs(final int slot) {
        return (flags(slot) & OrderFlags.RARE) != 0 ? rare.get(slot, RareTerms.EXPIRE_NS) : 0;
    }

    /**
     * Open quantity.
     *
     * @param slot of an order
     * @return lots
     */
    public long leavesQty(final int slot) {
        return word(slot, 2);
    }

    /**
     * Total quantity, what is filled included.
     *
     * @param slot of an order
     * @return lots
     */
    public long orderQty(final int slot) {
        return word(slot, 5);
    }

    /**
     * Filled quantity.
     *
     * @param slot of an order
     * @return lots
     */
    public long cumQty(final int slot) {
        return orderQty(slot) - leavesQty(slot);
    }

    /**
     * Whose order it is.
     *
     * @param slot of an order
     * @return the account id
     */
    public int accountId(final int slot) {
        return (int) word(slot, 4);
    }

    /**
     * Where it rests.
     *
     * @param slot of an order
     * @return the market id
     */
    public int marketId(final int slot) {
        return (int) (word(slot, 4) >>> 48);
    }

    /**
     * What it is.
     *
     * @param slot of an order
     * @return flags of {@link OrderFlags}
     */
    public int flags(final int slot) {
        return (int) (word(slot, 4) >>> 32) & FLAGS;
    }

    /**
     * Side of the order.
     *
     * @param slot of an order
     * @return true for a sell, false for a buy
     */
    public boolean isSell(final int slot) {
        return OrderFlags.isSell(flags(slot));
    }

    /**
     * The session that last entered or replaced it.
     *
     * @param slot of an order
     * @return the session id, 0 for none
     */
    public int sessionId(final int slot) {
        return (int) (word(slot, 7) >>> 32);
    }

    /**
     * The first of its client order ids.
     *
     * @param slot of an order
     * @return an entry of {@code ClOrdIds}, 0 for none
     */
    public int firstClOrdId(final int slot) {
        return (int) word(slot, 7);
    }

    /**
     * The next order of its account, in entry order.
     *
     * @param slot of an order
     * @return a slot, or 0
     */
    public int nextOfAccount(final int slot) {
        return (int) word(slot, 6);
    }

    int previousOfAccount(final int slot) {
        return (int) (word(slot, 6) >>> 32);
    }

    int next(final int slot) {
        return links[slot * 2 + 1];
    }

    int previous(final int slot) {
        return links[slot * 2];
    }

    /**
     * Sets price and quantities.
     *
     * @param slot of an order
     * @param priceTicks limit, in ticks
     * @param orderQty total, in lots
     * @param leavesQty open, in lots
     */
    public void terms(final int slot, final long priceTicks, final long orderQty, final long leavesQty) {
        final int at = slot << WORDS_SHIFT;
        words[at + 1] = priceTicks;
        words[at + 2] = leavesQty;
        words[at + 5] = orderQty;
    }

    /**
     * Makes an order wait for a stop price, which is now the price of its place.
     *
     * @param slot of an order with its quantities set
     * @param stopPriceTicks what it waits for
     * @param limitTicks its limit, 0 for none
     */
    public void waitFor(final int slot, final long stopPriceTicks, final long limitTicks) {
        beginRare(slot);
        rare.set(slot, RareTerms.LIMIT_TICKS, limitTicks);
        word(slot, 1, stopPriceTicks);
        addFlags(slot, OrderFlags.WAITING);
    }

    /**
     * Ends its waiting: its price is its limit again.
     *
     * @param slot of an order that waits and is in no queue
     * @param ordType value of {@code OrdType} that it becomes
     */
    public void trigger(final int slot, final int ordType) {
        word(slot, 1, limitTicks(slot));
        setFlags(slot, OrderFlags.withOrdType(flags(slot) & ~OrderFlags.WAITING, ordType));
    }

    /**
     * Gives it a peak, or none, and displays it anew.
     *
     * @param slot of an order with its terms set
     * @param peakQty lots, 0 for none
     */
    public void peakQty(final int slot, final long peakQty) {
        if (peakQty == 0) {
            setFlags(slot, flags(slot) & ~OrderFlags.PEAK);
            return;
        }
        beginRare(slot);
        addFlags(slot, OrderFlags.PEAK);
        rare.set(slot, RareTerms.PEAK_QTY, peakQty);
        displayedQty(slot, Math.min(peakQty, leavesQty(slot)));
    }

    /**
     * Sets what is displayed.
     *
     * @param slot of an order that has a peak
     * @param displayedQty lots
     */
    public void displayedQty(final int slot, final long displayedQty) {
        rare.set(slot, RareTerms.DISPLAYED_QTY, displayedQty);
    }

    /**
     * Sets when it expires.
     *
     * @param slot of an order
     * @param expireTimeNs nanoseconds since the epoch
     */
    public void expireTimeNs(final int slot, final long expireTimeNs) {
        beginRare(slot);
        rare.set(slot, RareTerms.EXPIRE_NS, expireTimeNs);
    }

    private void beginRare(final int slot) {
        if ((flags(slot) & OrderFlags.RARE) == 0) {
            rare.begin(slot);
            addFlags(slot, OrderFlags.RARE);
        }
    }

    private void addFlags(final int slot, final int flags) {
        setFlags(slot, flags(slot) | flags);
    }

    private void setFlags(final int slot, final int flags) {
        word(slot, 4, pack((marketId(slot) << 16) | flags, accountId(slot)));
    }

    /**
     * Sets the open quantity.
     *
     * @param slot of an order
     * @param leavesQty in lots
     */
    public void leavesQty(final int slot, final long leavesQty) {
        word(slot, 2, leavesQty);
    }

    /**
     * Sets the session.
     *
     * @param slot of an order
     * @param sessionId 0 for none
     */
    public void sessionId(final int slot, final int sessionId) {
        word(slot, 7, pack(sessionId, firstClOrdId(slot)));
    }

    /**
     * Sets the first client order id.
     *
     * @param slot of an order
     * @param entry of {@code ClOrdIds}, 0 for none
     */
    public void firstClOrdId(final int slot, final int entry) {
        word(slot, 7, pack(sessionId(slot), entry));
    }

    void links(final int slot, final int previous, final int next) {
        links[slot * 2] = previous;
        links[slot * 2 + 1] = next;
    }

    void next(final int slot, final int next) {
        links[slot * 2 + 1] = next;
    }

    void previous(final int slot, final int previous) {
        links[slot * 2] = previous;
    }

    void linksOfAccount(final int slot, final int previous, final int next) {
        word(slot, 6, pack(previous, next));
    }

    void nextOfAccount(final int slot, final int next) {
        word(slot, 6, pack(previousOfAccount(slot), next));
    }

    void previousOfAccount(final int slot, final int previous) {
        word(slot, 6, pack(previous, nextOfAccount(slot)));
    }

    static long pack(final int high, final int low) {
        return (long) high << 32 | (low & LOW);
    }

    private int take() {
        if (free != 0) {
            final int slot = free;
            free = next(slot);
            return slot;
        }
        if (fresh == capacity()) {
            growTo(Math.min(fresh * 2, OrderSlots.SLOT_MAX + 1));
        }
        return fresh++;
    }

    private int capacity() {
        return words.length >>> WORDS_SHIFT;
    }

    private void growTo(final int capacity) {
        if (capacity > OrderSlots.SLOT_MAX + 1 || capacity == capacity()) {
            throw new IllegalStateException("there can't be more than " + OrderSlots.SLOT_MAX + " open orders");
        }
        words = Arrays.copyOf(words, capacity << WORDS_SHIFT);
        links = Arrays.copyOf(links, capacity * 2);
    }

    private long word(final int slot, final int word) {
        return words[(slot << WORDS_SHIFT) + word];
    }

    private void word(final int slot, final int word, final long value) {
        words[(slot << WORDS_SHIFT) + word] = value;
    }
}
