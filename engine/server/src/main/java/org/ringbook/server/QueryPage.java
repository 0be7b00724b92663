package org.ringbook.server;

import org.agrona.BufferUtil;
import org.agrona.concurrent.UnsafeBuffer;
import org.ringbook.sbe.transport.QueryDecoder;

/**
 * A question on its way to the core and a page of rows on its way back. Pre-allocated; owned by the replay thread, or by the
 * core's between the two queues that carry it.
 *
 * <pre>
 *   rows:  | length u16 | message | length u16 | message | ...    the last message is QueryEnd
 * </pre>
 */
final class QueryPage {
    /** Rows of one page but those of a book, which is one page of up to twice as many levels. */
    static final int ROWS_MAX = 256;

    private static final int ROW_LENGTH_MAX = 448;
    private static final int END_LENGTH_MAX = 64;

    private final UnsafeBuffer rows =
            new UnsafeBuffer(BufferUtil.allocateDirectAligned(ROWS_MAX * ROW_LENGTH_MAX + END_LENGTH_MAX, Long.BYTES));
    private ReplyStream reply;
    private long correlationId;
    private long key1;
    private long key2;
    private long afterId;
    private long afterCursor;
    private short kind;
    private int length;
    private long asOfSequence;

    /** Replay thread: takes over a question, to be answered once the core has given back the ring's slot afterCursor. */
    void ask(final QueryDecoder query, final long cursor, final ReplyStream replyStream) {
        correlationId = query.correlationId();
        key1 = query.key1();
        key2 = query.key2();
        afterId = query.afterId();
        kind = query.kindRaw();
        afterCursor = cursor;
        reply = replyStream;
        length = 0;
    }

    /** Core thread: how far the rows reach, and the last record whose effects they show. */
    void answered(final int rowsLength, final long lastSequence) {
        length = rowsLength;
        asOfSequence = lastSequence;
    }

    long asOfSequence() {
        return asOfSequence;
    }

    UnsafeBuffer rows() {
        return rows;
    }

    int length() {
        return length;
    }

    ReplyStream reply() {
        return reply;
    }

    long correlationId() {
        return correlationId;
    }

    long key1() {
        return key1;
    }

    long key2() {
        return key2;
    }

    long afterId() {
        return afterId;
    }

    long afterCursor() {
        return afterCursor;
    }

    short kind() {
        return kind;
    }
}
