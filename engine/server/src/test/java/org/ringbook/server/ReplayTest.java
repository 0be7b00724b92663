package org.ringbook.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.ringbook.sbe.transport.MessageHeaderEncoder;
import org.ringbook.sbe.transport.ReplayRequestEncoder;

@Timeout(120)
class ReplayTest {
    private static final int ORDERS = 20_000;

    private final TestCommands commands = new TestCommands();

    @TempDir
    private Path directory;

    @Test
    void shouldJoinTheLiveStreamWithoutGapOrRepeat() {
        try (TestEngine engine = TestEngine.launch(TestEngine.context(directory));
                TestGateway gateway = engine.gateway()) {
            TestEngine.setUp(gateway);
            send(gateway, 0, ORDERS / 2);
            gateway.awaitSequence(TestEngine.SETUP_RECORDS + ORDERS / 2);
            try (TestGateway late = new TestGateway(engine.engine().aeronDirectory(), 70_001)) {
                late.requestReplay(1, 1, 0);
                for (int i = ORDERS / 2; i < ORDERS; i++) {
                    gateway.send(TestEngine.order(commands, i));
                    gateway.poll();
                    late.poll();
                }
                late.await("end of replay", () -> late.replayEnd() != null);
                final long next = late.replayEnd().nextSequence();
                late.awaitSequence(TestEngine.SETUP_RECORDS + ORDERS);
                gateway.awaitSequence(TestEngine.SETUP_RECORDS + ORDERS);
                assertEquals(1, late.replayEnd().correlationId());
                EventStreamTest.assertWhole(late.replayed(), next - 1);
                assertTrue(late.live().get(0).sequence() <= next);
                assertSameFrames(gateway.live(), joined(late, next));
            }
            assertEquals(1, engine.counter(CounterId.REPLAYS));
        }
    }

    @Test
    void shouldReplayFromTheMiddleOfRecord() {
        try (TestEngine engine = TestEngine.launch(TestEngine.context(directory));
                TestGateway gateway = engine.gateway()) {
            TestEngine.setUp(gateway);
            gateway.awaitSequence(TestEngine.SETUP_RECORDS);
            gateway.requestReplay(5, TestEngine.SETUP_RECORDS - 1, 1);
            gateway.await("end of replay", () -> gateway.replayEnd() != null);
            assertEquals(TestEngine.SETUP_RECORDS + 1, gateway.replayEnd().nextSequence());
            assertEquals(3, gateway.replayed().size());
            assertEquals(1, gateway.replayed().get(0).index());
            assertEquals(TestEngine.SETUP_RECORDS - 1, gateway.replayed().get(0).sequence());
            assertEquals(0, gateway.replayed().get(0).committedNs());
        }
    }

    @Test
    void shouldEndAtOnceBeyondTheJournal() {
        try (TestEngine engine = TestEngine.launch(TestEngine.context(directory));
                TestGateway gateway = engine.gateway()) {
            gateway.requestReplay(9, 1, 0);
            gateway.await("end of replay", () -> gateway.replayEnd() != null);
            assertEquals(1, gateway.replayEnd().nextSequence());
            gateway.requestReplay(10, 1_000, 3);
            gateway.await("end of replay", () -> gateway.replayEnd() != null);
            assertEquals(10, gateway.replayEnd().correlationId());
            assertEquals(1, gateway.replayEnd().nextSequence());
        }
    }

    @Test
    void shouldServeTheNewerOfTwoRequestsOnOneStream() {
        try (TestEngine engine = TestEngine.launch(TestEngine.context(directory));
                TestGateway gateway = engine.gateway()) {
            TestEngine.setUp(gateway);
            gateway.awaitSequence(TestEngine.SETUP_RECORDS);
            gateway.requestReplay(1, 1, 0);
            gateway.requestReplay(2, TestEngine.SETUP_RECORDS, 0);
            gateway.await(
                    "end of the second",
                    () -> gateway.replayEnd() != null && gateway.replayEnd().correlationId() == 2);
        }
    }

    @Test
    void shouldDropRequesterThatTakesNothing() {
        final int deadStream = 71_000;
        try (TestEngine engine = TestEngine.launch(TestEngine.context(directory).replyStallLimitNs(100_000_000L));
                TestGateway gateway = engine.gateway()) {
            TestEngine.setUp(gateway);
            request(gateway, "aeron:ipc", deadStream);
            gateway.await("the drop", () -> engine.counter(CounterId.REPLAYS_DROPPED) == 1);
            gateway.requestReplay(2, 1, 0);
            gateway.await("end of replay", () -> gateway.replayEnd() != null);
        }
    }

    @Test
    void shouldRefuseStreamsOfItsOwnAndNonsense() {
        final TestEngine engine = TestEngine.launch(TestEngine.context(directory));
        try (TestGateway gateway = engine.gateway()) {
            request(gateway, "aeron:ipc", org.ringbook.sbe.StreamIds.EVENTS);
            gateway.await("the count", () -> engine.counter(CounterId.INVALID_REQUEST) == 1);
            request(gateway, "aeron:nonsense", 71_000);
            request(gateway, "", 71_000);
            gateway.await("the drops", () -> engine.counter(CounterId.REPLAYS_DROPPED) == 2);
            TestEngine.setUp(gateway);
            gateway.awaitSequence(TestEngine.SETUP_RECORDS);
        }
        engine.closeBroken();
        assertEquals(null, engine.stopped());
    }

    private void send(final TestGateway gateway, final int from, final int to) {
        for (int i = from; i < to; i++) {
            gateway.send(TestEngine.order(commands, i));
            gateway.poll();
        }
    }

    private static void request(final TestGateway gateway, final String channel, final int streamId) {
        final UnsafeBuffer buffer = new UnsafeBuffer(new byte[256]);
        final ReplayRequestEncoder request =
                new ReplayRequestEncoder().wrapAndApplyHeader(buffer, 0, new MessageHeaderEncoder());
        request.correlationId(1)
                .fromSequence(1)
                .fromIndex(0)
                .replyStreamId(streamId)
                .replyChannel(channel);
        gateway.sendRaw(buffer, MessageHeaderEncoder.ENCODED_LENGTH + request.encodedLength());
    }

    private static List<TestGateway.SeenFrame> joined(final TestGateway late, final long next) {
        final List<TestGateway.SeenFrame> all = new ArrayList<>(late.replayed());
        late.live().stream().filter(frame -> frame.sequence() >= next).forEach(all::add);
        return all;
    }

    private static void assertSameFrames(
            final List<TestGateway.SeenFrame> expected, final List<TestGateway.SeenFrame> actual) {
        assertEquals(expected.size(), actual.size());
        for (int i = 0; i < expected.size(); i++) {
            assertEquals(expected.get(i).sequence(), actual.get(i).sequence());
            assertEquals(expected.get(i).index(), actual.get(i).index());
            assertEquals(expected.get(i).bytes(), actual.get(i).bytes());
        }
    }
}
