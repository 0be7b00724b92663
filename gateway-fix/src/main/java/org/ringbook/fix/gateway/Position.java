package org.ringbook.fix.gateway;

import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;

/**
 * What Artio keeps with each message sent: how far in the event stream the session is, and how far its own messages were answered by the gateway
 * itself. It survives with the message.
 *
 * @param sequence      record of the last report.
 * @param ordinal       which report of that record.
 * @param inbound       last MsgSeqNum that was answered without the engine, all before it being done; 0 = none.
 * @param resetSequence record of the logon that the number counts from; 0 = none.
 */
record Position(long sequence, int ordinal, int inbound, long resetSequence) {
    /** Always the same, so that it is overwritten in place. */
    static final int LENGTH = 24;

    private static final int ORDINAL = 8;
    private static final int INBOUND = 12;
    private static final int RESET = 16;

    static Position read(final DirectBuffer buffer) {
        return new Position(buffer.getLong(0), buffer.getInt(ORDINAL), buffer.getInt(INBOUND), buffer.getLong(RESET));
    }

    void write(final MutableDirectBuffer buffer) {
        buffer.putLong(0, sequence);
        buffer.putInt(ORDINAL, ordinal);
        buffer.putInt(INBOUND, inbound);
        buffer.putLong(RESET, resetSequence);
    }

    boolean isBefore(final long otherSequence, final int otherOrdinal) {
        return sequence < otherSequence || (sequence == otherSequence && ordinal < otherOrdinal);
    }

    Position at(final long newSequence, final int newOrdinal) {
        return new Position(newSequence, newOrdinal, inbound, resetSequence);
    }

    Position answered(final int number, final long reset) {
        return new Position(sequence, ordinal, number, reset);
    }
}
