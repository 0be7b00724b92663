package org.ringbook.core;

import org.ringbook.core.orders.ClOrdIdEntries;
import org.ringbook.core.orders.ClOrdIds;
import org.ringbook.sbe.snapshot.OrdStatus;
import org.ringbook.sbe.snapshot.SavedEndedIdEncoder;
import org.ringbook.sbe.snapshot.SavedEvictableIdEncoder;

/** Writes part 7 of the canonical state, the client order ids of ended orders, as rows. Core thread only. */
final class ClOrdIdSaver {
    private final int accounts;
    private final ClOrdIds clOrdIds;
    private final ClOrdIdEntries entries;
    private final RowWriter rows;

    ClOrdIdSaver(final CoreState state, final RowWriter rows) {
        accounts = state.accounts.count();
        clOrdIds = state.clOrdIds;
        entries = clOrdIds.entries();
        this.rows = rows;
    }

    void save() {
        final SavedEndedIdEncoder row = new SavedEndedIdEncoder();
        for (int accountId = 1; accountId <= accounts; accountId++) {
            int left = clOrdIds.endedOf(accountId);
            for (int entry = clOrdIds.firstEnded(accountId); left > 0; entry = entries.nextEnded(entry), left--) {
                row.wrapAndApplyHeader(rows.buffer(), 0, rows.header())
                        .orderId(entries.orderId(entry))
                        .orderQty(entries.orderQty(entry))
                        .cumQty(entries.cumQty(entry))
                        .accountId(accountId)
                        .ordStatus(OrdStatus.get(entries.ordStatus(entry)))
                        .putClOrdId(rows.text(), 0, entries.copy(entry, rows.text()));
                rows.write(row);
            }
        }
        saveEvictable();
    }

    private void saveEvictable() {
        final SavedEvictableIdEncoder row = new SavedEvictableIdEncoder();
        for (int entry = clOrdIds.firstEvictable(); entry != 0; entry = entries.nextEvictable(entry)) {
            rows.write(row.wrapAndApplyHeader(rows.buffer(), 0, rows.header()).accountId(entries.accountId(entry)));
        }
    }
}
