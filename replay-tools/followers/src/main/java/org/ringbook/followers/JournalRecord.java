package org.ringbook.followers;

import org.agrona.DirectBuffer;
import org.ringbook.journal.JournalReader;
import org.ringbook.sbe.Frames;

/**
 * The record that a projection is given: a flyweight, valid only within {@link Projection#apply}.
 *
 * <pre>{@code
 * for (int at = record.firstEvent(); at < record.end(); at = Frames.next(record.buffer(), at)) {
 *     final int event = Frames.offset(at);
 *     switch (Frames.templateId(record.buffer(), event)) { ... }
 * }
 * }</pre>
 */
public final class JournalRecord {
    private final JournalReader reader;

    JournalRecord(final JournalReader reader) {
        this.reader = reader;
    }

    /** {@return its sequence, dense from 1} */
    public long sequence() {
        return reader.sequence();
    }

    /** {@return when it was sequenced, nanoseconds since the epoch; never falls} */
    public long timestampNs() {
        return reader.timestampNs();
    }

    /** {@return where its frames are} */
    public DirectBuffer buffer() {
        return reader.buffer();
    }

    /** {@return offset of the command's SBE message header} */
    public int command() {
        return Frames.offset(reader.framesOffset());
    }

    /** {@return template id of the command} */
    public int commandTemplateId() {
        return Frames.templateId(reader.buffer(), command());
    }

    /** {@return offset of the length in front of the first event's frame; {@link #end()} if there is no event} */
    public int firstEvent() {
        return Frames.next(reader.buffer(), reader.framesOffset());
    }

    /** {@return offset behind the last event} */
    public int end() {
        return reader.framesOffset() + reader.framesLength();
    }
}
