package org.ringbook.followers;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;

/** Every row of every table of a follower's build in force, as a number of rows and a digest for each table. */
public final class TableRows {
    private TableRows() {}

    /** {@return by table: how many rows, and the SHA-256 of all of them in the order of all their columns} */
    public static Map<String, String> of(final Database database, final FollowerKind kind) {
        try {
            return new LiveTables(database, kind.name()).read((handle, sequence) -> digests(handle));
        } catch (final SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Map<String, String> digests(final Handle handle) throws SQLException {
        final List<String> tables = handle.select(
                        "SELECT table_name FROM information_schema.tables"
                                + " WHERE table_schema = ? AND table_name NOT LIKE 'flyway%'",
                        handle.getConnection().getSchema())
                .mapTo(String.class)
                .list();
        final Map<String, String> digests = new TreeMap<>();
        for (final String table : tables) {
            digests.put(table, digest(handle, table));
        }
        return digests;
    }

    private static String digest(final Handle handle, final String table) throws SQLException {
        try (Statement statement = handle.getConnection().createStatement()) {
            statement.setFetchSize(10_000);
            final int columns;
            try (ResultSet probe = statement.executeQuery("SELECT * FROM " + table + " WHERE 1 = 0")) {
                columns = probe.getMetaData().getColumnCount();
            }
            final StringBuilder order = new StringBuilder("1");
            for (int i = 2; i <= columns; i++) {
                order.append(", ").append(i);
            }
            try (ResultSet row = statement.executeQuery("SELECT * FROM " + table + " ORDER BY " + order)) {
                return digest(row, columns);
            }
        }
    }

    private static String digest(final ResultSet row, final int columns) throws SQLException {
        final MessageDigest digest;
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (final NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
        long count = 0;
        final StringBuilder line = new StringBuilder();
        while (row.next()) {
            line.setLength(0);
            for (int i = 1; i <= columns; i++) {
                line.append(row.getString(i)).append('\t');
            }
            digest.update(line.toString().getBytes(StandardCharsets.UTF_8));
            count++;
        }
        return count + " rows " + HexFormat.of().formatHex(digest.digest());
    }
}
