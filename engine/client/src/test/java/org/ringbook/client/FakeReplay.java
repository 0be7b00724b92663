package org.ringbook.client;

import io.aeron.ExclusivePublication;
import org.agrona.concurrent.UnsafeBuffer;
import org.ringbook.sbe.transport.MessageHeaderEncoder;
import org.ringbook.sbe.transport.ReplayEndEncoder;

/** A fake engine's answer to replay requests on one reply stream. */
final class FakeReplay {
    private final ExclusivePublication publication;
    private final UnsafeBuffer buffer = new UnsafeBuffer(new byte[64]);
    private final ReplayEndEncoder end = new ReplayEndEncoder();
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private FakeEvents events;
    private long correlationId;

    FakeReplay(final ExclusivePublication publication) {
        this.publication = publication;
    }

    void begin(final FakeEvents from, final long newCorrelationId) {
        events = from;
        correlationId = newCorrelationId;
    }

    int work(final FaultPlan faults, final long lastSequence) {
        if (events == null) {
            return 0;
        }
        if (faults.strikes(faults.breakReplay)) {
            events = null;
            return 0;
        }
        final int sent = events.publish(publication, false);
        if (events.isAtEnd()) {
            end.wrapAndApplyHeader(buffer, 0, header)
                    .correlationId(correlationId)
                    .nextSequence(Math.min(events.nextSequence(), lastSequence + 1));
            if (publication.offer(buffer, 0, end.limit()) > 0) {
                events = null;
            }
        }
        return sent;
    }
}
