package org.ringbook.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.ringbook.sbe.messages.ContinueDecoder;
import org.ringbook.sbe.messages.MassCanceledDecoder;

@Timeout(120)
class EventStreamTest {
    private final TestCommands commands = new TestCommands();

    @TempDir
    private Path directory;

    @Test
    void shouldSplitLargeRecordsAndContinueThemFirst() {
        final int orders = 8_000;
        try (TestEngine engine = TestEngine.launch(TestEngine.context(directory));
                TestGateway gateway = engine.gateway()) {
            TestEngine.setUp(gateway);
            for (int i = 0; i < orders; i++) {
                gateway.send(TestEngine.order(commands, i));
            }
            gateway.awaitSequence(TestEngine.SETUP_RECORDS + orders);
            gateway.live().clear();
            gateway.send(commands.massCancel(1));
            gateway.send(commands.account("carol"));
            final long first = TestEngine.SETUP_RECORDS + orders + 1;
            gateway.awaitSequence(first + 2);

            final List<TestGateway.SeenFrame> seen = gateway.live();
            final int slice = 4_090;
            assertFrames(seen.subList(0, slice + 2), first);
            assertEquals(MassCanceledDecoder.TEMPLATE_ID, seen.get(slice + 1).templateId());
            final List<TestGateway.SeenFrame> rest = seen.subList(slice + 2, slice + 2 + orders - slice + 2);
            assertFrames(rest, first + 1);
            assertEquals(ContinueDecoder.TEMPLATE_ID, rest.get(0).templateId());
            assertEquals(slice + 2 + orders - slice + 2 + 2, seen.size());
        }
    }

    @Test
    void shouldPushBackWhenTheRingIsFullAndLoseNothing() {
        final int orders = 1_000;
        try (TestEngine engine = TestEngine.launch(TestEngine.context(directory).ringCapacity(2));
                TestGateway gateway = engine.gateway()) {
            TestEngine.setUp(gateway);
            for (int i = 0; i < orders; i++) {
                gateway.send(TestEngine.order(commands, i));
            }
            gateway.awaitSequence(TestEngine.SETUP_RECORDS + orders);
            assertWhole(gateway.live(), TestEngine.SETUP_RECORDS + orders);
            assertTrue(engine.counter(CounterId.RING_FULL) > 0);
            assertEquals(0, engine.counter(CounterId.DUPLICATES));
        }
    }

    @Test
    void shouldNotWaitForSubscriberThatStopped() {
        final int orders = 60_000;
        final int inFlightMax = 1_000;
        final int termLength = 1 << 22;
        try (TestEngine engine = TestEngine.launch(TestEngine.context(directory).eventsTermLength(termLength));
                TestGateway stopped = engine.gateway();
                TestGateway gateway = new TestGateway(engine.engine().aeronDirectory(), 70_001)) {
            TestEngine.setUp(gateway);
            stopped.awaitSequence(TestEngine.SETUP_RECORDS);
            long longestNs = 0;
            long lastSequence = 0;
            long lastNs = System.nanoTime();
            int sent = 0;
            while (sent < orders) {
                if (sent - gateway.lastSequence() < inFlightMax && gateway.trySend(TestEngine.order(commands, sent))) {
                    sent++;
                }
                gateway.poll();
                final long nowNs = System.nanoTime();
                if (gateway.lastSequence() > lastSequence) {
                    lastSequence = gateway.lastSequence();
                    longestNs = Math.max(longestNs, nowNs - lastNs);
                    lastNs = nowNs;
                }
            }
            gateway.awaitSequence(TestEngine.SETUP_RECORDS + orders);
            assertWhole(gateway.live(), TestEngine.SETUP_RECORDS + orders);
            System.out.println("longest pause beside a stopped subscriber: " + longestNs / 1_000_000 + " ms");

            final long missedFrom = stopped.lastSequence() + 1;
            stopped.await("its image to end and come back", () -> {
                gateway.send(commands.cancel(1, 1));
                return stopped.lastSequence() > TestEngine.SETUP_RECORDS + orders;
            });
            assertFalse(missedFrom > TestEngine.SETUP_RECORDS + orders);
        }
    }

    /** Every record from the first to this one, every frame once and in order. */
    static void assertWhole(final List<TestGateway.SeenFrame> seen, final long lastSequence) {
        long sequence = 0;
        int index = 0;
        boolean last = true;
        for (final TestGateway.SeenFrame frame : seen) {
            if (last) {
                sequence++;
                index = 0;
            }
            assertEquals(sequence, frame.sequence());
            assertEquals(index, frame.index());
            index++;
            last = frame.last();
        }
        assertTrue(last);
        assertEquals(lastSequence, sequence);
    }

    private static void assertFrames(final List<TestGateway.SeenFrame> frames, final long sequence) {
        for (int i = 0; i < frames.size(); i++) {
            assertEquals(sequence, frames.get(i).sequence());
            assertEquals(i, frames.get(i).index());
            assertEquals(i == frames.size() - 1, frames.get(i).last());
        }
    }
}
