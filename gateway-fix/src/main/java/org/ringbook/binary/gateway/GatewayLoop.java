package org.ringbook.binary.gateway;

import io.aeron.Subscription;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.agrona.concurrent.IdleStrategy;
import org.agrona.concurrent.SystemEpochClock;
import org.ringbook.client.AeronEngineClient;
import org.ringbook.client.EngineListener;
import org.ringbook.client.EventFrame;
import org.ringbook.client.venue.Catalog;
import org.ringbook.gateway.GatewayWork;
import org.ringbook.gateway.StreamBeginning;
import org.ringbook.sbe.binary.LogoutReason;
import org.ringbook.sbe.messages.AccountOpenedDecoder;
import org.ringbook.sbe.messages.CommandHeaderDecoder;
import org.ringbook.sbe.messages.GatewayUpDecoder;
import org.ringbook.sbe.messages.GatewayWentDownDecoder;
import org.ringbook.sbe.messages.SessionLoggedOnDecoder;
import org.ringbook.sbe.messages.SessionLogonDecoder;

/** What the gateway's thread does, turn by turn. */
final class GatewayLoop implements GatewayWork, EngineListener {
    private static final int REQUEST_LIMIT = 32;
    private static final int CHANGES_KEPT = 1 << 17;
    private static final long LAST_COMMANDS_NS = TimeUnit.SECONDS.toNanos(1);

    private final BinaryGatewayContext context;
    private final Turn turn = new Turn();
    private final Catalog catalog = new Catalog();
    private final Ownership ownership = new Ownership(CHANGES_KEPT, 1);
    private final Sessions sessions;
    private final EventReports reports;
    private final AeronEngineClient client;
    private final Transport transport;
    private final Connections connections;
    private final Questions questions;
    private final Replays replays;
    private final RequestInbox inbox;
    private final AccountOpenedDecoder accountOpened = new AccountOpenedDecoder();
    private final SessionLoggedOnDecoder loggedOn = new SessionLoggedOnDecoder();
    private final GatewayUpDecoder gatewayUp = new GatewayUpDecoder();
    private final GatewayWentDownDecoder gatewayDown = new GatewayWentDownDecoder();
    private final Checkpoints checkpoints;
    private final StreamBeginning beginning;
    private boolean isUp;
    private boolean wasDown;
    private boolean listening;

    GatewayLoop(final BinaryGatewayContext context) throws IOException {
        this.context = context;
        turn.begin(System.nanoTime());
        sessions = new Sessions(context, turn, this::onRevoked);
        catalog.listener(sessions);
        reports = new EventReports(catalog, ownership, sessions);
        checkpoints = new Checkpoints(context, catalog, sessions, ownership, reports.mass(), turn.nowNs());
        final long checkpointSequence = checkpoints.read();
        beginning = new StreamBeginning(context.directory(), checkpointSequence, context.errorHandler());
        questions = new Questions(turn);
        client = new AeronEngineClient(context.engine()
                .get()
                .gatewayId(context.gatewayId())
                .gatewayName("binary")
                .startPosition(checkpointSequence + 1, 0)
                .errorHandler(beginning)
                .queryListener(questions)
                .listener(this));
        transport = new Transport(context, turn.nowNs());
        connections = new Connections(
                context, turn, SystemEpochClock.INSTANCE, transport, catalog, sessions, client, this::onToBeFed);
        questions.connect(client, connections);
        replays = new Replays(context, catalog, reports, ownership, client, connections, transport);
        inbox = new RequestInbox(turn, catalog, sessions, connections, questions, client);
    }

    /** One turn. Returns how much was done. */
    @Override
    public int work() {
        turn.begin(System.nanoTime());
        beginning.check();
        if (!transport.maintain(turn.nowNs(), client.isEngineUp())) {
            context.log().accept("the media driver is gone, and all connections with it");
            connections.lost();
        }
        final Subscription requests = transport.requests();
        int done = requests == null ? 0 : requests.controlledPoll(inbox, REQUEST_LIMIT);
        done += client.poll();
        if (!listening) {
            done += start();
        }
        done += sessions.hasDue() ? sessions.tellEngine(client) : 0;
        done += connections.work(client.isReady(), client.nextSequence() - 1);
        done += replays.work();
        done += checkpoints.work(turn.nowNs(), client);
        return done + questions.work();
    }

    /** Once all that a gateway before has sent is in the journal, or never will be, clients may come. */
    private int start() {
        if (!isUp || !client.isReady() || !client.isLive()) {
            return 0;
        }
        listening = true;
        transport.listen();
        context.log().accept("listens on " + context.channel());
        return 1;
    }

    private void onToBeFed(final ClientSession session) {
        replays.feed(session);
    }

    private void onRevoked(final ClientSession session) {
        connections.end(session.connection(), LogoutReason.KEY_REVOKED, 0);
    }

    @Override
    public boolean isOpen() {
        return transport.requests() != null;
    }

    @Override
    public void onFrame(final EventFrame event) {
        beginning.onFrame();
        reports.onFrame(event);
        if (event.index() == 0) {
            onCommand();
            return;
        }
        switch (event.templateId()) {
            case AccountOpenedDecoder.TEMPLATE_ID -> {
                accountOpened.wrap(event.buffer(), event.bodyOffset(), event.blockLength(), event.version());
                sessions.onAccount(accountOpened.accountId(), accountOpened.ownerId());
            }
            case SessionLoggedOnDecoder.TEMPLATE_ID -> onLoggedOn(event);
            case GatewayUpDecoder.TEMPLATE_ID -> {
                gatewayUp.wrap(event.buffer(), event.bodyOffset(), event.blockLength(), event.version());
                isUp |= gatewayUp.gatewayId() == context.gatewayId() && gatewayUp.epoch() == client.epoch();
            }
            case GatewayWentDownDecoder.TEMPLATE_ID -> {
                gatewayDown.wrap(event.buffer(), event.bodyOffset(), event.blockLength(), event.version());
                wasDown |= gatewayDown.gatewayId() == context.gatewayId() && gatewayDown.epoch() == client.epoch();
            }
            default -> {
                // of the exchange, or only of orders
            }
        }
        catalog.onEvent(event, reports.command());
    }

    private void onCommand() {
        final CommandHeaderDecoder header = reports.command().header();
        if (header.gatewayId() == context.gatewayId() && header.sessionSequence() > 0) {
            final ClientSession session = sessions.session(header.sessionId());
            if (session != null) {
                session.journaled(
                        header.sessionSequence(), reports.command().templateId() == SessionLogonDecoder.TEMPLATE_ID);
            }
        }
    }

    private void onLoggedOn(final EventFrame event) {
        loggedOn.wrap(event.buffer(), event.bodyOffset(), event.blockLength(), event.version());
        final CommandHeaderDecoder header = reports.command().header();
        final ClientSession session = sessions.session(loggedOn.sessionId());
        if (session != null
                && header.gatewayId() == context.gatewayId()
                && header.gatewayEpoch() == client.epoch()
                && session.isLoggedOnBy(header.gatewaySequence())) {
            connections.onLoggedOn(session, event.sequence());
        }
    }

    @Override
    public void onReady(final int epoch, final long lastGatewaySequence) {
        context.log().accept("the engine takes commands, epoch " + epoch);
        if (wasDown) {
            // The engine took this gateway for dead, and its sessions with it.
            wasDown = false;
            for (int i = 0; i < sessions.size(); i++) {
                sessions.at(i).repeatLogon();
                sessions.due(sessions.at(i));
            }
        }
    }

    @Override
    public void onEngineDown(final long engineInstance) {
        context.log().accept("the engine is not heard");
    }

    @Override
    public void onShutOut(final int epochInForce, final String reason) {
        throw new IllegalStateException(reason);
    }

    @Override
    public boolean isShutOut() {
        return client.isShutOut();
    }

    @Override
    public boolean isEngineReady() {
        return client.isReady();
    }

    @Override
    public long sequence() {
        return client.nextSequence() - 1;
    }

    GatewayFigures figures() {
        return new GatewayFigures(
                ownership.size(), connections.unfinished(), connections.failures(), inbox.malformed(), replays.count());
    }

    /** Those who have been on. */
    List<SessionState> sessionStates() {
        final List<SessionState> states = new ArrayList<>();
        for (int i = 0; i < sessions.size(); i++) {
            final SessionState state = sessions.at(i).state();
            if (state.logons() > 0) {
                states.add(state);
            }
        }
        return List.copyOf(states);
    }

    /** Logs all clients out and tells the engine so. */
    @Override
    public void close() {
        connections.endAll(LogoutReason.STOPPING);
        replays.close();
        final IdleStrategy idle = context.idleStrategy().get();
        final long until = System.nanoTime() + LAST_COMMANDS_NS;
        while (System.nanoTime() < until && isEnding()) {
            turn.begin(System.nanoTime());
            int done = connections.work(client.isReady(), client.nextSequence() - 1);
            done += sessions.tellEngine(client);
            idle.idle(done + client.poll());
        }
        checkpoints.close(client);
        client.close();
        transport.close();
    }

    /** Whether there is something left that a client or the engine is to be told. */
    private boolean isEnding() {
        final boolean isTelling = client.isReady() && (sessions.hasDue() || client.unconfirmed() > 0);
        return isTelling || !connections.isEmpty();
    }
}
