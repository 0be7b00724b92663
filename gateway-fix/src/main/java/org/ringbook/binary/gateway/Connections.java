package org.ringbook.binary.gateway;

import io.aeron.ExclusivePublication;
import io.aeron.exceptions.RegistrationException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.agrona.DirectBuffer;
import org.agrona.collections.Long2ObjectHashMap;
import org.agrona.concurrent.EpochClock;
import org.ringbook.binary.Scram;
import org.ringbook.client.EngineClient;
import org.ringbook.client.ScramVerifier;
import org.ringbook.client.venue.ApiKey;
import org.ringbook.client.venue.Catalog;
import org.ringbook.sbe.binary.HelloDecoder;
import org.ringbook.sbe.binary.LogonDecoder;
import org.ringbook.sbe.binary.LogoutReason;

/**
 * The connections of clients: handshakes, heartbeats, and their end. A failed proof is told a second later, and an address may have few unfinished
 * handshakes, so that secrets can't be tried at any rate. The gateway's thread only.
 */
final class Connections {
    private static final long HANDSHAKE_NS = TimeUnit.SECONDS.toNanos(5);
    private static final long REFUSAL_NS = TimeUnit.SECONDS.toNanos(1);
    private static final long LEAVING_NS = TimeUnit.SECONDS.toNanos(1);
    private static final int CONNECTIONS_MAX = 1_024;
    private static final int UNFINISHED_OF_HOST_MAX = 16;

    private final BinaryGatewayContext context;
    private final Turn turn;
    private final EpochClock clock;
    private final Transport transport;
    private final Catalog catalog;
    private final Sessions sessions;
    private final EngineClient client;
    private final SessionEncoder encoder = new SessionEncoder();
    private final SecureRandom random = new SecureRandom();
    private final byte[] strangersKey = new byte[Scram.PROOF_LENGTH];
    private final Consumer<ClientSession> feed;
    private final Long2ObjectHashMap<Connection> byImage = new Long2ObjectHashMap<>();
    private final List<Connection> all = new ArrayList<>();
    private long failures;

    Connections(
            final BinaryGatewayContext context,
            final Turn turn,
            final EpochClock clock,
            final Transport transport,
            final Catalog catalog,
            final Sessions sessions,
            final EngineClient client,
            final Consumer<ClientSession> feed) {
        this.context = context;
        this.feed = feed;
        this.turn = turn;
        this.clock = clock;
        this.transport = transport;
        this.catalog = catalog;
        this.sessions = sessions;
        this.client = client;
        random.nextBytes(strangersKey);
    }

    Connection find(final long imageId) {
        return byImage.get(imageId);
    }

    SessionEncoder encoder() {
        return encoder;
    }

    /** Handshakes that failed since the gateway started. */
    long failures() {
        return failures;
    }

    // ---- handshake

    void onHello(
            final long imageId,
            final String source,
            final HelloDecoder hello,
            final DirectBuffer buffer,
            final int offset,
            final int length) {
        final String host = source.substring(0, source.lastIndexOf(':'));
        final int port = hello.responsePort();
        if (port == 0 || all.size() >= CONNECTIONS_MAX || unfinishedOf(host) >= UNFINISHED_OF_HOST_MAX) {
            return; // there is nowhere to say it
        }
        final long publicationId = transport.openTo(host, port, hello.responseStreamId());
        final Connection connection =
                new Connection(imageId, host, hello, buffer, offset, length, publicationId, turn.nowNs());
        byImage.put(imageId, connection);
        all.add(connection);
    }

    private int unfinishedOf(final String host) {
        int count = 0;
        for (int i = 0; i < all.size(); i++) {
            if (all.get(i).isHandshaking() && all.get(i).host().equals(host)) {
                count++;
            }
        }
        return count;
    }

    private int open(final Connection connection) {
        if (connection.outlet() == null) {
            final ExclusivePublication publication;
            try {
                publication = transport.opened(connection.publicationId());
            } catch (final RegistrationException e) {
                context.log().accept("no stream can be opened to " + connection.host() + ": " + e.getMessage());
                forget(connection);
                return 1;
            }
            if (publication == null) {
                return 0;
            }
            connection.outlet(new Outlet(publication));
        }
        if (!connection.outlet().isConnected()) {
            return 0;
        }
        if (!connection.speaksOurVersion()) {
            end(connection, LogoutReason.UNSUPPORTED_VERSION, 0);
        } else {
            challenge(connection);
        }
        return 1;
    }

    private void challenge(final Connection connection) {
        final ApiKey key = catalog.key(connection.keyId());
        final byte[] nonce = new byte[Scram.NONCE_LENGTH];
        random.nextBytes(nonce);
        final int length;
        if (key == null) {
            final byte[] id = connection.keyId().getBytes(StandardCharsets.US_ASCII);
            final byte[] salt = Arrays.copyOf(Scram.hmac(strangersKey, id), Scram.NONCE_LENGTH);
            length = encoder.challenge(ScramVerifier.RANDOM_SECRET_ITERATIONS, salt, nonce);
        } else {
            length = encoder.challenge(
                    key.verifier().iterations(), key.verifier().salt(), nonce);
        }
        connection.challenged(encoder.buffer(), length);
        connection.outlet().send(encoder.buffer(), length, turn.nowNs());
    }

    void onLogon(final Connection connection, final LogonDecoder logon, final DirectBuffer buffer, final int offset) {
        if (connection.stage() != Connection.Stage.CHALLENGED) {
            return;
        }
        final ApiKey key = catalog.key(connection.keyId());
        if (key == null || !connection.isProven(key, buffer, offset, logon)) {
            failures++;
            context.log().accept("log-on of " + connection.keyId() + " from " + connection.host() + " failed");
            connection.refused(LogoutReason.NOT_AUTHENTICATED, turn.nowNs());
            return;
        }
        final LogoutReason refusal = refusal(key, logon);
        if (refusal != null) {
            context.log().accept(connection.keyId() + " is not let in: " + refusal);
            end(connection, refusal, 0);
            return;
        }
        final ClientSession session = sessions.session(key.sessionId());
        session.logon(
                connection,
                logon.lastSequence(),
                (logon.lastIndex() << 1) | (logon.lastPart() & 1),
                logon.seenSequence(),
                logon.flags().onlyNew(),
                logon.flags().resetNumbers());
        sessions.due(session);
    }

    private boolean isExpired(final ApiKey key) {
        return key.expireTimeNs() != 0 && TimeUnit.MILLISECONDS.toNanos(clock.time()) >= key.expireTimeNs();
    }

    private LogoutReason refusal(final ApiKey key, final LogonDecoder logon) {
        if (isExpired(key)) {
            return LogoutReason.KEY_EXPIRED;
        }
        if (key.isFixSession() || !key.isTrading()) {
            return LogoutReason.NOT_ALLOWED;
        }
        if (sessions.session(key.sessionId()).isOn()) {
            return LogoutReason.ALREADY_LOGGED_ON;
        }
        if (!client.isReady() || !client.isLive()) {
            return LogoutReason.NOT_READY;
        }
        final boolean future = logon.lastSequence() >= client.nextSequence()
                || logon.seenSequence() >= client.nextSequence()
                || logon.lastSequence() < 0
                || logon.seenSequence() < 0;
        return future && !logon.flags().onlyNew() ? LogoutReason.UNKNOWN_POSITION : null;
    }

    /** The engine knows that the session is on: so does the client now. */
    void onLoggedOn(final ClientSession session, final long sequence) {
        final Connection connection = session.connection();
        session.loggedOn(sequence);
        connection.heard(turn.nowNs());
        send(connection, encoder.logonOk(session, context, connection.serverProof()));
        context.log()
                .accept(connection.keyId() + " logged on from " + connection.host() + ", commands up to "
                        + session.journaledNumber());
        feed.accept(session);
    }

    // ---- what is sent

    /** Sends what is in the encoder. A client that takes nothing is let go. */
    void send(final Connection connection, final int length) {
        connection.spoken(turn.nowNs());
        if (!connection.outlet().send(encoder.buffer(), length, turn.nowNs())) {
            end(connection, LogoutReason.TOO_SLOW, 0);
        }
    }

    /** Sends what waits, and sees to whom it is time to say something, or who is gone. Returns how much was done. */
    int work(final boolean engineReady, final long streamSequence) {
        int done = 0;
        for (int i = all.size() - 1; i >= 0; i--) {
            final Connection connection = all.get(i);
            if (connection.outlet() != null && connection.outlet().isBehind()) {
                done += connection.outlet().flush(turn.nowNs());
            }
            done += switch (connection.stage()) {
                case OPENING -> open(connection);
                case CHALLENGED, LOGGING_ON -> 0;
                case ON -> see(connection, engineReady, streamSequence);
                case REFUSED -> refuse(connection);
                case LEAVING -> leave(connection);
            };
            if (connection.isHandshaking() && turn.nowNs() - connection.beganNs() > HANDSHAKE_NS) {
                forget(connection);
            }
        }
        return done;
    }

    private int refuse(final Connection connection) {
        if (turn.nowNs() - connection.heardNs() < REFUSAL_NS) {
            return 0;
        }
        end(connection, connection.refusal(), 0);
        return 1;
    }

    private int leave(final Connection connection) {
        if (connection.outlet().isBehind() && turn.nowNs() - connection.heardNs() < LEAVING_NS) {
            return 0;
        }
        forget(connection);
        return 1;
    }

    private int see(final Connection connection, final boolean engineReady, final long streamSequence) {
        final long nowNs = turn.nowNs();
        final Outlet outlet = connection.outlet();
        if (connection.session().takeFellBehind()) {
            feed.accept(connection.session());
        }
        if (nowNs - connection.heardNs() > context.silenceLimitNs()) {
            end(connection, LogoutReason.SILENT, 0);
        } else if (outlet.isBehind() && nowNs - outlet.progressNs() > context.slowLimitNs()) {
            end(connection, LogoutReason.TOO_SLOW, 0);
        } else if (isExpired(connection.session().key())) {
            end(connection, LogoutReason.KEY_EXPIRED, 0);
        } else if (nowNs - connection.spokenNs() >= context.heartbeatIntervalNs()) {
            final boolean live = connection.session().feed() == ClientSession.Feed.LIVE;
            send(
                    connection,
                    encoder.heartbeat(
                            connection.session(),
                            engineReady,
                            live ? streamSequence : 0,
                            connection.takeHeartbeatRequest()));
        } else {
            return 0;
        }
        return 1;
    }

    // ---- the end

    /**
     * Says why, and lets the client go. A stream that has no room for the word, as a new one may have none for a moment, is closed when it has been
     * said.
     */
    void end(final Connection connection, final LogoutReason reason, final long requestId) {
        final Outlet outlet = connection.outlet();
        final boolean kept =
                outlet != null && outlet.send(encoder.buffer(), encoder.loggedOut(reason, requestId), turn.nowNs());
        if (connection.session() != null) {
            context.log().accept(connection.keyId() + " is logged out: " + reason);
        }
        part(connection);
        if (kept && outlet.isBehind() && reason != LogoutReason.TOO_SLOW) {
            connection.leaving(turn.nowNs());
        } else {
            forget(connection);
        }
    }

    /** The client's messages and its session are the connection's no more. */
    private void part(final Connection connection) {
        if (byImage.get(connection.imageId()) == connection) {
            byImage.remove(connection.imageId());
        }
        final ClientSession session = connection.session();
        if (session != null && session.connection() == connection) {
            session.left();
            sessions.due(session);
        }
    }

    private void forget(final Connection connection) {
        part(connection);
        all.remove(connection);
        if (connection.outlet() != null) {
            connection.outlet().close();
        } else if (transport.aeron() != null) {
            transport.abandon(connection.publicationId());
        }
    }

    /** All streams are lost. */
    void lost() {
        while (!all.isEmpty()) {
            forget(all.get(all.size() - 1));
        }
    }

    void endAll(final LogoutReason reason) {
        for (int i = all.size() - 1; i >= 0; i--) {
            if (all.get(i).stage() != Connection.Stage.LEAVING) {
                end(all.get(i), reason, 0);
            }
        }
    }

    boolean isEmpty() {
        return all.isEmpty();
    }

    int unfinished() {
        int count = 0;
        for (final Connection connection : all) {
            count += connection.isHandshaking() ? 1 : 0;
        }
        return count;
    }
}
