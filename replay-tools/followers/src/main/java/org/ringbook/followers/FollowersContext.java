package org.ringbook.followers;

import java.nio.file.Path;
import java.util.function.Consumer;
import org.agrona.concurrent.EpochNanoClock;
import org.agrona.concurrent.NanoClock;
import org.agrona.concurrent.SystemEpochNanoClock;
import org.agrona.concurrent.SystemNanoClock;

/** What followers follow, into which database, and how. Set up by one thread, then only read. */
public final class FollowersContext {
    private Path dataDirectory;
    private Path archive;
    private Database database;
    private int maxRecords = 20_000;
    private long maxTransactionNs = 250_000_000;
    private long pauseNs = 20_000_000;
    private long until = Long.MAX_VALUE;
    private long historyNs;
    private boolean isRegistered = true;
    private Consumer<String> log = line -> {};
    private NanoClock nanoClock = SystemNanoClock.INSTANCE;
    private EpochNanoClock wallClock = SystemEpochNanoClock.INSTANCE;

    /** {@return the data directory} */
    public Path dataDirectory() {
        return dataDirectory;
    }

    /**
     * Whose journal is followed.
     *
     * @param directory the data directory.
     * @return this.
     */
    public FollowersContext dataDirectory(final Path directory) {
        dataDirectory = directory;
        return this;
    }

    /** {@return directory of the journal's archive; null for none} */
    public Path archive() {
        return archive;
    }

    /**
     * Where older files of the journal were archived.
     *
     * @param directory null for none.
     * @return this.
     */
    public FollowersContext archive(final Path directory) {
        archive = directory;
        return this;
    }

    /** {@return what is written to} */
    public Database database() {
        return database;
    }

    /**
     * What is written to.
     *
     * @param written the database.
     * @return this.
     */
    public FollowersContext database(final Database written) {
        database = written;
        return this;
    }

    /** {@return most records of a transaction} */
    public int maxRecords() {
        return maxRecords;
    }

    /**
     * Bounds a transaction by its records: 20,000.
     *
     * @param records at least 1.
     * @return this.
     */
    public FollowersContext maxRecords(final int records) {
        maxRecords = records;
        return this;
    }

    /** {@return after how many nanoseconds a transaction takes no further record} */
    public long maxTransactionNs() {
        return maxTransactionNs;
    }

    /**
     * Bounds a transaction by its time: 250 ms.
     *
     * @param nanoseconds at least 0.
     * @return this.
     */
    public FollowersContext maxTransactionNs(final long nanoseconds) {
        maxTransactionNs = nanoseconds;
        return this;
    }

    /** {@return pause of a follower that has caught up, in nanoseconds} */
    public long pauseNs() {
        return pauseNs;
    }

    /**
     * How long a follower that has caught up rests before it looks again: 20 ms. So it makes at most 50 transactions a second, each with
     * all that came meanwhile.
     *
     * @param nanoseconds at least 0.
     * @return this.
     */
    public FollowersContext pauseNs(final long nanoseconds) {
        pauseNs = nanoseconds;
        return this;
    }

    /** {@return last record that is followed} */
    public long until() {
        return until;
    }

    /**
     * Follows to a record and no farther.
     *
     * @param sequence of the last record; {@link Long#MAX_VALUE}: to whatever comes.
     * @return this.
     */
    public FollowersContext until(final long sequence) {
        until = sequence;
        return this;
    }

    /** {@return how far back rows of what has ended are kept, in nanoseconds; 0: for ever} */
    public long historyNs() {
        return historyNs;
    }

    /**
     * Keeps rows of what has ended for a time, by the time of records: for ever, unless said.
     *
     * @param nanoseconds at least an hour; 0: for ever.
     * @return this.
     * @throws IllegalArgumentException if it is less.
     */
    public FollowersContext historyNs(final long nanoseconds) {
        if (nanoseconds != 0 && nanoseconds < Retention.HOUR_NS) {
            throw new IllegalArgumentException("history is kept for an hour at least: ns=" + nanoseconds);
        }
        historyNs = nanoseconds;
        return this;
    }

    /** {@return whether the followers are those of the data directory} */
    public boolean isRegistered() {
        return isRegistered;
    }

    /**
     * Whether these are the data directory's own followers, one of each name, which retention waits for. If not they leave no trace there.
     *
     * @param registered true at first.
     * @return this.
     */
    public FollowersContext isRegistered(final boolean registered) {
        isRegistered = registered;
        return this;
    }

    /** {@return where lines for the operator go} */
    public Consumer<String> log() {
        return log;
    }

    /**
     * Where lines for the operator go.
     *
     * @param lines called by any follower's thread.
     * @return this.
     */
    public FollowersContext log(final Consumer<String> lines) {
        log = lines;
        return this;
    }

    /** {@return clock for intervals} */
    public NanoClock nanoClock() {
        return nanoClock;
    }

    /**
     * Clock for intervals.
     *
     * @param clock never goes back.
     * @return this.
     */
    public FollowersContext nanoClock(final NanoClock clock) {
        nanoClock = clock;
        return this;
    }

    /** {@return clock for what is told to people} */
    public EpochNanoClock wallClock() {
        return wallClock;
    }

    /**
     * Clock for what is told to people: no row depends on it.
     *
     * @param clock of the wall.
     * @return this.
     */
    public FollowersContext wallClock(final EpochNanoClock clock) {
        wallClock = clock;
        return this;
    }

    /** {@return directory of the journal} */
    Path journal() {
        return dataDirectory.resolve("journal");
    }
}
