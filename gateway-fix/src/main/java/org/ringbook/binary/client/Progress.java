package org.ringbook.binary.client;

import org.ringbook.sbe.binary.EventHeaderDecoder;
import org.ringbook.sbe.binary.GatewayHeartbeatDecoder;
import org.ringbook.sbe.binary.LogonOkDecoder;

/** How far the messages have come: each names the one before it, so nothing can be missing unnoticed. One thread; allocates nothing. */
final class Progress {
    private long sequence;
    private int index;
    private int part;
    private long seenSequence;

    Progress(final StreamPosition from) {
        sequence = from.sequence();
        index = from.index();
        part = from.part();
        seenSequence = from.seenSequence();
    }

    void begin(final LogonOkDecoder message) {
        sequence = message.fromSequence();
        index = message.fromIndex();
        part = message.fromPart();
    }

    /** Whether a message is the next one. */
    boolean isFollowedBy(final EventHeaderDecoder event) {
        return event.previousSequence() == sequence && event.previousIndex() == index && event.previousPart() == part;
    }

    void advance(final EventHeaderDecoder event) {
        sequence = event.sequence();
        index = event.index();
        part = event.part();
    }

    /** Whether all that the gateway has sent is here. */
    boolean isAt(final GatewayHeartbeatDecoder message) {
        return message.lastSequence() == sequence && message.lastIndex() == index && message.lastPart() == part;
    }

    void seen(final long streamSequence) {
        seenSequence = Math.max(seenSequence, streamSequence);
    }

    StreamPosition position() {
        return new StreamPosition(sequence, index, part, seenSequence);
    }
}
