package org.ringbook.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import org.agrona.concurrent.AgentRunner;
import org.agrona.concurrent.BackoffIdleStrategy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class AllocationTest {
    private static final int ROUNDS = 20_000;

    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private long frames;

    @Test
    void shouldAllocateNothingPerCommandOrEvent() {
        final FakeJournal journal = new FakeJournal();
        try (TestDriver driver = new TestDriver();
                AgentRunner runner = new AgentRunner(
                        new BackoffIdleStrategy(),
                        Throwable::printStackTrace,
                        null,
                        new FakeEngine(driver.directory(), journal, new FaultPlan(1)));
                AeronEngineClient client = new AeronEngineClient(TestDriver.context(driver.directory())
                        .gatewayId(1)
                        .listener(frame -> frames += frame.templateId() == 0 ? 0 : 1))) {
            AgentRunner.startOnThread(runner);
            TestDriver.await("ready", client::poll, client::isReady);
            exchange(client);
            final long before = threads.getCurrentThreadAllocatedBytes();
            exchange(client);
            final long allocated = threads.getCurrentThreadAllocatedBytes() - before;
            assertTrue(frames >= ROUNDS * 4L, "frames=" + frames);
            assertTrue(allocated < ROUNDS, "bytes for " + ROUNDS + " commands: " + allocated);
            assertEquals(0, client.unconfirmed());
        }
    }

    private static void exchange(final AeronEngineClient client) {
        int sent = 0;
        while (sent < ROUNDS || client.unconfirmed() > 0) {
            if (sent < ROUNDS) {
                client.draft().newOrder().accountId(1).quantity(sent).clOrdId("order");
                sent += client.send() > 0 ? 1 : 0;
            }
            client.poll();
        }
    }
}
