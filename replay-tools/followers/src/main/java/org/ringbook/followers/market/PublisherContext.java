package org.ringbook.followers.market;

import java.nio.file.Path;
import java.util.function.Consumer;
import org.agrona.concurrent.EpochNanoClock;
import org.agrona.concurrent.NanoClock;
import org.agrona.concurrent.SystemEpochNanoClock;
import org.agrona.concurrent.SystemNanoClock;

/** Settings of a {@link MarketDataPublisher}; none of them changes what is said. Set before it is made, by one thread. */
public final class PublisherContext {
    private static final long MILLISECOND_NS = 1_000_000L;

    private String channel = "aeron:ipc";
    private int termLength = 16 * 1024 * 1024;
    private long putAsideNs = 100 * MILLISECOND_NS;
    private long stallLimitNs = 1_000 * MILLISECOND_NS;
    private long heartbeatNs = 200 * MILLISECOND_NS;
    private long snapshotRoundNs = 100 * MILLISECOND_NS;
    private boolean fromFirstRecord;
    private Path dataDirectory;
    private int checkpointRecords = 1_000_000;
    private long checkpointNs = 600_000 * MILLISECOND_NS;
    private Consumer<String> log = line -> {};
    private NanoClock clock = SystemNanoClock.INSTANCE;
    private EpochNanoClock wallClock = SystemEpochNanoClock.INSTANCE;

    /** With the defaults. */
    public PublisherContext() {}

    /**
     * Aeron channel of all four streams. Default {@code aeron:ipc}.
     *
     * @param value a channel
     * @return this
     */
    public PublisherContext channel(final String value) {
        channel = value;
        return this;
    }

    /** {@return the channel} */
    public String channel() {
        return channel;
    }

    /**
     * Term length of each stream, in bytes: a subscriber that falls half a term behind is put aside. Default 16 MiB.
     *
     * @param value a power of two, at least 64 KiB
     * @return this
     */
    public PublisherContext termLength(final int value) {
        termLength = value;
        return this;
    }

    /** {@return bytes of a term} */
    public int termLength() {
        return termLength;
    }

    /**
     * How long a subscriber that stands still may hold the others up before it is put aside. Default 100 ms.
     *
     * @param value nanoseconds
     * @return this
     */
    public PublisherContext putAsideNs(final long value) {
        putAsideNs = value;
        return this;
    }

    /** {@return nanoseconds} */
    public long putAsideNs() {
        return putAsideNs;
    }

    /**
     * How long one that can't be put aside may hold the others up before increments are dropped. Default 1 s.
     *
     * @param value nanoseconds, more than {@link #putAsideNs()}
     * @return this
     */
    public PublisherContext stallLimitNs(final long value) {
        stallLimitNs = value;
        return this;
    }

    /** {@return nanoseconds} */
    public long stallLimitNs() {
        return stallLimitNs;
    }

    /**
     * After how long without an increment a heartbeat is sent. Default 200 ms.
     *
     * @param value nanoseconds
     * @return this
     */
    public PublisherContext heartbeatNs(final long value) {
        heartbeatNs = value;
        return this;
    }

    /** {@return nanoseconds} */
    public long heartbeatNs() {
        return heartbeatNs;
    }

    /**
     * How long a round of snapshots over all markets takes at least. Default 100 ms.
     *
     * @param value nanoseconds
     * @return this
     */
    public PublisherContext snapshotRoundNs(final long value) {
        snapshotRoundNs = value;
        return this;
    }

    /** {@return nanoseconds} */
    public long snapshotRoundNs() {
        return snapshotRoundNs;
    }

    /**
     * Whether the whole journal is published, as fast as it can be read, instead of what is appended from now on: for a journal that is
     * played again. Default false.
     *
     * @param value whether
     * @return this
     */
    public PublisherContext fromFirstRecord(final boolean value) {
        fromFirstRecord = value;
        return this;
    }

    /** {@return whether the whole journal is published} */
    public boolean fromFirstRecord() {
        return fromFirstRecord;
    }

    /**
     * Whose market data it is: checkpoints are kept there, and begun from, and retention and {@code status} are told how far it has come.
     * Default null: none of this, and it begins at the journal's first record.
     *
     * @param directory a data directory; null for none
     * @return this
     */
    public PublisherContext dataDirectory(final Path directory) {
        dataDirectory = directory;
        return this;
    }

    /** {@return the data directory; null for none} */
    public Path dataDirectory() {
        return dataDirectory;
    }

    /**
     * When a checkpoint is written: after so many records, or so long after the last one if there were any. Default 1,000,000 and 10 minutes.
     *
     * @param records at least 1
     * @param nanoseconds at least 1
     * @return this
     */
    public PublisherContext checkpoints(final int records, final long nanoseconds) {
        checkpointRecords = records;
        checkpointNs = nanoseconds;
        return this;
    }

    /** {@return records between two checkpoints at most} */
    public int checkpointRecords() {
        return checkpointRecords;
    }

    /** {@return nanoseconds between two checkpoints at most} */
    public long checkpointNs() {
        return checkpointNs;
    }

    /**
     * Takes a line for each thing that an operator should know. Default nobody.
     *
     * @param value any thread calls it
     * @return this
     */
    public PublisherContext log(final Consumer<String> value) {
        log = value;
        return this;
    }

    /** {@return who hears what an operator should know} */
    public Consumer<String> log() {
        return log;
    }

    /**
     * Clocks for waiting, and for the epoch. Default the system's.
     *
     * @param monotonic for waiting
     * @param wall for the epoch
     * @return this
     */
    public PublisherContext clocks(final NanoClock monotonic, final EpochNanoClock wall) {
        clock = monotonic;
        wallClock = wall;
        return this;
    }

    /** {@return the clock for waiting} */
    public NanoClock clock() {
        return clock;
    }

    /** {@return the clock for the epoch} */
    public EpochNanoClock wallClock() {
        return wallClock;
    }
}
