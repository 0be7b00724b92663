package org.ringbook.audit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.agrona.CloseHelper;
import org.ringbook.core.ExchangeCore;
import org.ringbook.journal.FollowerPosition;
import org.ringbook.journal.FollowerPositions;
import org.ringbook.journal.JournalDamageException;
import org.ringbook.journal.JournalException;
import org.ringbook.journal.JournalReader;
import org.ringbook.journal.ProcessLock;
import org.ringbook.journal.snapshot.SnapshotException;
import org.ringbook.journal.snapshot.SnapshotFile;
import org.ringbook.journal.snapshot.SnapshotFiles;
import org.ringbook.journal.snapshot.SnapshotWriter;

/**
 * A core that follows a journal: it executes every record again, compares every event it makes with the recorded one, and now and then
 * writes a snapshot of the state that was so proven. The live core takes no part; it may be asked for the hash of its state.
 *
 * <pre>
 *   journal ──▶ reader ──▶ core ──▶ same events? ──yes──▶ snapshots, followers/shadow.position
 *                            │           └──────no──▶ shadow.alarm, and the end
 *                            └── now and then: same state as the live core's? ──▶ the same
 * </pre>
 *
 * <p>One for a data directory, beside a live engine or none, in any process; one thread.
 */
public final class Shadow implements AutoCloseable {
    /** Its name among the registered followers. */
    public static final String FOLLOWER = "shadow";

    private static final String LOCK_FILE_NAME = "shadow.lock";
    private static final int SLICE = 256;
    private static final long TELL_NS = 1_000_000_000L;
    private static final long PARK_MIN_NS = 100_000;
    private static final long PARK_MAX_NS = 20_000_000;
    private static final long RETRY_NS = 60_000_000_000L;

    private final ShadowContext context;
    private final ProcessLock lock;
    private final JournalReader reader;
    private final SnapshotFiles snapshots;
    private final ExchangeCore core;
    private final Replica replica;
    private final Reexecution reexecution;
    private final StateComparison comparison;
    private final FollowerPosition position;
    private final long startSequence;
    private ShadowRun run;
    private long sequence;
    private long snapshotSequence;
    private long snapshotAtNs;
    private long retryAtNs;
    private long toldNs;
    private Finding finding;
    private boolean isRaised;

    /**
     * Opens the journal and goes to the newest sound snapshot, or in front of the first record.
     *
     * @param context what to follow.
     * @return the shadow, which has followed nothing yet.
     * @throws ShadowAlarmException   if a shadow has found something that nobody has looked at.
     * @throws JournalException       if there is no journal, another shadow follows it, or it begins behind every sound snapshot.
     * @throws JournalDamageException if it is damaged where a snapshot ends.
     */
    public static Shadow open(final ShadowContext context) {
        final Path data = context.dataDirectory();
        if (!Files.isDirectory(data)) {
            throw new JournalException("no data directory here: directory=" + data);
        }
        try {
            final ProcessLock lock =
                    new ProcessLock(data.resolve(LOCK_FILE_NAME), "another shadow follows this journal");
            try {
                ShadowAlarm.read(data).ifPresent(alarm -> {
                    throw new ShadowAlarmException(alarm);
                });
                return open(context, lock);
            } catch (final Throwable e) {
                lock.close();
                throw e;
            }
        } catch (final IOException e) {
            throw new UncheckedIOException("cannot follow the journal: directory=" + data, e);
        }
    }

    private static Shadow open(final ShadowContext context, final ProcessLock lock) throws IOException {
        final JournalReader reader = JournalReader.open(context.dataDirectory().resolve("journal"), context.archive());
        try {
            return new Shadow(context, lock, reader);
        } catch (final Throwable e) {
            reader.close();
            throw e;
        }
    }

    private Shadow(final ShadowContext context, final ProcessLock lock, final JournalReader reader) throws IOException {
        this.context = context;
        this.lock = lock;
        this.reader = reader;
        run = ShadowRun.begun(context.host());
        run.write(context.dataDirectory());
        snapshots = new SnapshotFiles(context.dataDirectory().resolve(SnapshotFiles.DIRECTORY));
        core = snapshots
                .loadNewest(
                        reader,
                        reader.durableSequence(),
                        ExchangeCore::load,
                        skipped -> context.log().accept("skipped " + skipped.path() + ": " + skipped.fault()))
                .orElseGet(ExchangeCore::new);
        startSequence = core.lastSequence();
        sequence = startSequence;
        snapshotSequence = startSequence;
        requireNext();
        reader.seek(startSequence + 1);
        replica = context.planted().apply(new CoreReplica(core));
        reexecution = new Reexecution(replica);
        comparison = new StateComparison(context, replica, startSequence);
        position = new FollowerPositions(context.dataDirectory())
                .register(FOLLOWER, context.wallClock().nanoTime());
        snapshotAtNs = context.nanoClock().nanoTime();
        retryAtNs = snapshotAtNs;
        toldNs = snapshotAtNs - TELL_NS;
        context.log().accept("follows the journal from record " + (startSequence + 1));
    }

    private void requireNext() {
        final long first = reader.firstSequence();
        if (startSequence + 1 < first) {
            throw new JournalException("the journal begins with record " + first + ", older ones are retired, and "
                    + (startSequence == 0 ? "there is no sound snapshot" : "the newest sound snapshot is older")
                    + ": sequence=" + startSequence + "; bring a snapshot or the archive");
        }
    }

    /**
     * A slice of work: some records, and a snapshot if one is due.
     *
     * @return how many records were executed; 0 if none is there yet, or there is a finding.
     */
    public int doWork() {
        if (finding != null) {
            return 0;
        }
        int done = 0;
        try {
            while (done < SLICE && finding == null && reader.next()) {
                finding = reexecution.check(reader);
                sequence = finding == null ? reader.sequence() : sequence;
                done++;
                compareIfAsked();
            }
        } catch (final JournalDamageException e) {
            finding = new Finding(Finding.Kind.DAMAGED, e.sequence(), e.getMessage());
        }
        final long nowNs = context.nanoClock().nanoTime();
        if (finding == null) {
            comparison.consider(sequence, done == 0, nowNs);
            compareIfAsked();
        }
        if (finding == null && isSnapshotDue(nowNs)) {
            snapshot();
        }
        if (finding != null) {
            raise();
        } else if (nowNs - toldNs >= TELL_NS && position.sequence() != sequence) {
            toldNs = nowNs;
            tellPosition();
        }
        return done;
    }

    private void compareIfAsked() {
        if (finding == null && comparison.isAt(sequence)) {
            finding = comparison.compare(sequence);
            if (finding == null) {
                run = run.withAgreement(sequence);
                writeRun();
            }
        }
    }

    private boolean isSnapshotDue(final long nowNs) {
        return nowNs - retryAtNs >= 0
                && (sequence - snapshotSequence >= context.everyRecords()
                        || (sequence > snapshotSequence && nowNs - snapshotAtNs >= context.everyNs()));
    }

    /**
     * Follows until it is told to stop or finds something. Parks when there is nothing to do.
     *
     * @param stopRequested asked between slices.
     */
    public void follow(final BooleanSupplier stopRequested) {
        long parkNs = PARK_MIN_NS;
        while (finding == null && !stopRequested.getAsBoolean()) {
            if (doWork() > 0) {
                parkNs = PARK_MIN_NS;
            } else {
                LockSupport.parkNanos(parkNs);
                parkNs = Math.min(2 * parkNs, PARK_MAX_NS);
            }
        }
    }

    /**
     * Ends well: follows to what is durable now, or until it is told to stop, and writes a last snapshot if there were records since the
     * one before.
     *
     * @param stopRequested asked between slices.
     * @return what was found; empty if everything was as recorded.
     */
    public Optional<Finding> catchUp(final BooleanSupplier stopRequested) {
        final long last = reader.durableSequence();
        comparison.end();
        while (finding == null && sequence < last && !stopRequested.getAsBoolean()) {
            doWork();
        }
        return finish();
    }

    private Optional<Finding> finish() {
        snapshotNow();
        if (finding == null) {
            tellPosition();
        }
        return Optional.ofNullable(finding);
    }

    /** Writes a snapshot of the present state, unless there is a finding, or there were no records since the one before. */
    public void snapshotNow() {
        if (finding == null && sequence > snapshotSequence) {
            snapshot();
        }
        if (finding != null) {
            raise();
        }
    }

    private void snapshot() {
        final String unbalanced = Conservation.faultOf(replica);
        if (!unbalanced.isEmpty()) {
            finding = new Finding(Finding.Kind.UNBALANCED, sequence, "after record " + sequence + ": " + unbalanced);
            return;
        }
        try {
            snapshots.requireRoom(context.freeBytes().getAsLong(), context.floorBytes());
            write();
        } catch (final SnapshotException e) {
            retryAtNs = context.nanoClock().nanoTime() + RETRY_NS;
            run = run.withFault(e.getMessage());
            context.log().accept("no snapshot of record " + sequence + ", tried again in a minute: " + e.getMessage());
        }
        writeRun();
    }

    private void write() {
        final long beganNs = context.nanoClock().nanoTime();
        final SnapshotFile written;
        try (SnapshotWriter writer = snapshots.begin(reader.crc())) {
            core.save(writer);
            written = writer.commit();
        }
        snapshotAtNs = context.nanoClock().nanoTime();
        snapshotSequence = sequence;
        run = run.withSnapshot(sequence, snapshotAtNs - beganNs);
        tellPosition();
        context.log()
                .accept(String.format(
                        "snapshot of record %,d: %,d bytes in %.3f s",
                        sequence, written.size(), (snapshotAtNs - beganNs) / 1e9));
        snapshots.keepNewest(context.kept());
    }

    private void raise() {
        if (isRaised) {
            return;
        }
        isRaised = true;
        final ShadowAlarm alarm = new ShadowAlarm(context.wallClock().nanoTime() / 1_000_000, finding);
        context.log().accept("ALARM: " + finding.text() + ". No snapshot is written from now on");
        try {
            alarm.write(context.dataDirectory());
        } catch (final IOException e) {
            throw new UncheckedIOException("cannot keep the alarm in a file: " + finding.text(), e);
        }
    }

    private void tellPosition() {
        position.advance(sequence, context.wallClock().nanoTime());
    }

    private void writeRun() {
        try {
            run.write(context.dataDirectory());
        } catch (final IOException e) {
            throw new UncheckedIOException("cannot write to " + context.dataDirectory(), e);
        }
    }

    /** {@return the record that it began behind: of a snapshot, or 0} */
    public long startSequence() {
        return startSequence;
    }

    /** {@return last record that was executed and found as recorded} */
    public long sequence() {
        return sequence;
    }

    /** {@return record of the last snapshot written or begun with; 0 if none} */
    public long snapshotSequence() {
        return snapshotSequence;
    }

    /** {@return why the last attempt at a snapshot failed; empty if it did not. It is tried again after a minute} */
    public String snapshotFault() {
        return run.snapshotFault();
    }

    /** {@return last record behind which the live core's state was found to be the same; 0 if it was not compared} */
    public long agreedSequence() {
        return comparison.agreedSequence();
    }

    /** {@return durable records that it has not executed yet} */
    public long lagRecords() {
        return reader.durableSequence() - sequence;
    }

    /** {@return hash of the state after {@link #sequence}; walks everything} */
    public long stateHash() {
        return replica.stateHash();
    }

    /** Lets another shadow follow. Writes no snapshot. */
    @Override
    public void close() {
        run = run.ended();
        try {
            writeRun();
        } finally {
            CloseHelper.closeAll(reader, lock);
        }
    }
}
