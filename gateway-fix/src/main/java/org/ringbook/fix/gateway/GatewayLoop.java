package org.ringbook.fix.gateway;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.agrona.concurrent.EpochNanoClock;
import org.agrona.concurrent.SystemEpochNanoClock;
import org.ringbook.client.AeronEngineClient;
import org.ringbook.client.EngineListener;
import org.ringbook.client.EventFrame;
import org.ringbook.client.RecordFrames;
import org.ringbook.client.venue.Catalog;
import org.ringbook.fix.marketdata.MarketDataDesk;
import org.ringbook.fix.order.OrderEntry;
import org.ringbook.fix.report.Orders;
import org.ringbook.fix.report.ReportMaker;
import org.ringbook.gateway.GatewayWork;
import org.ringbook.gateway.StreamBeginning;
import org.ringbook.sbe.messages.CommandHeaderDecoder;
import org.ringbook.sbe.messages.GatewayUpDecoder;
import org.ringbook.sbe.messages.GatewayWentDownDecoder;
import uk.co.real_logic.artio.Reply;

/** What the gateway's thread does, turn by turn. */
final class GatewayLoop implements GatewayWork, EngineListener, FixSession.SessionTurn {
    /** Messages given to Artio in a turn: fewer than its indexer takes in one. */
    private static final int SEND_LIMIT = 200;

    /** Messages that wait for Artio beyond which the stream is only followed now and then. */
    private static final int WAITING_MAX = 20_000;

    private static final long FOLLOW_ANYWAY_NS = TimeUnit.MILLISECONDS.toNanos(20);
    private static final long LAST_COMMANDS_NS = TimeUnit.SECONDS.toNanos(1);

    private final FixGatewayContext context;
    private final EpochNanoClock clock = new SystemEpochNanoClock();
    private final Catalog catalog = new Catalog();
    private final SessionNumbers numbers = new SessionNumbers();
    private final Orders orders = ReportMaker.noOrders(Orders.ENDED_MAX);
    private final MarketDataDesk marketData = new MarketDataDesk(catalog);
    private final RecordFrames record = new RecordFrames();
    private final StreamBeginning beginning;
    private final SessionDirectory sessions;
    private final ReportMaker maker;
    private final OrderEntry entry;
    private final Requests requests;
    private final LogonCheck logonCheck;
    private final AeronEngineClient client;
    private final GatewayUpDecoder gatewayUp = new GatewayUpDecoder();
    private final GatewayWentDownDecoder gatewayDown = new GatewayWentDownDecoder();
    private final ArtioStack artio;
    private long turn;
    private long nowNs;
    private long followedNs;
    private long checkpointNs;
    private long checkpointSequence;
    private boolean isUp;
    private boolean wasDown;
    private Reply<?> binding;
    private boolean bound;

    GatewayLoop(final FixGatewayContext context) throws IOException {
        this.context = context;
        nowNs = System.nanoTime();
        checkpointNs = nowNs;
        sessions = new SessionDirectory(context, this);
        catalog.listener(sessions);
        maker = new ReportMaker(catalog, orders, sessions);
        checkpointSequence = Checkpoint.read(context.directory(), catalog, numbers, orders, marketData.books());
        beginning = new StreamBeginning(context.directory(), checkpointSequence, context.errorHandler());
        entry = new OrderEntry(catalog, orders);
        client = new AeronEngineClient(context.engine()
                .get()
                .gatewayId(context.gatewayId())
                .gatewayName("fix")
                .startPosition(checkpointSequence + 1, 0)
                .errorHandler(beginning)
                .listener(this));
        final Answers answers = new Answers(catalog, orders, marketData, clock::nanoTime);
        requests = new Requests(client, entry, answers, sessions, clock::nanoTime, context.graceNs());
        logonCheck = new LogonCheck(catalog, context.compId(), clock, System::nanoTime, context.log());
        artio = new ArtioStack(context, logonCheck, sessions::onAcquired);
    }

    /** One turn. Returns how much was done. */
    @Override
    public int work() {
        turn++;
        beginning.check();
        nowNs = System.nanoTime();
        int done = checkpoint();
        done += artio.pollLibrary();
        done += follow();
        marketData.tell(nowNs);
        if (!bound) {
            done += start();
        }
        done += artio.library().isConnected() ? sessions.acquire(artio.library()) : 0;
        for (final FixSession session : sessions.all()) {
            done += session.processInbound();
        }
        done += sessions.flush(numbers, SEND_LIMIT);
        done += sessions.flushMarketData();
        return done + artio.work();
    }

    private int follow() {
        if (sessions.waiting() > WAITING_MAX && nowNs - followedNs < FOLLOW_ANYWAY_NS) {
            return 0;
        }
        followedNs = nowNs;
        return client.poll();
    }

    /** Once everything is as the gateway before left it, clients may come. */
    private int start() {
        if (binding != null) {
            if (!binding.isExecuting()) {
                if (!binding.hasCompleted()) {
                    throw new IllegalStateException(
                            "cannot listen on " + context.host() + ":" + context.port() + ": " + binding.error());
                }
                bound = true;
                context.log().accept("listens on " + context.host() + ":" + context.port());
            }
            return 0;
        }
        if (!isUp || !client.isReady() || !client.isLive() || !sessions.isSettled() || sessions.waiting() > 0) {
            return 0;
        }
        for (final FixSession session : sessions.all()) {
            final Numbers journaled = numbers.of(session.key().sessionId());
            session.continueFrom(journaled.lastInbound(), journaled.resetSequence());
        }
        binding = artio.bind();
        return 1;
    }

    @Override
    public boolean isOpen() {
        return bound;
    }

    /** Everything of the turn before is archived; so what is written here is behind no report that is not. */
    private int checkpoint() {
        if (nowNs - checkpointNs < context.checkpointIntervalNs() || !mayCheckpoint()) {
            return 0;
        }
        checkpointNs = nowNs;
        writeCheckpoint();
        return 1;
    }

    private boolean mayCheckpoint() {
        return bound
                && client.nextIndex() == 0
                && sessions.waiting() == 0
                && sessions.isSettled()
                && !maker.isMidOperation()
                && client.nextSequence() - 1 > checkpointSequence;
    }

    private void writeCheckpoint() {
        final long sequence = client.nextSequence() - 1;
        try {
            Checkpoint.write(context.directory(), sequence, catalog, numbers, orders, marketData.books());
            checkpointSequence = sequence;
            context.checkpointed().accept(sequence);
        } catch (final IOException e) {
            context.errorHandler().onError(e);
        }
    }

    @Override
    public void onFrame(final EventFrame event) {
        beginning.onFrame();
        maker.onFrame(event);
        if (record.add(event)) {
            marketData.books().apply(event.sequence(), event.timestampNs(), record.buffer(), 0, record.length());
        }
        if (event.index() == 0) {
            onCommand(event.sequence());
        } else if (event.templateId() == GatewayUpDecoder.TEMPLATE_ID) {
            gatewayUp.wrap(event.buffer(), event.bodyOffset(), event.blockLength(), event.version());
            if (gatewayUp.gatewayId() == context.gatewayId() && gatewayUp.epoch() == client.epoch()) {
                isUp = true; // what an earlier gateway sent is all in the journal now, or never will be
            }
        } else if (event.templateId() == GatewayWentDownDecoder.TEMPLATE_ID) {
            gatewayDown.wrap(event.buffer(), event.bodyOffset(), event.blockLength(), event.version());
            if (gatewayDown.gatewayId() == context.gatewayId() && gatewayDown.epoch() == client.epoch()) {
                wasDown = true;
            }
        }
    }

    private void onCommand(final long sequence) {
        final CommandHeaderDecoder header = maker.command().header();
        if (header.gatewayId() != context.gatewayId() || header.sessionId() == 0) {
            return;
        }
        numbers.onCommand(maker.command(), sequence);
        if (header.gatewayEpoch() == client.epoch()) {
            entry.inFlight().onSeen(header.sessionId(), header.sessionSequence());
            final FixSession session = sessions.find(header.sessionId());
            if (session != null) {
                session.onCommandSeen();
            }
        }
    }

    @Override
    public void onReady(final int epoch, final long lastGatewaySequence) {
        context.log().accept("the engine takes commands, epoch " + epoch);
        if (wasDown) {
            // The engine took this gateway for dead, and its sessions with it.
            wasDown = false;
            sessions.all().forEach(FixSession::repeatLogon);
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

    List<SessionState> sessionStates() {
        return sessions.all().stream().map(FixSession::state).toList();
    }

    @Override
    public long sequence() {
        return client.nextSequence() - 1;
    }

    @Override
    public boolean isEngineReady() {
        return client.isReady();
    }

    /** Logs all clients out, tells the engine so and writes down what is known. */
    @Override
    public void close() {
        artio.close(() -> {
            client.poll();
            sessions.all().forEach(FixSession::processInbound);
        });
        final long until = System.nanoTime() + LAST_COMMANDS_NS;
        while (System.nanoTime() < until && client.isReady() && hasLastCommands()) {
            client.poll();
            sessions.all().forEach(FixSession::processInbound);
            Thread.onSpinWait();
        }
        client.close();
        logonCheck.close();
    }

    private boolean hasLastCommands() {
        return client.unconfirmed() > 0 || sessions.all().stream().anyMatch(FixSession::isLeaving);
    }

    // ---- the sessions' turn

    @Override
    public long number() {
        return turn;
    }

    @Override
    public long nowNs() {
        return nowNs;
    }

    @Override
    public long epochNs() {
        return clock.nanoTime();
    }

    @Override
    public boolean isOurCompId(final String compId) {
        return context.compId().equals(compId);
    }

    @Override
    public boolean process(final FixSession session, final Incoming message) {
        return requests.process(session, message, nowNs);
    }

    @Override
    public void onGone(final FixSession session) {
        marketData.end(session.marketData());
    }

    @Override
    public void log(final String line) {
        context.log().accept(line);
    }
}
