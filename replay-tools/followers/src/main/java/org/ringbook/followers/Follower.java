package org.ringbook.followers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.agrona.CloseHelper;
import org.ringbook.journal.FollowerPosition;
import org.ringbook.journal.FollowerPositions;
import org.ringbook.journal.JournalDamageException;
import org.ringbook.journal.JournalException;
import org.ringbook.journal.JournalReader;
import org.ringbook.journal.ProcessLock;

/**
 * One follower: gives each record to its projection, once, in order, and commits what came of it with the position. A lost database is
 * waited for; everything else that fails ends it, with nothing of the record written.
 *
 * <p>One thread follows; {@link #sequence()}, {@link #lagRecords()} and {@link #fault()} are for any.
 */
public final class Follower implements AutoCloseable {
    private static final long TELL_NS = 1_000_000_000L;
    private static final long RETRY_MIN_NS = 100_000_000L;
    private static final long RETRY_MAX_NS = 10_000_000_000L;
    private static final int TIME_CHECK_MASK = 0xFF;

    private final FollowersContext context;
    private final FollowerKind kind;
    private final boolean isRebuild;
    private final Catalog catalog;
    private final ProcessLock lock;
    private final JournalReader reader;
    private final JournalRecord record;
    private final FollowerPosition position;
    private Build build;
    private long toldNs;
    private long retryNs;
    private boolean isUntold;
    private volatile long sequence;
    private volatile long durableSequence;
    private volatile String fault = "";
    private volatile Exception cause;

    private Follower(
            final FollowersContext context,
            final FollowerKind kind,
            final boolean isRebuild,
            final ProcessLock lock,
            final JournalReader reader) {
        this.context = context;
        this.kind = kind;
        this.isRebuild = isRebuild;
        this.lock = lock;
        this.reader = reader;
        catalog = new Catalog(context.database());
        record = new JournalRecord(reader);
        position = context.isRegistered()
                ? new FollowerPositions(context.dataDirectory())
                        .register(nameOf(kind, isRebuild), context.wallClock().nanoTime())
                : null;
        toldNs = context.nanoClock().nanoTime() - TELL_NS;
    }

    /**
     * A follower of the build in force. The database is opened with the first slice of work.
     *
     * @param context what to follow.
     * @param kind    which one.
     * @return the follower.
     * @throws JournalException       if there is no journal, or this follower follows it already.
     * @throws JournalDamageException if its mark is damaged.
     */
    public static Follower open(final FollowersContext context, final FollowerKind kind) {
        return open(context, kind, false);
    }

    static Follower open(final FollowersContext context, final FollowerKind kind, final boolean isRebuild) {
        final ProcessLock lock = context.isRegistered() ? lock(context, nameOf(kind, isRebuild)) : null;
        JournalReader reader = null;
        try {
            reader = JournalReader.open(context.journal(), context.archive());
            return new Follower(context, kind, isRebuild, lock, reader);
        } catch (final Throwable e) {
            CloseHelper.quietCloseAll(reader, lock);
            throw e;
        }
    }

    private static String nameOf(final FollowerKind kind, final boolean isRebuild) {
        return isRebuild ? kind.name() + ".rebuild" : kind.name();
    }

    private static ProcessLock lock(final FollowersContext context, final String name) {
        final Path directory = context.dataDirectory().resolve(FollowerPositions.DIRECTORY_NAME);
        try {
            Files.createDirectories(directory);
            return new ProcessLock(
                    directory.resolve(name + ".lock"), "the follower " + name + " of this journal runs already");
        } catch (final IOException e) {
            throw new JournalException("cannot follow the journal: directory=" + directory, e);
        }
    }

    /**
     * At most one transaction, with what has arrived.
     *
     * @return how many records it had; 0 if none is there yet, the database is lost, or the follower has ended.
     */
    public int doWork() {
        if (!fault.isEmpty()) {
            return 0;
        }
        try {
            if (build == null) {
                openBuild();
            }
            final int done = transaction();
            retryNs = 0;
            tell();
            return done;
        } catch (final SQLException | RuntimeException e) {
            failed(e);
            return 0;
        }
    }

    private void openBuild() throws SQLException {
        catalog.prepare(kind.name());
        final int number = isRebuild ? catalog.building(kind.name()) : catalog.live(kind.name());
        build = Build.open(context.database(), kind, number, context.historyNs());
        Seek.behind(build, reader, context.database().url());
        sequence = build.sequence();
        durableSequence = reader.durableSequence();
        context.log()
                .accept("follows the journal from record " + (sequence + 1) + " into " + kind.name() + ", build "
                        + number);
    }

    private int transaction() throws SQLException {
        final long until = context.until();
        if (reader.sequence() >= until || !reader.next()) {
            return 0;
        }
        if (!build.isWanted()) {
            context.log().accept("another build of " + kind.name() + " is in force: moves over");
            closeBuild();
            return 0;
        }
        final int done;
        final Turn turn = context.database().writing();
        try (turn) {
            done = applyAndCommitOrUndo(until);
        }
        sequence = build.sequence();
        durableSequence = reader.durableSequence();
        isUntold = true;
        return done;
    }

    /** What is not committed is undone within the turn: a connection that is closed later would do it outside. */
    private int applyAndCommitOrUndo(final long until) throws SQLException {
        try {
            return applyAndCommit(until);
        } catch (final SQLException | RuntimeException e) {
            try {
                build.rollback();
            } catch (final SQLException lost) {
                e.addSuppressed(lost);
            }
            throw e;
        }
    }

    private int applyAndCommit(final long until) throws SQLException {
        final long beganNs = context.nanoClock().nanoTime();
        int done = 0;
        do {
            build.apply(record);
            done++;
        } while (done < context.maxRecords()
                && ((done & TIME_CHECK_MASK) != 0
                        || context.nanoClock().nanoTime() - beganNs < context.maxTransactionNs())
                && reader.sequence() < until
                && reader.next());
        build.commit(reader.sequence(), reader.crc(), reader.timestampNs());
        return done;
    }

    /** Says from time to time how far it has come, and never more than is on the database's disk. */
    private void tell() {
        final long nowNs = context.nanoClock().nanoTime();
        if (isUntold && build != null && nowNs - toldNs >= TELL_NS) {
            tellNow(nowNs);
        }
    }

    private void tellNow(final long nowNs) {
        toldNs = nowNs;
        isUntold = false;
        if (position != null) {
            context.database().sync(build.handle());
            position.advance(sequence, context.wallClock().nanoTime());
        }
    }

    private void failed(final Exception failure) {
        closeBuild();
        if (Database.isLost(failure)) {
            retryNs = Math.min(Math.max(2 * retryNs, RETRY_MIN_NS), RETRY_MAX_NS);
            context.log()
                    .accept("the database of " + kind.name() + " is lost, tries again in " + retryNs / 1_000_000
                            + " ms behind record " + sequence + ": " + failure.getMessage());
            return;
        }
        cause = failure;
        fault = kind.name() + " stops behind record " + sequence + ": " + failure.getMessage();
        context.log().accept("ALARM: " + fault);
        if (context.isRegistered()) {
            new FollowerAlarm(nameOf(kind, isRebuild), fault).raise(context.dataDirectory());
        }
    }

    /**
     * Follows until it is told to stop, ends, or has come to {@link FollowersContext#until}.
     *
     * @param stopRequested asked between transactions.
     */
    public void follow(final BooleanSupplier stopRequested) {
        while (!stopRequested.getAsBoolean() && fault.isEmpty() && sequence < context.until()) {
            final int done = doWork();
            if (retryNs > 0) {
                pauseAfterLoss(stopRequested);
            } else if (done < context.maxRecords() && lagRecords() <= done) {
                LockSupport.parkNanos(context.pauseNs());
            }
        }
    }

    /** Waits, if the database is lost, before the next try. */
    void pauseAfterLoss(final BooleanSupplier stopRequested) {
        if (retryNs == 0) {
            return;
        }
        final long deadlineNs = context.nanoClock().nanoTime() + retryNs;
        while (!stopRequested.getAsBoolean() && context.nanoClock().nanoTime() - deadlineNs < 0) {
            LockSupport.parkNanos(RETRY_MIN_NS / 10);
        }
    }

    /** {@return which follower} */
    public FollowerKind kind() {
        return kind;
    }

    /** {@return last record whose rows are committed; 0 before the first} */
    public long sequence() {
        return sequence;
    }

    /** {@return last durable record of the journal, as of the last transaction} */
    public long durableSequence() {
        return durableSequence;
    }

    /** {@return durable records that are not committed yet, as of the last transaction} */
    public long lagRecords() {
        return Math.max(0, durableSequence - sequence);
    }

    /** Whether the tables are open and hold every record there is. */
    boolean isThere() {
        return build != null && reader.durableSequence() == sequence;
    }

    /** {@return why it has ended; empty while it has not} */
    public String fault() {
        return fault;
    }

    /** {@return what ended it; null while nothing has} */
    public Exception cause() {
        return cause;
    }

    /**
     * Of a rebuild that has caught up: puts its tables in force. Any follower of the ones before moves over with its next transaction.
     */
    void swap() {
        closeBuild();
        catalog.swap(kind.name());
        if (position != null) {
            new FollowerPositions(context.dataDirectory()).remove(nameOf(kind, true));
        }
    }

    private void closeBuild() {
        final Build closed = build;
        build = null;
        if (closed != null) {
            try {
                closed.close();
            } catch (final RuntimeException e) {
                if (!Database.isLost(e)) {
                    throw e;
                }
            }
        }
    }

    /** Says how far it has come, if the database still answers, and lets another follow. What is not committed is undone. */
    @Override
    public void close() {
        try {
            if (build != null && isUntold) {
                tellNow(context.nanoClock().nanoTime());
            }
        } catch (final RuntimeException e) {
            if (!Database.isLost(e)) {
                throw e;
            }
        } finally {
            closeBuild();
            CloseHelper.closeAll(reader, lock);
        }
    }
}
