package org.ringbook.server;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.agrona.concurrent.status.AtomicCounter;
import org.ringbook.journal.JournalReader;
import org.ringbook.sbe.transport.ReplayRequestDecoder;

/**
 * Serves replays in turns, a slice each, so that none waits for another and all together take little of the thread. A new
 * request on a stream replaces the replay that is served there. Replay thread only.
 */
final class ReplayDesk implements AutoCloseable {
    private static final int SESSIONS_MAX = 16;
    private static final int SLICE = 32;

    private final Supplier<JournalReader> readers;
    private final long stallLimitNs;
    private final List<ReplaySession> sessions = new ArrayList<>();
    private final AtomicCounter replays;
    private final AtomicCounter dropped;
    private final AtomicCounter messages;
    private int turn;

    ReplayDesk(final Supplier<JournalReader> readers, final long stallLimitNs, final EngineCounters counters) {
        this.readers = readers;
        this.stallLimitNs = stallLimitNs;
        replays = counters.of(CounterId.REPLAYS);
        dropped = counters.of(CounterId.REPLAYS_DROPPED);
        messages = counters.of(CounterId.REPLAY_MESSAGES);
    }

    void begin(final ReplayRequestDecoder request, final ReplyStream reply, final long nowNs) {
        sessions.removeIf(session -> session.reply() == reply && closed(session));
        if (sessions.size() == SESSIONS_MAX) {
            dropped.incrementRelease();
            return;
        }
        final JournalReader reader = readers.get();
        try {
            sessions.add(new ReplaySession(
                    reply,
                    reader,
                    request.correlationId(),
                    request.fromSequence(),
                    request.fromIndex(),
                    nowNs,
                    messages));
        } catch (final RuntimeException e) {
            reader.close();
            throw e;
        }
        replays.incrementRelease();
    }

    /** Gives the session whose turn it is a slice. */
    int work(final long nowNs) {
        if (sessions.isEmpty()) {
            return 0;
        }
        turn = turn + 1 < sessions.size() ? turn + 1 : 0;
        final ReplaySession session = sessions.get(turn);
        final int sent;
        try {
            sent = session.work(nowNs, SLICE);
        } catch (final RuntimeException e) {
            drop(session);
            throw e;
        }
        if (session.hasEnded()) {
            sessions.remove(session);
            session.close();
        } else if (session.stalledNs(nowNs) > stallLimitNs) {
            drop(session);
        }
        return sent;
    }

    @Override
    public void close() {
        sessions.forEach(ReplaySession::close);
        sessions.clear();
    }

    private void drop(final ReplaySession session) {
        dropped.incrementRelease();
        sessions.remove(session);
        session.close();
    }

    private static boolean closed(final ReplaySession session) {
        session.close();
        return true;
    }
}
