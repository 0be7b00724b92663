package org.ringbook.binary.client;

import io.aeron.exceptions.AeronException;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.NanoClock;
import org.agrona.concurrent.UnsafeBuffer;
import org.ringbook.sbe.binary.BooleanType;
import org.ringbook.sbe.binary.CancelAllAfterEncoder;
import org.ringbook.sbe.binary.CancelOrderEncoder;
import org.ringbook.sbe.binary.ChallengeDecoder;
import org.ringbook.sbe.binary.EventHeaderDecoder;
import org.ringbook.sbe.binary.GatewayHeartbeatDecoder;
import org.ringbook.sbe.binary.LogonOkDecoder;
import org.ringbook.sbe.binary.LogoutReason;
import org.ringbook.sbe.binary.MarketListRequestEncoder;
import org.ringbook.sbe.binary.MassCancelEncoder;
import org.ringbook.sbe.binary.NewOrderEncoder;
import org.ringbook.sbe.binary.OpenOrdersRequestEncoder;
import org.ringbook.sbe.binary.OrderStatusRequestEncoder;
import org.ringbook.sbe.binary.RefusedDecoder;
import org.ringbook.sbe.binary.ReplaceOrderEncoder;

/**
 * A session with the binary gateway. One thread polls it, writes commands and hears what becomes of them:
 *
 * <pre>{@code
 * client.newOrder().marketId(1).side(Side.BUY).ordType(OrdType.LIMIT).timeInForce(TimeInForce.GTC).priceTicks(100).quantity(5).clOrdId("b1");
 * long number = client.send();                  // positive, or why not
 * while (...) { idle.idle(client.poll()); }     // the listener hears OrderAccepted with that number
 * }</pre>
 *
 * <p>It logs on by itself, and again when the connection or the gateway was lost: what was missed comes first, and commands that did not reach the
 * journal are sent again, so that nothing is lost and nothing done twice. Once logged on, polling and sending allocate nothing.
 */
public final class BinaryClient implements AutoCloseable {
    /** The transport has no room, or commands of before are still being sent again, or too many wait for their outcome: try again. */
    public static final long BUSY = -1;

    /** The session is not on. */
    public static final long NOT_LOGGED_ON = -2;

    /** The numbers are used up: log on with {@link BinaryClientContext#resetNumbers}. */
    public static final long OUT_OF_NUMBERS = -3;

    private static final int LIMIT = 32;
    private static final int RESEND_LIMIT = 16;

    private enum State {
        IDLE,
        CONNECTING,
        HELLO,
        LOGON,
        ON,
        ENDED
    }

    private final BinaryClientContext context;
    private final BinaryListener listener;
    private final NanoClock clock;
    private final Link link;
    private final Handshake handshake;
    private final Inbox inbox;
    private final RequestDraft draft = new RequestDraft();
    private final UnsafeBuffer handshakeBuffer = new UnsafeBuffer(new byte[512]);
    private final UnsafeBuffer heartbeat = Handshake.heartbeat();
    private final CommandWindow window;
    private final Progress progress;
    private State state = State.IDLE;
    private boolean hasLoggedOn;
    private boolean isCaughtUp;
    private boolean engineReady;
    private long nowNs;
    private long sinceNs;
    private long heardNs;
    private long saidNs;
    private long heartbeatIntervalNs;
    private long silenceLimitNs;

    /**
     * A client that is not connected yet; {@link #poll()} does all the rest.
     *
     * @param context how.
     * @throws IllegalArgumentException if settings are missing or out of range.
     */
    public BinaryClient(final BinaryClientContext context) {
        context.check();
        this.context = context;
        listener = context.listener();
        clock = context.nanoClock();
        link = new Link(context);
        handshake = new Handshake(context.keyId(), context.secret());
        inbox = new Inbox(this, listener);
        window = new CommandWindow(context.windowSize());
        progress = new Progress(context.position());
        sinceNs = clock.nanoTime() - context.reconnectDelayNs();
    }

    // ---- duty cycle

    /**
     * Does what there is to do.
     *
     * @return how much was done; 0: the caller may idle.
     */
    public int poll() {
        nowNs = clock.nanoTime();
        try {
            return switch (state) {
                case IDLE -> connect();
                case CONNECTING -> hello();
                case HELLO, LOGON -> link.subscription().poll(inbox, LIMIT) + watchHandshake();
                case ON -> link.subscription().poll(inbox, LIMIT) + watch();
                case ENDED -> 0;
            };
        } catch (final AeronException e) {
            context.errorHandler().onError(e);
            lose("the transport failed: " + e.getMessage());
            return 1;
        }
    }

    private int connect() {
        if (nowNs - sinceNs < context.reconnectDelayNs()) {
            return 0;
        }
        sinceNs = nowNs;
        if (link.open()) {
            state = State.CONNECTING;
        }
        return 1;
    }

    private int hello() {
        if (link.isConnected()) {
            final int length = handshake.hello(handshakeBuffer, link.responsePort(), link.streamId());
            if (link.send(handshakeBuffer, 0, length)) {
                state = State.HELLO;
                return 1;
            }
        }
        return watchHandshake();
    }

    private int watchHandshake() {
        if (state == State.CONNECTING || state == State.HELLO || state == State.LOGON) {
            if (link.isClosed() || nowNs - sinceNs > context.handshakeTimeoutNs()) {
                lose("the gateway did not answer in time");
            }
        }
        return 0;
    }

    private int watch() {
        if (state != State.ON) {
            return 0;
        }
        if (link.isClosed() || nowNs - heardNs > silenceLimitNs) {
            lose("the gateway is silent");
            return 1;
        }
        if (nowNs - saidNs >= heartbeatIntervalNs) {
            beat();
        }
        return window.resend(link, RESEND_LIMIT);
    }

    private void beat() {
        if (link.send(heartbeat, 0, heartbeat.capacity())) {
            saidNs = nowNs;
        }
    }

    private void lose(final String reason) {
        final boolean wasOn = state == State.ON;
        link.drop();
        sinceNs = nowNs;
        isCaughtUp = false;
        state = context.reconnects() ? State.IDLE : State.ENDED;
        if (wasOn) {
            listener.onDisconnected(reason);
        }
    }

    // ---- what the gateway says

    boolean isListening() {
        return state == State.HELLO || state == State.LOGON || state == State.ON;
    }

    void heard() {
        heardNs = nowNs;
    }

    void onChallenge(final ChallengeDecoder challenge, final DirectBuffer buffer, final int offset, final int length) {
        if (state != State.HELLO) {
            return;
        }
        final int logonLength = handshake.logon(
                handshakeBuffer,
                challenge,
                buffer,
                offset,
                length,
                position(),
                context.onlyNew() && !hasLoggedOn,
                context.resetNumbers() && !hasLoggedOn);
        if (link.send(handshakeBuffer, 0, logonLength)) {
            state = State.LOGON;
        }
    }

    void onLogonOk(final LogonOkDecoder message) {
        if (state != State.LOGON) {
            return;
        }
        if (!handshake.isProven(message)) {
            context.errorHandler().onError(new IllegalStateException("this is not the exchange: its proof is wrong"));
            end();
            return;
        }
        state = State.ON;
        heartbeatIntervalNs = message.heartbeatIntervalNs();
        silenceLimitNs = message.silenceLimitNs();
        saidNs = nowNs;
        engineReady = true;
        progress.begin(message);
        final int journaled = message.lastClientSequence();
        if (!hasLoggedOn || journaled > window.last()) {
            window.begin(journaled);
        } else {
            window.confirm(journaled);
        }
        hasLoggedOn = true;
        window.resendFromHere();
        if (!context.resends()) {
            window.forget(listener);
        }
        listener.onLoggedOn(message);
    }

    void onLoggedOut(final LogoutReason reason) {
        final boolean isFinal = !context.reconnects() || Handshake.isFinal(reason);
        link.drop();
        sinceNs = nowNs;
        isCaughtUp = false;
        state = isFinal ? State.ENDED : State.IDLE;
        listener.onLoggedOut(reason, isFinal);
    }

    /** Whether it is the next. Whatever else it is, the connection begins anew from the last good position. */
    boolean onNumbered(final EventHeaderDecoder event) {
        if (state != State.ON) {
            return false;
        }
        if (!progress.isFollowedBy(event)) {
            loseGap(event.sequence(), event.index());
            return false;
        }
        progress.advance(event);
        if (event.clientSequence() > 0) {
            window.confirm(event.clientSequence());
        }
        return true;
    }

    void onHeartbeat(final GatewayHeartbeatDecoder message) {
        engineReady = message.engineReady() == BooleanType.TRUE;
        if (!progress.isAt(message)) {
            loseGap(message.lastSequence(), message.lastIndex());
        } else if (message.streamSequence() > 0) {
            progress.seen(message.streamSequence());
        }
    }

    private void loseGap(final long sequence, final int index) {
        context.errorHandler()
                .onError(new IllegalStateException(
                        "messages are missing between " + position() + " and " + sequence + "-" + index));
        lose("messages are missing");
    }

    void onRefused(final RefusedDecoder message) {
        if (message.clientSequence() > 0) {
            window.refuse(message.clientSequence());
        }
        listener.onRefused(message);
    }

    void onCaughtUp(final long streamSequence) {
        isCaughtUp = true;
        progress.seen(streamSequence);
        listener.onCaughtUp(streamSequence);
    }

    // ---- what the caller says

    /**
     * Begins an order.
     *
     * @return its encoder, all 0; not the number, which {@link #send()} gives.
     */
    public NewOrderEncoder newOrder() {
        return draft.newOrder();
    }

    /**
     * Begins a cancel.
     *
     * @return its encoder, all 0.
     */
    public CancelOrderEncoder cancelOrder() {
        return draft.cancelOrder();
    }

    /**
     * Begins a replace.
     *
     * @return its encoder, all 0.
     */
    public ReplaceOrderEncoder replaceOrder() {
        return draft.replaceOrder();
    }

    /**
     * Begins a mass cancel, of both sides unless a side is set.
     *
     * @return its encoder, all 0 but the side.
     */
    public MassCancelEncoder massCancel() {
        return draft.massCancel();
    }

    /**
     * Begins a setting of the dead-man's switch.
     *
     * @return its encoder, all 0.
     */
    public CancelAllAfterEncoder cancelAllAfter() {
        return draft.cancelAllAfter();
    }

    /**
     * Begins a question for one open order.
     *
     * @return its encoder, all 0.
     */
    public OrderStatusRequestEncoder orderStatus() {
        return draft.orderStatus();
    }

    /**
     * Begins a question for all open orders of an account.
     *
     * @return its encoder, all 0.
     */
    public OpenOrdersRequestEncoder openOrders() {
        return draft.openOrders();
    }

    /**
     * Begins a question for all markets.
     *
     * @return its encoder, all 0.
     */
    public MarketListRequestEncoder marketList() {
        return draft.marketList();
    }

    /**
     * Sends what was begun last.
     *
     * @return the number of a command, from 1; 0 for a question; {@link #BUSY}, {@link #NOT_LOGGED_ON} or {@link #OUT_OF_NUMBERS} if it was not
     *     sent, and can be tried again as it is.
     * @throws IllegalStateException if nothing was begun.
     */
    public long send() {
        if (draft.isEmpty()) {
            throw new IllegalStateException("begin a message before sending it");
        }
        if (state != State.ON) {
            return NOT_LOGGED_ON;
        }
        return draft.isCommand() ? sendCommand() : sendQuestion();
    }

    private long sendCommand() {
        if (!window.hasRoom()) {
            return BUSY;
        }
        final int number = window.last() + 1;
        if (number == Integer.MAX_VALUE) {
            return OUT_OF_NUMBERS;
        }
        draft.number(number);
        final int length = draft.end();
        if (!link.send(draft.buffer(), 0, length)) {
            return BUSY;
        }
        window.put(draft.buffer(), length);
        saidNs = nowNs;
        draft.clear();
        return number;
    }

    private long sendQuestion() {
        if (!link.send(draft.buffer(), 0, draft.end())) {
            return BUSY;
        }
        saidNs = nowNs;
        draft.clear();
        return 0;
    }

    /**
     * Ends the session in order; {@link BinaryListener#onLoggedOut} tells when it has ended.
     *
     * @return false if it could not be said now, or there is no session.
     */
    public boolean logout() {
        draft.logout();
        return send() == 0;
    }

    // ---- how it stands

    /**
     * Whether commands can be sent.
     *
     * @return true while the session is on.
     */
    public boolean isLoggedOn() {
        return state == State.ON;
    }

    /**
     * Whether all that was missed has come.
     *
     * @return true while messages come as they happen.
     */
    public boolean isCaughtUp() {
        return isCaughtUp;
    }

    /**
     * Whether the exchange takes commands.
     *
     * @return as the gateway said last.
     */
    public boolean isEngineReady() {
        return state == State.ON && engineReady;
    }

    /**
     * Whether the client has given up: it was logged out for good, or is not to reconnect.
     *
     * @return true at the end.
     */
    public boolean hasEnded() {
        return state == State.ENDED;
    }

    /**
     * Commands whose outcome is not known yet.
     *
     * @return from 0.
     */
    public int pending() {
        return window.size();
    }

    /**
     * How far messages have come, for {@link BinaryClientContext#position} after a restart.
     *
     * @return the position of the last numbered message.
     */
    public StreamPosition position() {
        return progress.position();
    }

    private void end() {
        link.drop();
        state = State.ENDED;
    }

    /** Lets the connection go without a word, as if it was cut: the gateway takes the session for gone after its silence limit. */
    @Override
    public void close() {
        end();
        link.close();
    }
}
