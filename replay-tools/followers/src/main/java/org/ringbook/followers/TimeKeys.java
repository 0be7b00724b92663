package org.ringbook.followers;

import java.util.Arrays;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.ringbook.readmodel.TimeRange;

/**
 * Finds where a time is among the keys of a table whose times never fall as keys rise: by halving, a step in an index each time. So times
 * need no index of their own. Any thread.
 */
public final class TimeKeys {
    private final String sql;
    private final long keysPerStep;

    private record Row(long key, long timeNs) {}

    /**
     * Of a table.
     *
     * @param sql         selects key and time of the first row whose key is not below the last argument.
     * @param keysPerStep keys of one record, which have one time: 1, or how many a record may have.
     */
    public TimeKeys(final String sql, final long keysPerStep) {
        this.sql = sql;
        this.keysPerStep = keysPerStep;
    }

    /**
     * Keys of the rows of a time.
     *
     * @param handle    of the table.
     * @param range     the time.
     * @param last      no key divided by {@code keysPerStep} is above it.
     * @param arguments of the SQL in front of the key.
     * @return their range.
     */
    public KeyRange of(final Handle handle, final TimeRange range, final long last, final Object... arguments) {
        final long from = range.fromNs() <= 0 ? 0 : firstAt(handle, range.fromNs(), last, arguments);
        final long until =
                range.untilNs() == Long.MAX_VALUE ? Long.MAX_VALUE : firstAt(handle, range.untilNs(), last, arguments);
        return new KeyRange(from, until);
    }

    private long firstAt(final Handle handle, final long timeNs, final long last, final Object... arguments) {
        final Object[] values = Arrays.copyOf(arguments, arguments.length + 1);
        long low = 0;
        long high = last + 1;
        while (low < high) {
            final long middle = low + (high - low) / 2;
            values[arguments.length] = middle * keysPerStep;
            final Optional<Row> row = handle.select(sql, values)
                    .map((found, context) -> new Row(found.getLong(1), found.getLong(2)))
                    .findOne();
            if (row.isEmpty() || row.get().timeNs >= timeNs) {
                high = middle;
            } else {
                low = row.get().key / keysPerStep + 1;
            }
        }
        return low * keysPerStep;
    }
}
