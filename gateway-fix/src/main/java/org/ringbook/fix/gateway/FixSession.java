package org.ringbook.fix.gateway;

import io.aeron.logbuffer.ControlledFragmentHandler.Action;
import java.util.ArrayDeque;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.ringbook.client.venue.ApiKey;
import org.ringbook.fix.message.FixMessage;
import org.ringbook.fix.message.OutMessage;
import org.ringbook.fix.message.Tags;
import org.ringbook.fix.message.UtcText;
import org.ringbook.fix.report.Report;
import org.ringbook.gateway.Throttle;
import uk.co.real_logic.artio.Pressure;
import uk.co.real_logic.artio.library.OnMessageInfo;
import uk.co.real_logic.artio.library.SessionAcquiredInfo;
import uk.co.real_logic.artio.library.SessionHandler;
import uk.co.real_logic.artio.messages.DisconnectReason;
import uk.co.real_logic.artio.messages.MetaDataStatus;
import uk.co.real_logic.artio.messages.SessionState;
import uk.co.real_logic.artio.session.InternalSession;
import uk.co.real_logic.artio.session.Session;

/**
 * One FIX session, logged on or not: what waits to be sent and how far it was sent, what came in and in which order it is taken. The gateway's
 * thread only.
 *
 * <p>What becomes a command goes to the engine at once. What the gateway answers itself waits until the journal has all that the session sent
 * before, and nothing that comes after it is given to the engine before the answer is in the archive. So after any crash the numbers that are
 * done with are all those up to one, and the client is asked for exactly the rest.
 */
final class FixSession implements SessionHandler {
    private static final int TIME_LENGTH = 17;
    private static final long SENDING_TIME_WINDOW_NS = 120_000_000_000L;

    private final ApiKey key;
    private final SessionTurn turn;
    private final InboundOrder inbound = new InboundOrder();
    private final Throttle throttle;
    private final ArrayDeque<Outgoing> waiting = new ArrayDeque<>();
    private final UnsafeBuffer metaData = new UnsafeBuffer(new byte[Position.LENGTH]);
    private final FixMessage message = new FixMessage();
    private final OutMessage out = new OutMessage();
    private final MarketDataQueue marketData;
    private Session session;
    private Position position;
    private boolean loggedOn;
    private boolean ended;
    private int answersWaiting;
    private long answeredTurn = -1;
    private long commandsSent;
    private long commandsSeen;
    private long logons;
    private long refused;
    private long throttled;

    /** What a session shares with the others. */
    interface SessionTurn {
        /** Number of the turn of the gateway's loop. */
        long number();

        /** Monotonic time. */
        long nowNs();

        /** Does what a message asks. Returns false if it has to wait. */
        boolean process(FixSession session, Incoming message);

        /** Wall clock, nanoseconds since the epoch. */
        long epochNs();

        /** Whether this is the exchange's comp id. */
        boolean isOurCompId(String compId);

        /** Takes a line for people. */
        void log(String line);

        /** The client is gone. */
        void onGone(FixSession session);
    }

    FixSession(final ApiKey key, final SessionTurn turn, final int messagesPerSecond) {
        this.key = key;
        this.turn = turn;
        throttle = new Throttle(messagesPerSecond);
        marketData = new MarketDataQueue(key);
        position = new Position(key.issuedSequence(), Integer.MAX_VALUE, 0, 0);
    }

    ApiKey key() {
        return key;
    }

    boolean isAcquired() {
        return session != null;
    }

    boolean isLoggedOn() {
        return loggedOn;
    }

    /** Artio hands the session over: at the start as it was left, and again at each logon, before the logon is looked at. */
    SessionHandler acquired(final Session acquired, final SessionAcquiredInfo info) {
        final boolean first = session == null;
        session = acquired;
        if (first
                && info.metaDataStatus() == MetaDataStatus.OK
                && info.metaDataBuffer().capacity() >= Position.LENGTH) {
            position = Position.read(info.metaDataBuffer());
            waiting.removeIf(next -> !position.isBefore(next.sequence(), next.ordinal()));
        }
        inbound.forgetHeld();
        expect();
        return this;
    }

    /** Sets the next number, from what the journal and the archive say. Before any client can come. */
    void continueFrom(final int lastInbound, final long resetSequence) {
        final int answered = position.resetSequence() == resetSequence ? position.inbound() : 0;
        inbound.restart(Math.max(lastInbound, answered) + 1);
        expect();
    }

    private void expect() {
        if (session != null) {
            ((InternalSession) session).lastReceivedMsgSeqNumOnly(inbound.next() - 1);
        }
    }

    // ---- outward

    void enqueue(final Report report) {
        if (position.isBefore(report.sequence(), report.ordinal())) {
            waiting.addLast(new Outgoing(report.msgType(), report.body(), report.sequence(), report.ordinal(), 0));
        }
    }

    /** Answers a message without the engine. */
    void answer(final OutMessage answer, final int number) {
        waiting.addLast(new Outgoing(answer.type(), answer.body(), 0, 0, number));
        answersWaiting++;
    }

    int waiting() {
        return waiting.size();
    }

    MarketDataQueue marketData() {
        return marketData;
    }

    /** Gives Artio market data that waits, if nothing else does. Returns how many messages. */
    int flushMarketData(final int limit) {
        return loggedOn && waiting.isEmpty() ? marketData.flush(limit, this::sendMarketData) : 0;
    }

    private boolean sendMarketData(final Outgoing next) {
        return isSent(session.trySend(out.begin(next.msgType(), next.body())));
    }

    /** Gives Artio what waits, in order. Returns how many. */
    int flush(final int limit, final long resetSequence) {
        int sent = 0;
        while (session != null && !waiting.isEmpty() && sent < limit && send(waiting.peekFirst(), resetSequence)) {
            waiting.removeFirst();
            sent++;
        }
        return sent;
    }

    private boolean send(final Outgoing next, final long resetSequence) {
        final Position after;
        if (!next.isAnswer()) {
            after = position.at(next.sequence(), next.ordinal());
        } else if (next.inbound() > 0) {
            after = position.answered(next.inbound(), resetSequence);
        } else {
            after = position;
        }
        after.write(metaData);
        if (!isSent(session.trySend(out.begin(next.msgType(), next.body()), metaData, 0))) {
            return false;
        }
        position = after;
        if (next.isAnswer()) {
            answersWaiting--;
            answeredTurn = turn.number();
        }
        return true;
    }

    private boolean isSent(final long result) {
        if (result < 0 && !Pressure.isBackPressured(result)) {
            throw new IllegalStateException("Artio refused a message of " + key.compId() + ": " + result);
        }
        return result >= 0;
    }

    // ---- inward

    @Override
    public Action onMessage(
            final DirectBuffer buffer,
            final int offset,
            final int length,
            final int libraryId,
            final Session from,
            final int sequenceIndex,
            final long messageType,
            final long timestampInNs,
            final long streamPosition,
            final OnMessageInfo info) {
        message.wrap(buffer, offset, length);
        final int number = message.number(Tags.MSG_SEQ_NUM, 0);
        if (from.state() == SessionState.DISCONNECTED) {
            if ("5".equals(message.type()) && number == inbound.next()) {
                inbound.take(Incoming.admin(number)); // the client's logout has its number
            }
            return Action.CONTINUE; // the others Artio has refused: a low number, or a bad logon
        }
        if (number > 0 && !ended) {
            take(buffer, offset, length, number, info);
        }
        return Action.CONTINUE;
    }

    private void take(
            final DirectBuffer buffer, final int offset, final int length, final int number, final OnMessageInfo info) {
        final String type = message.type();
        if ("A".equals(type)) {
            onLogon(number);
            return;
        }
        if (!info.isValid()) {
            checkOrigin();
        }
        if (!info.isValid() && number == inbound.next() && isRejected()) {
            refused++; // Artio has sent a Reject (35=3)
            inbound.take(Incoming.admin(number));
        } else if ("4".equals(type)) {
            onSequenceReset(number);
        } else if (type.length() == 1 && "01235".contains(type)) {
            inbound.take(Incoming.admin(number));
        } else if (number >= inbound.next()) {
            final long nowNs = turn.nowNs();
            final boolean over = throttle.isOver(nowNs);
            if (!inbound.take(Incoming.application(number, buffer, offset, length, nowNs, over))) {
                end("too many messages behind a gap");
            } else if (throttle.isSustained()) {
                end("too many messages a second for too long");
            }
        }
    }

    /**
     * Whether Artio has rejected what it calls invalid. It says so as well of what comes behind a gap that it still believes to be open; that is to
     * be taken.
     */
    private boolean isRejected() {
        final String sending = message.text(Tags.SENDING_TIME);
        final String original = message.text(Tags.ORIG_SENDING_TIME);
        if (!key.compId().equals(message.text(Tags.SENDER_COMP_ID))
                || !turn.isOurCompId(message.text(Tags.TARGET_COMP_ID))) {
            return true;
        }
        if (sending == null
                || sending.length() < TIME_LENGTH
                || !message.type().chars().allMatch(Character::isLetterOrDigit)) {
            return true;
        }
        final long sentNs = UtcText.parse(sending);
        if (message.flag(Tags.POSS_DUP_FLAG)
                && (original == null || original.length() < TIME_LENGTH || UtcText.parse(original) > sentNs)) {
            return true;
        }
        return Math.abs(turn.epochNs() - sentNs) > SENDING_TIME_WINDOW_NS;
    }

    /** A time of origin behind the sending time, which Artio has rejected, ends the session as well. */
    private void checkOrigin() {
        final String original = message.text(Tags.ORIG_SENDING_TIME);
        final String sending = message.text(Tags.SENDING_TIME);
        if (message.flag(Tags.POSS_DUP_FLAG)
                && original != null
                && sending != null
                && original.length() >= TIME_LENGTH
                && sending.length() >= TIME_LENGTH
                && UtcText.parse(original) > UtcText.parse(sending)) {
            session.startLogout();
        }
    }

    private void onLogon(final int number) {
        final boolean anew = message.flag(Tags.RESET_SEQ_NUM_FLAG);
        if (anew) {
            inbound.restart(number + 1);
        } else {
            inbound.take(Incoming.admin(number));
        }
        if (anew || !loggedOn) {
            loggedOn = true;
            logons++;
            throttle.reset();
            inbound.append(Incoming.logon(anew, number));
            turn.log(key.compId() + " logged on" + (anew ? ", numbers anew" : ""));
        }
    }

    private void onSequenceReset(final int number) {
        final int newSeqNo = message.number(Tags.NEW_SEQ_NO, 0);
        if (message.flag(Tags.GAP_FILL_FLAG)) {
            inbound.take(Incoming.gapFill(number, newSeqNo));
        } else {
            inbound.raise(newSeqNo);
        }
    }

    /** The engine has forgotten that the client is there. */
    void repeatLogon() {
        if (loggedOn) {
            inbound.append(Incoming.logon(false, 0));
        }
    }

    /** Whether the engine has still to be told that the client is gone. */
    boolean isLeaving() {
        return inbound.inOrder().stream().anyMatch(message -> message.kind() == Incoming.Kind.LOGOUT);
    }

    /** Says why, and logs the client out. */
    void end(final String reason) {
        turn.log(key.compId() + " is logged out: " + reason);
        if (session != null && loggedOn && !ended) {
            ended = true;
            session.logoutAndDisconnect(reason.getBytes(java.nio.charset.StandardCharsets.US_ASCII));
        }
    }

    /** Takes what came in, as far as it may be taken now. Returns how many messages. */
    int processInbound() {
        int done = 0;
        while (!inbound.inOrder().isEmpty()
                && turn.process(this, inbound.inOrder().peekFirst())) {
            inbound.inOrder().pollFirst();
            done++;
        }
        return done;
    }

    /** Whether the gateway may answer a message itself now: all before it is in the journal, or answered and sent. */
    boolean mayAnswer() {
        return commandsSeen == commandsSent && waiting.isEmpty() && isAnswered();
    }

    /** Whether what was answered is in the archive, so that the engine may be given what came after it. */
    boolean isAnswered() {
        return answersWaiting == 0 && turn.number() > answeredTurn;
    }

    void onCommandSent() {
        commandsSent++;
    }

    void onCommandSeen() {
        commandsSeen++;
    }

    void onRefused(final boolean overLimit) {
        refused++;
        throttled += overLimit ? 1 : 0;
    }

    @Override
    public Action onDisconnect(final int libraryId, final Session from, final DisconnectReason reason) {
        inbound.forgetHeld();
        marketData.clear();
        turn.onGone(this);
        ended = false;
        if (loggedOn) {
            loggedOn = false;
            inbound.append(Incoming.logout());
            turn.log(key.compId() + " is gone: " + reason);
        }
        return Action.CONTINUE;
    }

    @Override
    public void onTimeout(final int libraryId, final Session from) {
        turn.log(key.compId() + " timed out");
    }

    @Override
    public void onSlowStatus(final int libraryId, final Session from, final boolean hasBecomeSlow) {
        marketData.slow(hasBecomeSlow);
        turn.log(key.compId() + (hasBecomeSlow ? " reads too slowly" : " reads fast enough again"));
    }

    @Override
    public void onSessionStart(final Session from) {
        // the logon message told
    }

    org.ringbook.fix.gateway.SessionState state() {
        return new org.ringbook.fix.gateway.SessionState(
                key.compId(),
                key.sessionId(),
                loggedOn,
                inbound.next(),
                session == null ? 0 : session.lastSentMsgSeqNum(),
                waiting.size(),
                commandsSent,
                refused,
                throttled,
                logons,
                position.sequence());
    }
}
