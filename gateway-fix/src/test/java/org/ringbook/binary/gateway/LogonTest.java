package org.ringbook.binary.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.ringbook.binary.client.StreamPosition;
import org.ringbook.client.EngineConnection;
import org.ringbook.client.Permission;
import org.ringbook.sbe.binary.ChallengeDecoder;
import org.ringbook.sbe.binary.LogonOkDecoder;
import org.ringbook.sbe.binary.LogoutReason;
import org.ringbook.sbe.binary.MessageHeaderDecoder;

/** Who is let in, and who is not. */
@Timeout(120)
class LogonTest {
    @TempDir
    private static Path directory;

    private static TestExchange exchange;

    @BeforeAll
    static void start() throws Exception {
        exchange = new TestExchange(directory).startGateway();
    }

    @AfterAll
    static void stop() {
        exchange.close();
    }

    private static void refused(final String keyId, final String secret, final LogoutReason reason) {
        try (TestClient client = new TestClient(exchange.client(keyId).key(keyId, secret))) {
            client.expectAside("out " + reason);
            assertTrue(client.client().hasEnded());
        }
    }

    @Test
    void shouldLetInWhoHasTheSecret() {
        final TestClient bob = TestClient.loggedOn(exchange.client("bob"));
        bob.expectAside("on, last 0");
        bob.leave();
    }

    @Test
    void shouldNotLetInWithAWrongSecretNorTellWhetherThereIsTheKey() {
        final long before = exchange.gateway().figures().failures();
        refused("eve", "secret-bob", LogoutReason.NOT_AUTHENTICATED);
        refused("nobody", "secret-nobody", LogoutReason.NOT_AUTHENTICATED);
        final long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (exchange.gateway().figures().failures() < before + 2 && System.nanoTime() < until) {
            Thread.onSpinWait();
        }
        assertEquals(before + 2, exchange.gateway().figures().failures());
        try (RawClient first = new RawClient(exchange);
                RawClient second = new RawClient(exchange)) {
            assertEquals(salt(first.challenge("nobody")), salt(second.challenge("nobody")));
        }
        TestClient.loggedOn(exchange.client("eve")).leave();
    }

    private static String salt(final byte[] challenge) {
        final int from = MessageHeaderDecoder.ENCODED_LENGTH + ChallengeDecoder.saltEncodingOffset();
        return Arrays.toString(Arrays.copyOfRange(challenge, from, from + 16));
    }

    @Test
    void shouldHoldBackTheNextAttemptsOfAnAddressThatFails() {
        try (RawClient first = new RawClient(exchange)) {
            first.send(first.logon(first.challenge("eve"), "wrong"));
            assertEquals(LogoutReason.NOT_AUTHENTICATED, first.awaitLoggedOut());
            assertFalse(first.received().stream()
                    .anyMatch(bytes -> new MessageHeaderDecoder()
                                    .wrap(new UnsafeBuffer(bytes), 0)
                                    .templateId()
                            == LogonOkDecoder.TEMPLATE_ID));
            first.received().clear();
            first.send(first.hello("eve", 0)); // a new handshake on the same stream
            first.receive(ChallengeDecoder.TEMPLATE_ID);
        }
    }

    @Test
    void shouldNotLetInWithAnExpiredOrRevokedKey() {
        try (EngineConnection engine = exchange.connect()) {
            final long expiresMs = System.currentTimeMillis() + 1_500;
            TestExchange.issue(engine, "soon", 3, Permission.ofClients(), false, expiresMs * 1_000_000, "");
            final TestClient soon = TestClient.loggedOn(exchange.client("soon"));
            soon.expectAside("out KEY_EXPIRED");
            assertTrue(System.currentTimeMillis() >= expiresMs);
            soon.close();
            refused("soon", "secret-soon", LogoutReason.KEY_EXPIRED);
            TestExchange.issue(engine, "gone", 3, Permission.ofClients(), false, 0, "");
            final TestClient gone = TestClient.loggedOn(exchange.client("gone"));
            engine.operations().revokeApiKey("gone");
            gone.expectAside("out KEY_REVOKED");
            gone.close();
            refused("gone", "secret-gone", LogoutReason.NOT_AUTHENTICATED);
        }
    }

    @Test
    void shouldNotLetInKeysOfFixSessionsOrWithoutTheRightToTrade() {
        refused("reader", "secret-reader", LogoutReason.NOT_ALLOWED);
        refused("fixed", "secret-fixed", LogoutReason.NOT_ALLOWED);
    }

    @Test
    void shouldRefuseATwinAndLeaveTheFirstUnharmed() {
        try (TestClient first = TestClient.loggedOn(exchange.client("mm2"))) {
            final TestClient twin = new TestClient(exchange.client("mm2").reconnects(false));
            twin.expectAside("out ALREADY_LOGGED_ON");
            twin.close();
            final int order = first.buy(100, 50, "");
            first.expect("accepted BUY LIMIT 100@50  #" + order);
            first.cancel(first.lastOrderId());
            first.await("the cancel", () -> first.client().pending() == 0);
            first.leave();
        }
    }

    @Test
    void shouldNotTakeTheProofOfAnotherHandshake() {
        final byte[] oldHello;
        final byte[] oldLogon;
        try (RawClient eve = new RawClient(exchange)) {
            oldHello = eve.hello("eve", 0);
            oldLogon = eve.logon(eve.challenge("eve"), "secret-eve");
            eve.send(oldLogon);
            eve.receive(LogonOkDecoder.TEMPLATE_ID);
        }
        try (RawClient thief = new RawClient(exchange)) {
            final byte[] challenge = thief.challenge("eve");
            assertNotEquals(0, oldHello.length);
            thief.send(oldLogon);
            assertEquals(LogoutReason.NOT_AUTHENTICATED, thief.awaitLoggedOut());
            assertNotEquals(0, challenge.length);
        }
    }

    @Test
    void shouldSayThatItDoesNotSpeakAnotherVersion() {
        try (RawClient client = new RawClient(exchange)) {
            client.send(client.hello("eve", 7));
            assertEquals(LogoutReason.UNSUPPORTED_VERSION, client.awaitLoggedOut());
        }
    }

    @Test
    void shouldRefuseAPositionThatIsStillToCome() {
        try (TestClient client =
                new TestClient(exchange.client("bob").position(new StreamPosition(1_000_000, 1, 0, 0)))) {
            client.expectAside("out UNKNOWN_POSITION");
        }
    }
}
