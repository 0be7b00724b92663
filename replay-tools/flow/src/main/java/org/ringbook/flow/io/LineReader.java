package org.ringbook.flow.io;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.ringbook.flow.FlowProgress;

/** Reads a text file line by line and says where it is. */
public final class LineReader implements Closeable {
    private final FlowFile file;
    private final BufferedReader lines;
    private long lineNumber;

    /**
     * Opens a file, plain or gzip.
     *
     * @param path where it lies.
     * @throws IOException when it can't be opened.
     */
    public LineReader(final Path path) throws IOException {
        file = new FlowFile(path);
        lines = new BufferedReader(new InputStreamReader(file.stream(), StandardCharsets.ISO_8859_1));
    }

    /**
     * The next line that is not empty.
     *
     * @return the line, or null at the end.
     * @throws IOException when the file can't be read.
     */
    public String next() throws IOException {
        try {
            String line;
            do {
                line = lines.readLine();
                lineNumber += line == null ? 0 : 1;
            } while (line != null && line.isBlank());
            return line;
        } catch (final IOException e) {
            throw new FlowFormatException(file.name(), place(), "can't be read: " + e.getMessage(), e);
        }
    }

    /**
     * Reads the header line and compares it.
     *
     * @param header the column names, as they must be.
     * @throws IOException when the file begins otherwise.
     */
    public void expectHeader(final String header) throws IOException {
        final String line = next();
        if (!header.equals(line)) {
            throw fault("header must be '" + header + "' but is '" + line + "'");
        }
    }

    /**
     * A fault in the line read last.
     *
     * @param what what is wrong.
     * @return the exception to throw.
     */
    public FlowFormatException fault(final String what) {
        return new FlowFormatException(file.name(), place(), what);
    }

    /**
     * How far the file has been read.
     *
     * @return lines and bytes.
     */
    public FlowProgress progress() {
        return new FlowProgress(lineNumber, file.bytesRead(), file.bytesTotal());
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }

    private String place() {
        return "line " + lineNumber;
    }
}
