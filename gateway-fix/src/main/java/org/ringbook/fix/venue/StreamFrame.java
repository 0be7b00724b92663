package org.ringbook.fix.venue;

import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.ringbook.client.CommandDraft;
import org.ringbook.sbe.messages.MessageHeaderDecoder;

/** A frame of the event stream, where it lies or as a copy. Reused; one thread. */
public final class StreamFrame {
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final UnsafeBuffer copy = new UnsafeBuffer(new byte[CommandDraft.MAX_FRAME_LENGTH]);
    private DirectBuffer buffer;
    private int offset;
    private long sequence;
    private int index;
    private boolean lastOfRecord;
    private long timestampNs;

    /** Has nothing in sight yet. */
    public StreamFrame() {}

    /**
     * Looks at a frame where it lies.
     *
     * @param newBuffer     has it.
     * @param newOffset     where its SBE header begins.
     * @param recordNumber  sequence of its record.
     * @param frameIndex    its index there; 0 = the command.
     * @param endsRecord    whether it is the record's last.
     * @param recordTimeNs  when the command was sequenced.
     * @return this.
     */
    public StreamFrame wrap(
            final DirectBuffer newBuffer,
            final int newOffset,
            final long recordNumber,
            final int frameIndex,
            final boolean endsRecord,
            final long recordTimeNs) {
        buffer = newBuffer;
        offset = newOffset;
        sequence = recordNumber;
        index = frameIndex;
        lastOfRecord = endsRecord;
        timestampNs = recordTimeNs;
        header.wrap(newBuffer, newOffset);
        return this;
    }

    /** Takes a copy of a command. */
    void copy(final StreamFrame other, final int length) {
        copy.putBytes(0, other.buffer, other.offset, Math.min(length, copy.capacity()));
        wrap(copy, 0, other.sequence, other.index, other.lastOfRecord, other.timestampNs);
    }

    /**
     * What it is.
     *
     * @return template id of {@code ringbook-messages.xml}.
     */
    public int templateId() {
        return header.templateId();
    }

    /**
     * Buffer it lies in.
     *
     * @return good until the next frame.
     */
    public DirectBuffer buffer() {
        return buffer;
    }

    /**
     * Where the body begins.
     *
     * @return behind the SBE header.
     */
    public int body() {
        return offset + MessageHeaderDecoder.ENCODED_LENGTH;
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
     * Sequence of its record.
     *
     * @return from 1.
     */
    public long sequence() {
        return sequence;
    }

    /**
     * Its index in the record.
     *
     * @return 0 = the command.
     */
    public int index() {
        return index;
    }

    /**
     * Whether its record ends with it.
     *
     * @return true for the last frame.
     */
    public boolean isLastOfRecord() {
        return lastOfRecord;
    }

    /**
     * When the command was sequenced.
     *
     * @return nanoseconds since the epoch.
     */
    public long timestampNs() {
        return timestampNs;
    }
}
