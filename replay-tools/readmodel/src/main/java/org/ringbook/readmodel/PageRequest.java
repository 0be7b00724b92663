package org.ringbook.readmodel;

/**
 * Which page of many rows. Rows are told apart by a number that rises with the journal, the cursor; a page begins behind one.
 *
 * @param isNewestFirst the order of the rows.
 * @param after         cursor behind which it begins, in that order; 0: at the beginning.
 * @param limit         most rows, 1 to {@link #LIMIT_MAX}.
 */
public record PageRequest(boolean isNewestFirst, long after, int limit) {
    /** Most rows of a page. */
    public static final int LIMIT_MAX = 1_000;

    /**
     * A page.
     *
     * @throws IllegalArgumentException if the limit or the cursor is out of range.
     */
    public PageRequest {
        if (limit < 1 || limit > LIMIT_MAX) {
            throw new IllegalArgumentException("a limit is 1 to " + LIMIT_MAX + ": limit=" + limit);
        }
        if (after < 0) {
            throw new IllegalArgumentException("not a cursor: after=" + after);
        }
    }

    /**
     * The newest rows, newest first.
     *
     * @param limit most rows, 1 to {@link #LIMIT_MAX}.
     * @return the first page.
     */
    public static PageRequest newest(final int limit) {
        return new PageRequest(true, 0, limit);
    }

    /**
     * The oldest rows, oldest first.
     *
     * @param limit most rows, 1 to {@link #LIMIT_MAX}.
     * @return the first page.
     */
    public static PageRequest oldest(final int limit) {
        return new PageRequest(false, 0, limit);
    }

    /**
     * The page behind a cursor, in the same order.
     *
     * @param cursor {@link Page#next} of the page before.
     * @return that page.
     */
    public PageRequest after(final long cursor) {
        return new PageRequest(isNewestFirst, cursor, limit);
    }
}
