package org.ringbook.audit.decode;

import java.util.List;

/**
 * A record in words.
 *
 * @param sequence    its sequence.
 * @param timestampNs when it was sequenced, nanoseconds since the epoch.
 * @param command     its command.
 * @param events      what the command caused, in order.
 */
public record DecodedRecord(long sequence, long timestampNs, DecodedFrame command, List<DecodedFrame> events) {
    /** Takes a copy. */
    public DecodedRecord {
        events = List.copyOf(events);
    }

    /**
     * The market of a frame: the one it names, else the one that any event of the record names.
     *
     * @param frame of this record.
     * @return 0 if none is named.
     */
    public int marketOf(final DecodedFrame frame) {
        final long own = frame.number("marketId");
        if (own != 0) {
            return (int) own;
        }
        for (final DecodedFrame event : events) {
            final long named = event.number("marketId");
            if (named != 0) {
                return (int) named;
            }
        }
        return 0;
    }
}
