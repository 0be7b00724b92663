package org.ringbook.fix.scenarios;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.agrona.DirectBuffer;
import org.ringbook.client.ClientContext;
import org.ringbook.client.EngineConnection;
import org.ringbook.client.EventFrame;
import org.ringbook.client.Permission;
import org.ringbook.client.venue.Account;
import org.ringbook.fix.gateway.FixGateway;
import org.ringbook.fix.gateway.FixGatewayContext;
import org.ringbook.fix.gateway.FixPeer;
import org.ringbook.fix.report.OracleReports;
import org.ringbook.gateway.scenarios.Door;
import org.ringbook.scenarios.language.Recorded;

/** The FIX gateway. Its clients say an order as a FIX message, so the command is not the same byte for byte: a cancel always has a client order id. */
final class FixDoor implements Door {
    private final FixWords words = new FixWords();
    private final OracleReports oracle = new OracleReports();
    private FixGateway gateway;
    private int port;

    @Override
    public void open(final Path directory, final String aeronDirectory) throws Exception {
        port = FixPeer.freePort();
        gateway = FixGateway.launch(new FixGatewayContext()
                .directory(directory)
                .engine(() -> new ClientContext().aeronDirectory(aeronDirectory))
                .port(port)
                .messagesPerSecond(100_000));
        assertTrue(gateway.awaitReady(60, TimeUnit.SECONDS), gateway::fault);
    }

    @Override
    public void onFrame(final EventFrame frame) {
        words.onFrame(frame);
        oracle.onFrame(frame);
    }

    @Override
    public long sequence() {
        return gateway.sequence();
    }

    @Override
    public Account account(final int accountId) {
        return words.catalog().account(accountId);
    }

    @Override
    public Said say(final DirectBuffer command) {
        return words.say(command);
    }

    private static String compId(final Account account) {
        return "A" + account.accountId();
    }

    @Override
    public void issue(final EngineConnection engine, final Account account) {
        FixPeer.issue(engine, compId(account), account.ownerId(), account.accountId(), Permission.ofClients());
    }

    @Override
    public Client logOn(final Account account) {
        try {
            return new Session(FixPeer.logOn(compId(account), port));
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        gateway.close();
    }

    private final class Session implements Client {
        private final FixPeer peer;
        private int number;

        Session(final FixPeer peer) {
            this.peer = peer;
        }

        @Override
        public boolean isOpen() {
            return peer.isOpen();
        }

        @Override
        public void send(final Said message) {
            final FixWords.Said said = (FixWords.Said) message;
            try {
                number = peer.send(said.type(), said.fields());
            } catch (final IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public int number() {
            return number;
        }

        @Override
        public boolean hasRefused() {
            return peer.hasRefused(number);
        }

        @Override
        public void assertRefusedAlike(final Said message, final List<Recorded> records) {
            assertTrue(peer.isRefusedAlike(records), () -> message + " is refused by the gateway as " + peer.last());
        }

        @Override
        public void assertSame(final byte[] said, final byte[] journaled) {
            // the events are, which is all that FIX promises
        }

        @Override
        public boolean hasAll() {
            return peer.execIds().size() >= oracle.of(peer.compId()).size();
        }

        @Override
        public void assertAll() {
            assertEquals(oracle.of(peer.compId()), peer.execIds());
        }

        @Override
        public void close() {
            peer.close();
        }
    }
}
