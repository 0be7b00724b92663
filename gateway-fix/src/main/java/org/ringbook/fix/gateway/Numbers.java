package org.ringbook.fix.gateway;

/**
 * How far the journal shows a session's own numbers.
 *
 * @param lastInbound   last MsgSeqNum that the journal has; 0 = none.
 * @param resetSequence record of the logon that let them begin anew; 0 = none.
 */
record Numbers(int lastInbound, long resetSequence) {
    /** Of a session that has sent nothing. */
    static final Numbers NONE = new Numbers(0, 0);
}
