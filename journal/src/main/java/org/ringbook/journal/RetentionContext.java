package org.ringbook.journal;

import java.nio.file.Path;
import java.util.Objects;
import java.util.function.Consumer;
import org.agrona.concurrent.EpochNanoClock;
import org.agrona.concurrent.SystemEpochNanoClock;

/** What a {@link Retention} works on, and how. */
public final class RetentionContext {
    /** Records that are kept behind the last one if nothing else is said: what gateways that were away ask to be replayed. */
    public static final long KEEP_RECORDS = 1_000_000;

    private Path dataDirectory;
    private Path archive;
    private long keepRecords = KEEP_RECORDS;
    private long keepNs;
    private boolean isDryRun;
    private EpochNanoClock clock = SystemEpochNanoClock.INSTANCE;
    private Consumer<String> step = name -> {};

    /** Removes for good, of no directory yet. */
    public RetentionContext() {}

    /**
     * The data directory, with its journal, snapshots and followers' positions. Required.
     *
     * @param value the directory.
     * @return this.
     */
    public RetentionContext dataDirectory(final Path value) {
        dataDirectory = value;
        return this;
    }

    /**
     * Where files are kept compressed before they are removed. Default: nowhere, they are gone.
     *
     * @param value a directory, made if there is none; null for nowhere.
     * @return this.
     */
    public RetentionContext archive(final Path value) {
        archive = value;
        return this;
    }

    /**
     * How many of the last records stay in any case. Default {@link #KEEP_RECORDS}.
     *
     * @param value at least 0.
     * @return this.
     */
    public RetentionContext keepRecords(final long value) {
        if (value < 0) {
            throw new IllegalArgumentException("keepRecords must not be negative: keepRecords=" + value);
        }
        keepRecords = value;
        return this;
    }

    /**
     * How old a file's last record must be at least. Default 0.
     *
     * @param value nanoseconds.
     * @return this.
     */
    public RetentionContext keepNs(final long value) {
        if (value < 0) {
            throw new IllegalArgumentException("keepNs must not be negative: keepNs=" + value);
        }
        keepNs = value;
        return this;
    }

    /**
     * Whether only to say what would be done.
     *
     * @param value default false.
     * @return this.
     */
    public RetentionContext dryRun(final boolean value) {
        isDryRun = value;
        return this;
    }

    /**
     * The clock that the age of records goes by.
     *
     * @param value default: the system's.
     * @return this.
     */
    public RetentionContext clock(final EpochNanoClock value) {
        clock = Objects.requireNonNull(value);
        return this;
    }

    /** Hears of every step before it is taken; a test dies there. */
    RetentionContext step(final Consumer<String> value) {
        step = value;
        return this;
    }

    Path dataDirectory() {
        return Objects.requireNonNull(dataDirectory, "dataDirectory");
    }

    Path archive() {
        return archive;
    }

    long keepRecords() {
        return keepRecords;
    }

    long keepNs() {
        return keepNs;
    }

    boolean isDryRun() {
        return isDryRun;
    }

    EpochNanoClock clock() {
        return clock;
    }

    Consumer<String> step() {
        return step;
    }
}
