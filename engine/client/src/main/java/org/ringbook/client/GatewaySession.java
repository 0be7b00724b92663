package org.ringbook.client;

import java.util.concurrent.TimeUnit;
import org.agrona.DirectBuffer;

/**
 * A numbered gateway's standing with the engine: its hello, its heartbeats, and the window of commands that it sends again from wherever the
 * engine is known or feared to have missed one. Sending too much is harmless: the core takes only the next number. Client's thread only.
 *
 * <pre>
 *   AWAY ──engine up──▶ HELLO ──accepted──▶ UP
 *    ▲                  ▲  │ refused: next epoch     │
 *    │                  └──┴── gap: not up ──────────┤
 *    └──────────────── engine down ──────────────────┤
 *                       SHUT_OUT ◀── higher epoch ───┘
 * </pre>
 */
final class GatewaySession {
    private static final int RESEND_LIMIT = 64;
    private static final int BEHIND_LIMIT = 10;
    private static final long GAP_REPEAT_NS = TimeUnit.MILLISECONDS.toNanos(20);

    private enum State {
        AWAY,
        HELLO,
        UP,
        SHUT_OUT
    }

    private final ClientContext context;
    private final EngineListener listener;
    private final AeronLink link;
    private final Outbox outbox;
    private final CommandWindow window;
    private final long nonce;
    private State state = State.AWAY;
    private int epoch;
    private boolean wasUp;
    private int behindCount;
    private long nextToSend = 1;
    private long lastGapExpected;
    private long lastGapNs;
    private long progressNs;
    private long nextBeatNs;

    GatewaySession(
            final ClientContext context,
            final EngineListener listener,
            final AeronLink link,
            final Outbox outbox,
            final long nonce) {
        this.context = context;
        this.listener = listener;
        this.link = link;
        this.outbox = outbox;
        this.nonce = nonce;
        epoch = context.firstEpoch();
        window = new CommandWindow(context.windowSize());
    }

    boolean isUp() {
        return state == State.UP;
    }

    boolean isShutOut() {
        return state == State.SHUT_OUT;
    }

    int epoch() {
        return epoch;
    }

    int unconfirmed() {
        return window.size();
    }

    /** Number that the next command gets. */
    long nextSequence() {
        return window.last() + 1;
    }

    /** Whether a new command may follow those before it at once. */
    boolean hasRoom() {
        return !window.isFull() && nextToSend > window.last();
    }

    /** Keeps a command that was offered. */
    void onSent(final DirectBuffer source, final int length, final long nowNs) {
        if (window.size() == 0) {
            progressNs = nowNs;
        }
        window.put(source, length);
        nextToSend = window.last() + 1;
    }

    void onEngineUp(final long nowNs) {
        if (state != State.SHUT_OUT) {
            sayHello(nowNs);
        }
    }

    void onEngineDown() {
        if (state != State.SHUT_OUT) {
            state = State.AWAY;
        }
    }

    private void sayHello(final long nowNs) {
        state = State.HELLO;
        nextBeatNs = nowNs;
    }

    void onHelloAnswer(
            final int epochInForce,
            final long answeredNonce,
            final long lastTaken,
            final boolean accepted,
            final long nowNs) {
        if (state != State.HELLO || answeredNonce != nonce) {
            return;
        }
        if (accepted) {
            if (epochInForce == epoch) {
                onAccepted(lastTaken, nowNs);
            }
        } else if (wasUp || context.givesUpOnTwin()) {
            shutOut(
                    epochInForce,
                    "Another process has taken over gateway " + context.gatewayId() + " (hello refused).");
        } else if (epochInForce >= epoch) {
            epoch = epochInForce + 1;
            sayHello(nowNs);
        }
    }

    private void onAccepted(final long lastTaken, final long nowNs) {
        if (lastTaken < window.confirmed() && ++behindCount < BEHIND_LIMIT) {
            return; // to an earlier hello; the next answer tells
        }
        if (lastTaken < window.confirmed() || lastTaken > window.last()) {
            onOtherJournal(lastTaken);
            return;
        }
        behindCount = 0;
        state = State.UP;
        nextToSend = lastTaken + 1;
        wasUp = true;
        progressNs = nowNs;
        nextBeatNs = nowNs;
        listener.onReady(epoch, lastTaken);
    }

    /** The engine refused commands since those before them are missing, or since the gateway is not up. */
    void onGap(final int epochInForce, final long expected, final boolean isUp, final long nowNs) {
        if (state != State.UP) {
            return;
        }
        if (epochInForce > epoch) {
            onTwin(epochInForce);
        } else if (!isUp || epochInForce < epoch) {
            sayHello(nowNs);
        } else if (expected > window.last() + 1) {
            onOtherJournal(expected - 1);
        } else if (expected > window.confirmed()
                && (expected != lastGapExpected || nowNs - lastGapNs > GAP_REPEAT_NS)) {
            lastGapExpected = expected;
            lastGapNs = nowNs;
            nextToSend = expected;
        }
    }

    /** The event stream shows that a gateway of this id is up in an epoch. */
    void onGatewayUp(final int epochInForce) {
        if (wasUp && state != State.SHUT_OUT && epochInForce > epoch) {
            onTwin(epochInForce);
        }
    }

    /** The event stream shows that this gateway was taken for dead. */
    void onGatewayDown(final int downEpoch, final long nowNs) {
        if (state == State.UP && downEpoch == epoch) {
            sayHello(nowNs);
        }
    }

    /** The event stream shows a command of this gateway: it is in the journal. */
    void onCommandSeen(final int commandEpoch, final long sequence, final long nowNs) {
        if (commandEpoch == epoch && sequence > window.confirmed() && sequence <= window.last()) {
            window.confirm(sequence);
            progressNs = nowNs;
            nextToSend = Math.max(nextToSend, sequence + 1);
        }
    }

    private void onOtherJournal(final long lastTaken) {
        shutOut(
                epoch,
                "The engine has commands up to " + lastTaken + " of gateway " + context.gatewayId()
                        + ", which has sent " + window.last() + " and seen " + window.confirmed()
                        + " in the event stream: this is not the journal that it wrote to.");
    }

    private void onTwin(final int epochInForce) {
        shutOut(
                epochInForce,
                "Another process has taken over gateway " + context.gatewayId() + " with epoch " + epochInForce
                        + " (this one's is " + epoch + ").");
    }

    private void shutOut(final int epochInForce, final String reason) {
        state = State.SHUT_OUT;
        listener.onShutOut(epochInForce, reason);
    }

    /**
     * @param ready whether the engine takes commands.
     * @param live  whether the event stream shows what is now, so that a command not seen in it may be missing.
     */
    int work(final long nowNs, final boolean ready, final boolean live) {
        return switch (state) {
            case HELLO -> ready ? beat(nowNs) : 0;
            case UP -> beat(nowNs) + (ready ? resend(nowNs, live) : 0);
            case AWAY, SHUT_OUT -> 0;
        };
    }

    private int beat(final long nowNs) {
        if (nowNs - nextBeatNs < 0) {
            return 0;
        }
        final long result = state == State.HELLO ? outbox.hello(epoch, nonce) : outbox.heartbeat(epoch);
        if (result > 0) {
            nextBeatNs = nowNs + context.heartbeatIntervalNs();
            return 1;
        }
        return 0;
    }

    private int resend(final long nowNs, final boolean live) {
        if (window.size() > 0 && live && nowNs - progressNs > context.resendTimeoutNs()) {
            progressNs = nowNs;
            nextToSend = window.confirmed() + 1;
        }
        int sent = 0;
        while (nextToSend <= window.last() && sent < RESEND_LIMIT) {
            if (link.offer(window.buffer(), window.offset(nextToSend), window.length(nextToSend)) < 0) {
                break;
            }
            nextToSend++;
            sent++;
        }
        return sent;
    }
}
