package org.ringbook.followers;

import java.net.SocketException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientException;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;
import org.h2.api.ErrorCode;
import org.h2.engine.Constants;
import org.h2.jdbcx.JdbcDataSource;
import org.jdbi.v3.core.ConnectionException;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Handles;
import org.jdbi.v3.core.Jdbi;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * The database that followers write to: an H2 file in the data directory, or PostgreSQL. Any thread; it holds no connection, unless
 * {@link #keepReaders} was called.
 *
 * <p>The H2 file can be opened by several processes at once: the first one serves the others on the loopback interface, and is replaced
 * by one of them when it ends.
 */
public final class Database implements AutoCloseable {
    /** Name of the H2 database within a data directory. */
    public static final String FILE_NAME = "sql/ringbook";

    private static final String H2 = "jdbc:h2:";
    private static final String POSTGRESQL = "jdbc:postgresql:";
    /**
     * Names as PostgreSQL treats them; other processes may connect; not closed and opened between two connections; nothing is written by
     * H2's own thread, at a moment that may be in the middle of a change.
     */
    private static final String H2_SETTINGS =
            ";DATABASE_TO_LOWER=TRUE;CASE_INSENSITIVE_IDENTIFIERS=TRUE;DB_CLOSE_DELAY=5;AUTO_SERVER=TRUE"
                    + ";WRITE_DELAY=" + Integer.MAX_VALUE;

    private static final String H2_FILE = H2 + "file:";

    private static final Set<Integer> H2_LOST = Set.of(
            ErrorCode.CONNECTION_BROKEN_1,
            ErrorCode.DATABASE_IS_CLOSED,
            ErrorCode.DATABASE_CALLED_AT_SHUTDOWN,
            ErrorCode.DATABASE_IS_IN_EXCLUSIVE_MODE,
            ErrorCode.DATABASE_ALREADY_OPEN_1,
            ErrorCode.IO_EXCEPTION_1,
            ErrorCode.IO_EXCEPTION_2,
            ErrorCode.ERROR_OPENING_DATABASE_1,
            ErrorCode.OBJECT_CLOSED,
            ErrorCode.LOCK_TIMEOUT_1,
            ErrorCode.DEADLOCK_1);
    /** Classes of SQLSTATE that say: not now. Connection, resources, the server's operator, rolled back by a conflict. */
    private static final Set<String> LOST_STATES = Set.of("08", "53", "57", "58", "40");

    private static final long TAKEOVER_NS = TimeUnit.SECONDS.toNanos(10);
    private static final long TAKEOVER_RETRY_NS = TimeUnit.MILLISECONDS.toNanos(100);

    private final String url;
    private final DataSource source;
    private final Jdbi jdbi;
    private volatile Readers readers;
    private final Turn turn;

    static {
        if (System.getProperty("h2.bindAddress") == null) {
            System.setProperty("h2.bindAddress", "127.0.0.1");
        }
    }

    /**
     * Names a database; nothing is opened yet.
     *
     * @param url      of JDBC, H2 or PostgreSQL; without secrets.
     * @param user     its user; empty for the database's default.
     * @param password that user's; empty for none, or for what {@code ~/.pgpass} says.
     * @throws FollowerException if the URL is of another database, or can't be understood.
     */
    public Database(final String url, final String user, final String password) {
        this.url = url;
        if (url.startsWith(H2)) {
            source = h2(url, user, password);
        } else if (url.startsWith(POSTGRESQL)) {
            source = postgresql(url, user, password);
        } else {
            throw new FollowerException("a database is " + H2 + "... or " + POSTGRESQL + "...: url=" + url);
        }
        turn = url.startsWith(H2_FILE) ? Turn.of(fileOf(url)) : Turn.NONE;
        jdbi = Jdbi.create(source);
        // A connection that is closed in the middle of a transaction undoes it, which is what is wanted then.
        jdbi.getConfig(Handles.class).setForceEndTransactions(false);
        readers = new Readers(jdbi, 0);
    }

    /**
     * Keeps connections of readers ({@link LiveTables}) open between two readings. A gateway wants that; a command that reads once does not.
     *
     * @param most how many stay open.
     * @return this.
     */
    public Database keepReaders(final int most) {
        readers.close();
        readers = new Readers(jdbi, most);
        return this;
    }

    Readers readers() {
        return readers;
    }

    /**
     * Isolation of a transaction that sees the tables as they were at one moment. H2's REPEATABLE READ is not that: tables that are read later show
     * rows that were added meanwhile.
     */
    int snapshotIsolation() {
        return url.startsWith(H2) ? Constants.TRANSACTION_SNAPSHOT : Connection.TRANSACTION_REPEATABLE_READ;
    }

    /** Closes the connections that are kept open for readers. It can be used on. */
    @Override
    public void close() {
        readers.close();
    }

    /**
     * The H2 file of a data directory.
     *
     * @param dataDirectory need not hold it yet.
     * @return its URL.
     */
    public static String defaultUrl(final Path dataDirectory) {
        return H2 + "file:" + dataDirectory.toAbsolutePath().resolve(FILE_NAME);
    }

    private static Path fileOf(final String h2Url) {
        final String path = h2Url.substring(H2_FILE.length()).replaceFirst(";.*", "");
        return Path.of(path.startsWith("~") ? System.getProperty("user.home") + path.substring(1) : path);
    }

    private static DataSource h2(final String url, final String user, final String password) {
        final JdbcDataSource source = new JdbcDataSource();
        final boolean isFile = !url.startsWith(H2 + "mem:") && !url.startsWith(H2 + "tcp:");
        source.setURL(isFile ? url + H2_SETTINGS : url + H2_SETTINGS.replace(";AUTO_SERVER=TRUE", ""));
        source.setUser(user);
        source.setPassword(password);
        return source;
    }

    private static DataSource postgresql(final String url, final String user, final String password) {
        final PGSimpleDataSource source = new PGSimpleDataSource();
        try {
            source.setURL(url);
        } catch (final IllegalArgumentException e) {
            throw new FollowerException("not a URL that the PostgreSQL driver understands: url=" + url, e);
        }
        source.setReWriteBatchedInserts(true);
        if (!user.isEmpty()) {
            source.setUser(user);
        }
        if (!password.isEmpty()) {
            source.setPassword(password);
        }
        return source;
    }

    /** {@return the URL, as it was given} */
    public String url() {
        return url;
    }

    /** {@return whether it is PostgreSQL; otherwise it is H2} */
    public boolean isPostgres() {
        return url.startsWith(POSTGRESQL);
    }

    /** {@return Jdbi on new connections, auto-commit on} */
    public Jdbi jdbi() {
        return jdbi;
    }

    /**
     * A connection for who works with the database once, as a command does. While an H2 file passes from the process that has ended to another one,
     * it can't be opened, and is tried again for ten seconds.
     *
     * @return auto-commit on; to be closed by the caller.
     */
    public Handle connect() {
        final long deadlineNs = System.nanoTime() + TAKEOVER_NS;
        while (true) {
            try {
                return jdbi.open();
            } catch (final ConnectionException e) {
                if (isPostgres() || !isLost(e) || System.nanoTime() - deadlineNs > 0) {
                    throw e;
                }
                LockSupport.parkNanos(TAKEOVER_RETRY_NS);
            }
        }
    }

    /**
     * A connection whose names without a schema are in this one, auto-commit off.
     *
     * @param schema that exists.
     * @return to be closed by the caller; what is not committed is undone then.
     * @throws SQLException if the database fails.
     */
    public Handle open(final String schema) throws SQLException {
        final Handle handle = jdbi.open();
        try {
            handle.getConnection().setSchema(schema);
            handle.getConnection().setAutoCommit(false);
            return handle;
        } catch (final Throwable e) {
            handle.close();
            throw e;
        }
    }

    /**
     * Makes a schema, whole or not at all, or brings it up to date.
     *
     * @param schema       its name.
     * @param placeholders of the migrations.
     * @param locations    where the migrations lie on the class path.
     */
    public void migrate(final String schema, final Map<String, String> placeholders, final String... locations) {
        final Turn taken = writing();
        try (taken) {
            Migrations.migrate(source, !isPostgres(), schema, placeholders, locations);
        }
    }

    /**
     * To be taken by whoever changes something, from the first change to the commit: see {@link Turn}. PostgreSQL needs none.
     *
     * @return taken; to be closed by this thread.
     */
    public Turn writing() {
        return turn.take();
    }

    /**
     * Returns when all that was committed is on the disk. PostgreSQL's commit has waited for that already.
     *
     * @param handle any of this database.
     */
    public void sync(final Handle handle) {
        if (!isPostgres()) {
            final Turn taken = writing();
            try (taken) {
                handle.execute("CHECKPOINT SYNC");
            }
        }
    }

    /**
     * Hands what was committed to the operating system, so that a kill of this process does not undo it. PostgreSQL has done so.
     *
     * @param handle any of this database.
     */
    public void flush(final Handle handle) {
        if (!isPostgres()) {
            final Turn taken = writing();
            try (taken) {
                handle.execute("CHECKPOINT");
            }
        }
    }

    /** Whether it may go well another time, with another connection. */
    static boolean isLost(final Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            // PostgreSQL's driver has no SQLSTATE for a connection that it can't even close.
            if (cause instanceof SQLTransientException || cause instanceof SocketException) {
                return true;
            }
            if (cause instanceof SQLException sql
                    && (H2_LOST.contains(sql.getErrorCode())
                            || (sql.getSQLState() != null
                                    && sql.getSQLState().length() == 5
                                    && LOST_STATES.contains(sql.getSQLState().substring(0, 2))))) {
                return true;
            }
        }
        return false;
    }
}
