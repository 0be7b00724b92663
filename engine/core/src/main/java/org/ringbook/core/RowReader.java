package org.ringbook.core;

import org.agrona.concurrent.UnsafeBuffer;
import org.agrona.sbe.MessageDecoderFlyweight;
import org.ringbook.sbe.SnapshotSource;
import org.ringbook.sbe.SnapshotStateException;
import org.ringbook.sbe.snapshot.MessageHeaderDecoder;

/** Reads the rows of a snapshot in the order in which they must come. Core thread only. */
final class RowReader {
    private static final int TRUE = 1;

    private final SnapshotSource source;
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final UnsafeBuffer text = new UnsafeBuffer(0, 0);
    private long number;
    private String kind = "";

    RowReader(final SnapshotSource source) {
        this.source = source;
    }

    /** Wraps a decoder around the next row, which must be of its kind. */
    <D extends MessageDecoderFlyweight> D next(final D row) {
        number++;
        kind = row.getClass().getSimpleName();
        require(source.next(), "the rows end before it");
        header.wrap(source.buffer(), source.offset());
        require(header.schemaId() == row.sbeSchemaId(), "not a row of a snapshot");
        require(header.version() <= row.sbeSchemaVersion(), "of a later version");
        require(header.templateId() == row.sbeTemplateId(), "another kind of row is in its place");
        final int bodyLength = source.length() - MessageHeaderDecoder.ENCODED_LENGTH;
        require(header.blockLength() >= row.sbeBlockLength() && header.blockLength() <= bodyLength, "its length");
        row.wrap(source.buffer(), header.offset() + header.encodedLength(), header.blockLength(), header.version());
        return row;
    }

    /** For a text of a row: wrap it, then look at it. */
    UnsafeBuffer text() {
        return text;
    }

    /** Checks that a row ends where its frame does, before any of its texts is looked at. */
    void end(final MessageDecoderFlyweight row) {
        require(MessageHeaderDecoder.ENCODED_LENGTH + row.encodedLength() == source.length(), "its length");
    }

    /** Checks that there are no more rows. */
    void end() {
        require(!source.next(), "rows behind the last");
    }

    boolean toBoolean(final short code) {
        require(code <= TRUE, "neither false nor true");
        return code == TRUE;
    }

    void require(final boolean condition, final String what) {
        if (!condition) {
            throw fault(what, null);
        }
    }

    SnapshotStateException fault(final String what, final Throwable cause) {
        return new SnapshotStateException(
                "not a sound snapshot: row " + number + ", " + kind.replace("Decoder", "") + ": " + what, cause);
    }
}
