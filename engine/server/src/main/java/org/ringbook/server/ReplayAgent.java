package org.ringbook.server;

import io.aeron.Aeron;
import java.util.function.Supplier;
import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.Agent;
import org.agrona.concurrent.MessageHandler;
import org.agrona.concurrent.NanoClock;
import org.agrona.concurrent.status.AtomicCounter;
import org.ringbook.journal.JournalReader;
import org.ringbook.sbe.transport.QueryDecoder;
import org.ringbook.sbe.transport.ReplayRequestDecoder;

/** Serves what is asked aside from the stream: replays and queries. A duty cycle does a slice of one of each. */
final class ReplayAgent implements Agent, MessageHandler {
    private static final int REQUEST_LIMIT = 4;

    private final RequestRing requests;
    private final ReplyStreams streams;
    private final ReplayDesk replays;
    private final QueryDesk queries;
    private final NanoClock clock;
    private final AtomicCounter replaysDropped;
    private final AtomicCounter queriesDropped;
    private final ReplayRequestDecoder replayRequest = new ReplayRequestDecoder();
    private final QueryDecoder query = new QueryDecoder();

    ReplayAgent(
            final RequestRing requests,
            final Aeron aeron,
            final Supplier<JournalReader> readers,
            final QueryQueues queues,
            final HopTimes hops,
            final NanoClock clock,
            final long stallLimitNs,
            final EngineCounters counters) {
        this.requests = requests;
        this.clock = clock;
        streams = new ReplyStreams(aeron);
        replays = new ReplayDesk(readers, stallLimitNs, counters);
        queries = new QueryDesk(queues, hops, stallLimitNs, counters);
        replaysDropped = counters.of(CounterId.REPLAYS_DROPPED);
        queriesDropped = counters.of(CounterId.QUERIES_DROPPED);
    }

    @Override
    public int doWork() {
        final long nowNs = clock.nanoTime();
        streams.expire(nowNs);
        return requests.drain(this, REQUEST_LIMIT) + replays.work(nowNs) + queries.work(nowNs);
    }

    @Override
    public void onClose() {
        replays.close();
        streams.close();
    }

    @Override
    public String roleName() {
        return "ringbook-replay";
    }

    /** From the request ring, within {@link #doWork}. */
    @Override
    public void onMessage(final int templateId, final MutableDirectBuffer buffer, final int index, final int length) {
        final long nowNs = clock.nanoTime();
        final int body = index + RequestRing.BODY;
        if (templateId == ReplayRequestDecoder.TEMPLATE_ID) {
            replayRequest.wrap(buffer, body, ReplayRequestDecoder.BLOCK_LENGTH, ReplayRequestDecoder.SCHEMA_VERSION);
            final ReplyStream reply = streams.find(replayRequest.replyChannel(), replayRequest.replyStreamId(), nowNs);
            if (reply == null) {
                replaysDropped.incrementRelease();
            } else {
                replays.begin(replayRequest, reply, nowNs);
            }
        } else {
            query.wrap(buffer, body, QueryDecoder.BLOCK_LENGTH, QueryDecoder.SCHEMA_VERSION);
            final ReplyStream reply = streams.find(query.replyChannel(), query.replyStreamId(), nowNs);
            if (reply == null) {
                queriesDropped.incrementRelease();
            } else {
                queries.begin(query, buffer.getLong(index), reply, nowNs);
            }
        }
    }
}
