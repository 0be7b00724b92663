package org.ringbook.client.venue;

import org.agrona.concurrent.UnsafeBuffer;
import org.agrona.sbe.MessageDecoderFlyweight;
import org.ringbook.client.CommandDraft;
import org.ringbook.client.EventFrame;
import org.ringbook.sbe.messages.CommandHeaderDecoder;

/** The command of the record that is being read, kept while its events come. Reused; one thread. */
public final class CommandInForce {
    private final UnsafeBuffer copy = new UnsafeBuffer(new byte[CommandDraft.MAX_FRAME_LENGTH]);
    private final EventFrame frame = new EventFrame();
    private final CommandHeaderDecoder header = new CommandHeaderDecoder();

    /** None yet. */
    public CommandInForce() {}

    /**
     * A record begins.
     *
     * @param command its first frame.
     */
    public void begin(final EventFrame command) {
        final int length = Math.min(command.length(), copy.capacity());
        copy.putBytes(0, command.buffer(), command.offset(), length);
        frame.wrap(copy, 0, length, 0, command.isLastOfRecord());
        header.wrap(frame.buffer(), frame.bodyOffset());
    }

    /**
     * What it is.
     *
     * @return template id.
     */
    public int templateId() {
        return frame.templateId();
    }

    /**
     * Who sent it.
     *
     * @return its command header.
     */
    public CommandHeaderDecoder header() {
        return header;
    }

    /**
     * Client session it came in on.
     *
     * @return 0 = none.
     */
    public int sessionId() {
        return header.sessionId();
    }

    /**
     * Wraps a decoder of its type.
     *
     * @param decoder of {@link #templateId()}.
     * @param <T>     its class.
     * @return the decoder.
     */
    public <T extends MessageDecoderFlyweight> T decode(final T decoder) {
        decoder.wrap(frame.buffer(), frame.bodyOffset(), frame.blockLength(), frame.version());
        return decoder;
    }
}
