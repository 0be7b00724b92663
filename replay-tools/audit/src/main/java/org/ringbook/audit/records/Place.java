package org.ringbook.audit.records;

import org.ringbook.audit.decode.Moment;
import org.ringbook.journal.JournalReader;

/**
 * A place in a journal, by sequence or by time.
 *
 * @param isTime whether it is a time.
 * @param value  the sequence; or nanoseconds since the epoch.
 */
public record Place(boolean isTime, long value) {
    /**
     * A record.
     *
     * @param sequence its sequence.
     * @return the place.
     */
    public static Place of(final long sequence) {
        return new Place(false, sequence);
    }

    /**
     * Reads what people write.
     *
     * @param text a sequence, such as 1200, or a time with a zone, such as 2026-11-22T08:00:00Z.
     * @return the place.
     * @throws IllegalArgumentException if it is neither.
     */
    public static Place parse(final String text) {
        if (text.matches("\\d{1,18}")) {
            return of(Long.parseLong(text));
        }
        try {
            return new Place(true, Moment.parse(text));
        } catch (final java.time.DateTimeException | ArithmeticException e) {
            throw new IllegalArgumentException(
                    "neither a sequence such as 1200 nor a time such as 2026-11-22T08:00:00Z: " + text, e);
        }
    }

    /**
     * The first record that is not before this place. The reader is moved.
     *
     * @param reader of the journal.
     * @return one of its records, or the last durable one plus one.
     */
    public long firstFrom(final JournalReader reader) {
        final long first = reader.firstSequence();
        if (!isTime) {
            return Math.max(first, value);
        }
        long low = first;
        long high = reader.durableSequence() + 1;
        while (low < high) {
            final long middle = (low + high) >>> 1;
            if (timeOf(reader, middle) < value) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /**
     * The last record that is not behind this place. The reader is moved.
     *
     * @param reader of the journal.
     * @return a sequence; it may lie behind the last record, and before the first.
     */
    public long lastTo(final JournalReader reader) {
        return isTime ? new Place(true, value + 1).firstFrom(reader) - 1 : value;
    }

    private static long timeOf(final JournalReader reader, final long sequence) {
        reader.seek(sequence);
        if (!reader.next()) {
            throw new IllegalStateException("no record at sequence=" + sequence);
        }
        return reader.timestampNs();
    }

    @Override
    public String toString() {
        return isTime ? Moment.text(value) : Long.toString(value);
    }
}
