package org.ringbook.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.ringbook.sbe.messages.EngineModeChangedDecoder;
import org.ringbook.sbe.messages.MessageHeaderDecoder;
import org.ringbook.sbe.messages.OrderAcceptedDecoder;
import org.ringbook.sbe.messages.OrderCanceledDecoder;
import org.ringbook.sbe.messages.OrderRejectedDecoder;
import org.ringbook.sbe.messages.RejectReason;
import org.ringbook.sbe.messages.Side;
import org.ringbook.sbe.transport.BooleanType;

/** An engine on a small file system of its own that fills up. Needs the right to mount one. */
@Timeout(120)
class DiskFullTest {
    private static final long MIB = 1 << 20;
    private static final long SIZE = 256 * MIB;
    private static final long SOFT_FLOOR = 112 * MIB;
    private static final long HARD_FLOOR = 64 * MIB;

    private final TestCommands commands = new TestCommands();

    @TempDir
    private Path directory;

    private Path disk;
    private Path filler;

    @BeforeEach
    void mount() throws IOException, InterruptedException {
        disk = Files.createDirectory(directory.resolve("disk"));
        filler = disk.resolve("filler");
        final boolean mounted = run("mount", "-t", "tmpfs", "-o", "size=" + SIZE, "tmpfs", disk.toString());
        if (!mounted) {
            System.err.println("SKIPPED: DiskFullTest can't mount a file system here; the full disk is NOT tested");
        }
        Assumptions.assumeTrue(mounted, "no right to mount a file system");
    }

    @AfterEach
    void unmount() throws IOException, InterruptedException {
        run("umount", "-l", disk.toString());
    }

    @Test
    void shouldRefuseOrdersAndTakeCancelsUntilThereIsRoomAgain() throws IOException {
        final EngineContext context = TestEngine.context(disk).spaceFloors(SOFT_FLOOR, HARD_FLOOR);
        try (TestEngine engine = TestEngine.launch(context);
                TestGateway gateway = engine.gateway()) {
            TestEngine.setUp(gateway);
            gateway.send(commands.order(1, Side.BUY, 100, 10_000));
            gateway.awaitSequence(TestEngine.SETUP_RECORDS + 1);
            final long orderId = gateway.lastSequence();

            fillUntilFree(SOFT_FLOOR - MIB);
            gateway.awaitSequence(orderId + 1);
            assertEquals(
                    EngineModeChangedDecoder.TEMPLATE_ID, lastFrame(gateway).templateId());
            gateway.send(commands.order(1, Side.BUY, 100, 10_000));
            gateway.awaitSequence(orderId + 2);
            assertEquals(RejectReason.LOW_SPACE, rejectReason(lastFrame(gateway)));
            gateway.send(commands.cancel(1, orderId));
            gateway.awaitSequence(orderId + 3);
            assertEquals(OrderCanceledDecoder.TEMPLATE_ID, lastFrame(gateway).templateId());

            fillUntilFree(HARD_FLOOR - MIB);
            gateway.awaitReady(BooleanType.FALSE);
            gateway.send(commands.account("carol"));
            final long sinceNs = System.nanoTime();
            gateway.await("a while", () -> System.nanoTime() - sinceNs > 500_000_000L);
            assertEquals(orderId + 3, gateway.lastSequence());

            Files.delete(filler);
            gateway.awaitReady(BooleanType.TRUE);
            gateway.awaitSequence(orderId + 5);
            gateway.send(commands.order(1, Side.BUY, 100, 10_000));
            gateway.awaitSequence(orderId + 6);
            assertEquals(OrderAcceptedDecoder.TEMPLATE_ID, lastFrame(gateway).templateId());
        }
    }

    @Test
    void shouldKeepWhatItPublishedWhenAnAppendFails() throws IOException {
        final TestEngine engine = TestEngine.launch(TestEngine.context(disk).spaceFloors(0, 0));
        final long seen;
        try (TestGateway gateway = engine.gateway()) {
            TestEngine.setUp(gateway);
            gateway.awaitSequence(TestEngine.SETUP_RECORDS);
            fillUntilFree(0);
            int turn = 0;
            while (engine.stopped() == null) {
                gateway.trySend(TestEngine.order(commands, turn++));
                gateway.poll();
                gateway.live().clear();
            }
            assertTrue(engine.stopped().contains("append failed"), engine::stopped);
            while (gateway.poll() > 0) {
                gateway.live().clear();
            }
            seen = gateway.lastSequence();
            assertTrue(seen > TestEngine.SETUP_RECORDS);
        }
        engine.closeBroken();
        Files.delete(filler);
        try (TestEngine again = TestEngine.launch(TestEngine.context(disk).spaceFloors(0, 0));
                TestGateway gateway = again.gateway()) {
            final long recovered = again.counter(CounterId.LAST_SEQUENCE);
            assertTrue(recovered >= seen, () -> "recovered " + recovered + " seen " + seen);
            gateway.send(commands.account("carol"));
            gateway.awaitSequence(recovered + 1);
        }
    }

    private static TestGateway.SeenFrame lastFrame(final TestGateway gateway) {
        final List<TestGateway.SeenFrame> live = gateway.live();
        return live.get(live.size() - 1);
    }

    private static RejectReason rejectReason(final TestGateway.SeenFrame frame) {
        assertEquals(OrderRejectedDecoder.TEMPLATE_ID, frame.templateId());
        return new OrderRejectedDecoder()
                .wrap(frame.bytes(), MessageHeaderDecoder.ENCODED_LENGTH, OrderRejectedDecoder.BLOCK_LENGTH, 0)
                .reason();
    }

    private void fillUntilFree(final long free) throws IOException {
        final byte[] zeros = new byte[64 * 1024];
        try (OutputStream out = Files.newOutputStream(filler, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            while (disk.toFile().getUsableSpace() > free) {
                out.write(zeros);
            }
        } catch (final IOException e) {
            assertFalse(disk.toFile().getUsableSpace() > zeros.length, e::getMessage);
        }
    }

    private static boolean run(final String... command) throws IOException, InterruptedException {
        try {
            return new ProcessBuilder(command).inheritIO().start().waitFor() == 0;
        } catch (final IOException e) {
            System.err.println("no " + command[0] + " here: " + e.getMessage());
            return false;
        }
    }
}
