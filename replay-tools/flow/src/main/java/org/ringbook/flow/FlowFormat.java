package org.ringbook.flow;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Pattern;
import org.ringbook.flow.io.FlowFile;
import org.ringbook.flow.io.FlowFormatException;

/** Formats of recorded order flow that can be played. */
public enum FlowFormat {
    /** LOBSTER message files, with book files to compare with. */
    LOBSTER("[0-9]+(\\.[0-9]+)?,[1-7],[0-9]+,[0-9]+,-?[0-9]+,-?1"),
    /** Bitstamp's public stream of single orders, logged line by line. */
    BITSTAMP("[0-9]{10,} (order_|trade).*"),
    /** CME Globex market by order. */
    CME("ts_event,action,side,order_id,.*"),
    /** B3 order events. */
    B3("seq,time,event,side,order_id,.*"),
    /** Nasdaq TotalView-ITCH 5.0. */
    ITCH("\0[\\x0c-\\x32][SRHYLVWKJhAFECXDUPQBINO].*");

    private static final int BEGINNING_BYTES = 256;
    private static final Pattern LINE_END = Pattern.compile("\r?\n");

    private final Pattern beginning;

    FlowFormat(final String beginning) {
        this.beginning = Pattern.compile(beginning, Pattern.DOTALL);
    }

    /**
     * Tells a file's format by how its content begins.
     *
     * @param path the file, plain or gzip.
     * @return its format.
     * @throws IOException when it can't be read or begins like none of the formats.
     */
    public static FlowFormat of(final Path path) throws IOException {
        final String start;
        try (FlowFile file = new FlowFile(path)) {
            start = new String(file.stream().readNBytes(BEGINNING_BYTES), StandardCharsets.ISO_8859_1);
        }
        final String line = LINE_END.split(start, 2)[0];
        for (final FlowFormat format : values()) {
            if (format.beginning.matcher(format == ITCH ? start : line).matches()) {
                return format;
            }
        }
        throw new FlowFormatException(
                FlowFile.nameOf(path), "offset 0", "begins like none of the formats lobster, bitstamp, cme, b3, itch");
    }

    /**
     * Reads a format as it is written on a command line.
     *
     * @param text such as {@code lobster}.
     * @return the format.
     */
    public static FlowFormat parse(final String text) {
        for (final FlowFormat format : values()) {
            if (format.toString().equals(text)) {
                return format;
            }
        }
        throw new IllegalArgumentException("format must be lobster, bitstamp, cme, b3 or itch: format=" + text);
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
