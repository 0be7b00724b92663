package org.ringbook.followers;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What one question reads is of one moment, whichever of a follower's tables it comes to first. */
class SnapshotReadTest {
    @TempDir
    Path directory;

    @ParameterizedTest
    @EnumSource
    void shouldNotSeeRowsOfATableReadLaterThatCameMeanwhile(final TestDatabase kind) throws SQLException {
        final Database database = kind.make(directory);
        try (Handle reading = database.readers().take();
                Handle writing = database.readers().take()) {
            final Connection writer = writing.getConnection();
            execute(writer, "CREATE TABLE terms (number INT PRIMARY KEY)");
            execute(writer, "CREATE TABLE candle (number INT PRIMARY KEY)");
            final Connection reader = reading.getConnection();
            reader.setTransactionIsolation(database.snapshotIsolation());
            reader.setAutoCommit(false);
            assertEquals(0, rows(reader, "terms"));
            execute(writer, "INSERT INTO terms VALUES (1)");
            execute(writer, "INSERT INTO candle VALUES (1)");
            assertEquals(0, rows(reader, "candle"));
            reader.commit();
            assertEquals(1, rows(reader, "candle"));
        }
    }

    private static void execute(final Connection connection, final String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static int rows(final Connection connection, final String table) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet count = statement.executeQuery("SELECT COUNT(*) FROM " + table)) {
            count.next();
            return count.getInt(1);
        }
    }
}
