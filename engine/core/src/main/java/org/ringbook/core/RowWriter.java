package org.ringbook.core;

import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.agrona.sbe.MessageEncoderFlyweight;
import org.ringbook.core.ledger.TextMap;
import org.ringbook.sbe.Frames;
import org.ringbook.sbe.SnapshotSink;
import org.ringbook.sbe.snapshot.MessageHeaderEncoder;

/** Hands the rows of a snapshot to a sink; each is encoded in {@link #buffer} first. Core thread only. */
final class RowWriter {
    private static final int TEXT_LENGTH = 256;

    private final SnapshotSink sink;
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final UnsafeBuffer buffer = new UnsafeBuffer(new byte[Frames.MAX_LENGTH]);
    private final UnsafeBuffer text = new UnsafeBuffer(new byte[TEXT_LENGTH]);

    RowWriter(final SnapshotSink sink) {
        this.sink = sink;
    }

    /** Where a row is encoded, from index 0. */
    MutableDirectBuffer buffer() {
        return buffer;
    }

    MessageHeaderEncoder header() {
        return header;
    }

    /** Room for a text, from index 0. */
    UnsafeBuffer text() {
        return text;
    }

    /** Puts a text of a map into {@link #text}; returns its length. */
    int copy(final TextMap texts, final int index) {
        return texts.copy(index, text);
    }

    /** Hands on the row that an encoder has put into the buffer. */
    void write(final MessageEncoderFlyweight row) {
        sink.frame(buffer, 0, MessageHeaderEncoder.ENCODED_LENGTH + row.encodedLength());
    }
}
