package org.ringbook.audit;

import java.nio.file.Path;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.ringbook.audit.records.JournalSource;
import org.ringbook.core.CoreView;
import org.ringbook.core.ExchangeCore;
import org.ringbook.journal.JournalReader;
import org.ringbook.journal.snapshot.SnapshotFiles;

/**
 * A core brought to a record: from the newest snapshot not behind it, or from nothing, by executing the journal's commands again.
 * Every event it makes is compared with the recorded one, so what it is asked is what the records say, and explained. One thread.
 */
public final class StateReplay implements AutoCloseable {
    private static final int LOOK_MASK = 0x3FF;

    private final JournalReader reader;
    private final ExchangeCore core;
    private final Reexecution reexecution;
    private final long beganBehind;
    private long sequence;

    private StateReplay(final JournalReader reader, final ExchangeCore core) {
        this.reader = reader;
        this.core = core;
        reexecution = new Reexecution(new CoreReplica(core));
        beganBehind = core.lastSequence();
        sequence = beganBehind;
    }

    /**
     * Begins.
     *
     * @param source    where the records are.
     * @param snapshots directory of the journal's snapshots; null to begin with the first record.
     * @param atMost    a record that is not to be passed yet; a snapshot behind it is of no use.
     * @param notes     hears which snapshots could not be used, and why.
     * @return the state after the snapshot's record, or before the first record.
     * @throws AuditException if the journal does not hold the records behind it.
     */
    public static StateReplay open(
            final JournalSource source, final Path snapshots, final long atMost, final Consumer<String> notes) {
        final JournalReader reader = source.open();
        try {
            final ExchangeCore core = snapshots == null
                    ? new ExchangeCore()
                    : new SnapshotFiles(snapshots)
                            .loadNewest(
                                    reader,
                                    Math.min(atMost, reader.durableSequence()),
                                    ExchangeCore::load,
                                    skipped -> notes.accept("snapshot of record " + skipped.sequence()
                                            + " is not used: " + skipped.fault()))
                            .orElseGet(ExchangeCore::new);
            final long first = reader.firstSequence();
            if (first > core.lastSequence() + 1) {
                throw new AuditException("the journal begins with record " + first
                        + ", and no snapshot of what came before it can be used");
            }
            reader.seek(core.lastSequence() + 1);
            return new StateReplay(reader, core);
        } catch (final RuntimeException e) {
            reader.close();
            throw e;
        }
    }

    /**
     * Executes the next record again.
     *
     * @return false if there is none.
     * @throws AuditException                               if it is not explained by what came before it.
     * @throws org.ringbook.journal.JournalDamageException if it can't be read.
     */
    public boolean next() {
        if (!reader.next()) {
            return false;
        }
        final Finding finding = reexecution.check(reader);
        if (finding != null) {
            throw new AuditException(
                    finding.text() + ". The journal was changed, or made by another version's rules; see audit verify");
        }
        sequence = reader.sequence();
        return true;
    }

    /**
     * Executes all records up to one.
     *
     * @param last          the record; if there are fewer, the last one.
     * @param stopRequested asked now and then whether to stop.
     * @param progress      whom to tell how far it has come.
     * @return whether it was told to stop before.
     */
    public boolean advanceTo(final long last, final BooleanSupplier stopRequested, final VerifyProgress progress) {
        final long startNs = System.nanoTime();
        while (sequence < last && next()) {
            if ((sequence & LOOK_MASK) == 0) {
                progress.onProgress(sequence, last, System.nanoTime() - startNs);
                if (stopRequested.getAsBoolean()) {
                    return true;
                }
            }
        }
        return false;
    }

    /** {@return the record of the snapshot that it began behind; 0 if it began with the first} */
    public long beganBehind() {
        return beganBehind;
    }

    /** {@return last record whose effects are in the state} */
    public long sequence() {
        return sequence;
    }

    /** {@return time of that record, nanoseconds since the epoch} */
    public long timestampNs() {
        return core.lastTimestampNs();
    }

    /** {@return where that record is, once {@link #next} was called} */
    public JournalReader reader() {
        return reader;
    }

    /** {@return the state} */
    public ExchangeCore core() {
        return core;
    }

    /** {@return the state, for queries} */
    public CoreView view() {
        return core.view();
    }

    @Override
    public void close() {
        reader.close();
    }
}
