package org.ringbook.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;
import org.agrona.concurrent.SystemEpochNanoClock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.ringbook.journal.JournalReader;

@Timeout(120)
class FailStopTest {
    private final TestCommands commands = new TestCommands();

    @TempDir
    private Path directory;

    @Test
    void shouldEndTheProcessWhenTheCoreThrows() throws IOException, InterruptedException {
        try (ChildEngine child = ChildEngine.launch(directory);
                TestGateway gateway = new TestGateway(child.aeronDirectory())) {
            TestEngine.setUp(gateway);
            gateway.awaitSequence(TestEngine.SETUP_RECORDS);
            Files.createFile(directory.resolve(ChildEngine.FAULT));
            gateway.send(commands.account("carol"));

            assertEquals(FailStopAction.EXIT_CODE, child.awaitExit());
            assertTrue(child.errors().contains("Ringbook stops: the core's thread failed after record 10"));
            assertTrue(child.errors().contains("injected fault"));
            while (gateway.poll() > 0) {
                Thread.onSpinWait();
            }
            assertEquals(TestEngine.SETUP_RECORDS, gateway.lastSequence());
        }
        assertJournalEndsAt(TestEngine.SETUP_RECORDS);
    }

    @Test
    void shouldPublishNothingMoreOnceTheCoreHasFailed() {
        final AtomicBoolean fault = new AtomicBoolean();
        final EngineContext context = TestEngine.context(directory).clocks(SystemEpochNanoClock.INSTANCE, () -> {
            if (fault.get() && Thread.currentThread().getName().equals("ringbook-core")) {
                throw new IllegalStateException("injected fault");
            }
            return System.nanoTime();
        });
        final TestEngine engine = TestEngine.launch(context);
        try (TestGateway gateway = engine.gateway()) {
            TestEngine.setUp(gateway);
            gateway.awaitSequence(TestEngine.SETUP_RECORDS);
            fault.set(true);
            gateway.send(commands.account("carol"));
            gateway.await("the stop", () -> engine.stopped() != null);
            fault.set(false);
            gateway.send(commands.account("dave"));
            final long sinceNs = System.nanoTime();
            gateway.await("half a second", () -> System.nanoTime() - sinceNs > 500_000_000L);
            assertEquals(TestEngine.SETUP_RECORDS, gateway.lastSequence());
        }
        engine.closeBroken();
        assertNotNull(engine.stopped());
        assertJournalEndsAt(TestEngine.SETUP_RECORDS);
    }

    private void assertJournalEndsAt(final long sequence) {
        try (JournalReader reader = JournalReader.open(directory.resolve("journal"))) {
            assertEquals(sequence, reader.durableSequence());
        }
    }
}
