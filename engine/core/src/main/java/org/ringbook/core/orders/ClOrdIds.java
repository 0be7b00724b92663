package org.ringbook.core.orders;

import java.util.Arrays;
import org.agrona.DirectBuffer;

/**
 * Memory of client order ids, per account: of each open order the last 1,024, of ended ones the last 64 of each account and, in a pool
 * over all accounts, as many more as it has room for (at most 65,536 of one account). An id leads to the order that took
 * it; of an ended order its last state is kept. What is forgotten first is written in {@code docs/rules.md}.
 *
 * <p>Use: {@link #load} an id, then {@link #find} or {@link #take} it. Entries are numbers from 1. Core thread only.
 */
public final class ClOrdIds {
    /** Ids of ended orders remembered at first, over all accounts. */
    public static final int DEFAULT_CAPACITY = 4_194_304;

    /** Largest capacity that can be set. */
    public static final int MAX_CAPACITY = 16_777_216;

    private static final int MAX_OF_ORDER = 1_024;
    private static final int MAX_OF_ACCOUNT = 65_536;
    private static final int INITIAL_ACCOUNTS = 1 << 10;

    private final ClOrdIdEntries entries = new ClOrdIdEntries();
    private final ClOrdIdKey key = new ClOrdIdKey();
    private final ClOrdIdTable table = new ClOrdIdTable(entries);
    private EndedIds[] endedByAccount = new EndedIds[INITIAL_ACCOUNTS];
    private int capacity = DEFAULT_CAPACITY;
    private int endedCount;
    private int firstEvictable;
    private int lastEvictable;

    /**
     * Reads an id for {@link #find} and {@link #take}.
     *
     * @param buffer that holds it
     * @param offset of its first byte
     * @param length in bytes
     * @return false if it is not 1 to 36 printable ASCII characters without space
     */
    public boolean load(final DirectBuffer buffer, final int offset, final int length) {
        return key.load(buffer, offset, length);
    }

    /**
     * Finds the loaded id.
     *
     * @param accountId whose
     * @return its entry, or 0
     */
    public int find(final int accountId) {
        return table.find(key, accountId);
    }

    /**
     * Takes the loaded id, which the account does not have, for an order.
     *
     * @param accountId whose
     * @param orderId the order, open until {@link #end}
     * @param first the order's first entry, or 0
     * @return the order's first entry now
     */
    public int take(final int accountId, final long orderId, final int first) {
        final int entry = entries.take(key, accountId, orderId);
        table.insert(entry);
        final int newFirst = entries.chain(first, entry);
        return entries.countOfOrder(newFirst) > MAX_OF_ORDER ? withoutEarliest(newFirst) : newFirst;
    }

    /**
     * Ends an order: all its ids become ended, in the order in which they were taken.
     *
     * @param first the order's first entry, or 0
     * @param ordStatus value of {@code OrdStatus}
     * @param orderQty in lots
     * @param cumQty in lots
     */
    public void end(final int first, final byte ordStatus, final long orderQty, final long cumQty) {
        int entry = first;
        while (entry != 0) {
            final int next = entries.nextOfOrder(entry);
            entries.end(entry, ordStatus, orderQty, cumQty);
            append(entry);
            entry = next;
        }
    }

    /**
     * Sets how many ids of ended orders are remembered, and forgets those beyond.
     *
     * @param newCapacity 0 to {@link #MAX_CAPACITY}
     */
    public void capacity(final int newCapacity) {
        capacity = newCapacity;
        evictBeyondCapacity();
    }

    /**
     * Makes room in the table of ids, 8 to 16 bytes each, so that it need not grow before there are more. Their contents, 64
     * bytes each and 24 for those of more than 16 characters, come as they are needed.
     *
     * @param ids of open and ended orders
     */
    public void reserve(final int ids) {
        table.reserve(ids);
    }

    /**
     * How many ids of ended orders are remembered.
     *
     * @return 0 to {@link #MAX_CAPACITY}
     */
    public int capacity() {
        return capacity;
    }

    /**
     * Ids of ended orders remembered now.
     *
     * @return at least 0
     */
    public int endedCount() {
        return endedCount;
    }

    /**
     * The entries' contents.
     *
     * @return live view
     */
    public ClOrdIdEntries entries() {
        return entries;
    }

    /**
     * Ids of ended orders of an account.
     *
     * @param accountId of an account
     * @return at least 0
     */
    public int endedOf(final int accountId) {
        final EndedIds ended = endedOrNull(accountId);
        return ended == null ? 0 : ended.count;
    }

    /**
     * Earliest ended id of an account.
     *
     * @param accountId of an account
     * @return an entry, or 0
     */
    public int firstEnded(final int accountId) {
        final EndedIds ended = endedOrNull(accountId);
        return ended == null ? 0 : ended.first;
    }

    /**
     * The id that would be forgotten first.
     *
     * @return an entry, or 0
     */
    public int firstEvictable() {
        return firstEvictable;
    }

    /**
     * How many of an account's ended ids may be forgotten: all but the last 64.
     *
     * @param accountId of an account
     * @return at least 0
     */
    public int evictableOf(final int accountId) {
        return Math.max(0, endedOf(accountId) - EndedIds.PROTECTED);
    }

    /**
     * How many ended ids may be forgotten, over all accounts. Walks them.
     *
     * @return at least 0
     */
    public int evictableOfAll() {
        int count = 0;
        for (int accountId = 0; accountId < endedByAccount.length; accountId++) {
            count += evictableOf(accountId);
        }
        return count;
    }

    /**
     * Remembers the loaded id, which the account does not have, as the last of its ended ones, as a snapshot says. Forgets none.
     *
     * @param accountId whose
     * @param orderId the order that took it
     * @param ordStatus value of {@code OrdStatus}
     * @param orderQty in lots
     * @param cumQty in lots
     */
    public void loadEnded(
            final int accountId, final long orderId, final byte ordStatus, final long orderQty, final long cumQty) {
        final int entry = entries.take(key, accountId, orderId);
        table.insert(entry);
        entries.end(entry, ordStatus, orderQty, cumQty);
        final EndedIds ended = ended(accountId);
        link(ended, entry);
        ended.add(entry);
    }

    /**
     * Puts an id at the end of those that will be forgotten, as a snapshot says.
     *
     * @param entry the earliest ended id of its account that is not there yet
     */
    public void loadEvictable(final int entry) {
        addEvictable(entry);
    }

    private int withoutEarliest(final int first) {
        table.remove(first);
        return entries.unchain(first);
    }

    private void append(final int entry) {
        final EndedIds ended = ended(entries.accountId(entry));
        link(ended, entry);
        if (ended.count > MAX_OF_ACCOUNT) {
            forget(ended.first);
        }
        final int displaced = ended.add(entry);
        if (displaced != 0) {
            addEvictable(displaced);
        }
        evictBeyondCapacity();
    }

    private void link(final EndedIds ended, final int entry) {
        if (ended.count++ == 0) {
            ended.first = entry;
        } else {
            entries.nextEnded(ended.last(), entry);
        }
        endedCount++;
    }

    private void addEvictable(final int entry) {
        if (lastEvictable == 0) {
            firstEvictable = entry;
        } else {
            entries.nextEvictable(lastEvictable, entry);
        }
        entries.lastEvictable(entry, lastEvictable);
        lastEvictable = entry;
    }

    private void evictBeyondCapacity() {
        while (endedCount > capacity && firstEvictable != 0) {
            forget(firstEvictable);
        }
    }

    /** Forgets the earliest ended id of its account, which is evictable. */
    private void forget(final int entry) {
        final EndedIds ended = endedByAccount[entries.accountId(entry)];
        if (ended.first != entry) {
            throw new IllegalStateException("not its account's earliest id: accountId=" + entries.accountId(entry));
        }
        final int previous = entries.previousEvictable(entry);
        final int next = entries.nextEvictable(entry);
        if (previous == 0) {
            firstEvictable = next;
        } else {
            entries.nextEvictable(previous, next);
        }
        if (next == 0) {
            lastEvictable = previous;
        } else {
            entries.previousEvictable(next, previous);
        }
        ended.first = entries.nextEnded(entry);
        ended.count--;
        endedCount--;
        table.remove(entry);
        entries.free(entry);
    }

    private EndedIds endedOrNull(final int accountId) {
        return accountId < endedByAccount.length ? endedByAccount[accountId] : null;
    }

    private EndedIds ended(final int accountId) {
        final EndedIds ended = endedOrNull(accountId);
        return ended == null ? firstOf(accountId) : ended;
    }

    private EndedIds firstOf(final int accountId) {
        if (accountId >= endedByAccount.length) {
            endedByAccount = Arrays.copyOf(endedByAccount, Math.max(accountId + 1, endedByAccount.length * 2));
        }
        endedByAccount[accountId] = new EndedIds();
        return endedByAccount[accountId];
    }
}
