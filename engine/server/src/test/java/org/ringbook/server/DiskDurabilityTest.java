package org.ringbook.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.ringbook.journal.DiskWatch;
import org.ringbook.journal.Durability;
import org.ringbook.journal.JournalReader;
import org.ringbook.sbe.transport.QueryKind;

/** In DISK the core is ahead of the disk, and nobody outside may notice. */
@Timeout(120)
class DiskDurabilityTest {
    private static final long WINDOW_NS = 500_000_000L;

    private final TestCommands commands = new TestCommands();

    @TempDir
    private Path directory;

    private ChildEngine launch() throws IOException {
        return ChildEngine.launch(
                directory,
                "-D" + DiskWatch.PROPERTY + "=" + StuckDisk.class.getName(),
                "-D" + StuckDisk.DIRECTORY + "=" + directory,
                "-D" + ChildEngine.DURABILITY + "=" + Durability.DISK);
    }

    @Test
    void shouldTellNothingOfWhatIsNotOnTheDisk() throws IOException {
        try (ChildEngine child = launch();
                TestGateway gateway = new TestGateway(child.aeronDirectory())) {
            TestEngine.setUp(gateway);
            gateway.awaitSequence(TestEngine.SETUP_RECORDS);
            Files.createFile(directory.resolve(StuckDisk.STUCK));
            gateway.send(commands.account("carol"));
            gateway.ask(QueryKind.STATUS, 0, 0, 0);
            final long sinceNs = System.nanoTime();
            gateway.await("half a second", () -> System.nanoTime() - sinceNs > WINDOW_NS);
            assertEquals(TestEngine.SETUP_RECORDS, gateway.lastSequence());
            assertEquals(TestEngine.SETUP_RECORDS, gateway.heartbeat().lastSequence());
            assertNull(gateway.queryEnd());

            Files.delete(directory.resolve(StuckDisk.STUCK));
            gateway.awaitSequence(TestEngine.SETUP_RECORDS + 1);
            gateway.await("end of query", () -> gateway.queryEnd() != null);
            assertEquals(TestEngine.SETUP_RECORDS + 1, gateway.queryEnd().sequence());
        }
    }

    @Test
    void shouldStopWhenASyncFails() throws IOException, InterruptedException {
        try (ChildEngine child = launch();
                TestGateway gateway = new TestGateway(child.aeronDirectory())) {
            TestEngine.setUp(gateway);
            gateway.awaitSequence(TestEngine.SETUP_RECORDS);
            Files.createFile(directory.resolve(StuckDisk.FAILING));
            gateway.send(commands.account("carol"));
            assertEquals(FailStopAction.EXIT_CODE, child.awaitExit());
            assertTrue(child.errors().contains("Ringbook stops: the journal can't be synced"), child.errors());
            assertTrue(child.errors().contains("injected fault"), child.errors());
            while (gateway.poll() > 0) {
                Thread.onSpinWait();
            }
            assertEquals(TestEngine.SETUP_RECORDS, gateway.lastSequence());
        }
        try (JournalReader reader = JournalReader.open(directory.resolve("journal"))) {
            assertEquals(TestEngine.SETUP_RECORDS, reader.durableSequence());
        }
    }
}
