package org.ringbook.core;

import org.agrona.collections.Int2IntHashMap;
import org.ringbook.core.orders.ClOrdIdEntries;
import org.ringbook.core.orders.ClOrdIds;
import org.ringbook.sbe.snapshot.OrdStatus;
import org.ringbook.sbe.snapshot.SavedEndedIdDecoder;
import org.ringbook.sbe.snapshot.SavedEvictableIdDecoder;

/** Remembers the client order ids of ended orders that {@link ClOrdIdSaver} wrote. Core thread only. */
final class ClOrdIdLoader {
    private final CoreState state;
    private final ClOrdIds clOrdIds;
    private final RowReader rows;

    ClOrdIdLoader(final CoreState state, final RowReader rows) {
        this.state = state;
        this.rows = rows;
        clOrdIds = state.clOrdIds;
    }

    void load(final int ended, final int evictable) {
        loadEnded(ended);
        rows.require(evictable == clOrdIds.evictableOfAll(), "number of evictable ids");
        loadEvictable(evictable);
    }

    private void loadEnded(final int count) {
        final SavedEndedIdDecoder row = new SavedEndedIdDecoder();
        int previous = 1;
        for (int i = 0; i < count; i++) {
            rows.next(row);
            final long orderId = row.orderId();
            final long orderQty = row.orderQty();
            final long cumQty = row.cumQty();
            final int accountId = row.accountId();
            final int ordStatus = row.ordStatusRaw();
            row.wrapClOrdId(rows.text());
            rows.end(row);
            rows.require(state.accounts.exists(accountId) && accountId >= previous, "its account");
            rows.require(orderId >= 1 && orderId <= state.lastSequence, "its order");
            rows.require(cumQty >= 0 && cumQty <= orderQty, "its quantities");
            rows.require(isEnd(ordStatus), "its status");
            rows.require(clOrdIds.load(rows.text(), 0, rows.text().capacity()), "its text");
            rows.require(clOrdIds.find(accountId) == 0, "it is taken");
            clOrdIds.loadEnded(accountId, orderId, (byte) ordStatus, orderQty, cumQty);
            previous = accountId;
        }
    }

    private static boolean isEnd(final int ordStatus) {
        return ordStatus == OrdStatus.FILLED.value()
                || ordStatus == OrdStatus.CANCELED.value()
                || ordStatus == OrdStatus.EXPIRED.value();
    }

    private void loadEvictable(final int count) {
        final SavedEvictableIdDecoder row = new SavedEvictableIdDecoder();
        final ClOrdIdEntries entries = clOrdIds.entries();
        final Int2IntHashMap lastByAccount = new Int2IntHashMap(0);
        final Int2IntHashMap countByAccount = new Int2IntHashMap(0);
        for (int i = 0; i < count; i++) {
            final int accountId = rows.next(row).accountId();
            rows.require(state.accounts.exists(accountId), "its account");
            final int evictable = countByAccount.get(accountId) + 1;
            rows.require(evictable <= clOrdIds.evictableOf(accountId), "the account has no further evictable id");
            final int last = lastByAccount.get(accountId);
            final int entry = last == 0 ? clOrdIds.firstEnded(accountId) : entries.nextEnded(last);
            clOrdIds.loadEvictable(entry);
            lastByAccount.put(accountId, entry);
            countByAccount.put(accountId, evictable);
        }
    }
}
