package org.ringbook.server;

import java.nio.ByteOrder;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.status.AtomicCounter;
import org.ringbook.core.FrameKind;
import org.ringbook.sbe.Frames;
import org.ringbook.sbe.messages.CommandHeaderDecoder;
import org.ringbook.sbe.transport.MessageHeaderDecoder;

/** Finds what is wrong with a frame that is not taken, and counts it. Ingress thread only. */
final class InvalidFrames {
    private static final int HEADER = MessageHeaderDecoder.ENCODED_LENGTH;
    private static final int LAST_COMMAND_TEMPLATE = 99;

    private final AtomicCounter truncated;
    private final AtomicCounter fragmented;
    private final AtomicCounter schema;
    private final AtomicCounter version;
    private final AtomicCounter template;
    private final AtomicCounter headers;
    private final AtomicCounter hostCommands;
    private final AtomicCounter requests;

    InvalidFrames(final EngineCounters counters) {
        truncated = counters.of(CounterId.INVALID_TRUNCATED);
        fragmented = counters.of(CounterId.INVALID_FRAGMENTED);
        schema = counters.of(CounterId.INVALID_SCHEMA);
        version = counters.of(CounterId.INVALID_VERSION);
        template = counters.of(CounterId.INVALID_TEMPLATE);
        headers = counters.of(CounterId.INVALID_HEADER);
        hostCommands = counters.of(CounterId.INVALID_HOST_COMMAND);
        requests = counters.of(CounterId.INVALID_REQUEST);
    }

    void fragmented() {
        fragmented.incrementRelease();
    }

    void template() {
        template.incrementRelease();
    }

    void request() {
        requests.incrementRelease();
    }

    /** Whether a message header of the transport schema is there; if not, counts why. */
    boolean isEnvelopeSound(final DirectBuffer buffer, final int offset, final int length) {
        if (length < HEADER) {
            return no(truncated);
        }
        if (uint16(buffer, offset + 4) != MessageHeaderDecoder.SCHEMA_ID) {
            return no(schema);
        }
        return uint16(buffer, offset + 6) <= MessageHeaderDecoder.SCHEMA_VERSION || no(version);
    }

    /** Whether the message has a block of this length, and the bytes for it; if not, counts why. */
    boolean isBlock(final DirectBuffer buffer, final int offset, final int length, final int blockLength) {
        if (uint16(buffer, offset) != blockLength) {
            return no(headers);
        }
        return length >= HEADER + blockLength || no(truncated);
    }

    /** Whether the message is a block of this length and one text, to its last byte; if not, counts why. */
    boolean isBlockAndText(final DirectBuffer buffer, final int offset, final int length, final int blockLength) {
        if (!isBlock(buffer, offset, length, blockLength)) {
            return false;
        }
        final int text = HEADER + blockLength;
        final boolean whole = length > text && length == text + 1 + (buffer.getByte(offset + text) & 0xFF);
        return whole || no(truncated);
    }

    /** Counts a command's frame that is not taken. */
    void command(final FrameKind kind, final DirectBuffer buffer, final int offset, final int length) {
        if (length < HEADER + CommandHeaderDecoder.ENCODED_LENGTH) {
            truncated.incrementRelease();
        } else if (uint16(buffer, offset + 4) != org.ringbook.sbe.messages.MessageHeaderDecoder.SCHEMA_ID) {
            schema.incrementRelease();
        } else if (uint16(buffer, offset + 6) > org.ringbook.sbe.messages.MessageHeaderDecoder.SCHEMA_VERSION) {
            version.incrementRelease();
        } else if (kind != FrameKind.INVALID) {
            hostCommands.incrementRelease();
        } else {
            final int templateId = Frames.templateId(buffer, offset);
            (templateId > LAST_COMMAND_TEMPLATE ? template : headers).incrementRelease();
        }
    }

    private static boolean no(final AtomicCounter counter) {
        counter.incrementRelease();
        return false;
    }

    private static int uint16(final DirectBuffer buffer, final int index) {
        return buffer.getShort(index, ByteOrder.LITTLE_ENDIAN) & 0xFFFF;
    }
}
