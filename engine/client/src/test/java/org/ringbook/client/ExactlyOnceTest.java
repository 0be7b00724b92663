package org.ringbook.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.TimeUnit;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ringbook.sbe.messages.MessageHeaderDecoder;
import org.ringbook.sbe.messages.NewOrderDecoder;

/** Whatever is lost, delayed, repeated or restarted: each command is in the journal once, in order, and each position is heard once, in order. */
@Timeout(180)
class ExactlyOnceTest {
    private static final int COMMANDS = 4_000;
    private static final int GATEWAY = 3;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 0})
    void shouldHoldOverAllFaults(final long fixedSeed) {
        final long seed = fixedSeed == 0 ? System.nanoTime() : fixedSeed;
        try {
            run(seed);
        } catch (final AssertionError error) {
            throw new AssertionError("seed=" + seed + ": " + error.getMessage(), error);
        }
    }

    private static void run(final long seed) {
        final FaultPlan faults = new FaultPlan(seed);
        faults.loseCommand = 10;
        faults.loseEvent = 5;
        faults.loseControl = 100;
        faults.loseReplayRequest = 200;
        faults.breakReplay = 20;
        final FakeJournal journal = new FakeJournal();
        final StreamRecorder recorder = new StreamRecorder(journal, 1, 0);
        try (TestDriver driver = new TestDriver();
                World world = new World(driver, journal, faults, recorder)) {
            world.sendAll();
            faults.stop();
            TestDriver.await(
                    "all heard",
                    world::turn,
                    () -> world.client.unconfirmed() == 0
                            && world.client.isLive()
                            && recorder.nextSequence() == journal.lastSequence() + 1);
            assertTrue(world.restarts > 0, "the plan restarts the engine");
        }
        recorder.check();
        assertEquals(COMMANDS, countInOrder(journal));
        assertTrue(recorder.replayedFrames() > 0);
        assertTrue(recorder.liveFrames() > 0);
    }

    private static int countInOrder(final FakeJournal journal) {
        final NewOrderDecoder order = new NewOrderDecoder();
        int count = 0;
        for (final FakeJournal.Entry entry : journal.entries) {
            final UnsafeBuffer frame = new UnsafeBuffer(entry.frames().get(0));
            final MessageHeaderDecoder header = new MessageHeaderDecoder().wrap(frame, 0);
            if (header.templateId() == NewOrderDecoder.TEMPLATE_ID) {
                order.wrapAndApplyHeader(frame, 0, header);
                count++;
                assertEquals(count, order.header().gatewaySequence());
                assertEquals(count, order.quantity());
            }
        }
        return count;
    }

    private static final class World implements AutoCloseable {
        final AeronEngineClient client;
        int restarts;
        private final TestDriver driver;
        private final FakeJournal journal;
        private final FaultPlan faults;
        private FakeEngine engine;

        World(
                final TestDriver driver,
                final FakeJournal journal,
                final FaultPlan faults,
                final StreamRecorder recorder) {
            this.driver = driver;
            this.journal = journal;
            this.faults = faults;
            engine = new FakeEngine(driver.directory(), journal, faults);
            client = new AeronEngineClient(TestDriver.context(driver.directory())
                    .gatewayId(GATEWAY)
                    .startPosition(1, 0)
                    .listener(recorder)
                    .errorHandler(recorder::onError));
        }

        void sendAll() {
            int sent = 0;
            int nextFault = 200;
            final long deadlineNs = System.nanoTime() + TimeUnit.SECONDS.toNanos(TestDriver.DEADLINE_SECONDS);
            while (sent < COMMANDS) {
                client.draft().newOrder().accountId(1).quantity(sent + 1);
                final long result = client.send();
                if (result > 0) {
                    sent++;
                    assertEquals(sent, result);
                }
                if (result < 0 || faults.random.nextInt(8) == 0) {
                    turn();
                }
                if (sent >= nextFault) {
                    nextFault = sent + 200 + faults.random.nextInt(600);
                    strike();
                }
                assertTrue(System.nanoTime() - deadlineNs < 0, "not in time: sent=" + sent);
            }
        }

        private void strike() {
            if (faults.random.nextBoolean()) {
                engine.close();
                engine = new FakeEngine(driver.directory(), journal, faults);
                restarts++;
            } else {
                engine.putDown(GATEWAY);
            }
        }

        void turn() {
            if (faults.random.nextInt(4) != 0) {
                engine.doWork();
            }
            if (faults.random.nextInt(4) != 0) {
                client.poll();
            }
        }

        @Override
        public void close() {
            client.close();
            engine.close();
        }
    }
}
