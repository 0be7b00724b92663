package org.ringbook.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.aeron.driver.MediaDriver;
import io.aeron.driver.ThreadingMode;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.nio.file.Path;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.ringbook.client.AeronEngineClient;
import org.ringbook.client.ClientContext;
import org.ringbook.client.EngineClient;
import org.ringbook.client.EngineConnection;
import org.ringbook.client.EngineListener;
import org.ringbook.client.EventFrame;
import org.ringbook.journal.JournalReader;
import org.ringbook.sbe.Frames;
import org.ringbook.sbe.messages.CommandHeaderDecoder;
import org.ringbook.sbe.messages.DepositDecoder;
import org.ringbook.sbe.messages.MessageHeaderDecoder;

/** The client that gateways use, against the engine that they use. */
@Timeout(180)
class ClientTest {
    private static final int GATEWAY = 5;
    private static final int COMMANDS = 6_000;
    private static final int RESTARTS = 3;
    private static final long DEADLINE_NS = 120_000_000_000L;

    @TempDir
    private Path directory;

    @Test
    void shouldServeTools() {
        try (TestEngine engine = TestEngine.launch(TestEngine.context(directory));
                EngineConnection connection = EngineConnection.connect(
                        new ClientContext().aeronDirectory(engine.engine().aeronDirectory()))) {
            assertEquals(1, connection.addAsset("XBT", 8, 8).id());
            assertEquals(1, connection.openAccount("alice", 0, 0).id());
            assertEquals(3, connection.deposit(1, 1, 500, "first").sequence());
            assertTrue(connection.deposit(1, 1, 500, "first").existed());
            assertEquals(500, connection.queries().balances(1).get(0).availableUnits());
            assertEquals(4, connection.queries().status(true).sequence());
        }
    }

    /** Client and engine have media drivers of their own, as on two machines. */
    @Test
    void shouldServeOverUdp() throws SocketException {
        final String ingress = udp();
        final String events = udp();
        final String control = udp();
        final Follower follower = new Follower();
        try (MediaDriver driver = MediaDriver.launchEmbedded(new MediaDriver.Context()
                        .threadingMode(ThreadingMode.SHARED)
                        .dirDeleteOnShutdown(true));
                TestEngine engine =
                        TestEngine.launch(TestEngine.context(directory).channels(ingress, events, control))) {
            assertNotEquals(driver.aeronDirectoryName(), engine.engine().aeronDirectory());
            try (EngineConnection connection = EngineConnection.connect(client(driver, ingress, events, control))) {
                assertEquals(1, connection.addAsset("XBT", 8, 8).id());
                assertEquals(1, connection.openAccount("alice", 0, 0).id());
                assertEquals(3, connection.deposit(1, 1, 500, "first").sequence());
                assertEquals(500, connection.queries().balances(1).get(0).availableUnits());
            }
            try (EngineClient client = new AeronEngineClient(client(driver, ingress, events, control)
                    .gatewayId(GATEWAY)
                    .startPosition(1, 0)
                    .listener(follower))) {
                poll(client, () -> client.isReady() && follower.deposits == 1);
                assertTrue(send(client, 700));
                poll(client, () -> client.unconfirmed() == 0 && follower.deposits == 2);
            }
        }
    }

    private static ClientContext client(
            final MediaDriver driver, final String ingress, final String events, final String control)
            throws SocketException {
        return new ClientContext()
                .aeronDirectory(driver.aeronDirectoryName())
                .ingressChannel(ingress)
                .eventChannel(events)
                .controlChannel(control)
                .replyChannel(udp());
    }

    private static String udp() throws SocketException {
        try (DatagramSocket socket = new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))) {
            return "aeron:udp?endpoint=127.0.0.1:" + socket.getLocalPort();
        }
    }

    private static void poll(final EngineClient client, final BooleanSupplier condition) {
        final long deadlineNs = System.nanoTime() + DEADLINE_NS;
        while (!condition.getAsBoolean()) {
            client.poll();
            assertTrue(System.nanoTime() - deadlineNs < 0, "not in time");
        }
    }

    @Test
    void shouldTakeEveryCommandOnceOverRestarts() {
        final MediaDriver.Context settings =
                new MediaDriver.Context().threadingMode(ThreadingMode.SHARED).dirDeleteOnShutdown(true);
        final Follower follower = new Follower();
        try (MediaDriver driver = MediaDriver.launchEmbedded(settings)) {
            TestEngine engine = launch(driver);
            try (EngineClient client = new AeronEngineClient(new ClientContext()
                    .aeronDirectory(driver.aeronDirectoryName())
                    .gatewayId(GATEWAY)
                    .startPosition(1, 0)
                    .listener(follower))) {
                int sent = 0;
                int restarts = 0;
                final long deadlineNs = System.nanoTime() + DEADLINE_NS;
                while (sent < COMMANDS || client.unconfirmed() > 0) {
                    if (sent < COMMANDS && send(client, sent + 1)) {
                        sent++;
                    }
                    client.poll();
                    if (restarts < RESTARTS && sent > (restarts + 1) * COMMANDS / (RESTARTS + 1)) {
                        engine.close();
                        engine = launch(driver);
                        restarts++;
                    }
                    assertTrue(System.nanoTime() - deadlineNs < 0, "not in time: sent " + sent);
                }
                assertEquals(RESTARTS, restarts);
            }
            engine.close();
        }
        assertEquals(COMMANDS, follower.deposits);
        assertEquals(COMMANDS, depositsInJournal());
    }

    private TestEngine launch(final MediaDriver driver) {
        return TestEngine.launch(TestEngine.context(directory).externalDriver(driver.aeronDirectoryName()));
    }

    private static boolean send(final EngineClient client, final long amount) {
        client.draft().deposit().accountId(1).assetId(1).amountUnits(amount).reference("deposit-" + amount);
        return client.send() > 0;
    }

    /** How many there are; their numbers and amounts have to be dense from 1. */
    private int depositsInJournal() {
        int count = 0;
        try (JournalReader reader = JournalReader.open(directory.resolve("journal"))) {
            while (reader.next()) {
                final int frame = Frames.offset(reader.framesOffset());
                if (Frames.templateId(reader.buffer(), frame) == DepositDecoder.TEMPLATE_ID) {
                    count++;
                    final DepositDecoder deposit =
                            new DepositDecoder().wrapAndApplyHeader(reader.buffer(), frame, new MessageHeaderDecoder());
                    assertEquals(count, deposit.amountUnits());
                    final CommandHeaderDecoder header = deposit.header();
                    assertEquals(count, header.gatewaySequence());
                }
            }
        }
        return count;
    }

    /** Wants every frame once, in order. */
    private static final class Follower implements EngineListener {
        private int deposits;
        private long sequence;
        private int index;
        private boolean last = true;

        @Override
        public void onFrame(final EventFrame frame) {
            sequence = last ? sequence + 1 : sequence;
            index = last ? 0 : index + 1;
            assertEquals(sequence, frame.sequence());
            assertEquals(index, frame.index());
            last = frame.isLastOfRecord();
            deposits += frame.templateId() == DepositDecoder.TEMPLATE_ID ? 1 : 0;
        }
    }
}
