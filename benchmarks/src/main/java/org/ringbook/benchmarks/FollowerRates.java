package org.ringbook.benchmarks;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.locks.LockSupport;
import org.ringbook.followers.Database;
import org.ringbook.followers.Follower;
import org.ringbook.followers.FollowerHost;
import org.ringbook.followers.FollowerKind;
import org.ringbook.followers.FollowerKinds;
import org.ringbook.followers.FollowersContext;
import org.ringbook.journal.JournalReader;

/**
 * How fast journals are followed from their first record into an empty database, by each follower alone and by all together: records a
 * second, and rows a second. PostgreSQL is one of this program's own, with its defaults.
 *
 * <pre>{@code
 * ./ringbook start --demo --orders 1000000 --exit --data DATA
 * java @jvm/ringbook.flags @jvm/production.flags -Xmx4g -cp benchmarks/target/benchmarks.jar \
 *     org.ringbook.benchmarks.FollowerRates all DATA [DATA ...]
 * }</pre>
 */
public final class FollowerRates {
    private static final long LOOK_NS = 5_000_000L;

    private FollowerRates() {}

    /** Where to. */
    private interface Databases extends AutoCloseable {
        Database make(String name) throws SQLException;

        @Override
        void close() throws IOException;
    }

    /**
     * Measures.
     *
     * @param args h2, postgres or all; data directories
     * @throws Exception if it can't
     */
    public static void main(final String[] args) throws Exception {
        System.out.printf(
                Locale.ROOT,
                "%-40s %-10s %-10s %12s %12s %9s %10s %10s%n",
                "journal",
                "database",
                "follower",
                "records",
                "rows",
                "seconds",
                "records/s",
                "rows/s");
        for (int i = 1; i < args.length; i++) {
            if (!args[0].equals("postgres")) {
                try (Databases h2 = h2()) {
                    measure(Path.of(args[i]), "H2", h2);
                }
            }
            if (!args[0].equals("h2")) {
                try (Databases postgres = postgres()) {
                    measure(Path.of(args[i]), "PostgreSQL", postgres);
                }
            }
        }
    }

    private static Databases h2() {
        final ScratchDirectory directory = new ScratchDirectory();
        final List<Database> made = new ArrayList<>();
        return new Databases() {
            @Override
            public Database make(final String name) {
                made.add(new Database(Database.defaultUrl(directory.path().resolve(name)), "", ""));
                return made.get(made.size() - 1);
            }

            /** H2 goes on writing for some seconds behind its last connection, unless it is told to end. */
            @Override
            public void close() {
                made.forEach(database -> database.jdbi().open().execute("SHUTDOWN IMMEDIATELY"));
                directory.close();
            }
        };
    }

    private static Databases postgres() throws IOException {
        final EmbeddedPostgres server = EmbeddedPostgres.start();
        return new Databases() {
            @Override
            public Database make(final String name) throws SQLException {
                try (Connection connection = server.getPostgresDatabase().getConnection();
                        Statement statement = connection.createStatement()) {
                    statement.execute("CREATE DATABASE db_" + name);
                }
                return new Database(
                        "jdbc:postgresql://127.0.0.1:" + server.getPort() + "/db_" + name, "postgres", "postgres");
            }

            @Override
            public void close() throws IOException {
                server.close();
            }
        };
    }

    private static void measure(final Path data, final String type, final Databases databases) throws SQLException {
        for (final FollowerKind kind : FollowerKinds.ALL) {
            measure(data, type, kind.name(), databases.make(kind.name()), List.of(kind));
        }
        measure(data, type, "all", databases.make("together"), FollowerKinds.ALL);
    }

    private static void measure(
            final Path data,
            final String type,
            final String name,
            final Database database,
            final List<FollowerKind> kinds) {
        final long last;
        try (JournalReader reader = JournalReader.open(data.resolve("journal"))) {
            last = reader.durableSequence();
        }
        final long beganNs = System.nanoTime();
        final double seconds;
        try (FollowerHost host = FollowerHost.start(
                new FollowersContext()
                        .dataDirectory(data)
                        .database(database)
                        .isRegistered(false)
                        .until(last),
                kinds)) {
            while (host.isFollowing()) {
                LockSupport.parkNanos(LOOK_NS);
            }
            seconds = (System.nanoTime() - beganNs) / 1e9;
            for (final Follower follower : host.followers()) {
                if (!follower.fault().isEmpty()) {
                    throw new IllegalStateException(follower.fault());
                }
            }
        }
        final long rows = rows(database);
        System.out.printf(
                Locale.ROOT,
                "%-40s %-10s %-10s %,12d %,12d %,9.1f %,10.0f %,10.0f%n",
                data.getFileName(),
                type,
                name,
                last,
                rows,
                seconds,
                last / seconds,
                rows / seconds);
    }

    private static long rows(final Database database) {
        return database.jdbi().withHandle(handle -> {
            final List<String> tables = new ArrayList<>();
            handle.select("SELECT table_schema, table_name FROM information_schema.tables WHERE table_schema LIKE '%_1'"
                            + " AND table_name NOT LIKE 'flyway%'")
                    .map((row, context) -> row.getString(1) + "." + row.getString(2))
                    .forEach(tables::add);
            long rows = 0;
            for (final String table : tables) {
                rows += handle.select("SELECT count(*) FROM " + table)
                        .mapTo(Long.class)
                        .one();
            }
            return rows;
        });
    }
}
