package org.ringbook.audit;

import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.UnaryOperator;
import org.agrona.concurrent.EpochNanoClock;
import org.agrona.concurrent.NanoClock;
import org.agrona.concurrent.SystemEpochNanoClock;
import org.agrona.concurrent.SystemNanoClock;
import org.ringbook.journal.JournalContext;
import org.ringbook.journal.snapshot.SnapshotFiles;

/** What a {@link Shadow} follows, and how often it writes a snapshot. */
public final class ShadowContext {
    /** Records between two snapshots by default. */
    public static final long EVERY_RECORDS = 1_000_000;

    /** Nanoseconds between two snapshots by default: 10 minutes. */
    public static final long EVERY_NS = 600_000_000_000L;

    /** Nanoseconds that a comparison of states may stop the live core by default: 10 ms. */
    public static final long COMPARE_PAUSE_NS = 10_000_000;

    private Path dataDirectory;
    private Path archive;
    private String host = "process";
    private long everyRecords = EVERY_RECORDS;
    private long everyNs = EVERY_NS;
    private int kept = SnapshotFiles.KEPT;
    private Consumer<String> log = line -> {};
    private EpochNanoClock wallClock = SystemEpochNanoClock.INSTANCE;
    private NanoClock nanoClock = SystemNanoClock.INSTANCE;
    private long floorBytes = -1;
    private LongSupplier freeBytes = () -> dataDirectory().toFile().getUsableSpace();
    private LiveCore liveCore = Optional::empty;
    private long compareEveryRecords;
    private long comparePauseNs = COMPARE_PAUSE_NS;
    private UnaryOperator<Replica> planted = replica -> replica;

    /** A context without a directory. */
    public ShadowContext() {}

    /**
     * The data directory, with its journal. Required.
     *
     * @param value the directory.
     * @return this.
     */
    public ShadowContext dataDirectory(final Path value) {
        dataDirectory = value;
        return this;
    }

    /**
     * Where the journal's older files are archived, for a start without a snapshot.
     *
     * @param value a directory; null for none, which is the default.
     * @return this.
     */
    public ShadowContext archive(final Path value) {
        archive = value;
        return this;
    }

    /**
     * What the shadow runs in, for those who look who follows.
     *
     * @param value a word; default "process".
     * @return this.
     */
    public ShadowContext host(final String value) {
        host = Objects.requireNonNull(value);
        return this;
    }

    /**
     * After how many records a snapshot is written.
     *
     * @param value at least 1; default {@link #EVERY_RECORDS}.
     * @return this.
     */
    public ShadowContext everyRecords(final long value) {
        if (value < 1) {
            throw new IllegalArgumentException("everyRecords must be at least 1: everyRecords=" + value);
        }
        everyRecords = value;
        return this;
    }

    /**
     * After how long a snapshot is written, if there were records.
     *
     * @param value nanoseconds, at least 1; default {@link #EVERY_NS}.
     * @return this.
     */
    public ShadowContext everyNs(final long value) {
        if (value < 1) {
            throw new IllegalArgumentException("everyNs must be at least 1: everyNs=" + value);
        }
        everyNs = value;
        return this;
    }

    /**
     * How many snapshots stay.
     *
     * @param value at least 1; default {@link SnapshotFiles#KEPT}.
     * @return this.
     */
    public ShadowContext kept(final int value) {
        if (value < 1) {
            throw new IllegalArgumentException("kept must be at least 1: kept=" + value);
        }
        kept = value;
        return this;
    }

    /**
     * What a snapshot leaves free on the file system.
     *
     * @param value bytes; the default is the engine's soft floor where none is set, below which it takes no new orders.
     * @return this.
     */
    public ShadowContext floorBytes(final long value) {
        floorBytes = value;
        return this;
    }

    /**
     * Takes what an operator should read, a line each.
     *
     * @param value called on the shadow's thread; default: nobody reads.
     * @return this.
     */
    public ShadowContext log(final Consumer<String> value) {
        log = Objects.requireNonNull(value);
        return this;
    }

    /**
     * The clocks.
     *
     * @param wall      nanoseconds since the epoch, for what people read.
     * @param monotonic nanoseconds from anywhere.
     * @return this.
     */
    public ShadowContext clocks(final EpochNanoClock wall, final NanoClock monotonic) {
        wallClock = Objects.requireNonNull(wall);
        nanoClock = Objects.requireNonNull(monotonic);
        return this;
    }

    /**
     * The live core, whose state is compared with the shadow's when there was no record for a second.
     *
     * @param value asked on the shadow's thread; default: none.
     * @return this.
     */
    public ShadowContext liveCore(final LiveCore value) {
        liveCore = Objects.requireNonNull(value);
        return this;
    }

    /**
     * After how many records the states are compared besides, however busy the live core is.
     *
     * @param value at least 1; 0, the default: only when there was no record for a second.
     * @return this.
     */
    public ShadowContext compareEveryRecords(final long value) {
        if (value < 0) {
            throw new IllegalArgumentException("compareEveryRecords must be at least 0: compareEveryRecords=" + value);
        }
        compareEveryRecords = value;
        return this;
    }

    /**
     * How long a comparison may stop the live core. The states are not compared as long as the shadow's own hash takes longer.
     *
     * @param value nanoseconds; 0 = they are never compared; default {@link #COMPARE_PAUSE_NS}.
     * @return this.
     */
    public ShadowContext comparePauseNs(final long value) {
        if (value < 0) {
            throw new IllegalArgumentException("comparePauseNs must be at least 0: comparePauseNs=" + value);
        }
        comparePauseNs = value;
        return this;
    }

    /** How much room the file system has, bytes: a test says it is full. */
    ShadowContext freeBytes(final LongSupplier value) {
        freeBytes = value;
        return this;
    }

    /** Puts something between the shadow and its core: a test plants a difference there. */
    ShadowContext planted(final UnaryOperator<Replica> value) {
        planted = value;
        return this;
    }

    Path dataDirectory() {
        return Objects.requireNonNull(dataDirectory, "dataDirectory");
    }

    Path archive() {
        return archive;
    }

    String host() {
        return host;
    }

    long everyRecords() {
        return everyRecords;
    }

    long everyNs() {
        return everyNs;
    }

    int kept() {
        return kept;
    }

    Consumer<String> log() {
        return log;
    }

    EpochNanoClock wallClock() {
        return wallClock;
    }

    NanoClock nanoClock() {
        return nanoClock;
    }

    long floorBytes() {
        return floorBytes < 0 ? JournalContext.defaultSoftFloorBytes(dataDirectory()) : floorBytes;
    }

    LongSupplier freeBytes() {
        return freeBytes;
    }

    LiveCore liveCore() {
        return liveCore;
    }

    long compareEveryRecords() {
        return compareEveryRecords;
    }

    long comparePauseNs() {
        return comparePauseNs;
    }

    UnaryOperator<Replica> planted() {
        return planted;
    }
}
