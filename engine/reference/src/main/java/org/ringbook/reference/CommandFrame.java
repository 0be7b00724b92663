package org.ringbook.reference;

import java.util.function.IntUnaryOperator;
import org.agrona.DirectBuffer;
import org.agrona.sbe.MessageDecoderFlyweight;
import org.ringbook.sbe.messages.CommandHeaderDecoder;
import org.ringbook.sbe.messages.MessageHeaderDecoder;

/** The frame of a command. One that is not whole is a broken invariant: the host keeps those out. */
class CommandFrame {
    private final DirectBuffer buffer;
    private final MessageHeaderDecoder frame = new MessageHeaderDecoder();
    private final int block;
    private final int end;

    CommandFrame(final DirectBuffer buffer, final int offset, final int length) {
        this.buffer = buffer;
        block = offset + MessageHeaderDecoder.ENCODED_LENGTH;
        end = offset + length;
        needUpTo(block + CommandHeaderDecoder.ENCODED_LENGTH);
        frame.wrap(buffer, offset);
        if (frame.schemaId() != MessageHeaderDecoder.SCHEMA_ID) {
            throw new IllegalStateException("not a command: schemaId=" + frame.schemaId());
        }
    }

    final int templateId() {
        return frame.templateId();
    }

    final Command.Header header() {
        return header(new CommandHeaderDecoder().wrap(buffer, block));
    }

    static Command.Header header(final CommandHeaderDecoder in) {
        return new Command.Header(in.gatewaySequence(), in.gatewayEpoch(), in.sessionId(), in.gatewayId());
    }

    /** The decoder at the frame's block. */
    final <D extends MessageDecoderFlyweight> D block(final D in) {
        if (frame.blockLength() < in.sbeBlockLength()) {
            throw new IllegalStateException("block too short: templateId=" + frame.templateId() + " blockLength="
                    + frame.blockLength() + " atLeast=" + in.sbeBlockLength());
        }
        needUpTo(block + frame.blockLength());
        in.wrap(buffer, block, frame.blockLength(), frame.version());
        return in;
    }

    /** The command, unless reading it went beyond the frame. */
    final Command whole(final MessageDecoderFlyweight in, final Command command) {
        needUpTo(in.limit());
        return command;
    }

    /** Bytes as characters of ISO 8859-1. */
    static String bytes(final int length, final IntUnaryOperator at) {
        final StringBuilder text = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            text.append((char) at.applyAsInt(i));
        }
        return text.toString();
    }

    private void needUpTo(final int limit) {
        if (limit > end) {
            throw new IllegalStateException("frame too short: end=" + end + " needed=" + limit);
        }
    }
}
