package org.ringbook.torture;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.agrona.MutableDirectBuffer;
import org.ringbook.journal.Journal;
import org.ringbook.journal.JournalContext;
import org.ringbook.journal.JournalDamageException;
import org.ringbook.journal.JournalReader;
import org.ringbook.journal.OpenReport;
import org.ringbook.journal.RecordBatch;

/** Appends to a journal that was opened after a fault, dies, and looks whether everything is there after the next opening. */
final class SecondLife {
    private static final int FRAME_LENGTH_MIN = 64;
    private static final int FRAME_LENGTHS = 200;
    private static final int PER_DOCUMENT = 25;

    private SecondLife() {}

    /**
     * What came of it.
     *
     * @param open   what the first opening reported.
     * @param damage what a reader of the whole journal reports after it, in front of the second life; null if nothing.
     */
    record Outcome(OpenReport open, JournalDamageException damage) {}

    /**
     * Lives it.
     *
     * @param first   opens it the first time.
     * @param again   opens it after the death.
     * @param records how many are appended.
     * @param copy    directory for the journal as the dead process left it.
     * @throws TortureException if anything of the second life is missing.
     */
    static Outcome live(
            final JournalContext first,
            final Supplier<JournalContext> again,
            final int records,
            final Path copy,
            final SampleJournal sample)
            throws IOException {
        final OpenReport report;
        final Map<Long, Long> crcs = new HashMap<>();
        final long last;
        try (Journal journal = Journal.open(first)) {
            report = journal.openReport();
            append(journal, records);
            last = journal.lastSequence();
            try (JournalReader reader = journal.newReader()) {
                reader.seek(report.lastSequence() + 1);
                while (reader.next()) {
                    crcs.put(reader.sequence(), reader.crc());
                }
            }
            SparseFiles.delete(copy);
            SparseFiles.copy(first.directory(), copy);
        }
        if (crcs.size() != records) {
            throw new TortureException("of " + records + " records of the second life a reader sees " + crcs.size());
        }
        try (Journal journal = Journal.open(again.get().directory(copy))) {
            if (journal.lastSequence() != last) {
                throw new TortureException("the second life ended with record " + last
                        + ", and the third begins behind " + journal.lastSequence());
            }
        }
        requireThere(copy, report.lastSequence(), crcs);
        return new Outcome(report, sample.read(copy, crcs));
    }

    private static void requireThere(final Path copy, final long first, final Map<Long, Long> crcs) {
        long found = 0;
        try (JournalReader reader = JournalReader.open(copy)) {
            reader.seek(first + 1);
            while (reader.next()) {
                final Long crc = crcs.get(reader.sequence());
                found += crc != null && crc == reader.crc() ? 1 : 0;
            }
        }
        if (found != crcs.size()) {
            throw new TortureException("of " + crcs.size() + " records of the second life there are " + found);
        }
    }

    private static void append(final Journal journal, final int records) {
        final RecordBatch batch = journal.batch();
        final long timestampNs = journal.lastTimestampNs();
        for (int i = 1; i <= records; i++) {
            final long sequence = journal.lastSequence() + batch.recordCount() + 1;
            final int length = FRAME_LENGTH_MIN + (int) (sequence * 7919 % FRAME_LENGTHS);
            final int offset = batch.begin(sequence, timestampNs + i);
            final MutableDirectBuffer buffer = batch.buffer();
            buffer.putShort(offset, (short) (length - Short.BYTES), LITTLE_ENDIAN);
            for (int at = Short.BYTES; at < length; at++) {
                buffer.putByte(offset + at, (byte) (sequence * 31 + at * 17L + 1));
            }
            batch.end(length);
            if (batch.recordCount() == PER_DOCUMENT || i == records) {
                journal.append();
            }
        }
    }
}
