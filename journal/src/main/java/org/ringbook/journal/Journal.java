package org.ringbook.journal;

import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The journal of one engine, open for writing. Appending is the core thread's; {@link #durableSequence()} and
 * {@link #newReader()} are any thread's.
 *
 * <p>An append is: room set aside, document committed by Chronicle, in {@link Durability#DISK} a sync, the mark
 * written, in DISK the mark synced. Only the mark lets a reader see the records. In DISK the core may instead {@link #stage()} its
 * documents and go on, while another thread {@link #sync() syncs} all that were staged since it began the last time.
 */
public final class Journal implements AutoCloseable {
    static final String LOCK_FILE_NAME = "journal.lock";

    /** Bytes that may be staged and not yet on the disk. */
    static final long STAGED_BYTES_MAX = 16L << 20;

    private static final VarHandle DURABLE_SEQUENCE = durableSequenceHandle();

    private final Path directory;
    private final boolean isSynced;
    private final long rollBytes;
    private final ProcessLock lock;
    private final OpenReport report;
    private final MarkWriter mark;
    private final ChronicleLog log;
    private final RecordBatch batch;
    private final WrittenEnd written = new WrittenEnd();

    /** Held in DISK by who syncs, and by who begins another file: guards the mark, {@link #synced} and which file it is. */
    private final Object syncing = new Object();

    private final WrittenEnd synced = new WrittenEnd();

    private long lastSequence;
    private long lastTimestampNs;
    private long appendedBytes;
    private volatile long syncedBytes;
    private volatile Throwable failure;
    private boolean isClosed;

    @SuppressWarnings("UnusedVariable") // through DURABLE_SEQUENCE
    private long durableSequence;

    private static VarHandle durableSequenceHandle() {
        try {
            return MethodHandles.lookup().findVarHandle(Journal.class, "durableSequence", long.class);
        } catch (final ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    /**
     * Opens a journal for writing, and makes it if there is none. The tail is compared with the mark; what is not whole
     * behind it is cut off, and {@link #openReport()} says so.
     *
     * @param context the settings; it is concluded.
     * @return the journal.
     * @throws JournalDamageException if a record that the mark promises is not there or not sound; nothing was changed.
     * @throws JournalException       if another process writes it, or the file system refuses.
     */
    public static Journal open(final JournalContext context) {
        context.conclude();
        try {
            makeDirectory(context.directory());
            final ProcessLock lock = new ProcessLock(
                    context.directory().resolve(LOCK_FILE_NAME), "another writer has this journal open");
            try {
                return new Journal(context, lock);
            } catch (final Throwable e) {
                lock.close();
                throw e;
            }
        } catch (final IOException e) {
            throw new JournalException("cannot open the journal: directory=" + context.directory() + ": " + e, e);
        }
    }

    private static void makeDirectory(final Path directory) throws IOException {
        if (!Files.isDirectory(directory)) {
            Files.createDirectories(directory);
            Disk.syncDirectory(directory.toAbsolutePath().getParent());
        }
    }

    private Journal(final JournalContext context, final ProcessLock lock) throws IOException {
        this.lock = lock;
        directory = context.directory();
        isSynced = context.durability() == Durability.DISK;
        rollBytes = context.rollBytes();
        final BootId bootId = context.bootId();
        final Recovery recovery = new Recovery(context, bootId);
        report = recovery.run();
        mark = markOf(recovery, bootId);
        log = logOf(recovery.nextCycle(), context);
        lastSequence = recovery.scan().lastSequence();
        lastTimestampNs = recovery.scan().lastTimestampNs();
        DURABLE_SEQUENCE.setRelease(this, lastSequence);
        batch = new RecordBatch(lastSequence, lastTimestampNs);
    }

    private ChronicleLog logOf(final int cycle, final JournalContext context) throws IOException {
        try {
            requireRoom(context);
            return new ChronicleLog(directory, cycle, context.blockBytes());
        } catch (final Throwable e) {
            mark.close();
            throw e;
        }
    }

    /** On a full disk the ballast goes first, so that the engine can start and be told what to do. */
    private void requireRoom(final JournalContext context) throws IOException {
        final long bytes = ChronicleLog.bytesToBegin(context.blockBytes());
        try {
            Disk.requireRoom(directory, bytes);
        } catch (final IOException e) {
            if (!Files.deleteIfExists(directory.resolve(SpaceGuard.BALLAST_FILE_NAME))) {
                throw e;
            }
            context.log().accept("journal: the disk is full; deleted the ballast to begin");
            Disk.requireRoom(directory, bytes);
        }
    }

    private static MarkWriter markOf(final Recovery recovery, final BootId bootId) throws IOException {
        final Path directory = recovery.directory();
        if (recovery.mark() == null) {
            MarkWriter.create(directory, bootId);
        }
        final MarkWriter writer = new MarkWriter(
                Mark.path(directory),
                bootId,
                recovery.mark() == null ? 1 : recovery.mark().version());
        final JournalScan scan = recovery.scan();
        writer.write(scan.lastSequence(), scan.endIndex(), scan.lastCrc());
        writer.write(scan.lastSequence(), scan.endIndex(), scan.lastCrc());
        writer.force();
        return writer;
    }

    /** {@return what opening found and did} */
    public OpenReport openReport() {
        return report;
    }

    /** {@return the batch that {@link #append()} writes; always the same} Core thread only. */
    public RecordBatch batch() {
        return batch;
    }

    /**
     * Appends the batch as one document and empties it; an empty batch behind which nothing is staged is nothing. When it
     * returns the records, and those staged before, have reached what the durability says, and readers may see them. Core
     * thread only.
     *
     * @throws JournalAppendException if it failed, now or before: the host stops the process.
     * @throws IllegalStateException  if a record is begun and neither ended nor abandoned.
     */
    public void append() {
        requireBetweenRecords();
        try {
            write();
            promise();
        } catch (final Throwable e) {
            throw failed(e);
        }
    }

    /**
     * In {@link Durability#DISK} writes the batch as one document and empties it, and promises nothing: no reader sees it, nor
     * is it on the disk, before the next {@link #sync()} or {@link #append()}. Without a sync to wait for there is nothing to be
     * won, and it does nothing. Core thread only.
     *
     * @return false if it did nothing, as there is nothing to wait for, or too much waits already.
     * @throws JournalAppendException if it failed, now or before: the host stops the process.
     * @throws IllegalStateException  if a record is begun and neither ended nor abandoned.
     */
    public boolean stage() {
        requireBetweenRecords();
        if (!isSynced || appendedBytes - syncedBytes >= STAGED_BYTES_MAX) {
            return false;
        }
        try {
            write();
        } catch (final Throwable e) {
            throw failed(e);
        }
        return true;
    }

    /**
     * Brings what is staged to the disk, and lets readers see it. For one thread beside the core's, which goes on meanwhile.
     *
     * @return false if nothing was staged.
     * @throws JournalAppendException if it failed: nothing more is taken, and the host stops the process.
     */
    public boolean sync() {
        try {
            return isSynced && syncStaged();
        } catch (final IOException | RuntimeException | Error e) {
            throw failed("sync", synced.sequence(), e);
        }
    }

    /**
     * Readies the file for what will be appended next, a step at a time, so that an append need not wait for the file system:
     * sets room aside and, in {@link Durability#PROCESS}, brings its pages into memory. For one thread beside the core's, every
     * few milliseconds; without it everything works, with pauses of milliseconds. Where there is no room it does nothing: the
     * append that needs it says so.
     *
     * @return whether there was something to do, and there may be more.
     * @throws JournalException if the file can't be mapped.
     */
    public boolean readyAhead() {
        try {
            return log.readyAhead(!isSynced);
        } catch (final IOException e) {
            throw new JournalException("cannot ready the journal's file: directory=" + directory, e);
        }
    }

    private void requireBetweenRecords() {
        if (failure != null || isClosed) {
            throw refusal();
        }
        if (batch.isBegun()) {
            throw new IllegalStateException("a record is begun and not ended: lastSequence=" + batch.lastSequence());
        }
    }

    private JournalAppendException failed(final Throwable cause) {
        failure = cause;
        return failed("append", batch.lastSequence(), cause);
    }

    private JournalAppendException failed(final String what, final long lastSequence, final Throwable cause) {
        return new JournalAppendException(
                what + " failed, the process must stop: sequence=" + (durableSequence() + 1) + " to " + lastSequence
                        + ": " + cause,
                cause);
    }

    private void write() throws IOException {
        if (batch.recordCount() == 0) {
            return;
        }
        final int length = batch.finish();
        if (log.position() >= rollBytes) {
            roll();
        }
        log.append(batch.address(), length);
        appendedBytes += length;
        lastSequence = batch.lastSequence();
        lastTimestampNs = batch.lastTimestampNs();
        batch.clear();
        written.set(lastSequence, log.lastIndex(), batch.lastCrc(), appendedBytes);
    }

    private void promise() throws IOException {
        if (isSynced) {
            syncStaged();
        } else if (lastSequence != durableSequence()) {
            show(lastSequence, log.lastIndex(), batch.lastCrc());
        }
    }

    private boolean syncStaged() throws IOException {
        synchronized (syncing) {
            synced.take(written);
            if (synced.sequence() <= durableSequence()) {
                return false;
            }
            if (failure != null) {
                throw refusal(); // a sync that failed may succeed the next time, with what it was to save lost
            }
            try {
                log.sync();
                show(synced.sequence(), synced.index(), synced.crc());
                mark.force();
            } catch (final IOException | RuntimeException | Error e) {
                failure = e;
                throw e;
            }
            syncedBytes = synced.bytes();
            return true;
        }
    }

    private void show(final long sequence, final long index, final long crc) {
        mark.write(sequence, index, crc);
        DURABLE_SEQUENCE.setRelease(this, sequence);
    }

    private void roll() throws IOException {
        synchronized (syncing) {
            Interrupts.deferred(() -> {
                log.roll(isSynced);
                return null;
            });
        }
    }

    private JournalAppendException refusal() {
        return isClosed
                ? new JournalAppendException("the journal is closed: lastSequence=" + lastSequence)
                : new JournalAppendException("an append failed before: lastSequence=" + lastSequence, failure);
    }

    /** {@return last record appended or staged, 0 if none} Core thread only. */
    public long lastSequence() {
        return lastSequence;
    }

    /** {@return when that record was sequenced, in nanoseconds since the epoch; 0 if there is none} Core thread only. */
    public long lastTimestampNs() {
        return lastTimestampNs;
    }

    /** {@return last record that readers may see} Any thread. */
    public long durableSequence() {
        return (long) DURABLE_SEQUENCE.getAcquire(this);
    }

    /** {@return bytes of documents appended since the open} Core thread only; see {@link SpaceGuard#CHECK_EVERY_BYTES}. */
    public long appendedBytes() {
        return appendedBytes;
    }

    /** {@return a reader in front of the first record, for one thread of the caller's choice} Any thread. */
    public JournalReader newReader() {
        return JournalReader.open(directory);
    }

    /** Brings everything to the disk and ends the file. Core thread, or when that has ended, and no other thread syncs any more. Twice is once. */
    @Override
    public void close() {
        if (isClosed) {
            return;
        }
        isClosed = true;
        try (lock;
                mark) {
            Interrupts.deferred(() -> {
                finish();
                return null;
            });
        } catch (final IOException e) {
            throw new JournalException("cannot close the journal: directory=" + directory, e);
        }
    }

    private void finish() throws IOException {
        if (failure == null) {
            log.finish();
            mark.force();
        } else {
            log.close();
        }
    }
}
