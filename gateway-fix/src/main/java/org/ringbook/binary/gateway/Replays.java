package org.ringbook.binary.gateway;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import org.ringbook.client.AeronEngineClient;
import org.ringbook.client.EngineException;
import org.ringbook.client.venue.Catalog;
import org.ringbook.sbe.binary.LogoutReason;

/** The replays under way: a few at a time, in turns with what happens, so that they hold nobody up. The gateway's thread only. */
final class Replays {
    private static final int UNDER_WAY_MAX = 4;

    private final BinaryGatewayContext context;
    private final Catalog catalog;
    private final EventReports live;
    private final Ownership ownership;
    private final AeronEngineClient client;
    private final Connections connections;
    private final Transport transport;
    private final ArrayDeque<ClientSession> waiting = new ArrayDeque<>();
    private final List<Replay> underWay = new ArrayList<>();
    private long replays;

    Replays(
            final BinaryGatewayContext context,
            final Catalog catalog,
            final EventReports live,
            final Ownership ownership,
            final AeronEngineClient client,
            final Connections connections,
            final Transport transport) {
        this.context = context;
        this.catalog = catalog;
        this.live = live;
        this.ownership = ownership;
        this.client = client;
        this.connections = connections;
        this.transport = transport;
    }

    /** A session that is on hears from now on: at once what happens, if nothing is missing, else first the rest. */
    void feed(final ClientSession session) {
        if (session.isUpToDate()) {
            goLive(session);
        } else if (!waiting.contains(session)) {
            waiting.addLast(session);
        }
    }

    private void goLive(final ClientSession session) {
        session.feed(ClientSession.Feed.LIVE);
        connections.send(session.connection(), connections.encoder().caughtUp(client.nextSequence() - 1));
    }

    int work() {
        if (waiting.isEmpty() && underWay.isEmpty()) {
            return 0;
        }
        int done = 0;
        while (underWay.size() < UNDER_WAY_MAX
                && !waiting.isEmpty()
                && client.nextIndex() == 0
                && transport.aeron() != null) {
            begin(waiting.pollFirst());
            done++;
        }
        for (int i = underWay.size() - 1; i >= 0; i--) {
            done += work(underWay.get(i));
        }
        return done;
    }

    private void begin(final ClientSession session) {
        if (session.isOn() && session.feed() == ClientSession.Feed.NONE) {
            underWay.add(new Replay(session, catalog, live, ownership, context, transport.aeron()));
            replays++;
        }
    }

    private int work(final Replay replay) {
        final int done = replay.isOver() ? 0 : replay.work();
        if (replay.isOver()) {
            end(replay);
        } else if (replay.fault() != null) {
            context.errorHandler().onError(replay.fault());
            end(replay);
            onFault(replay.session(), replay.fault());
        } else if (replay.hasMet(client)
                && !replay.session().connection().outlet().isBehind()) {
            end(replay);
            goLive(replay.session());
        }
        return done;
    }

    private void onFault(final ClientSession session, final Throwable fault) {
        if (fault instanceof EngineException) {
            connections.end(session.connection(), LogoutReason.UNKNOWN_POSITION, 0);
        } else {
            session.feed(ClientSession.Feed.NONE);
            waiting.addLast(session);
        }
    }

    private void end(final Replay replay) {
        replay.close();
        underWay.remove(replay);
    }

    /** How many there were since the gateway started. */
    long count() {
        return replays;
    }

    void close() {
        underWay.forEach(Replay::close);
        underWay.clear();
        waiting.clear();
    }
}
