package org.ringbook.journal.snapshot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.agrona.concurrent.UnsafeBuffer;
import org.ringbook.sbe.SnapshotSink;
import org.ringbook.sbe.SnapshotSource;
import org.ringbook.sbe.snapshot.BooleanType;
import org.ringbook.sbe.snapshot.MessageHeaderDecoder;
import org.ringbook.sbe.snapshot.MessageHeaderEncoder;
import org.ringbook.sbe.snapshot.SavedBalanceDecoder;
import org.ringbook.sbe.snapshot.SavedBalanceEncoder;
import org.ringbook.sbe.snapshot.SavedEngineDecoder;
import org.ringbook.sbe.snapshot.SavedEngineEncoder;

/** Rows that follow from a sequence and their number, so that any that are read back can be checked. */
final class SampleRows {
    static final long RECORD_CRC = 0xFEDC_BA98L;

    private static final UnsafeBuffer BUFFER = new UnsafeBuffer(new byte[1024]);
    private static final MessageHeaderEncoder HEADER = new MessageHeaderEncoder();

    private SampleRows() {}

    static SnapshotFile write(final SnapshotFiles files, final long sequence, final int balances) {
        return write(files, sequence, balances, RECORD_CRC);
    }

    static SnapshotFile write(
            final SnapshotFiles files, final long sequence, final int balances, final long recordCrc) {
        try (SnapshotWriter writer = files.begin(recordCrc)) {
            save(writer, sequence, balances);
            return writer.commit();
        }
    }

    static void save(final SnapshotSink sink, final long sequence, final int balances) {
        final int length = engine(sequence, balances).encodedLength();
        sink.frame(BUFFER, 0, MessageHeaderEncoder.ENCODED_LENGTH + length);
        for (int i = 0; i < balances; i++) {
            final SavedBalanceEncoder row = new SavedBalanceEncoder()
                    .wrapAndApplyHeader(BUFFER, 0, HEADER)
                    .availableUnits(sequence * i)
                    .heldUnits(i)
                    .accountId(i)
                    .assetId(1);
            sink.frame(BUFFER, 0, MessageHeaderEncoder.ENCODED_LENGTH + row.encodedLength());
        }
    }

    private static SavedEngineEncoder engine(final long sequence, final int balances) {
        return new SavedEngineEncoder()
                .wrapAndApplyHeader(BUFFER, 0, HEADER)
                .sequence(sequence)
                .timestampNs(sequence * 1_000)
                .stateHash(~sequence)
                .ownerCount(0)
                .clOrdIdPool(0)
                .halted(BooleanType.FALSE)
                .lowSpace(BooleanType.FALSE)
                .assets(1)
                .markets(0)
                .accounts(0)
                .balances(balances)
                .limits(0)
                .orders(0)
                .endedIds(0)
                .evictableIds(0)
                .deposits(0)
                .withdrawals(0)
                .transfers(0)
                .gateways(0)
                .sessions(0)
                .apiKeys(0);
    }

    /** Reads all and checks each; the sequence. */
    static long load(final SnapshotSource source) {
        assertTrue(source.next());
        final MessageHeaderDecoder header = new MessageHeaderDecoder();
        final SavedEngineDecoder engine =
                new SavedEngineDecoder().wrapAndApplyHeader(source.buffer(), source.offset(), header);
        final long sequence = engine.sequence();
        final long balances = engine.balances();
        final SavedBalanceDecoder row = new SavedBalanceDecoder();
        for (int i = 0; i < balances; i++) {
            assertTrue(source.next());
            row.wrapAndApplyHeader(source.buffer(), source.offset(), header);
            assertEquals(sequence * i, row.availableUnits());
            assertEquals(i, row.accountId());
        }
        return sequence;
    }
}
