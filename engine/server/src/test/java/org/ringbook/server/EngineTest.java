package org.ringbook.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.ringbook.sbe.messages.NewOrderDecoder;
import org.ringbook.sbe.messages.OrderAcceptedDecoder;
import org.ringbook.sbe.messages.Side;
import org.ringbook.sbe.messages.TradeDecoder;

@Timeout(60)
class EngineTest {
    @TempDir
    private Path directory;

    @Test
    void shouldPublishCommandAndEventsAtTheirPositions() {
        try (TestEngine engine = TestEngine.launch(TestEngine.context(directory));
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
