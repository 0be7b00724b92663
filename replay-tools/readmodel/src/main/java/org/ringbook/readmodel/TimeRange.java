package org.ringbook.readmodel;

/**
 * From a time on, up to another. Times are those of records, nanoseconds since the epoch.
 *
 * @param fromNs  included.
 * @param untilNs not included.
 */
public record TimeRange(long fromNs, long untilNs) {
    /** All there is. */
    public static final TimeRange ALL = new TimeRange(0, Long.MAX_VALUE);

    /**
     * From a time on.
     *
     * @param fromNs included.
     * @return the range.
     */
    public static TimeRange from(final long fromNs) {
        return new TimeRange(fromNs, Long.MAX_VALUE);
    }

    /**
     * Up to a time.
     *
     * @param untilNs not included.
     * @return the range.
     */
    public static TimeRange until(final long untilNs) {
        return new TimeRange(0, untilNs);
    }
}
