package org.ringbook.followers.balances;

import org.ringbook.journal.snapshot.SnapshotFile;
import org.ringbook.journal.snapshot.SnapshotFiles;
import org.ringbook.journal.snapshot.SnapshotReader;
import org.ringbook.sbe.Frames;
import org.ringbook.sbe.snapshot.MessageHeaderDecoder;
import org.ringbook.sbe.snapshot.SavedBalanceDecoder;

/** The balances in a snapshot: of a state that a second core has proven. What comes behind them in the file is not read. */
final class SnapshotBalances implements BalanceSource {
    private final SnapshotFiles files;
    private final SnapshotFile file;

    SnapshotBalances(final SnapshotFiles files, final SnapshotFile file) {
        this.files = files;
        this.file = file;
    }

    @Override
    public void forEach(final Listener listener) {
        final MessageHeaderDecoder header = new MessageHeaderDecoder();
        final SavedBalanceDecoder balance = new SavedBalanceDecoder();
        boolean isAmongThem = false;
        try (SnapshotReader reader = files.open(file)) {
            while (reader.next()) {
                if (Frames.templateId(reader.buffer(), reader.offset()) == SavedBalanceDecoder.TEMPLATE_ID) {
                    isAmongThem = true;
                    balance.wrapAndApplyHeader(reader.buffer(), reader.offset(), header);
                    final long available = balance.availableUnits();
                    final long held = balance.heldUnits();
                    listener.onBalance(balance.accountId(), balance.assetId(), available, held);
                } else if (isAmongThem) {
                    return;
                }
            }
        }
    }
}
