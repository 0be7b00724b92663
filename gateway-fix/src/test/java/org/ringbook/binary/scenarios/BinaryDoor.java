package org.ringbook.binary.scenarios;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.agrona.DirectBuffer;
import org.ringbook.binary.gateway.BinaryGateway;
import org.ringbook.binary.gateway.BinaryGatewayContext;
import org.ringbook.binary.gateway.BinaryPeer;
import org.ringbook.client.ClientContext;
import org.ringbook.client.EngineConnection;
import org.ringbook.client.EventFrame;
import org.ringbook.client.venue.Account;
import org.ringbook.gateway.scenarios.Door;
import org.ringbook.sbe.messages.CommandHeaderDecoder;
import org.ringbook.sbe.messages.MessageHeaderDecoder;
import org.ringbook.scenarios.language.Recorded;

/** The binary gateway. Its clients say a command as it is: only its header, who sent it, differs. Nothing that the engine would refuse is refused by it. */
final class BinaryDoor implements Door {
    private static final int SAID = MessageHeaderDecoder.ENCODED_LENGTH + CommandHeaderDecoder.ENCODED_LENGTH;

    private static final Set<String> BUSY = Set.of("BUSY", "NOT_READY");

    private final Transcript transcript = new Transcript();
    private BinaryGateway gateway;
    private String aeronDirectory;

    private record Command(int accountId, DirectBuffer frame) implements Said {}

    @Override
    public void open(final Path directory, final String mediaDriver) throws Exception {
        aeronDirectory = mediaDriver;
        gateway = BinaryGateway.launch(new BinaryGatewayContext()
                .directory(directory)
                .aeronDirectory(mediaDriver)
                .engine(() -> new ClientContext().aeronDirectory(mediaDriver))
                .channel("aeron:udp?endpoint=127.0.0.1:" + BinaryPeer.freePort())
                .silenceLimitNs(TimeUnit.MINUTES.toNanos(1))
                .messagesPerSecond(100_000));
        assertTrue(gateway.awaitReady(60, TimeUnit.SECONDS), gateway::fault);
    }

    @Override
    public void onFrame(final EventFrame frame) {
        transcript.onFrame(frame);
    }

    @Override
    public long sequence() {
        return gateway.sequence();
    }

    @Override
    public Account account(final int accountId) {
        return transcript.catalog().account(accountId);
    }

    @Override
    public Said say(final DirectBuffer command) {
        final int accountId = BinaryPeer.accountOf(command);
        return accountId == 0 ? null : new Command(accountId, command);
    }

    private static String keyId(final Account account) {
        return "client-" + account.accountId();
    }

    @Override
    public void issue(final EngineConnection engine, final Account account) {
        BinaryPeer.issue(engine, keyId(account), account.ownerId(), account.accountId());
    }

    @Override
    public Client logOn(final Account account) {
        return new Session(keyId(account), BinaryPeer.logOn(keyId(account), aeronDirectory, gateway.address()));
    }

    @Override
    public void close() {
        gateway.close();
    }

    private final class Session implements Client {
        private final String keyId;
        private final BinaryPeer peer;
        private DirectBuffer frame;
        private int number;

        Session(final String keyId, final BinaryPeer peer) {
            this.keyId = keyId;
            this.peer = peer;
        }

        @Override
        public boolean isOpen() {
            return peer.isOpen();
        }

        @Override
        public void send(final Said message) {
            frame = ((Command) message).frame();
            number = peer.say(frame);
        }

        @Override
        public int number() {
            return number;
        }

        @Override
        public boolean hasRefused() {
            final String refusal = peer.refusal(number);
            if (BUSY.contains(refusal)) {
                number = peer.say(frame);
            }
            return !refusal.isEmpty() && !BUSY.contains(refusal);
        }

        @Override
        public void assertRefusedAlike(final Said message, final List<Recorded> records) {
            fail(message + " is refused by the gateway: " + peer.refusal(number));
        }

        @Override
        public void assertSame(final byte[] said, final byte[] journaled) {
            assertEquals(
                    Arrays.toString(Arrays.copyOfRange(said, SAID, said.length)),
                    Arrays.toString(Arrays.copyOfRange(journaled, SAID, journaled.length)));
        }

        @Override
        public boolean hasAll() {
            return peer.told().size() >= transcript.of(keyId).size();
        }

        @Override
        public void assertAll() {
            assertEquals(transcript.of(keyId), peer.told());
        }

        @Override
        public void close() {
            peer.close();
        }
    }
}
