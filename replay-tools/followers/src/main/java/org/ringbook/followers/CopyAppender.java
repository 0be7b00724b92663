package org.ringbook.followers;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.sql.Connection;
import java.sql.SQLException;
import org.agrona.ExpandableArrayBuffer;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/** Rows as PostgreSQL's COPY takes them: text, a line each. */
final class CopyAppender implements RowAppender {
    private static final int FLUSH_BYTES = 256 * 1024;

    private final PGConnection connection;
    private final String table;
    private final String copy;
    private final int columnCount;
    private final ExpandableArrayBuffer lines = new ExpandableArrayBuffer(FLUSH_BYTES + 4_096);
    private int length;
    private int column;

    CopyAppender(final Connection connection, final String table, final String... columns) throws SQLException {
        this.connection = connection.unwrap(PGConnection.class);
        this.table = table;
        columnCount = columns.length;
        copy = "COPY " + table + " (" + String.join(", ", columns) + ") FROM STDIN";
    }

    @Override
    public RowAppender put(final long value) {
        separate();
        if (value == Long.MIN_VALUE) {
            length += lines.putStringWithoutLengthAscii(length, Long.toString(value));
        } else {
            length += lines.putLongAscii(length, value);
        }
        return this;
    }

    @Override
    public RowAppender put(final String value) {
        if (value == null) {
            return putNull();
        }
        separate();
        for (final byte one : value.getBytes(UTF_8)) {
            final byte escape = escapeOf(one);
            if (escape != 0) {
                lines.putByte(length++, (byte) '\\');
                lines.putByte(length++, escape);
            } else {
                lines.putByte(length++, one);
            }
        }
        return this;
    }

    private static byte escapeOf(final byte one) {
        return switch (one) {
            case '\\' -> '\\';
            case '\t' -> 't';
            case '\n' -> 'n';
            case '\r' -> 'r';
            default -> 0;
        };
    }

    @Override
    public RowAppender putNull() {
        separate();
        lines.putByte(length++, (byte) '\\');
        lines.putByte(length++, (byte) 'N');
        return this;
    }

    private void separate() {
        if (column++ > 0) {
            lines.putByte(length++, (byte) '\t');
        }
    }

    @Override
    public void end() throws SQLException {
        if (column != columnCount) {
            throw new IllegalStateException("a row of " + table + " has " + columnCount + " columns: given=" + column);
        }
        column = 0;
        lines.putByte(length++, (byte) '\n');
        if (length >= FLUSH_BYTES) {
            flush();
        }
    }

    @Override
    public void flush() throws SQLException {
        if (length == 0) {
            return;
        }
        final CopyIn copyIn = connection.getCopyAPI().copyIn(copy);
        try {
            copyIn.writeToCopy(lines.byteArray(), 0, length);
            copyIn.endCopy();
        } finally {
            length = 0;
            if (copyIn.isActive()) {
                copyIn.cancelCopy();
            }
        }
    }
}
