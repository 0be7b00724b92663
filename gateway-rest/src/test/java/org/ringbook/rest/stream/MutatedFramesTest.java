package org.ringbook.rest.stream;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.ringbook.client.Permission;
import org.ringbook.client.venue.ApiKey;
import org.ringbook.rest.exchange.ExchangeView;
import org.ringbook.rest.exchange.GeneratedExchange;

/** Whatever a client sends, it is answered, refused or ended; the streams go on. */
class MutatedFramesTest {
    private static final List<String> FRAMES = List.of(
            "{\"op\":\"subscribe\",\"id\":1,\"channels\":[\"book\",\"trades\",\"ticker\",\"candles:60\"],\"pairs\":[\"XBTZAR\"]}",
            "{\"op\":\"unsubscribe\",\"id\":\"x\",\"channels\":[\"book\"],\"pairs\":[\"XBTZAR\"]}",
            "{\"op\":\"ping\",\"id\":2}",
            "{\"api_key_id\":\"alice\",\"api_key_secret\":\"secret\"}",
            "\"\"");
    private static final String ALPHABET = "{}[]\",:\\0123456789eE-.xXBTZAR \u0000\u00e9\u20ac\n";

    @Test
    void shouldStandMutatedFrames() {
        stand(11, 3_000);
    }

    @Test
    @Tag("heavy")
    void shouldStandManyMutatedFrames() {
        stand(12, 100_000);
    }

    private static void stand(final long seed, final int count) {
        final Random random = new Random(seed);
        final ExchangeView view = new ExchangeView();
        try (Streams streams = new Streams(view, MutatedFramesTest::check, new StreamContext())) {
            final GeneratedExchange exchange = new GeneratedExchange(seed, view);
            exchange.run(500);
            for (int i = 0; i < count; i++) {
                final RecordedSocket socket = new RecordedSocket();
                final Outbox outbox = socket.outbox(10_000);
                final Connection connection = switch (random.nextInt(4)) {
                    case 0 -> new LunoConnection(streams, outbox, "here", 1);
                    case 1 -> new LunoConnection(streams, outbox, "here", LunoConnection.NO_MARKET);
                    case 2 -> new PrivateConnection(streams, outbox, "here");
                    default -> new PublicConnection(streams, outbox);
                };
                for (int frame = random.nextInt(4); frame >= 0; frame--) {
                    connection.onText(mutated(FRAMES.get(random.nextInt(FRAMES.size())), random));
                }
                connection.onTick(System.nanoTime());
                connection.onClosed();
                outbox.close(1000, "over");
                if (i % 1_000 == 0) {
                    exchange.run(5);
                }
            }
            final RecordedSocket socket = new RecordedSocket();
            new PublicConnection(streams, socket.outbox(100)).onText(FRAMES.get(0));
            assertTrue(socket.take().stream().anyMatch(text -> text.contains("book_snapshot")));
        }
    }

    private static ApiKey check(final String keyId, final String secret, final String address) {
        if (!keyId.equals("alice")) {
            throw new IllegalArgumentException("unknown API key");
        }
        return new ApiKey(1, keyId, "", 1, 1, Permission.mask(Permission.ofClients()), 0, false, null, 1);
    }

    private static String mutated(final String frame, final Random random) {
        final StringBuilder text = new StringBuilder(frame);
        for (int i = random.nextInt(4); i > 0 && text.length() > 0; i--) {
            final int at = random.nextInt(text.length());
            switch (random.nextInt(4)) {
                case 0 -> text.deleteCharAt(at);
                case 1 -> text.insert(at, ALPHABET.charAt(random.nextInt(ALPHABET.length())));
                case 2 -> text.setCharAt(at, ALPHABET.charAt(random.nextInt(ALPHABET.length())));
                default -> text.insert(at, text.substring(at / 2, at));
            }
        }
        return text.toString();
    }
}
