package org.ringbook.audit;

import java.nio.file.Path;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import org.agrona.concurrent.NanoClock;
import org.agrona.concurrent.SystemNanoClock;

/** What to verify and how. Set, then give it to a {@link Verifier}. */
public final class VerifyContext {
    private Path directory;
    private Path archive;
    private boolean independent;
    private boolean executeOnly;
    private Path snapshots;
    private VerifyProgress progress = VerifyProgress.NONE;
    private BooleanSupplier stopRequested = () -> false;
    private NanoClock nanoClock = SystemNanoClock.INSTANCE;

    /** A context without a directory. */
    public VerifyContext() {}

    /**
     * The journal's directory, live or copied; nothing in it is changed. Required.
     *
     * @param value the directory.
     * @return this.
     */
    public VerifyContext directory(final Path value) {
        directory = value;
        return this;
    }

    /**
     * Where the journal's older files are archived; they are read as if they were in its directory.
     *
     * @param value a directory; null for none, which is the default.
     * @return this.
     */
    public VerifyContext archive(final Path value) {
        archive = value;
        return this;
    }

    /**
     * Re-executes with the independent implementation of the rules instead of the engine's core. Slow.
     *
     * @param value default false.
     * @return this.
     */
    public VerifyContext independent(final boolean value) {
        independent = value;
        return this;
    }

    /**
     * Only executes, to see how fast that is: nothing is compared, booked or digested.
     *
     * @param value default false.
     * @return this.
     */
    public VerifyContext executeOnly(final boolean value) {
        executeOnly = value;
        return this;
    }

    /**
     * Begins with the newest sound snapshot of the journal in this directory instead of with its first record.
     *
     * @param value the directory; default null: with the first record.
     * @return this.
     */
    public VerifyContext fromSnapshotIn(final Path value) {
        snapshots = value;
        return this;
    }

    /**
     * Whom to tell how far it has come.
     *
     * @param value default: nobody.
     * @return this.
     */
    public VerifyContext progress(final VerifyProgress value) {
        progress = Objects.requireNonNull(value);
        return this;
    }

    /**
     * Asked now and then whether to stop early.
     *
     * @param value default: never.
     * @return this.
     */
    public VerifyContext stopRequested(final BooleanSupplier value) {
        stopRequested = Objects.requireNonNull(value);
        return this;
    }

    /**
     * The clock that progress goes by.
     *
     * @param value default: the system's.
     * @return this.
     */
    public VerifyContext nanoClock(final NanoClock value) {
        nanoClock = Objects.requireNonNull(value);
        return this;
    }

    Path directory() {
        return Objects.requireNonNull(directory, "directory");
    }

    Path archive() {
        return archive;
    }

    boolean independent() {
        return independent;
    }

    boolean executeOnly() {
        return executeOnly;
    }

    Path snapshots() {
        return snapshots;
    }

    VerifyProgress progress() {
        return progress;
    }

    BooleanSupplier stopRequested() {
        return stopRequested;
    }

    NanoClock nanoClock() {
        return nanoClock;
    }
}
