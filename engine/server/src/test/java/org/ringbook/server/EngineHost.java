package org.ringbook.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.ringbook.sbe.messages.CommandHeaderDecoder;
import org.ringbook.sbe.messages.GatewayDownDecoder;
import org.ringbook.sbe.messages.GatewayHelloDecoder;
import org.ringbook.sbe.messages.MalformedCommandDecoder;
import org.ringbook.sbe.messages.MessageHeaderDecoder;
import org.ringbook.sbe.messages.MessageHeaderEncoder;
import org.ringbook.sbe.messages.NewOrderEncoder;
import org.ringbook.sbe.messages.SetLowSpaceDecoder;
import org.ringbook.sbe.transport.QueryKind;
import org.ringbook.sbe.transport.StatusRowDecoder;
import org.ringbook.scenarios.CoreSubject;
import org.ringbook.scenarios.language.Host;
import org.ringbook.scenarios.language.Recorded;
import org.ringbook.scenarios.language.SubjectHost;

/**
 * The whole engine, over Aeron, with its journal. A bare core beside it says how many records a command makes and when the next
 * deadline is; every frame that the engine publishes has to be the one that this core made. What only the engine itself may say
 * is brought about from outside: a full disk, a silent gateway, bytes that do not decode.
 */
final class EngineHost implements Host {
    private static final long SILENCE_LIMIT_NS = 3_600_000_000_000L;
    private static final long SILENCE_STEP_NS = SILENCE_LIMIT_NS / 3;
    private static final int SILENCE_STEPS = 4;
    private static final long FLOOR_BYTES = 1 << 20;
    private static final int BODY = MessageHeaderDecoder.ENCODED_LENGTH;

    private final SubjectHost expected = new SubjectHost(new CoreSubject());
    private final AtomicLong recordTimeNs = new AtomicLong(START_NS);
    private final AtomicLong skippedNs = new AtomicLong();
    private final AtomicLong freeBytes = new AtomicLong(Long.MAX_VALUE);
    private final Map<Integer, Integer> epochs = new TreeMap<>();
    private final TestEngine engine;
    private final TestGateway gateway;
    private long sequence;
    private volatile long readTimeNs = START_NS;

    EngineHost(final Path directory) {
        final EngineContext context = TestEngine.context(directory)
                .gatewaySilenceLimitNs(SILENCE_LIMIT_NS)
                .freeBytes(freeBytes::get)
                .spaceFloors(FLOOR_BYTES, FLOOR_BYTES / 4)
                .clocks(() -> START_NS, () -> System.nanoTime() + skippedNs.get())
                .recordClocks(() -> readTimeNs, this::readTime);
        engine = TestEngine.launch(context);
        gateway = engine.gateway();
    }

    /** The engine asks this one first, and the wall clock must not be ahead of it. */
    private long readTime() {
        readTimeNs = recordTimeNs.get();
        return readTimeNs;
    }

    @Override
    public List<Recorded> execute(final byte[] command) {
        final List<Recorded> records = expected.execute(command);
        final UnsafeBuffer frame = new UnsafeBuffer(command);
        final int templateId = new MessageHeaderDecoder().wrap(frame, 0).templateId();
        switch (templateId) {
            case GatewayDownDecoder.TEMPLATE_ID -> silence(frame);
            case SetLowSpaceDecoder.TEMPLATE_ID -> {
                final boolean low = new SetLowSpaceDecoder()
                                .wrap(frame, BODY, SetLowSpaceDecoder.BLOCK_LENGTH, 0)
                                .lowSpaceRaw()
                        == 1;
                freeBytes.set(low ? FLOOR_BYTES / 2 : Long.MAX_VALUE);
            }
            case MalformedCommandDecoder.TEMPLATE_ID -> gateway.send(malformed(frame));
            default -> gateway.send(new TestCommands().frame(frame));
        }
        if (templateId == GatewayHelloDecoder.TEMPLATE_ID && !records.isEmpty()) {
            final CommandHeaderDecoder header = new CommandHeaderDecoder().wrap(frame, BODY);
            epochs.put(header.gatewayId(), header.gatewayEpoch());
        }
        compare(records);
        return records;
    }

    /** An order's header, and too little behind it. */
    private static TestCommands malformed(final DirectBuffer frame) {
        final MalformedCommandDecoder command =
                new MalformedCommandDecoder().wrap(frame, BODY, MalformedCommandDecoder.BLOCK_LENGTH, 0);
        final MutableDirectBuffer bytes = new UnsafeBuffer(new byte[command.malformedLength()]);
        new MessageHeaderEncoder()
                .wrap(bytes, 0)
                .blockLength(NewOrderEncoder.BLOCK_LENGTH)
                .templateId(command.malformedTemplateId())
                .schemaId(NewOrderEncoder.SCHEMA_ID)
                .version(NewOrderEncoder.SCHEMA_VERSION);
        bytes.putBytes(BODY, frame, BODY, CommandHeaderDecoder.ENCODED_LENGTH);
        return new TestCommands().frame(bytes);
    }

    /** All gateways but one go on talking, while the engine's clock runs past the limit; each query is a turn of its ingress. */
    private void silence(final DirectBuffer frame) {
        final GatewayDownDecoder command =
                new GatewayDownDecoder().wrap(frame, BODY, GatewayDownDecoder.BLOCK_LENGTH, 0);
        epochs.remove(command.gatewayId());
        for (int i = 0; i < SILENCE_STEPS; i++) {
            skippedNs.addAndGet(SILENCE_STEP_NS);
            epochs.forEach(gateway::sendHeartbeat);
            gateway.query(QueryKind.STATUS, 0, 0, 0);
        }
    }

    @Override
    public List<Recorded> advanceTo(final long timestampNs) {
        final List<Recorded> all = new ArrayList<>();
        while (expected.nextDeadlineNs() <= timestampNs) {
            final long nextNs = Math.max(expected.nextDeadlineNs(), expected.timestampNs());
            final List<Recorded> records = expected.advanceTo(nextNs);
            recordTimeNs.set(nextNs);
            compare(records);
            all.addAll(records);
        }
        expected.advanceTo(timestampNs);
        recordTimeNs.set(timestampNs);
        return all;
    }

    private void compare(final List<Recorded> records) {
        for (final Recorded recorded : records) {
            sequence++;
            assertEquals(sequence, recorded.sequence());
        }
        gateway.awaitSequence(sequence);
        final List<TestGateway.SeenFrame> seen = gateway.live();
        int at = 0;
        for (final Recorded recorded : records) {
            at = compare(recorded, seen, at);
        }
        assertEquals(seen.size(), at, "records that nothing caused");
        seen.clear();
    }

    private static int compare(final Recorded recorded, final List<TestGateway.SeenFrame> seen, final int from) {
        int at = from;
        for (int index = 0; index <= recorded.events().size(); index++) {
            final byte[] frame =
                    index == 0 ? recorded.command() : recorded.events().get(index - 1);
            final TestGateway.SeenFrame actual = seen.get(at);
            assertEquals(recorded.sequence(), actual.sequence());
            assertEquals(index, actual.index());
            assertEquals(new UnsafeBuffer(frame), actual.bytes(), "record " + recorded.sequence() + " frame " + index);
            at++;
        }
        assertTrue(seen.get(at - 1).last());
        return at;
    }

    @Override
    public long timestampNs() {
        return expected.timestampNs();
    }

    /** The core's beside it: that the engine's is the same is compared at the end, as a hash of all there is. */
    @Override
    public long available(final int accountId, final int assetId) {
        return expected.available(accountId, assetId);
    }

    @Override
    public long held(final int accountId, final int assetId) {
        return expected.held(accountId, assetId);
    }

    /** The engine's state is that of the core. */
    void assertStateIsTheSame() {
        gateway.query(QueryKind.STATUS, 1, 0, 0);
        final StatusRowDecoder status = new StatusRowDecoder()
                .wrapAndApplyHeader(
                        new UnsafeBuffer(gateway.rows().get(0)),
                        0,
                        new org.ringbook.sbe.transport.MessageHeaderDecoder());
        assertEquals(sequence, status.sequence());
        assertEquals(expected.stateHash(), status.stateHash());
    }

    @Override
    public void close() {
        gateway.close();
        engine.close();
    }
}
