package org.ringbook.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.ringbook.rest.RouteTable.Operation;
import org.ringbook.rest.RouteTable.Parameter;
import org.ringbook.rest.stream.StreamClient;

/** Requests of every route, and frames of every stream, with bytes changed, over real sockets: each is answered or ended, and the server goes on. */
class MutatedRequestsTest {
    private static final int THREADS = 8;
    private static final List<String> PIECES = List.of(
            "\r\n",
            "\r\n\r\n",
            "%",
            "%00",
            "%zz",
            "&",
            "=",
            "{",
            "[",
            "\"",
            "\\u0000",
            ":",
            " ",
            "\t",
            "../",
            "//",
            ";",
            "?",
            "Content-Length: 5\r\n",
            "Content-Length: -1\r\n",
            "Transfer-Encoding: chunked\r\n",
            "Expect: 100-continue\r\n",
            "Host:\r\n",
            "HTTP/0.9",
            "HTTP/2.0",
            "\u00e9",
            "\uffff",
            "1e999",
            "-9223372036854775808",
            "NaN",
            "null",
            "XBTZAR");
    private static final List<String> FRAMES = List.of(
            "{\"api_key_id\":\"alice\",\"api_key_secret\":\"secret-of-alice\"}",
            "{\"op\":\"subscribe\",\"id\":1,\"channels\":[\"book\",\"trades\",\"ticker\",\"candles:60\"],\"pairs\":[\"XBTZAR\"]}",
            "{\"op\":\"unsubscribe\",\"id\":\"x\",\"channels\":[\"book\"],\"pairs\":[\"XBTZAR\"]}",
            "{\"op\":\"ping\",\"id\":2}",
            "\"\"");
    private static final List<String> STREAMS =
            List.of("/api/1/stream/XBTZAR", "/api/1/userstream", "/api/ringbook/1/stream", "/api/ringbook/1/private");

    @TempDir
    Path directory;

    private final Map<String, AtomicLong> answers = new ConcurrentSkipListMap<>();

    @Test
    @Timeout(120)
    void shouldStandMutatedRequestsAndFrames() throws Exception {
        stand(1_600, 80);
    }

    @Test
    @Tag("heavy")
    void shouldStandManyMutatedRequestsAndFrames() throws Exception {
        stand(Integer.getInteger("ringbook.requests", 200_000), Integer.getInteger("ringbook.streams", 5_000));
        System.out.println("answers: " + answers);
    }

    private void stand(final int requests, final int streams) throws Exception {
        try (TestExchange exchange = new TestExchange(directory)) {
            exchange.startGateway();
            final RestClient alice = exchange.client("alice");
            final RouteTable table = RouteTable.of(alice);
            final int port = exchange.gateway().port();
            inParallel(random -> {
                for (int i = 0; i < requests / THREADS; i++) {
                    count(answer(port, mutated(request(table, random), random)));
                }
                for (int i = 0; i < streams / THREADS; i++) {
                    follow(port, random);
                }
            });
            assertEquals(
                    List.of(),
                    answers.keySet().stream()
                            .filter(MutatedRequestsTest::isFault)
                            .toList());
            assertHealthy(exchange, alice);
        }
    }

    private static boolean isFault(final String status) {
        return status.startsWith("5") && !List.of("501", "503", "505").contains(status);
    }

    private static void assertHealthy(final TestExchange exchange, final RestClient alice) {
        assertEquals("200", alice.get("/health/ready").outcome());
        final RestClient.Reply order = alice.post("/api/1/postorder?pair=XBTZAR&type=BID&price=900&volume=0.02");
        assertEquals("200", order.outcome());
        assertEquals(
                "200",
                alice.post("/api/1/stoporder?order_id=" + order.text("order_id"))
                        .outcome());
        try (StreamClient stream = new StreamClient(exchange.gateway().address(), "/api/1/stream/XBTZAR")) {
            assertTrue(stream.login("alice").next().has("bids"));
        }
    }

    /** What one client does. */
    private interface Work {
        void run(Random random) throws IOException;
    }

    private static void inParallel(final Work work) throws InterruptedException, ExecutionException {
        final ExecutorService clients = Executors.newFixedThreadPool(THREADS);
        final List<Future<?>> ended = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
            final Random random = new Random(100 + i);
            ended.add(clients.submit(() -> {
                work.run(random);
                return null;
            }));
        }
        clients.shutdown();
        for (final Future<?> one : ended) {
            one.get();
        }
    }

    private void count(final String status) {
        answers.computeIfAbsent(status, key -> new AtomicLong()).incrementAndGet();
    }

    /** The status that it is answered with, or that it was not. */
    private static String answer(final int port, final byte[] request) throws IOException {
        try (RawConnection connection = new RawConnection(port)) {
            final String said =
                    connection.write(request, request.length).finish().readAll();
            return said.startsWith("HTTP/1.1 ") ? said.substring(9, 12) : said.isEmpty() ? "ended" : "other";
        } catch (final SocketException e) {
            return "ended"; // refused before all of it was read
        }
    }

    private static byte[] request(final RouteTable table, final Random random) {
        final Operation operation =
                table.operations().get(random.nextInt(table.operations().size()));
        final Map<String, String> form = new LinkedHashMap<>(operation.required());
        for (final Parameter parameter : operation.parameters()) {
            if (random.nextInt(3) == 0) {
                form.put(parameter.name(), parameter.right());
            }
        }
        final String path = operation.address();
        return switch (operation.takesObjects() ? 2 : random.nextInt(3)) {
            case 0 -> RawConnection.request(operation.method(), path + "?" + RouteTable.form(form), "alice", "", "");
            case 1 ->
                RawConnection.request(
                        operation.method(), path, "alice", "application/x-www-form-urlencoded", RouteTable.form(form));
            default ->
                RawConnection.request(operation.method(), path, "alice", "application/json", RouteTable.json(form));
        };
    }

    private static byte[] mutated(final byte[] whole, final Random random) {
        byte[] bytes = whole;
        for (int i = random.nextInt(5); i > 0 && bytes.length > 0; i--) {
            final int at = random.nextInt(bytes.length);
            final int end = Math.min(bytes.length, at + 1 + random.nextInt(8));
            bytes = switch (random.nextInt(5)) {
                case 0 -> spliced(bytes, at, end, new byte[0]);
                case 1 -> spliced(bytes, at, at, piece(random));
                case 2 -> spliced(bytes, at, end, piece(random));
                case 3 -> spliced(bytes, at, at + 1, new byte[] {(byte) random.nextInt(256)});
                default -> spliced(bytes, at, at, Arrays.copyOfRange(bytes, at / 2, at));
            };
        }
        return random.nextInt(20) == 0 ? Arrays.copyOf(bytes, random.nextInt(bytes.length + 1)) : bytes;
    }

    private static byte[] piece(final Random random) {
        return PIECES.get(random.nextInt(PIECES.size())).getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] spliced(final byte[] bytes, final int from, final int to, final byte[] by) {
        final byte[] result = Arrays.copyOf(bytes, bytes.length - (to - from) + by.length);
        System.arraycopy(by, 0, result, from, by.length);
        System.arraycopy(bytes, to, result, from + by.length, bytes.length - to);
        return result;
    }

    private void follow(final int port, final Random random) throws IOException {
        final String path = STREAMS.get(random.nextInt(STREAMS.size()));
        final byte[] upgrade = ("GET " + path
                        + " HTTP/1.1\r\nHost: here\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                        + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
        try (RawConnection connection = new RawConnection(port)) {
            final String head = connection.write(upgrade, upgrade.length).readHead();
            assertTrue(head.startsWith("HTTP/1.1 101"), head);
            for (int i = random.nextInt(6); i >= 0; i--) {
                final byte[] frame = frame(FRAMES.get(random.nextInt(FRAMES.size())), random);
                connection.write(frame, frame.length);
                count("frames");
            }
            if (random.nextInt(4) == 0) {
                connection.finish().readAll();
            }
        } catch (final SocketException e) {
            count("streams ended"); // for what the frames were
        }
    }

    /** A frame that is right but for its text, or one that is not. */
    private static byte[] frame(final String text, final Random random) {
        final boolean isFrameRight = random.nextBoolean();
        byte[] payload = text.getBytes(StandardCharsets.UTF_8);
        if (isFrameRight) {
            final byte[] changed = mutated(payload, random);
            payload = changed.length < 126 ? changed : payload;
        }
        final byte[] frame = new byte[6 + payload.length];
        frame[0] = (byte) 0x81;
        frame[1] = (byte) (0x80 | payload.length);
        System.arraycopy(payload, 0, frame, 6, payload.length);
        return isFrameRight ? frame : mutated(frame, random);
    }
}
