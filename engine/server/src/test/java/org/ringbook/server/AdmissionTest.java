package org.ringbook.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.ringbook.sbe.Frames;
import org.ringbook.sbe.messages.GatewayUpDecoder;
import org.ringbook.sbe.messages.GatewayWentDownDecoder;
import org.ringbook.sbe.transport.BooleanType;
import org.ringbook.sbe.transport.HelloAnswerDecoder;
import org.ringbook.sbe.transport.MessageHeaderDecoder;
import org.ringbook.sbe.transport.SequenceGapDecoder;

@Timeout(60)
class AdmissionTest {
    private static final int GATEWAY = 7;
    private static final long NONCE = 4711;

    private final TestCommands commands = new TestCommands();

    @TempDir
    private Path directory;

    private TestEngine engine;
    private TestGateway gateway;

    @BeforeEach
    void launch() {
        engine = TestEngine.launch(TestEngine.context(directory));
        gateway = engine.gateway();
    }

    @AfterEach
    void close() {
        gateway.close();
        engine.close();
    }

    @Test
    void shouldAnswerHelloOnceItsRecordIsDurable() {
        hello(1, NONCE);
        final HelloAnswerDecoder answer = helloAnswer(0);
        assertEquals(GATEWAY, answer.gatewayId());
        assertEquals(1, answer.epoch());
        assertEquals(NONCE, answer.nonce());
        assertEquals(0, answer.lastGatewaySequence());
        assertEquals(BooleanType.TRUE, answer.accepted());
        gateway.awaitSequence(1);
        assertEquals(GatewayUpDecoder.TEMPLATE_ID, gateway.live().get(1).templateId());
    }

    @Test
    void shouldAnswerRepeatedHelloWithTheLastNumberAndNoRecord() {
        hello(1, NONCE);
        helloAnswer(0);
        gateway.send(commands.from(GATEWAY, 1, 1).asset("XBT"));
        hello(1, NONCE);
        final HelloAnswerDecoder answer = helloAnswer(1);
        assertEquals(1, answer.lastGatewaySequence());
        assertEquals(BooleanType.TRUE, answer.accepted());
        assertNextRecordIs(3);
    }

    @Test
    void shouldRefuseHelloOfTwinWithTheSameEpoch() {
        hello(3, NONCE);
        helloAnswer(0);
        hello(3, NONCE + 1);
        final HelloAnswerDecoder answer = helloAnswer(1);
        assertEquals(3, answer.epoch());
        assertEquals(NONCE + 1, answer.nonce());
        assertEquals(BooleanType.FALSE, answer.accepted());
        assertNextRecordIs(2);
    }

    @Test
    void shouldShutOutOlderTwin() {
        hello(1, NONCE);
        helloAnswer(0);
        hello(2, NONCE + 1);
        helloAnswer(1);
        gateway.send(commands.from(GATEWAY, 1, 1).asset("XBT"));
        final SequenceGapDecoder gap = gap(2);
        assertEquals(2, gap.epoch());
        assertEquals(BooleanType.TRUE, gap.up());
        assertNextRecordIs(3);
        assertEquals(1, engine.counter(CounterId.STALE));
    }

    @Test
    void shouldDropDuplicateWithoutTrace() {
        hello(1, NONCE);
        helloAnswer(0);
        gateway.send(commands.from(GATEWAY, 1, 1).asset("XBT"));
        gateway.send(commands.from(GATEWAY, 1, 1).asset("XBT"));
        assertNextRecordIs(3);
        assertEquals(1, engine.counter(CounterId.DUPLICATES));
        assertEquals(1, gateway.controls().size());
    }

    @Test
    void shouldNameTheNumberExpectedAfterGap() {
        hello(1, NONCE);
        helloAnswer(0);
        gateway.send(commands.from(GATEWAY, 1, 2).asset("XBT"));
        final SequenceGapDecoder gap = gap(1);
        assertEquals(GATEWAY, gap.gatewayId());
        assertEquals(1, gap.epoch());
        assertEquals(1, gap.expectedSequence());
        assertEquals(BooleanType.TRUE, gap.up());
        assertNextRecordIs(2);
        assertEquals(1, engine.counter(CounterId.GAPS));
    }

    @Test
    void shouldTellRunOfRefusedCommandsOnce() {
        hello(1, NONCE);
        helloAnswer(0);
        final int run = 1000;
        for (int i = 0; i < run; i++) {
            gateway.send(commands.from(GATEWAY, 1, 2 + i).asset("XBT"));
        }
        assertNextRecordIs(2);
        assertEquals(run, engine.counter(CounterId.GAPS));
        assertTrue(
                gateway.controls().size() < run / 2,
                () -> "answers: " + gateway.controls().size());
    }

    @Test
    void shouldAskForHelloFirst() {
        gateway.send(commands.from(GATEWAY, 1, 1).asset("XBT"));
        final SequenceGapDecoder gap = gap(0);
        assertEquals(0, gap.epoch());
        assertEquals(BooleanType.FALSE, gap.up());
        assertNextRecordIs(1);
        assertEquals(1, engine.counter(CounterId.DOWN));
    }

    @Test
    void shouldTakeSilentGatewayDownAndLetItComeBack() {
        hello(1, NONCE);
        helloAnswer(0);
        gateway.awaitSequence(2);
        final TestGateway.SeenFrame event = gateway.live().get(gateway.live().size() - 1);
        assertEquals(GatewayWentDownDecoder.TEMPLATE_ID, event.templateId());
        assertEquals(1, engine.counter(CounterId.GATEWAYS_SILENCED));
        hello(1, NONCE);
        assertEquals(BooleanType.TRUE, helloAnswer(1).accepted());
        assertNextRecordIs(4);
    }

    @Test
    void shouldKeepGatewayUpThatOnlyBeats() {
        hello(1, NONCE);
        helloAnswer(0);
        final long sinceNs = System.nanoTime();
        final long beatNs = 100_000_000L;
        final long[] sentNs = {sinceNs};
        gateway.await("two limits to pass", () -> {
            final long nowNs = System.nanoTime();
            if (nowNs - sentNs[0] > beatNs) {
                sentNs[0] = nowNs;
                gateway.sendHeartbeat(GATEWAY, 1);
                gateway.sendHeartbeat(GATEWAY + 1, 1);
            }
            return nowNs - sinceNs > 25 * beatNs;
        });
        assertNextRecordIs(2);
    }

    @Test
    void shouldBeatAndBeReady() {
        gateway.awaitReady(BooleanType.TRUE);
        assertFalse(gateway.heartbeat().engineInstance() == 0);
        gateway.send(commands.from(0, 0, 0).asset("XBT"));
        gateway.await("heartbeat with the record", () -> gateway.heartbeat().lastSequence() == 1);
    }

    private void hello(final int epoch, final long nonce) {
        gateway.send(commands.from(GATEWAY, epoch, 0).hello(nonce));
    }

    /** Of all that came before, no more records were made than these. */
    private void assertNextRecordIs(final long sequence) {
        gateway.send(commands.from(0, 0, 0).account("marker"));
        gateway.awaitSequence(sequence);
        assertEquals(sequence, gateway.lastSequence());
        gateway.await("counters", () -> engine.counter(CounterId.LAST_SEQUENCE) == sequence);
    }

    private HelloAnswerDecoder helloAnswer(final int index) {
        final UnsafeBuffer bytes = control(index, HelloAnswerDecoder.TEMPLATE_ID);
        return new HelloAnswerDecoder()
                .wrap(bytes, MessageHeaderDecoder.ENCODED_LENGTH, HelloAnswerDecoder.BLOCK_LENGTH, 0);
    }

    private SequenceGapDecoder gap(final int index) {
        final UnsafeBuffer bytes = control(index, SequenceGapDecoder.TEMPLATE_ID);
        return new SequenceGapDecoder()
                .wrap(bytes, MessageHeaderDecoder.ENCODED_LENGTH, SequenceGapDecoder.BLOCK_LENGTH, 0);
    }

    private UnsafeBuffer control(final int index, final int templateId) {
        gateway.await("answer " + index, () -> gateway.controls().size() > index);
        final UnsafeBuffer bytes = new UnsafeBuffer(gateway.controls().get(index));
        assertEquals(templateId, Frames.templateId(bytes, 0));
        return bytes;
    }
}
