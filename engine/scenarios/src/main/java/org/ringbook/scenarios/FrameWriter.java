package org.ringbook.scenarios;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.ringbook.sbe.messages.CommandHeaderEncoder;
import org.ringbook.sbe.messages.MessageHeaderEncoder;
import org.ringbook.scenarios.CommandFrames.Sender;

/** What it takes to write a command as a frame. */
abstract class FrameWriter {
    private static final int BLOCK = MessageHeaderEncoder.ENCODED_LENGTH;
    private static final int FRAME_MAX = 4_096;

    final UnsafeBuffer buffer = new UnsafeBuffer(new byte[FRAME_MAX]);
    final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private Sender sender = CommandFrames.HOST;

    /** Who sends what comes next. */
    public final Sender sender() {
        return sender;
    }

    final void sender(final Sender newSender) {
        sender = newSender;
    }

    final <E> E begin(final CommandHeaderEncoder command, final E encoder) {
        command.gatewaySequence(sender.gatewaySequence())
                .gatewayEpoch(sender.gatewayEpoch())
                .sessionId(sender.sessionId())
                .sessionSequence(0)
                .gatewayId(sender.gatewayId());
        return encoder;
    }

    final MutableDirectBuffer clean() {
        buffer.setMemory(0, FRAME_MAX, (byte) 0);
        return buffer;
    }

    final byte[] end(final int limit) {
        return Arrays.copyOf(buffer.byteArray(), limit);
    }

    /** An enumerated field as a number, so that unknown values can be said too. */
    final void raw(final int offset, final int value) {
        buffer.putByte(BLOCK + offset, (byte) value);
    }

    static byte[] bytes(final String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
