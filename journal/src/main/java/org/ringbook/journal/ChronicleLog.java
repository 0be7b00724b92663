package org.ringbook.journal;

import java.io.IOException;
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
 * after the constructor.
 *
 * <p>Chronicle's time is this class's counter of files, so it rolls when told to, and no clock can make it go back. The
 * room of a document is set aside before it is written, as Chronicle's files are sparse and a full disk would
 * otherwise strike in the middle of a memory access.
 */
final class ChronicleLog implements AutoCloseable {
    /** Room beyond a document for what Chronicle adds: an index of 32 KiB, headers, the end mark. */
    private static final long MARGIN_BYTES = 256 << 10;

    static final String METADATA = "metadata.cq4t";
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
    private long allocatedBytes;
    private boolean isEmpty;

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
    private void beginFile() throws IOException {
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
        isEmpty = false;
    }

    private void allocate(final long end) throws IOException {
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

    private void closeFile() throws IOException {
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
