package org.ringbook.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.aeron.driver.MediaDriver;
import io.aeron.driver.ThreadingMode;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.ringbook.journal.Durability;
import org.ringbook.sbe.messages.NewOrderDecoder;
import org.ringbook.sbe.messages.OrderAcceptedDecoder;
import org.ringbook.sbe.messages.Side;
import org.ringbook.sbe.messages.TradeDecoder;

@Timeout(60)
class EngineTest {
    @TempDir
    private Path directory;

    @ParameterizedTest
    @EnumSource(EngineThreads.class)
    void shouldPublishCommandAndEventsAtTheirPositions(final EngineThreads threads) {
        assertTradeIsPublished(TestEngine.context(directory).threads(threads));
    }

    @Test
    void shouldSyncBeforeItPublishes() {
        assertTradeIsPublished(TestEngine.context(directory).durability(Durability.DISK));
    }

    @Test
    void shouldRunWithItsDefaults() {
        assertTradeIsPublished(new EngineContext().dataDirectory(directory));
    }

    @Test
    void shouldRunOnDriverOfOthers() {
        final MediaDriver.Context settings =
                new MediaDriver.Context().threadingMode(ThreadingMode.SHARED).dirDeleteOnShutdown(true);
        try (MediaDriver driver = MediaDriver.launchEmbedded(settings)) {
            assertTradeIsPublished(TestEngine.context(directory).externalDriver(driver.aeronDirectoryName()));
        }
    }

    @Test
    void shouldTellItsLastCountsWhenClosed() {
        final TestEngine engine = TestEngine.launch(TestEngine.context(directory));
        try (TestGateway gateway = engine.gateway()) {
            TestEngine.setUp(gateway);
            gateway.awaitSequence(TestEngine.SETUP_RECORDS);
        }
        engine.close();
        engine.engine().close();
        assertEquals(TestEngine.SETUP_RECORDS, engine.counter(CounterId.RECORDS));
        final List<String> names = Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> name.startsWith("ringbook"))
                .toList();
        assertEquals(List.of(), names);
    }

    @Test
    void shouldRefuseSettingsOutOfBounds() {
        final EngineContext odd = new EngineContext().dataDirectory(directory).ringCapacity(3);
        assertThrows(IllegalArgumentException.class, odd::conclude);
        final EngineContext port = new EngineContext().dataDirectory(directory).metricsPort(70_000);
        assertThrows(IllegalArgumentException.class, port::conclude);
        assertThrows(NullPointerException.class, () -> new EngineContext().conclude());
    }

    private static void assertTradeIsPublished(final EngineContext context) {
        try (TestEngine engine = TestEngine.launch(context);
                TestGateway gateway = engine.gateway()) {
            TestEngine.setUp(gateway);
            gateway.awaitSequence(TestEngine.SETUP_RECORDS);
            gateway.live().clear();
            final TestCommands commands = new TestCommands();
            gateway.send(commands.order(1, Side.SELL, 100, 10_000));
            gateway.send(commands.order(2, Side.BUY, 100, 10_000));
            gateway.awaitSequence(TestEngine.SETUP_RECORDS + 2);

            final List<TestGateway.SeenFrame> seen = gateway.live();
            final int[][] expected = {
                {TestEngine.SETUP_RECORDS + 1, 0, NewOrderDecoder.TEMPLATE_ID},
                {TestEngine.SETUP_RECORDS + 1, 1, OrderAcceptedDecoder.TEMPLATE_ID},
                {TestEngine.SETUP_RECORDS + 2, 0, NewOrderDecoder.TEMPLATE_ID},
                {TestEngine.SETUP_RECORDS + 2, 1, OrderAcceptedDecoder.TEMPLATE_ID},
                {TestEngine.SETUP_RECORDS + 2, 2, TradeDecoder.TEMPLATE_ID},
            };
            assertEquals(expected.length, seen.size());
            for (int i = 0; i < expected.length; i++) {
                assertEquals(expected[i][0], seen.get(i).sequence());
                assertEquals(expected[i][1], seen.get(i).index());
                assertEquals(expected[i][2], seen.get(i).templateId());
                assertTrue(seen.get(i).committedNs() > 0);
            }
        }
    }
}
