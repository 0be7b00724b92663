package org.ringbook.fix.gateway;

import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * What came in on a session and is not done yet.
 *
 * @param kind       what.
 * @param number     MsgSeqNum; 0 = none.
 * @param bytes      of an application message.
 * @param newSeqNo   of a gap fill.
 * @param atNs       when it came in, monotonic.
 * @param overLimit  whether it was one message too many in its second.
 */
record Incoming(Kind kind, int number, DirectBuffer bytes, int newSeqNo, long atNs, boolean overLimit) {
    enum Kind {
        /** For the gateway or the engine. */
        APPLICATION,
        /** Only takes its number. */
        ADMIN,
        /** Takes all numbers up to another. */
        GAP_FILL,
        /** The session is there. */
        LOGON,
        /** The session is there, and its numbers begin anew. */
        LOGON_ANEW,
        /** The session is gone. */
        LOGOUT
    }

    static Incoming admin(final int number) {
        return new Incoming(Kind.ADMIN, number, null, 0, 0, false);
    }

    static Incoming gapFill(final int number, final int newSeqNo) {
        return new Incoming(Kind.GAP_FILL, number, null, newSeqNo, 0, false);
    }

    static Incoming logon(final boolean anew, final int number) {
        return new Incoming(anew ? Kind.LOGON_ANEW : Kind.LOGON, number, null, 0, 0, false);
    }

    static Incoming logout() {
        return new Incoming(Kind.LOGOUT, 0, null, 0, 0, false);
    }

    static Incoming application(
            final int number,
            final DirectBuffer buffer,
            final int offset,
            final int length,
            final long atNs,
            final boolean overLimit) {
        final byte[] bytes = new byte[length];
        buffer.getBytes(offset, bytes);
        return new Incoming(Kind.APPLICATION, number, new UnsafeBuffer(bytes), 0, atNs, overLimit);
    }
}
