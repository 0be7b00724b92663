package org.ringbook.client;

import java.security.SecureRandom;
import java.util.concurrent.ThreadLocalRandom;
import org.agrona.concurrent.Agent;
import org.agrona.concurrent.NanoClock;
import org.ringbook.sbe.transport.QueryKind;

/**
 * The client of the standalone engine, over Aeron. It connects by itself, as soon as a media driver and an engine are there, and again when they
 * come back. An {@link Agent}, for those who want it on a thread of its own.
 *
 * <pre>
 *   send() ──▶ window ──▶ ingress 1001 ──▶ engine ──▶ events 1002 ──▶ Follower ──▶ EventStream ──▶ listener
 *                ▲           ▲    ▲                   replay (own) ──▶    │            │
 *                └── GatewaySession ◀── ControlInbox ◀── control 1003     └─ asks ─┐   └─▶ releases the window
 *                                                                       Outbox ◀───┘
 * </pre>
 */
public final class AeronEngineClient implements EngineClient, Agent {
    private static final int LOW_BITS = 32;

    private final ClientContext context;
    private final NanoClock clock;
    private final EngineListener listener;
    private final CommandDraft draft = new CommandDraft();
    private final AeronLink link;
    private final EngineMonitor monitor;
    private final GatewaySession session;
    private final EventStream stream;
    private final Follower follower;
    private final ControlInbox control;
    private final Queries queries;
    private boolean closed;

    /**
     * Begins to look for the engine; {@link #poll()} does all the rest.
     *
     * @param context how to reach it; concluded here if it isn't yet.
     */
    public AeronEngineClient(final ClientContext context) {
        this.context = context.isConcluded() ? context : context.conclude();
        clock = context.nanoClock();
        listener = new GuardedListener(context.listener(), context.errorHandler());
        link = new AeronLink(context);
        final Outbox outbox = new Outbox(link, context);
        final SecureRandom random = new SecureRandom();
        final int gatewayId = context.gatewayId();
        session = gatewayId == 0 ? null : new GatewaySession(context, listener, link, outbox, random.nextLong());
        stream = new EventStream(listener, session, gatewayId, context.startSequence(), context.startIndex());
        follower = new Follower(link, outbox, stream, context, firstId(random));
        monitor = new EngineMonitor(new Watcher(), context.engineTimeoutNs());
        control = new ControlInbox(link, monitor, follower, session, gatewayId);
        queries = new Queries(link, outbox, context.queryListener(), context.errorHandler(), firstId(random));
    }

    /** Positive, and with room for many more after it. */
    private static long firstId(final SecureRandom random) {
        return (long) (random.nextInt() >>> 1) << LOW_BITS;
    }

    @Override
    public int poll() {
        if (closed) {
            return 0;
        }
        final long nowNs = clock.nanoTime();
        if (!link.maintain(nowNs, monitor.isUp())) {
            monitor.onLinkLost();
            return 0;
        }
        int work = context.hearsEvents() ? follower.poll(nowNs, monitor.isUp()) : 0;
        work += control.poll(nowNs);
        work += queries.poll();
        monitor.checkSilence(nowNs);
        if (session != null) {
            work += session.work(nowNs, monitor.isReady(), follower.isLive());
        }
        return work;
    }

    @Override
    public CommandDraft draft() {
        return draft;
    }

    @Override
    public long send() {
        if (closed) {
            return CLOSED;
        }
        final long refusal = refusal();
        if (refusal < 0) {
            return refusal;
        }
        return session == null ? sendUnnumbered() : sendNumbered();
    }

    private long refusal() {
        if (session != null && session.isShutOut()) {
            return SHUT_OUT;
        }
        if (!monitor.isUp() || !link.isConnected()) {
            return NOT_CONNECTED;
        }
        if (!monitor.isReady()) {
            return NOT_READY;
        }
        if (session == null) {
            return 0;
        }
        if (!session.isUp()) {
            return NOT_READY;
        }
        return session.hasRoom() ? 0 : BUSY;
    }

    private long sendUnnumbered() {
        final long correlationId = ThreadLocalRandom.current().nextLong(1, Long.MAX_VALUE);
        final int length = draft.stamp(0, 0, correlationId, clock.nanoTime());
        final long result = link.offer(draft.buffer(), 0, length);
        if (result < 0) {
            return result;
        }
        draft.clear();
        return correlationId;
    }

    private long sendNumbered() {
        final long nowNs = clock.nanoTime();
        final long sequence = session.nextSequence();
        final int length = draft.stamp(context.gatewayId(), session.epoch(), sequence, nowNs);
        final long result = link.offer(draft.buffer(), 0, length);
        if (result < 0) {
            return result;
        }
        session.onSent(draft.buffer(), length, nowNs);
        draft.clear();
        return sequence;
    }

    @Override
    public long query(final QueryKind kind, final long key1, final long key2, final long afterId) {
        if (closed) {
            return CLOSED;
        }
        return monitor.isUp() ? queries.ask(kind, key1, key2, afterId) : NOT_CONNECTED;
    }

    @Override
    public boolean isReady() {
        final long refusal = refusal();
        return !closed && (refusal == 0 || refusal == BUSY);
    }

    @Override
    public boolean isEngineUp() {
        return monitor.isUp();
    }

    @Override
    public boolean isShutOut() {
        return session != null && session.isShutOut();
    }

    @Override
    public boolean isLive() {
        return monitor.isUp() && follower.isLive() && stream.nextSequence() > monitor.lastSequence();
    }

    @Override
    public int unconfirmed() {
        return session == null ? 0 : session.unconfirmed();
    }

    @Override
    public int gatewayId() {
        return context.gatewayId();
    }

    @Override
    public int epoch() {
        return session == null ? 0 : session.epoch();
    }

    @Override
    public long nextSequence() {
        return stream.nextSequence();
    }

    @Override
    public int nextIndex() {
        return stream.nextIndex();
    }

    @Override
    public int doWork() {
        return poll();
    }

    @Override
    public String roleName() {
        return "ringbook-client-" + context.gatewayName();
    }

    @Override
    public void onClose() {
        close();
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            link.close();
        }
    }

    private final class Watcher implements EngineMonitor.Watcher {
        @Override
        public void onUp(final long engineInstance, final long lastSequence) {
            follower.onEngineUp(lastSequence);
            listener.onEngineUp(engineInstance, lastSequence);
            if (session != null) {
                session.onEngineUp(clock.nanoTime());
            }
        }

        @Override
        public void onDown(final long engineInstance) {
            if (session != null) {
                session.onEngineDown();
            }
            listener.onEngineDown(engineInstance);
        }
    }
}
