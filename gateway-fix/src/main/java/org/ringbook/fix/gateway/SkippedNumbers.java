package org.ringbook.fix.gateway;

import java.nio.ByteBuffer;

/**
 * Counts the numbers that a connection's SequenceResets skip: NewSeqNo (36) less MsgSeqNum (34) of each message, in whatever parts it comes. Artio
 * indexes each of them, so one message that skips two billion would keep all sessions waiting for minutes; to it an empty or negative MsgSeqNum of
 * any message skips all up to the first. One thread.
 */
final class SkippedNumbers {
    /** More than a client can have sent while it was away, and indexed in some hundredths of a second. */
    static final long MOST = 1_000_000;

    private static final int CHECK_SUM = 10;
    private static final int MSG_SEQ_NUM = 34;
    private static final int NEW_SEQ_NO = 36;
    private static final int TAG_MAX = 100_000;
    /** What Artio takes for NewSeqNo where there is none, and indexes up to. */
    private static final int NO_NEW_NUMBER = -1;

    private static final long NONE = Long.MIN_VALUE;
    private static final byte SOH = 1;

    private boolean inTag = true;
    private int tag;
    private int length;
    private boolean negative;
    private long value;
    private long number = NONE;
    private long skipped;

    /**
     * Looks at what was read.
     *
     * @param bytes as they came
     * @param from index of the first new one
     * @param to index behind the last
     * @return false if more was skipped than a connection may
     */
    boolean onBytes(final ByteBuffer bytes, final int from, final int to) {
        for (int i = from; i < to; i++) {
            final byte b = bytes.get(i);
            if (b == SOH) {
                endField();
            } else if (inTag) {
                onTag(b);
            } else if (tag == MSG_SEQ_NUM || tag == NEW_SEQ_NO) {
                onCharacter(b);
            }
        }
        return skipped <= MOST;
    }

    private void onTag(final byte b) {
        if (b == '=') {
            inTag = false;
        } else {
            tag = Math.min(TAG_MAX, tag * 10 + (b - '0'));
        }
    }

    /** As Artio reads a number: what is none has no value, and skips nothing. */
    private void onCharacter(final byte b) {
        if (length++ == 0 && b == '-') {
            negative = true;
        } else if (b < '0' || b > '9') {
            value = NONE;
        } else if (value != NONE) {
            value = value * 10 + (b - '0');
            value = value > Integer.MAX_VALUE ? NONE : value;
        }
    }

    private void endField() {
        if (!inTag) {
            switch (tag) {
                case MSG_SEQ_NUM -> {
                    number = number();
                    skipTo(NO_NEW_NUMBER);
                }
                case NEW_SEQ_NO -> skipTo(number());
                case CHECK_SUM -> number = NONE;
                default -> {}
            }
        }
        inTag = true;
        tag = 0;
        length = 0;
        negative = false;
        value = 0;
    }

    /** To Artio a field without a value is the least number that there is. */
    private long number() {
        if (length == 0) {
            return Integer.MIN_VALUE;
        }
        return negative && value != NONE ? -value : value;
    }

    private void skipTo(final long newNumber) {
        if (number != NONE && newNumber > number) {
            skipped += newNumber - number;
        }
    }
}
