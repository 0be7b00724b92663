package org.ringbook.client;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.agrona.concurrent.UnsafeBuffer;
import org.agrona.sbe.MessageDecoderFlyweight;
import org.ringbook.sbe.messages.CancelRejectedDecoder;
import org.ringbook.sbe.messages.CommandRejectedDecoder;
import org.ringbook.sbe.messages.OrderRejectedDecoder;
import org.ringbook.sbe.messages.RejectReason;

/** A command's record as the event stream told it: its place, and a copy of every event that it caused. */
public final class CommandOutcome {
    private final long correlationId;
    private final long sequence;
    private final long timestampNs;
    private final List<Event> events = new ArrayList<>();
    private RejectReason reason = RejectReason.NONE;
    private long existingId;

    CommandOutcome(final long correlationId, final long sequence, final long timestampNs) {
        this.correlationId = correlationId;
        this.sequence = sequence;
        this.timestampNs = timestampNs;
    }

    void add(final EventFrame frame) {
        final byte[] bytes = new byte[frame.length()];
        frame.buffer().getBytes(frame.offset(), bytes);
        final Event event = new Event(
                frame.sequence(),
                frame.index(),
                frame.templateId(),
                frame.blockLength(),
                frame.version(),
                new UnsafeBuffer(bytes));
        events.add(event);
        readReason(event);
    }

    private void readReason(final Event event) {
        switch (event.templateId()) {
            case CommandRejectedDecoder.TEMPLATE_ID -> {
                final CommandRejectedDecoder rejected = event.decode(new CommandRejectedDecoder());
                reason = rejected.reason();
                existingId = rejected.existingId();
            }
            case OrderRejectedDecoder.TEMPLATE_ID ->
                reason = event.decode(new OrderRejectedDecoder()).reason();
            case CancelRejectedDecoder.TEMPLATE_ID ->
                reason = event.decode(new CancelRejectedDecoder()).reason();
            default -> {
                // not a refusal
            }
        }
    }

    /**
     * What {@link EngineClient#send()} returned.
     *
     * @return the gateway's number of the command, or a tool's random one.
     */
    public long correlationId() {
        return correlationId;
    }

    /**
     * Sequence of the command's record, which is the id of the order, deposit or withdrawal that it created.
     *
     * @return from 1.
     */
    public long sequence() {
        return sequence;
    }

    /**
     * When it was sequenced.
     *
     * @return nanoseconds since the epoch.
     */
    public long timestampNs() {
        return timestampNs;
    }

    /**
     * Why it changed nothing.
     *
     * @return NONE = it was not refused.
     */
    public RejectReason reason() {
        return reason;
    }

    /**
     * Whether the engine refused it.
     *
     * @return true if it changed nothing.
     */
    public boolean isRejected() {
        return reason != RejectReason.NONE;
    }

    /**
     * With DUPLICATE and CONFLICT: what is there already.
     *
     * @return asset, market or account id, or the sequence of the deposit or withdrawal; else 0.
     */
    public long existingId() {
        return existingId;
    }

    /**
     * The events, in order.
     *
     * @return unmodifiable.
     */
    public List<Event> events() {
        return Collections.unmodifiableList(events);
    }

    /**
     * The first event of a kind.
     *
     * @param decoder of that kind; it is wrapped and returned.
     * @param <D>     its type.
     * @return the decoder.
     * @throws EngineException if there is none.
     */
    public <D extends MessageDecoderFlyweight> D require(final D decoder) {
        for (final Event event : events) {
            if (event.templateId() == decoder.sbeTemplateId()) {
                return event.decode(decoder);
            }
        }
        throw new EngineException("The engine's answer lacks what was expected: templateId=" + decoder.sbeTemplateId());
    }

    /**
     * Ends in an exception if the engine refused the command.
     *
     * @return this.
     * @throws RejectedException if it was refused.
     */
    public CommandOutcome orThrow() {
        if (isRejected()) {
            throw new RejectedException(this);
        }
        return this;
    }

    /**
     * A copy of an event frame.
     *
     * @param sequence    of its record.
     * @param index       in its record.
     * @param templateId  of {@code ringbook-messages.xml}.
     * @param blockLength as written.
     * @param version     as written.
     * @param frame       the frame with its SBE header.
     */
    public record Event(long sequence, int index, int templateId, int blockLength, int version, UnsafeBuffer frame) {
        /**
         * Reads it.
         *
         * @param decoder of this event's kind; it is wrapped and returned.
         * @param <D>     its type.
         * @return the decoder.
         */
        public <D extends MessageDecoderFlyweight> D decode(final D decoder) {
            decoder.wrap(frame, EventFrame.HEADER_LENGTH, blockLength, version);
            return decoder;
        }
    }
}
