package org.ringbook.client;

import org.agrona.DirectBuffer;
import org.ringbook.sbe.messages.MessageHeaderDecoder;

/**
 * A frame of the event stream where it lies in the transport's buffer: a command (index 0 of its record) or an event. Valid only inside the
 * listener's call. Wrap a decoder of {@code org.ringbook.sbe.messages} at {@link #bodyOffset()}, with {@link #blockLength()} and
 * {@link #version()}.
 */
public final class EventFrame {
    /** SBE header in front of a frame's body. */
    static final int HEADER_LENGTH = MessageHeaderDecoder.ENCODED_LENGTH;

    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private DirectBuffer buffer;
    private int offset;
    private int length;
    private long sequence;
    private int index;
    private boolean lastOfRecord;
    private boolean replayed;
    private long timestampNs;
    private long gatewayInNs;
    private long sequencedNs;
    private long committedNs;
    private long publishedNs;

    /** A view that has nothing in sight yet. */
    public EventFrame() {}

    /**
     * The record that the next frames are of. For who brings frames from elsewhere than the client.
     *
     * @param newSequence    from 1.
     * @param newTimestampNs when its command was sequenced, nanoseconds since the epoch.
     * @param isReplayed     whether it does not come live.
     */
    public void record(final long newSequence, final long newTimestampNs, final boolean isReplayed) {
        sequence = newSequence;
        timestampNs = newTimestampNs;
        replayed = isReplayed;
    }

    void hops(final long gatewayIn, final long sequenced, final long committed, final long published) {
        gatewayInNs = gatewayIn;
        sequencedNs = sequenced;
        committedNs = committed;
        publishedNs = published;
    }

    /**
     * Looks at a frame of the record.
     *
     * @param newBuffer      has it.
     * @param newOffset      where its SBE header begins.
     * @param newLength      of it, with the header.
     * @param newIndex       in the record; 0 = the command.
     * @param isLastOfRecord whether the record ends with it.
     */
    public void wrap(
            final DirectBuffer newBuffer,
            final int newOffset,
            final int newLength,
            final int newIndex,
            final boolean isLastOfRecord) {
        buffer = newBuffer;
        offset = newOffset;
        length = newLength;
        index = newIndex;
        lastOfRecord = isLastOfRecord;
        header.wrap(newBuffer, newOffset);
    }

    /**
     * Sequence of the record.
     *
     * @return from 1, without gap.
     */
    public long sequence() {
        return sequence;
    }

    /**
     * Index of this frame in its record.
     *
     * @return 0 = the command, then its events.
     */
    public int index() {
        return index;
    }

    /**
     * Whether the record ends here.
     *
     * @return true for the last frame of a record, and only for it.
     */
    public boolean isLastOfRecord() {
        return lastOfRecord;
    }

    /**
     * Whether this came from a replay, so that the hop times are 0.
     *
     * @return false if it came live.
     */
    public boolean isReplayed() {
        return replayed;
    }

    /**
     * When the command was sequenced.
     *
     * @return nanoseconds since the epoch.
     */
    public long timestampNs() {
        return timestampNs;
    }

    /**
     * When the gateway took the command in.
     *
     * @return nanoseconds of the gateway machine's monotonic clock; 0 = unknown.
     */
    public long gatewayInNs() {
        return gatewayInNs;
    }

    /**
     * When the core took the command from the ring.
     *
     * @return nanoseconds of the engine machine's monotonic clock; 0 = unknown.
     */
    public long sequencedNs() {
        return sequencedNs;
    }

    /**
     * When the record was durable.
     *
     * @return nanoseconds of the engine machine's monotonic clock; 0 = unknown.
     */
    public long committedNs() {
        return committedNs;
    }

    /**
     * When the record was offered to the event stream.
     *
     * @return nanoseconds of the engine machine's monotonic clock; 0 = unknown.
     */
    public long publishedNs() {
        return publishedNs;
    }

    /**
     * What the frame is: a template id of {@code ringbook-messages.xml}.
     *
     * @return below 100: a command; from 100: an event.
     */
    public int templateId() {
        return header.templateId();
    }

    /**
     * Block length that the writer used.
     *
     * @return bytes.
     */
    public int blockLength() {
        return header.blockLength();
    }

    /**
     * Schema version that the writer used.
     *
     * @return from 0.
     */
    public int version() {
        return header.version();
    }

    /**
     * Buffer that the frame lies in.
     *
     * @return the transport's own; not to be kept.
     */
    public DirectBuffer buffer() {
        return buffer;
    }

    /**
     * Where the frame begins, with its SBE header.
     *
     * @return offset in {@link #buffer()}.
     */
    public int offset() {
        return offset;
    }

    /**
     * Length of the frame with its SBE header.
     *
     * @return bytes.
     */
    public int length() {
        return length;
    }

    /**
     * Where the body begins, behind the SBE header.
     *
     * @return offset in {@link #buffer()}.
     */
    public int bodyOffset() {
        return offset + HEADER_LENGTH;
    }
}
