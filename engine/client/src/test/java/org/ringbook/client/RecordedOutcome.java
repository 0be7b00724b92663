package org.ringbook.client;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.agrona.concurrent.UnsafeBuffer;
import org.agrona.sbe.MessageEncoderFlyweight;

/** Builds the outcome of a command, event by event, as the stream would tell it. */
final class RecordedOutcome {
    private final long sequence;
    private final List<byte[]> frames = new ArrayList<>();

    RecordedOutcome(final long sequence) {
        this.sequence = sequence;
    }

    /** An event with all fields 0 that are not set. */
    <E extends MessageEncoderFlyweight> RecordedOutcome event(final E encoder, final Consumer<E> fill) {
        final UnsafeBuffer buffer = new UnsafeBuffer(new byte[512]);
        final var header = new org.ringbook.sbe.messages.MessageHeaderEncoder();
        header.wrap(buffer, 0)
                .blockLength(encoder.sbeBlockLength())
                .templateId(encoder.sbeTemplateId())
                .schemaId(encoder.sbeSchemaId())
                .version(encoder.sbeSchemaVersion());
        encoder.wrap(buffer, EventFrame.HEADER_LENGTH);
        fill.accept(encoder);
        final byte[] frame = new byte[EventFrame.HEADER_LENGTH + encoder.encodedLength()];
        buffer.getBytes(0, frame);
        frames.add(frame);
        return this;
    }

    CommandOutcome outcome() {
        final CommandOutcome outcome = new CommandOutcome(1, sequence, 0);
        final EventFrame frame = new EventFrame();
        frame.record(sequence, 0, false);
        for (int i = 0; i < frames.size(); i++) {
            frame.wrap(new UnsafeBuffer(frames.get(i)), 0, frames.get(i).length, i + 1, i == frames.size() - 1);
            outcome.add(frame);
        }
        return outcome;
    }

    /** Tells a listener of the record, the command first. */
    void tell(final EngineListener listener) {
        final EventFrame frame = new EventFrame();
        frame.record(sequence, 0, false);
        for (int i = 0; i < frames.size(); i++) {
            frame.wrap(new UnsafeBuffer(frames.get(i)), 0, frames.get(i).length, i, i == frames.size() - 1);
            listener.onFrame(frame);
        }
    }
}
