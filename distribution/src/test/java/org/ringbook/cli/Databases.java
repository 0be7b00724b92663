package org.ringbook.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.ringbook.followers.Database;

/** Databases of data directories that tests remove. */
final class Databases {
    private Databases() {}

    /** Ends the one of a data directory, if there is one: H2 goes on writing for some seconds behind its last connection, unless it is told to end. */
    static void end(final Path data) throws SQLException {
        if (Files.exists(data.resolve("sql"))) {
            try (Connection connection = DriverManager.getConnection(Database.defaultUrl(data), "", "");
                    Statement statement = connection.createStatement()) {
                statement.execute("SHUTDOWN");
            }
        }
    }
}
