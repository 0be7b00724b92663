package org.ringbook.binary.gateway;

/** Whose mass cancel is under way: it may go on for some records, of which only the first says it. One thread. */
final class MassCancelInForce {
    private long beginSequence;
    private int sessionId;
    private int number;

    void begin(final long sequence, final int session, final int sessionNumber) {
        beginSequence = sequence;
        sessionId = session;
        number = sessionNumber;
    }

    void end() {
        begin(0, 0, 0);
    }

    boolean isUnderWay() {
        return beginSequence > 0;
    }

    long beginSequence() {
        return beginSequence;
    }

    int sessionId() {
        return sessionId;
    }

    int number() {
        return number;
    }
}
