package org.ringbook.binary.gateway;

import org.agrona.DirectBuffer;
import org.ringbook.client.EngineClient;
import org.ringbook.client.venue.ApiKey;
import org.ringbook.gateway.Throttle;
import org.ringbook.sbe.messages.BooleanType;

/**
 * The session of one key, on or not: which numbered message was the newest, which the client was sent last, and what the engine has to be told of
 * it. The gateway's thread only; allocates nothing.
 */
final class ClientSession {
    /** After any message of a record. */
    static final int END_OF_RECORD = 65_535;

    /** Where its numbered messages come from. */
    enum Feed {
        /** From nowhere: it is off, or waits for a replay. */
        NONE,
        /** A replay. */
        REPLAY,
        /** What happens. */
        LIVE
    }

    private final ApiKey key;
    private final Turn turn;
    private final Throttle throttle;
    private Connection connection;
    private Feed feed = Feed.NONE;
    private boolean fellBehind;
    private long newestSequence;
    private int newestOrdinal;
    private long lastSequence;
    private int lastOrdinal;
    private long seenSequence;
    private boolean onlyNew;
    private boolean resetNumbers;
    private int journaledNumber;
    private int acceptedNumber;
    private boolean logoutDue;
    private boolean logonDue;
    private long logonGatewaySequence;
    private long busySinceNs;
    private long commands;
    private long refusals;
    private long throttled;
    private long logons;

    ClientSession(final ApiKey key, final Turn turn, final int messagesPerSecond) {
        this.key = key;
        this.turn = turn;
        throttle = new Throttle(messagesPerSecond);
    }

    ApiKey key() {
        return key;
    }

    int sessionId() {
        return key.sessionId();
    }

    Connection connection() {
        return connection;
    }

    boolean isOn() {
        return connection != null;
    }

    Feed feed() {
        return feed;
    }

    Throttle throttle() {
        return throttle;
    }

    // ---- position

    private static int ordinal(final int index, final int part) {
        return index << 1 | part;
    }

    long lastSequence() {
        return lastSequence;
    }

    int lastIndex() {
        return lastOrdinal >>> 1;
    }

    int lastPart() {
        return lastOrdinal & 1;
    }

    long newestSequence() {
        return newestSequence;
    }

    int newestOrdinal() {
        return newestOrdinal;
    }

    void newest(final long sequence, final int ordinal) {
        newestSequence = sequence;
        newestOrdinal = ordinal;
    }

    /** First record in which there may be something that the client has not. */
    long neededSequence() {
        return Math.max(Math.max(lastSequence, seenSequence + 1), key.issuedSequence());
    }

    /** A numbered message of this session begins. Returns whether it is to be written for the client now. */
    boolean begins(final boolean live, final long sequence, final int index, final int part) {
        final int ordinal = ordinal(index, part);
        if (live) {
            newestSequence = sequence;
            newestOrdinal = ordinal;
        }
        return feed == (live ? Feed.LIVE : Feed.REPLAY)
                && (sequence > lastSequence || (sequence == lastSequence && ordinal > lastOrdinal));
    }

    /** Sends what was written since {@link #begins} said so. */
    void tell(final long sequence, final int index, final int part, final DirectBuffer buffer, final int length) {
        if (connection.outlet().send(buffer, length, turn.nowNs())) {
            connection.spoken(turn.nowNs());
            lastSequence = sequence;
            lastOrdinal = ordinal(index, part);
        } else {
            feed = Feed.NONE; // too much waits: it is read again from here
            fellBehind = true;
        }
    }

    /** Whether the client took too little, so that what it was not sent has to be read again. Said once. */
    boolean takeFellBehind() {
        final boolean fell = fellBehind;
        fellBehind = false;
        return fell;
    }

    /** Whether the client has all there is so far. */
    boolean isUpToDate() {
        return newestSequence < lastSequence || (newestSequence == lastSequence && newestOrdinal <= lastOrdinal);
    }

    void feed(final Feed from) {
        feed = from;
    }

    // ---- its commands

    /** Number of its last command in the journal. */
    int journaledNumber() {
        return journaledNumber;
    }

    void journaled(final int number, final boolean anew) {
        journaledNumber = anew ? number : Math.max(journaledNumber, number);
    }

    /** Whether a command with this number was not taken before. */
    boolean isNext(final int number) {
        return number > acceptedNumber;
    }

    void accepted(final int number) {
        acceptedNumber = number;
        busySinceNs = 0;
        commands++;
    }

    /** Whether its next command has been tried already. */
    boolean isRetrying() {
        return busySinceNs != 0;
    }

    /** For how long the engine has been busy with others. */
    long busyNs() {
        if (busySinceNs == 0) {
            busySinceNs = turn.nowNs();
        }
        return turn.nowNs() - busySinceNs;
    }

    void refused(final boolean overLimit) {
        busySinceNs = 0;
        refusals++;
        throttled += overLimit ? 1 : 0;
    }

    // ---- log-on and log-out

    /** A client that proved who it is wants to be let in; the engine has to know first. */
    void logon(
            final Connection from,
            final long clientSequence,
            final int clientOrdinal,
            final long seen,
            final boolean wantsOnlyNew,
            final boolean wantsReset) {
        connection = from;
        connection.loggingOn(this);
        lastSequence = clientSequence;
        lastOrdinal = clientOrdinal;
        seenSequence = seen;
        onlyNew = wantsOnlyNew;
        resetNumbers = wantsReset;
        logonDue = true;
        logonGatewaySequence = 0;
    }

    /** The engine knows. Returns whether it was this log-on that it knows of. */
    boolean isLoggedOnBy(final long gatewaySequence) {
        return connection != null
                && connection.stage() == Connection.Stage.LOGGING_ON
                && gatewaySequence == logonGatewaySequence;
    }

    void loggedOn(final long sequence) {
        acceptedNumber = journaledNumber;
        throttle.reset();
        logons++;
        fellBehind = false;
        if (onlyNew) {
            lastSequence = sequence;
            lastOrdinal = ordinal(END_OF_RECORD, 1);
            seenSequence = 0;
        }
        connection.loggedOn();
    }

    /** The client is gone. */
    void left() {
        logoutDue |= connection != null && (!logonDue || logonGatewaySequence != 0);
        logonDue = false;
        connection = null;
        feed = Feed.NONE;
    }

    /** The engine has forgotten that the client is there. */
    void repeatLogon() {
        if (connection != null && connection.stage() == Connection.Stage.ON) {
            resetNumbers = false;
            logonDue = true;
        }
    }

    boolean hasDue() {
        return logoutDue || logonDue;
    }

    /** Tells the engine what it has to know. Returns whether all is told. */
    boolean tellEngine(final EngineClient client, final long graceNs) {
        if (logoutDue) {
            client.draft().sessionLogout().header().sessionId(sessionId()).sessionSequence(0);
            if (client.send() < 0) {
                return false;
            }
            logoutDue = false;
        }
        if (logonDue) {
            final var logon = client.draft().sessionLogon();
            logon.header().sessionId(sessionId()).sessionSequence(resetNumbers ? 1 : 0);
            logon.ownerId(key.ownerId())
                    .cancelOnDisconnect(key.cancelOnDisconnect() ? BooleanType.TRUE : BooleanType.FALSE)
                    .graceNs(graceNs);
            final long sent = client.send();
            if (sent < 0) {
                return false;
            }
            logonDue = false;
            logonGatewaySequence = sent;
        }
        return true;
    }

    SessionState state() {
        return new SessionState(
                key.keyId(),
                key.sessionId(),
                connection != null && connection.stage() == Connection.Stage.ON,
                feed == Feed.LIVE,
                acceptedNumber,
                lastSequence,
                commands,
                refusals,
                throttled,
                logons);
    }
}
