package org.ringbook.binary.gateway;

import io.aeron.Aeron;
import org.ringbook.client.AeronEngineClient;
import org.ringbook.client.EngineException;
import org.ringbook.client.EngineListener;
import org.ringbook.client.EventFrame;
import org.ringbook.client.venue.Catalog;

/**
 * Reads the event stream again for one session, from where something may be missing until it meets what happens. An engine client of its own, which
 * sends no commands; it waits while the session's client takes nothing. The gateway's thread only.
 */
final class Replay implements Audience, EngineListener, AutoCloseable {
    /** Times that the engine has to say that records are gone before it is believed: it is asked again each time. */
    private static final int TIMES_GONE_MAX = 3;

    private final ClientSession session;
    private final Connection connection;
    private final EventReports reports;
    private final AeronEngineClient client;
    private Throwable fault;
    private int timesGone;

    Replay(
            final ClientSession session,
            final Catalog catalog,
            final EventReports live,
            final Ownership known,
            final BinaryGatewayContext context,
            final Aeron aeron) {
        this.session = session;
        connection = session.connection();
        final Ownership ownership = new Ownership(0, 1);
        reports = new EventReports(catalog, ownership, this);
        long from = session.neededSequence();
        if (known.reaches(from)) {
            if (live.mass().isUnderWay() && live.mass().beginSequence() < from) {
                reports.mass()
                        .begin(
                                live.mass().beginSequence(),
                                live.mass().sessionId(),
                                live.mass().number());
            }
            known.copyBefore(from, session.sessionId(), ownership, reports.mass());
        } else {
            from = session.key().issuedSequence(); // before that it had no orders
        }
        client = new AeronEngineClient(context.engine()
                .get()
                .aeron(aeron)
                .gatewayName("binary-replay")
                .startPosition(from, 0)
                .errorHandler(this::onError)
                .listener(this));
        session.feed(ClientSession.Feed.REPLAY);
    }

    private void onError(final Throwable error) {
        timesGone++;
        if (!(error instanceof EngineException.RecordsGone) || timesGone >= TIMES_GONE_MAX) {
            fault = error;
        }
    }

    @Override
    public void onFrame(final EventFrame frame) {
        timesGone = 0;
        reports.onFrame(frame);
    }

    /** Whether it is of no use any more. */
    boolean isOver() {
        return session.connection() != connection || session.feed() != ClientSession.Feed.REPLAY;
    }

    /** What it can't go on after, or null. */
    Throwable fault() {
        return fault;
    }

    ClientSession session() {
        return session;
    }

    int work() {
        return connection.outlet().isBehind() ? 0 : client.poll();
    }

    /** Whether it has read all that the live stream has shown. */
    boolean hasMet(final AeronEngineClient live) {
        return client.nextSequence() > live.nextSequence()
                || (client.nextSequence() == live.nextSequence() && client.nextIndex() >= live.nextIndex());
    }

    @Override
    public ClientSession session(final int sessionId) {
        return sessionId == session.sessionId() ? session : null;
    }

    @Override
    public int size() {
        return 1;
    }

    @Override
    public ClientSession at(final int i) {
        return session;
    }

    @Override
    public boolean isLive() {
        return false;
    }

    @Override
    public void close() {
        client.close();
    }
}
