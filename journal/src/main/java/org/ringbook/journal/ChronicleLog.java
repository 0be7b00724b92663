package org.ringbook.journal;

import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import net.openhft.chronicle.bytes.PointerBytesStore;
import net.openhft.chronicle.core.Jvm;
import net.openhft.chronicle.queue.ChronicleQueue;
import net.openhft.chronicle.queue.ExcerptAppender;
import net.openhft.chronicle.queue.RollCycles;
import net.openhft.chronicle.queue.impl.single.SingleChronicleQueueBuilder;
import net.openhft.chronicle.wire.DocumentContext;

/**
 * One run: a Chronicle queue that is new, written by one process, and never opened by Chronicle again. Core thread only
 * after the constructor, but for {@link #readyAhead}.
 *
 * <p>Chronicle's time is this class's counter of files, so it rolls when told to, and no clock can make it go back. The
 * room of a document is set aside before it is written, as Chronicle's files are sparse and a full disk would
 * otherwise strike in the middle of a memory access.
 */
final class ChronicleLog implements AutoCloseable {
    /** Room beyond a document for what Chronicle adds: an index of 32 KiB, headers, the end mark. */
    private static final long MARGIN_BYTES = 256 << 10;

    /** What is readied ahead of the appends: half a second at 100,000 small records a second. */
    private static final long AHEAD_BYTES = 8 << 20;

    /** Readied at a time: so long the core may have to wait to begin another file. */
    private static final int AHEAD_STEP_BYTES = 1 << 20;

    static final String METADATA = "metadata.cq4t";
    private static final VarHandle WRITTEN_BYTES = writtenBytesHandle();
    private static final RollCycles ROLL_CYCLE = RollCycles.FAST_HOURLY;

    static {
        setUnlessSet("chronicle.analytics.disable", "true");
        setUnlessSet("chronicle.announcer.disable", "true");
        setUnlessSet("chronicle.disk.monitor.disable", "true");
        setUnlessSet("background.releaser", "false");
        Jvm.disablePerfHandler();
    }

    private final Path run;
    private final long allocationBytes;
    private final ChronicleQueue queue;
    private final ExcerptAppender appender;
    private final PointerBytesStore document = new PointerBytesStore();

    private int cycle;
    private JournalFile file;
    private FileChannel channel;
    private int descriptor = -1;
    private PagesAhead pages;
    private volatile long allocatedBytes;
    private volatile long writtenBytes;
    private boolean isEmpty;

    private static VarHandle writtenBytesHandle() {
        try {
            return MethodHandles.lookup().findVarHandle(ChronicleLog.class, "writtenBytes", long.class);
        } catch (final ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private static void setUnlessSet(final String property, final String value) {
        if (System.getProperty(property) == null) {
            System.setProperty(property, value);
        }
    }

    static long index(final int cycle, final long document) {
        return ROLL_CYCLE.toIndex(cycle, document);
    }

    static int cycleOf(final long index) {
        return ROLL_CYCLE.toCycle(index);
    }

    ChronicleLog(final Path directory, final int firstCycle, final long blockBytes) throws IOException {
        run = JournalFile.runDirectory(directory, firstCycle);
        allocationBytes = allocationBytes(blockBytes);
        cycle = firstCycle;
        Files.createDirectories(run);
        Files.deleteIfExists(run.resolve(METADATA));

        queue = SingleChronicleQueueBuilder.binary(run)
                .rollCycle(ROLL_CYCLE)
                .blockSize((int) blockBytes)
                .timeProvider(() -> cycle * JournalFile.CYCLE_MS)
                .build();
        appender = queue.createAppender();
        appender.singleThreadedCheckDisabled(true);
        allocateMetadata();
        beginFile();
        Disk.sync(channel, file.path());
        Disk.syncDirectory(run);
        Disk.syncDirectory(directory);
    }

    private static long allocationBytes(final long blockBytes) {
        return Math.min(blockBytes / 4, 16 << 20);
    }

    /** Free bytes without which no run can begin. */
    static long bytesToBegin(final long blockBytes) {
        return allocationBytes(blockBytes) + MARGIN_BYTES;
    }

    private void allocateMetadata() throws IOException {
        final Path metadata = run.resolve(METADATA);
        final int metadataDescriptor = Disk.open(metadata);
        try {
            Disk.allocate(metadataDescriptor, metadata, 0, Files.size(metadata));
        } finally {
            Disk.close(metadataDescriptor);
        }
    }

    /** Sets the room of the new file aside, then lets Chronicle begin it by a document that is taken back. */
    private synchronized void beginFile() throws IOException {
        closeFile();
        file = JournalFile.in(run, cycle);
        channel = FileChannel.open(
                file.path(), StandardOpenOption.CREATE_NEW, StandardOpenOption.READ, StandardOpenOption.WRITE);
        Jvm.doNotCloseOnInterrupt(getClass(), channel);
        descriptor = Disk.open(file.path());
        Disk.allocate(descriptor, file.path(), 0, allocationBytes);
        allocatedBytes = allocationBytes;
        isEmpty = true;
        try (DocumentContext context = appender.writingDocument()) {
            context.rollbackOnClose();
        }
        writtenBytes = position();
        pages = new PagesAhead(file.path());
    }

    /** Where the next document is written, in bytes from the file's start. */
    long position() {
        return appender.wire().bytes().writePosition();
    }

    JournalFile file() {
        return file;
    }

    /**
     * Ends the file and begins the next one, which is on the disk, empty, when this returns.
     *
     * @param isSynced whether the ended file is brought to the disk too.
     */
    void roll(final boolean isSynced) throws IOException {
        final FileChannel ended = isSynced ? FileChannel.open(file.path(), StandardOpenOption.WRITE) : null;
        try (ended) {
            final JournalFile endedFile = file;
            final long end = position();
            cycle++;
            beginFile();
            Seal.trim(endedFile, end);
            if (isSynced) {
                Disk.sync(ended, endedFile.path());
                Disk.sync(channel, file.path());
                Disk.syncDirectory(run);
            }
        }
    }

    /** Writes a document: all of it or, if this throws, nothing that a reader takes for one. */
    void append(final long address, final int length) throws IOException {
        final long end = position() + length + MARGIN_BYTES;
        if (end > allocatedBytes) {
            allocate(end);
        }
        document.set(address, length);
        appender.writeBytes(document);
        WRITTEN_BYTES.setRelease(this, end - MARGIN_BYTES);
        isEmpty = false;
    }

    /**
     * Sets room aside ahead of the appends and, where wanted, brings its pages into memory, a step at a time. Any thread.
     *
     * @param isTouched whether the pages too: not where each sync would write them.
     * @return whether something was done.
     * @throws IOException if the file can't be mapped.
     */
    synchronized boolean readyAhead(final boolean isTouched) throws IOException {
        if (pages == null) {
            return false;
        }
        final long to = writtenBytes + AHEAD_BYTES;
        if (to + MARGIN_BYTES > allocatedBytes) {
            try {
                allocate(to + MARGIN_BYTES);
                return true;
            } catch (final IOException e) {
                return false; // no room: the append that needs it will meet the same, and say so
            }
        }
        return isTouched && pages.touch(writtenBytes, to, AHEAD_STEP_BYTES) > 0;
    }

    private synchronized void allocate(final long end) throws IOException {
        if (end <= allocatedBytes) {
            return;
        }
        final long more = (end - allocatedBytes + allocationBytes - 1) / allocationBytes * allocationBytes;
        Disk.allocate(descriptor, file.path(), allocatedBytes, more);
        allocatedBytes += more;
    }

    /** Chronicle's index of the last document. */
    long lastIndex() {
        return appender.lastIndexAppended();
    }

    /** Returns when what was appended is on the disk. */
    void sync() throws IOException {
        Disk.syncData(channel, file.path());
    }

    /**
     * Ends the run: its last file is sealed and on the disk, or removed if nothing was appended to it. Only for a run
     * in which no append has failed.
     */
    void finish() throws IOException {
        final int end = DocumentCursor.align((int) position());
        close();
        if (isEmpty) {
            Files.delete(file.path());
        } else {
            Seal.end(file, end);
        }
    }

    private synchronized void closeFile() throws IOException {
        if (pages != null) {
            pages.close();
            pages = null;
        }
        if (channel != null) {
            channel.close();
            Disk.close(descriptor);
            channel = null;
        }
    }

    @Override
    public void close() throws IOException {
        appender.close();
        queue.close();
        closeFile();
    }
}
