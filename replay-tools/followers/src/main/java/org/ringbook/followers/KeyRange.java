package org.ringbook.followers;

import org.ringbook.readmodel.PageRequest;

/**
 * Keys of rows, which rise with the journal.
 *
 * @param from  the first.
 * @param until the first behind the last.
 */
public record KeyRange(long from, long until) {
    /** Every key. */
    public static final KeyRange ALL = new KeyRange(0, Long.MAX_VALUE);

    /**
     * What both have.
     *
     * @param other range.
     * @return may be empty.
     */
    public KeyRange and(final KeyRange other) {
        return new KeyRange(Math.max(from, other.from), Math.min(until, other.until));
    }

    /**
     * What of it is behind a page's cursor.
     *
     * @param page its cursor is a key.
     * @return may be empty.
     */
    public KeyRange behind(final PageRequest page) {
        if (page.after() == 0) {
            return this;
        }
        return and(
                page.isNewestFirst()
                        ? new KeyRange(0, page.after())
                        : new KeyRange(Math.addExact(page.after(), 1), Long.MAX_VALUE));
    }

    /**
     * The order of a page in SQL.
     *
     * @param page    which.
     * @param columns of the index, all of them, so that both databases read the index in its order.
     * @return ORDER BY and LIMIT with its question mark.
     */
    public static String order(final PageRequest page, final String... columns) {
        final String direction = page.isNewestFirst() ? " DESC" : "";
        return " ORDER BY " + String.join(direction + ", ", columns) + direction + " LIMIT ?";
    }
}
