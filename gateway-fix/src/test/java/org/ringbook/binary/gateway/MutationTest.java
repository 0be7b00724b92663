package org.ringbook.binary.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.agrona.concurrent.UnsafeBuffer;
import org.agrona.sbe.MessageEncoderFlyweight;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ringbook.sbe.binary.CancelAllAfterEncoder;
import org.ringbook.sbe.binary.CancelOrderEncoder;
import org.ringbook.sbe.binary.HeartbeatEncoder;
import org.ringbook.sbe.binary.HelloEncoder;
import org.ringbook.sbe.binary.LogonEncoder;
import org.ringbook.sbe.binary.MarketListRequestEncoder;
import org.ringbook.sbe.binary.MassCancelEncoder;
import org.ringbook.sbe.binary.MessageHeaderEncoder;
import org.ringbook.sbe.binary.NewOrderEncoder;
import org.ringbook.sbe.binary.OpenOrdersRequestEncoder;
import org.ringbook.sbe.binary.OrderStatusRequestEncoder;
import org.ringbook.sbe.binary.ReplaceOrderEncoder;

/** Bytes that are almost messages, of clients that are on and of strangers; a session beside them notices nothing. */
class MutationTest {
    private static final int STEADY_EVERY = 500;
    private static final int BLOCK = 8_000;

    @TempDir
    private Path directory;

    private final Random random = new Random(20261122);

    @Test
    void shouldStandMutatedFrames() throws Exception {
        run(20_000);
    }

    @Test
    @Tag("heavy")
    void shouldStandManyMutatedFrames() throws Exception {
        run(2_000_000);
    }

    private void run(final int frames) throws Exception {
        try (TestExchange exchange = new TestExchange(directory)
                        .silenceLimitNs(TimeUnit.SECONDS.toNanos(3))
                        .startGateway();
                TestClient steady = TestClient.loggedOn(exchange.client("bob"))) {
            RawClient rogue = rogue(exchange, 0);
            final List<byte[]> messages = messages();
            int orders = 0;
            for (int i = 0; i < frames; i++) {
                rogue.send(mutated(messages.get(random.nextInt(messages.size()))));
                rogue.poll();
                rogue.received().clear();
                steady.poll();
                if (i % STEADY_EVERY == 0) {
                    final int number = steady.buy(100, 50, "");
                    steady.expect("accepted BUY LIMIT 100@50  #" + number);
                    steady.expect("canceled REQUESTED CANCELED 100 #" + steady.cancel(steady.lastOrderId()));
                    orders++;
                }
                if (i % BLOCK == BLOCK - 1) {
                    rogue.close();
                    rogue = rogue(exchange, i / BLOCK);
                }
            }
            rogue.close();
            assertEquals(2 * orders, steady.told().size());
            assertEquals(1, steady.aside().size(), () -> steady.aside().toString());
            assertEquals("", exchange.gateway().fault());
            steady.leave();
            assertTrue(exchange.gateway().isReady());
        }
    }

    /** In turns one that is on, as one of three keys so that none is on already, and a stranger. */
    private static RawClient rogue(final TestExchange exchange, final int turn) {
        final RawClient client = new RawClient(exchange);
        if (turn % 2 == 0) {
            client.logOn(List.of("eve", "mm", "mm2").get(turn / 2 % 3));
        }
        return client;
    }

    private byte[] mutated(final byte[] message) {
        byte[] bytes = message.clone();
        for (int i = 1 + random.nextInt(4); i > 0; i--) {
            switch (random.nextInt(6)) {
                case 0 -> bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
                case 1 -> bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
                case 2 -> bytes = Arrays.copyOf(bytes, 1 + random.nextInt(bytes.length));
                case 3 -> bytes = Arrays.copyOf(bytes, bytes.length + random.nextInt(200));
                case 4 -> bytes[random.nextInt(Math.min(8, bytes.length))] = (byte) random.nextInt(256);
                default -> {
                    final byte[] numbers = {0, -1, 127, -128};
                    final int from = random.nextInt(bytes.length);
                    Arrays.fill(bytes, from, Math.min(bytes.length, from + 8), numbers[random.nextInt(numbers.length)]);
                }
            }
        }
        return bytes;
    }

    private static List<byte[]> messages() {
        final List<byte[]> messages = new ArrayList<>();
        for (final MessageEncoderFlyweight encoder : List.of(
                new HelloEncoder(),
                new LogonEncoder(),
                new HeartbeatEncoder(),
                new NewOrderEncoder(),
                new CancelOrderEncoder(),
                new ReplaceOrderEncoder(),
                new MassCancelEncoder(),
                new CancelAllAfterEncoder(),
                new OrderStatusRequestEncoder(),
                new OpenOrdersRequestEncoder(),
                new MarketListRequestEncoder())) {
            final byte[] bytes = new byte[MessageHeaderEncoder.ENCODED_LENGTH + encoder.sbeBlockLength() + 12];
            final UnsafeBuffer buffer = new UnsafeBuffer(bytes);
            new MessageHeaderEncoder()
                    .wrap(buffer, 0)
                    .blockLength(encoder.sbeBlockLength())
                    .templateId(encoder.sbeTemplateId())
                    .schemaId(encoder.sbeSchemaId())
                    .version(encoder.sbeSchemaVersion());
            final int texts = MessageHeaderEncoder.ENCODED_LENGTH + encoder.sbeBlockLength();
            buffer.putInt(MessageHeaderEncoder.ENCODED_LENGTH, 1, ByteOrder.LITTLE_ENDIAN);
            bytes[texts] = 5;
            bytes[texts + 6] = 5;
            messages.add(bytes);
        }
        return messages;
    }
}
