package org.ringbook.rest.stream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.ringbook.client.EngineConnection;
import org.ringbook.client.OrderSpec;
import org.ringbook.rest.CcxtScript;
import org.ringbook.rest.TestExchange;
import org.ringbook.rest.exchange.DepthImage;
import org.ringbook.rest.http.Json;
import org.ringbook.sbe.messages.Side;

/** ccxt.pro.luno, as it is published, follows book and trades, fills included. Needs node, and ccxt in target/npm. */
class CcxtStreamTest {
    private static final int ALICE = 1;
    private static final int BOB = 2;

    @TempDir
    Path directory;

    private TestExchange exchange;
    private EngineConnection engine;
    private Process node;
    private BufferedReader output;
    private PrintStream input;

    @Test
    @Timeout(120)
    void shouldGiveCcxtTheBookAndTheTrades() throws IOException, InterruptedException {
        CcxtScript.of("luno-streams.mjs");
        try (TestExchange started = new TestExchange(directory)) {
            exchange = started.startGateway();
            try (EngineConnection connection = exchange.connect()) {
                engine = connection;
                limit(ALICE, Side.SELL, 100_200, 3_000);
                limit(ALICE, Side.SELL, 100_100, 2_000);
                limit(ALICE, Side.BUY, 99_900, 4_000);
                start();
                follow();
            } finally {
                stop();
            }
        }
    }

    private void follow() throws IOException {
        next("book");
        assertBook();
        limit(BOB, Side.BUY, 100_100, 500);
        final JsonNode trade = next("trade");
        assertEquals(50.05, trade.get("cost").asDouble());
        assertEquals(0.0005, trade.get("amount").asDouble());
        assertBook();
        limit(BOB, Side.BUY, 100_150, 2_000);
        assertBook();
        engine.cancel(ALICE, limit(ALICE, Side.SELL, 100_300, 1_000));
        assertBook();
        engine.massCancel(ALICE, 0);
        assertBook();
    }

    /** Asks until ccxt has read everything: its book is then the exchange's. */
    private void assertBook() throws IOException {
        final List<List<Double>> expected = new ArrayList<>();
        final long untilNs = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        List<List<Double>> actual;
        do {
            expected.clear();
            final DepthImage depth = exchange.gateway().view().depth(1, 100);
            add(expected, depth.bids());
            add(expected, depth.offers());
            input.println("book");
            actual = levels(next("bids"));
        } while (!expected.equals(actual) && System.nanoTime() < untilNs);
        assertEquals(expected, actual);
    }

    private static void add(final List<List<Double>> to, final List<DepthImage.Level> levels) {
        levels.forEach(level -> to.add(List.of((double) level.priceTicks(), level.qtyLots() / 1e6)));
    }

    private static List<List<Double>> levels(final JsonNode book) {
        final List<List<Double>> levels = new ArrayList<>();
        for (final String side : List.of("bids", "asks")) {
            book.get(side)
                    .forEach(level -> levels.add(
                            List.of(level.get(0).asDouble(), level.get(1).asDouble())));
        }
        return levels;
    }

    private long limit(final int account, final Side side, final long price, final long lots) {
        OrderSpec.limit(account, 1, side, price, lots, "").encode(engine.draft());
        return engine.execute().orThrow().sequence();
    }

    /** The next line of a kind: its content, or all of it for a book. */
    private JsonNode next(final String kind) throws IOException {
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            final JsonNode said = line.startsWith("{") ? Json.MAPPER.readTree(line) : Json.MAPPER.createObjectNode();
            assertFalse(said.has("failed"), line);
            if (said.has(kind)) {
                return kind.equals("bids") ? said : said.get(kind);
            }
        }
        throw new AssertionError("ccxt has ended");
    }

    private void start() throws IOException {
        node = CcxtScript.of("luno-streams.mjs", exchange.gateway().address(), "bob", "secret-of-bob")
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        output = new BufferedReader(new InputStreamReader(node.getInputStream(), StandardCharsets.UTF_8));
        input = new PrintStream(node.getOutputStream(), true, StandardCharsets.UTF_8);
    }

    private void stop() throws InterruptedException {
        if (node != null) {
            node.destroy();
            node.waitFor();
        }
    }
}
