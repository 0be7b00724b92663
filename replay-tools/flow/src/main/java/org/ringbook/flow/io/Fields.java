package org.ringbook.flow.io;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** The fields of one line of comma separated values, without quoting. Reused from line to line. */
public final class Fields {
    private static final int NANO_DIGITS = 9;
    private static final int DIGITS_MAX = 30;
    private static final String SECONDS = "must be seconds with decimals";

    private final LineReader lines;
    private final String[] names;
    private final int[] ends;
    private String line;

    /**
     * Fields of the lines of a reader.
     *
     * @param lines the reader, for the place of a fault.
     * @param names of the columns, for the message of a fault.
     */
    public Fields(final LineReader lines, final String... names) {
        this.lines = lines;
        this.names = names.clone();
        this.ends = new int[names.length];
    }

    /**
     * Splits the next line.
     *
     * @return false at the end of the file.
     * @throws IOException when it can't be read or has another number of fields.
     */
    public boolean next() throws IOException {
        line = lines.next();
        if (line == null) {
            return false;
        }
        int count = 0;
        for (int at = line.indexOf(','); at >= 0; at = line.indexOf(',', at + 1)) {
            if (count < ends.length) {
                ends[count] = at;
            }
            count++;
        }
        if (count + 1 != ends.length) {
            throw lines.fault("must have " + ends.length + " fields but has " + (count + 1));
        }
        ends[count] = line.length();
        return true;
    }

    /**
     * A field as text.
     *
     * @param column index of the column.
     * @return the text.
     */
    public String text(final int column) {
        return line.substring(startOf(column), ends[column]);
    }

    /**
     * Whether a field has no text.
     *
     * @param column index of the column.
     * @return true when empty.
     */
    public boolean isEmpty(final int column) {
        return startOf(column) == ends[column];
    }

    /**
     * A field that is one character.
     *
     * @param column index of the column.
     * @param allowed the characters it may be.
     * @return the character.
     * @throws FlowFormatException when it is another.
     */
    public char oneOf(final int column, final String allowed) throws FlowFormatException {
        final int start = startOf(column);
        if (ends[column] != start + 1 || allowed.indexOf(line.charAt(start)) < 0) {
            throw fault(column, "must be one of " + allowed);
        }
        return line.charAt(start);
    }

    /**
     * A field that is a whole number.
     *
     * @param column index of the column.
     * @return the number.
     * @throws FlowFormatException when it is none, or out of range.
     */
    public long number(final int column) throws FlowFormatException {
        try {
            return Long.parseLong(line, startOf(column), ends[column], 10);
        } catch (final NumberFormatException e) {
            throw fault(column, "must be a whole number");
        }
    }

    /**
     * A field that is a whole number, zero or more.
     *
     * @param column index of the column.
     * @return the number.
     * @throws FlowFormatException when it is none, negative, or out of range.
     */
    public long count(final int column) throws FlowFormatException {
        final long value = number(column);
        if (value < 0) {
            throw fault(column, "must not be negative");
        }
        return value;
    }

    /**
     * A field that is seconds with decimals. Decimals beyond nanoseconds are rounded to the nearest: public samples have been
     * through binary floating point, so {@code .088778456} may read {@code .088778456004}.
     *
     * @param column index of the column.
     * @return nanoseconds.
     * @throws FlowFormatException when it is no such number.
     */
    public long secondsAsNs(final int column) throws FlowFormatException {
        try {
            final BigDecimal seconds = new BigDecimal(text(column));
            if (seconds.signum() < 0 || seconds.precision() > DIGITS_MAX || Math.abs(seconds.scale()) > DIGITS_MAX) {
                throw fault(column, SECONDS);
            }
            return seconds.movePointRight(NANO_DIGITS)
                    .setScale(0, RoundingMode.HALF_EVEN)
                    .longValueExact();
        } catch (final NumberFormatException | ArithmeticException e) {
            throw fault(column, SECONDS);
        }
    }

    /**
     * A fault in a field.
     *
     * @param column index of the column.
     * @param rule what it must be.
     * @return the exception to throw.
     */
    public FlowFormatException fault(final int column, final String rule) {
        return lines.fault(names[column] + " " + rule + ": " + names[column] + "='" + text(column) + "'");
    }

    private int startOf(final int column) {
        return column == 0 ? 0 : ends[column - 1] + 1;
    }
}
