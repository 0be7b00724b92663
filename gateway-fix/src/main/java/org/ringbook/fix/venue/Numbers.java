package org.ringbook.fix.venue;

/**
 * How far the journal shows a session's own numbers.
 *
 * @param lastInbound   last MsgSeqNum that the journal has; 0 = none.
 * @param resetSequence record of the logon that let them begin anew; 0 = none.
 */
public record Numbers(int lastInbound, long resetSequence) {
    /** Of a session that has sent nothing. */
    public static final Numbers NONE = new Numbers(0, 0);
}
