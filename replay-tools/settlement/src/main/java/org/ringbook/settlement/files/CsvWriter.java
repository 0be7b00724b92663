package org.ringbook.settlement.files;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;

/**
 * Comma-separated lines (RFC 4180, but ended by a line feed), a line of names first. The last line is the control total: how many lines
 * there are between it and the names, and the SHA-256 of all bytes before it.
 */
final class CsvWriter {
    private static final String CONTROL = "CONTROL";

    private final Writer out;
    private final int columns;
    private final MessageDigest digest = FileSet.sha256();
    private final StringBuilder line = new StringBuilder();
    private long rows = -1;

    CsvWriter(final Writer out, final String... names) {
        this.out = out;
        columns = names.length;
        row((Object[]) names);
    }

    /** A line. Any thread may call it from within a stream, so what fails is unchecked. */
    void row(final Object... fields) {
        if (fields.length != columns) {
            throw new IllegalArgumentException("a line has " + columns + " fields, not " + fields.length);
        }
        line.setLength(0);
        for (int i = 0; i < fields.length; i++) {
            if (i > 0) {
                line.append(',');
            }
            append(String.valueOf(fields[i]));
        }
        line.append('\n');
        rows++;
        write(line.toString());
    }

    private void append(final String field) {
        if (field.indexOf(',') < 0 && field.indexOf('"') < 0 && field.indexOf('\n') < 0 && field.indexOf('\r') < 0) {
            line.append(field);
        } else {
            line.append('"').append(field.replace("\"", "\"\"")).append('"');
        }
    }

    private void write(final String text) {
        digest.update(text.getBytes(StandardCharsets.UTF_8));
        try {
            out.write(text);
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The last line: the word, the number of lines, the digest, and empty fields. */
    void control() {
        final String sum = HexFormat.of().formatHex(digest.digest());
        write(CONTROL + "," + rows + "," + sum + ",".repeat(columns - 3) + "\n");
    }
}
