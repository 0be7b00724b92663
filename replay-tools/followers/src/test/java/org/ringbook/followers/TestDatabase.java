package org.ringbook.followers;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;

/** Empty databases of each kind for tests. PostgreSQL is started once for the JVM, and ends with it. */
public enum TestDatabase {
    H2 {
        @Override
        public Database make(final Path directory) {
            return new Database(Database.defaultUrl(directory.resolve("db" + NUMBER.incrementAndGet())), "", "");
        }
    },
    POSTGRESQL {
        @Override
        public Database make(final Path directory) {
            final String name = "test" + NUMBER.incrementAndGet();
            final EmbeddedPostgres server = Server.INSTANCE;
            try (Connection connection = server.getPostgresDatabase().getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute("CREATE DATABASE " + name);
            } catch (final SQLException e) {
                throw new IllegalStateException("cannot make a database: name=" + name, e);
            }
            return new Database("jdbc:postgresql://127.0.0.1:" + server.getPort() + "/" + name, "postgres", "postgres");
        }
    };

    private static final AtomicInteger NUMBER = new AtomicInteger();

    /** {@return a new one with nothing in it} */
    public abstract Database make(Path directory);

    private static final class Server {
        private static final EmbeddedPostgres INSTANCE = start();

        private static EmbeddedPostgres start() {
            try {
                return EmbeddedPostgres.start();
            } catch (final IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
