package org.ringbook.core;

/**
 * The one set operation that did not fit its record, and where it goes on: the six numbers of the canonical state's part 10
 * in {@code docs/rules.md}, which says what they mean for each kind. Core thread only.
 */
final class Continuation {
    /** Nothing is unfinished. */
    static final int NONE = 0;

    /** Orders of an account or a session in entry order: accountId, marketId, side, sessionId, reason. */
    static final int CANCEL_MANY = 1;

    /** Orders of a market's book: marketId, reason. */
    static final int CANCEL_MARKET = 2;

    /** A market's opening: marketId, cause, step, price. */
    static final int OPENING = 3;

    /** A market's stops: marketId, low, high, reference when the command began. */
    static final int STOPS = 4;

    /** The sessions of a gateway: gatewayId, the last session id done. */
    static final int SESSIONS_GONE = 5;

    int kind;
    long a;
    long b;
    long c;
    long d;
    long e;

    boolean isDue() {
        return kind != NONE;
    }

    void set(
            final int newKind,
            final long first,
            final long second,
            final long third,
            final long fourth,
            final long fifth) {
        kind = newKind;
        a = first;
        b = second;
        c = third;
        d = fourth;
        e = fifth;
    }

    void done() {
        set(NONE, 0, 0, 0, 0, 0);
    }
}
