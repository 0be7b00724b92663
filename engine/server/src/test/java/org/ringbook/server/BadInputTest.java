package org.ringbook.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Random;
import java.util.Set;
import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.ringbook.sbe.messages.MessageHeaderEncoder;
import org.ringbook.sbe.messages.Side;
import org.ringbook.sbe.transport.CommandEnvelopeEncoder;
import org.ringbook.sbe.transport.QueryKind;
import org.ringbook.sbe.transport.StatusRowDecoder;

/** Throws rubbish at an engine; every frame of it has to be counted as invalid or taken as a command, and the books stay right. */
@Timeout(900)
class BadInputTest {
    private static final int HEADER = MessageHeaderEncoder.ENCODED_LENGTH;
    private static final int ENVELOPE = HEADER + CommandEnvelopeEncoder.BLOCK_LENGTH;
    private static final int BODY = ENVELOPE + HEADER + 22;
    private static final int ANY_LENGTH = 1300;
    private static final int FRAGMENT_LENGTH_MAX = 1376;
    private static final Set<CounterId> INVALID = Set.of(
            CounterId.INVALID_TRUNCATED,
            CounterId.INVALID_SCHEMA,
            CounterId.INVALID_VERSION,
            CounterId.INVALID_TEMPLATE,
            CounterId.INVALID_HEADER,
            CounterId.INVALID_HOST_COMMAND,
            CounterId.INVALID_REQUEST);
    private static final long[] EXTREMES = {0, 1, -1, Long.MAX_VALUE, Long.MIN_VALUE, 1L << 62, 0x7F7F7F7F7F7F7F7FL};

    private final TestCommands commands = new TestCommands();
    private final MutableDirectBuffer frame = new UnsafeBuffer(new byte[4096]);

    @TempDir
    private Path directory;

    @Test
    void shouldCountOrTakeEveryFrame() {
        bombard(50_000, 1);
    }

    @Test
    @Tag("heavy")
    void shouldCountOrTakeEveryFrameOfMillion() {
        bombard(1_000_000, System.nanoTime());
    }

    private void bombard(final int frames, final long seed) {
        System.out.println("seed of the bad input: " + seed);
        final Random random = new Random(seed);
        final long hash;
        final long hashed;
        try (TestEngine engine = TestEngine.launch(TestEngine.context(directory));
                TestGateway gateway = engine.gateway()) {
            TestEngine.setUp(gateway);
            gateway.awaitSequence(TestEngine.SETUP_RECORDS);
            long fragments = 0;
            for (int i = 0; i < frames; i++) {
                final int length = make(random);
                fragments += length > FRAGMENT_LENGTH_MAX ? 1 : 0;
                gateway.sendRaw(frame, length);
                gateway.poll();
                gateway.live().clear();
            }
            gateway.query(QueryKind.STATUS, 1, 0, 0);
            final StatusRowDecoder status = new StatusRowDecoder()
                    .wrap(new UnsafeBuffer(gateway.rows().get(0)), HEADER, StatusRowDecoder.BLOCK_LENGTH, 0);
            hashed = status.sequence();
            hash = status.stateHash();
            assertAllCounted(engine, frames - fragments + TestEngine.SETUP_RECORDS, fragments);
            assertTrue(engine.counter(CounterId.RECORDS) > frames / 20);
            assertTrue(engine.counter(CounterId.MALFORMED) > 0);
            INVALID.stream()
                    .filter(id -> id != CounterId.INVALID_REQUEST)
                    .forEach(id -> assertTrue(engine.counter(id) > 0, id::label));
        }
        // Silent gateways may have been taken down since.
        assertEquals(hash, new TestJournal(directory, hashed).stateHash(), "seed " + seed);
    }

    private static void assertAllCounted(final TestEngine engine, final long frames, final long fragmented) {
        final long invalid = INVALID.stream().mapToLong(engine::counter).sum();
        final long ofTheHost = engine.counter(CounterId.GATEWAYS_SILENCED);
        assertEquals(frames, invalid + engine.counter(CounterId.COMMANDS) - ofTheHost);
        assertTrue(engine.counter(CounterId.INVALID_FRAGMENTED) >= 2 * fragmented);
    }

    private int make(final Random random) {
        return switch (random.nextInt(8)) {
            case 0 -> randomBytes(0, random.nextInt(ANY_LENGTH), random);
            case 1 -> {
                envelope(random);
                yield randomBytes(ENVELOPE, random.nextInt(ANY_LENGTH - ENVELOPE), random);
            }
            case 2 -> random.nextInt(valid(random));
            case 3 -> randomBytes(valid(random), 1 + random.nextInt(ANY_LENGTH - 200), random);
            case 4 -> withUint16(ENVELOPE + 2, random.nextInt(1 << 16), valid(random));
            case 5 -> {
                final int header = random.nextBoolean() ? 0 : ENVELOPE;
                yield withUint16(header + 2 * random.nextInt(4), random.nextInt(1 << 16), valid(random));
            }
            case 6 ->
                random.nextInt(10) == 0
                        ? randomBytes(valid(random), 3000, random)
                        : withUint16(ENVELOPE + 2, 80 + random.nextInt(5), valid(random));
            default -> extreme(random);
        };
    }

    /** A whole command whose fields, its header's too now and then, have any values. */
    private int extreme(final Random random) {
        final int length = valid(random);
        final int from = random.nextInt(4) == 0 ? ENVELOPE + HEADER : BODY;
        final int blockEnd = ENVELOPE + HEADER + (frame.getShort(ENVELOPE, ByteOrder.LITTLE_ENDIAN) & 0xFFFF);
        for (int at = from; at < blockEnd; at++) {
            if (random.nextInt(6) == 0 && at + Long.BYTES <= blockEnd) {
                frame.putLong(at, EXTREMES[random.nextInt(EXTREMES.length)], ByteOrder.LITTLE_ENDIAN);
            } else if (random.nextInt(6) == 0) {
                frame.putByte(at, (byte) random.nextInt());
            }
        }
        return length;
    }

    private int valid(final Random random) {
        envelope(random);
        switch (random.nextInt(9)) {
            case 0 -> commands.asset("A" + random.nextInt(1000));
            case 1 -> commands.market(1 + random.nextInt(4), 1 + random.nextInt(4), "M" + random.nextInt(1000));
            case 2 -> commands.open(1);
            case 3 -> commands.account("account" + random.nextInt(1000));
            case 4 -> commands.deposit(1, 1, 1 + random.nextInt(1000), "deposit" + random.nextInt());
            case 5 -> commands.cancel(1 + random.nextInt(2), 1 + random.nextInt(100_000));
            case 6 -> commands.massCancel(1 + random.nextInt(2));
            case 7 -> commands.from(random.nextInt(3), 1 + random.nextInt(2), 0).hello(random.nextInt(2));
            default ->
                commands.order(
                        1 + random.nextInt(2),
                        random.nextBoolean() ? Side.BUY : Side.SELL,
                        90 + random.nextInt(20),
                        10_000 + random.nextInt(1000));
        }
        commands.from(0, 0, 0);
        frame.putBytes(ENVELOPE, commands.buffer(), 0, commands.length());
        return ENVELOPE + commands.length();
    }

    private void envelope(final Random random) {
        new CommandEnvelopeEncoder()
                .wrapAndApplyHeader(frame, 0, new org.ringbook.sbe.transport.MessageHeaderEncoder())
                .gatewayInNs(random.nextLong());
    }

    private int randomBytes(final int from, final int count, final Random random) {
        for (int i = 0; i < count; i++) {
            frame.putByte(from + i, (byte) random.nextInt());
        }
        return from + count;
    }

    private int withUint16(final int at, final int value, final int length) {
        frame.putShort(at, (short) value, ByteOrder.LITTLE_ENDIAN);
        return length;
    }
}
