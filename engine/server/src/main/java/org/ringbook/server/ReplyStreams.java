package org.ringbook.server;

import io.aeron.Aeron;
import java.util.ArrayList;
import java.util.List;

/** The streams that answers go to: kept while they are used and a while longer, and bounded in number. Replay thread only. */
final class ReplyStreams implements AutoCloseable {
    private static final int STREAMS_MAX = 64;
    private static final long IDLE_LIMIT_NS = 10_000_000_000L;

    private final Aeron aeron;
    private final List<ReplyStream> streams = new ArrayList<>();

    ReplyStreams(final Aeron aeron) {
        this.aeron = aeron;
    }

    /** The stream, new or known; null if there are too many. */
    ReplyStream find(final String channel, final int streamId, final long nowNs) {
        for (final ReplyStream stream : streams) {
            if (stream.is(channel, streamId) && !stream.hasFailed()) {
                stream.used(nowNs);
                return stream;
            }
        }
        if (streams.size() == STREAMS_MAX) {
            return null;
        }
        final ReplyStream stream = new ReplyStream(aeron, channel, streamId, nowNs);
        streams.add(stream);
        return stream;
    }

    /** Closes what has failed, or what nobody has used for a while. */
    void expire(final long nowNs) {
        for (int i = streams.size() - 1; i >= 0; i--) {
            final ReplyStream stream = streams.get(i);
            if (stream.hasFailed() || stream.idleNs(nowNs) > IDLE_LIMIT_NS) {
                streams.remove(i);
                stream.close();
            }
        }
    }

    @Override
    public void close() {
        streams.forEach(ReplyStream::close);
        streams.clear();
    }
}
