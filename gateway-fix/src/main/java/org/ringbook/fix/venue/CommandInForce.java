package org.ringbook.fix.venue;

import org.agrona.sbe.MessageDecoderFlyweight;
import org.ringbook.client.CommandDraft;
import org.ringbook.sbe.messages.CommandHeaderDecoder;

/** The command of the record that is being read, kept while its events come. Reused; one thread. */
public final class CommandInForce {
    private final StreamFrame frame = new StreamFrame();
    private final CommandHeaderDecoder header = new CommandHeaderDecoder();

    /** None yet. */
    public CommandInForce() {}

    /**
     * A record begins.
     *
     * @param command its first frame.
     */
    public void begin(final StreamFrame command) {
        final int left = command.buffer().capacity() - (command.body() - 8);
        frame.copy(command, Math.min(CommandDraft.MAX_FRAME_LENGTH, left));
        header.wrap(frame.buffer(), frame.body());
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
        decoder.wrap(frame.buffer(), frame.body(), frame.blockLength(), frame.version());
        return decoder;
    }
}
