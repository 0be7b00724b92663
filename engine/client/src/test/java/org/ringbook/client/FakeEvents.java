package org.ringbook.client;

import io.aeron.ExclusivePublication;
import java.nio.ByteOrder;
import java.util.List;
import org.agrona.concurrent.UnsafeBuffer;
import org.ringbook.sbe.transport.EventMessageEncoder;
import org.ringbook.sbe.transport.MessageHeaderEncoder;

/** Publishes a fake journal from a position on, its records cut into messages at random. */
final class FakeEvents {
    private static final int MESSAGES_PER_TURN = 20;
    private static final int FRAMES_PER_MESSAGE = 3;

    private final FakeJournal journal;
    private final FaultPlan faults;
    private final boolean replayed;
    private final UnsafeBuffer buffer = new UnsafeBuffer(new byte[4096]);
    private final EventMessageEncoder message = new EventMessageEncoder();
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private long sequence;
    private int index;

    FakeEvents(
            final FakeJournal journal,
            final FaultPlan faults,
            final long sequence,
            final int index,
            final boolean replayed) {
        this.journal = journal;
        this.faults = faults;
        this.sequence = sequence;
        this.index = index;
        this.replayed = replayed;
    }

    long nextSequence() {
        return sequence;
    }

    boolean isAtEnd() {
        return sequence > journal.lastSequence();
    }

    /** @param unheard whether messages that nobody hears count as sent, as on the live stream. */
    int publish(final ExclusivePublication publication, final boolean unheard) {
        int sent = 0;
        while (!isAtEnd() && sent < MESSAGES_PER_TURN) {
            final List<byte[]> frames = journal.entry(sequence).frames();
            final int count = Math.min(frames.size() - index, 1 + faults.random.nextInt(FRAMES_PER_MESSAGE));
            final int length = encode(frames, count);
            final boolean lost = !replayed && faults.strikes(faults.loseEvent);
            if (!lost) {
                final long result = publication.offer(buffer, 0, length);
                if (result < 0 && !(unheard && result == ExclusivePublication.NOT_CONNECTED)) {
                    return sent;
                }
            }
            index += count;
            if (index == frames.size()) {
                sequence++;
                index = 0;
            }
            sent++;
        }
        return sent;
    }

    private int encode(final List<byte[]> frames, final int count) {
        message.wrapAndApplyHeader(buffer, 0, header)
                .sequence(sequence)
                .timestampNs(sequence * 1000)
                .gatewayInNs(0)
                .sequencedNs(0)
                .committedNs(0)
                .publishedNs(0)
                .firstIndex(index)
                .frameCount(count);
        message.flags().clear().lastOfRecord(index + count == frames.size()).replayed(replayed);
        int position = message.limit();
        for (int i = index; i < index + count; i++) {
            final byte[] frame = frames.get(i);
            buffer.putShort(position, (short) frame.length, ByteOrder.LITTLE_ENDIAN);
            buffer.putBytes(position + Short.BYTES, frame);
            position += Short.BYTES + frame.length;
        }
        return position;
    }
}
