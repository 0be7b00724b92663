package org.ringbook.rest.stream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ringbook.client.EngineConnection;
import org.ringbook.client.MarketSpec;
import org.ringbook.client.venue.Market;
import org.ringbook.rest.TestExchange;
import org.ringbook.rest.api.OrderIds;
import org.ringbook.rest.exchange.BookImage;
import org.ringbook.rest.exchange.ExchangeView;
import org.ringbook.sbe.messages.MarketState;

/**
 * Many who follow the market streams over real sockets, while orders come in. At the end each has the exchange's book, and has missed no number.
 */
class StreamLoadTest {
    private static final List<String> PAIRS = List.of("XBTZAR", "ETHZAR", "XBTUSD", "ETHUSD");

    private static final int STEP_S = 10;

    @TempDir
    Path directory;

    private TestExchange exchange;
    private EngineConnection engine;
    private OrderFlood flood;
    private final List<BookSubscriber> subscribers = new ArrayList<>();
    private final int seconds = Integer.getInteger("ringbook.streamSeconds", 120);

    @BeforeEach
    void start() throws InterruptedException {
        exchange = new TestExchange(directory);
        exchange.bounds().sessionsPerKey(1_000).queue(10_000, 32L << 20);
        engine = exchange.connect();
        engine.addAsset("USD", 8, 2);
        engine.addMarket(new MarketSpec("XBTUSD", 1, 4, 1, 0, 1, 6, 100, 1_000_000_000, 1_000_000_000, 1L << 60));
        engine.addMarket(new MarketSpec("ETHUSD", 2, 4, 1, 0, 1, 6, 100, 1_000_000_000, 1_000_000_000, 1L << 60));
        for (int account = 1; account <= 2; account++) {
            engine.deposit(account, 4, 1_000_000_000_000_000L, "usd" + account);
        }
        for (int market = 2; market <= 4; market++) {
            engine.setMarketState(market, MarketState.OPEN);
        }
        exchange.startGateway();
        flood = new OrderFlood(engine, PAIRS.size());
    }

    @AfterEach
    void stop() {
        subscribers.forEach(BookSubscriber::close);
        engine.close();
        exchange.close();
    }

    @Test
    void shouldGiveManySubscribersTheBookWhileOrdersComeIn() throws InterruptedException {
        subscribe(16);
        flood.run(1_000, 3);
        awaitEqual();
        assertTrue(subscribers.get(0).messages() > 100, () -> subscribers.get(0).messages() + " messages");
    }

    @Test
    @Tag("heavy")
    void shouldServeTwoHundredAtThreeHundredCommandsASecond() throws InterruptedException {
        sustain(200, 300);
    }

    @Test
    @Tag("heavy")
    void shouldServeEightAtFiveThousandCommandsASecondAndCutOffOneThatStandsStill() throws InterruptedException {
        final BookSubscriber still = new BookSubscriber(exchange.gateway().address(), PAIRS.get(0), "bob", false);
        awaitConnections(1);
        sustain(8, 5_000);
        awaitConnections(8);
        assertEquals("", still.fault(), "it does not even hear of it");
        still.close();
    }

    /** The last step is one that they don't keep up with, so nothing is said of how that looks but that whoever is not cut off has the book. */
    @Test
    @Tag("heavy")
    void shouldTellTheHighestRateThatEightKeepUpWith() throws InterruptedException {
        subscribe(8);
        flood.run(2_000, STEP_S);
        int most = 0;
        int rate = 2_500;
        while (keepUp(rate)) {
            most = rate;
            rate = rate * 5 / 4;
        }
        System.out.printf("eight keep up with %,d commands a second, not with %,d%n", most, rate);
    }

    /** Whether all have all a second after the last of so many commands a second. */
    private boolean keepUp(final int rate) throws InterruptedException {
        final long heard = messages();
        final long startNs = System.nanoTime();
        final long sent = flood.run(rate, STEP_S);
        final long lastNs = System.nanoTime();
        final double perSecond = sent / ((lastNs - startNs) / 1e9);
        final String fault = awaitAll();
        final double lateS = (System.nanoTime() - lastNs) / 1e9;
        System.out.printf(
                "%,d/s asked, %,.0f/s taken, %,d messages, equal %.3f s after the last %s%n",
                rate, perSecond, messages() - heard, lateS, fault);
        if (!fault.startsWith("closed: 1008 too slow")) {
            assertEquals("", fault);
            assertBooks();
        }
        return fault.isEmpty() && lateS < 1 && perSecond > rate * 0.95;
    }

    private void awaitConnections(final int count) throws InterruptedException {
        final long untilNs = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (exchange.gateway().streams().connectionCount() != count && System.nanoTime() < untilNs) {
            TimeUnit.MILLISECONDS.sleep(1);
        }
        assertEquals(count, exchange.gateway().streams().connectionCount());
    }

    private void sustain(final int count, final int rate) throws InterruptedException {
        subscribe(count);
        flood.run(rate, 10);
        final long before = usedBytes();
        final long startNs = System.nanoTime();
        final long sent = flood.run(rate, seconds);
        final double tookS = (System.nanoTime() - startNs) / 1e9;
        final long drainNs = System.nanoTime();
        awaitEqual();
        System.out.printf(
                "%d subscribers, %d commands in %.1f s (%.0f/s), %d messages, equal %.2f s after the last; heap %d MB,"
                        + " before %d MB%n",
                count,
                sent,
                tookS,
                sent / tookS,
                messages(),
                (System.nanoTime() - drainNs) / 1e9,
                usedBytes() >> 20,
                before >> 20);
    }

    private long messages() {
        return subscribers.stream().mapToLong(BookSubscriber::messages).sum();
    }

    private static long usedBytes() {
        System.gc();
        final Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }

    private void subscribe(final int count) {
        for (int i = 0; i < count; i++) {
            subscribers.add(new BookSubscriber(
                    exchange.gateway().address(), PAIRS.get(i % PAIRS.size()), i % 2 == 0 ? "alice" : "carol", true));
        }
    }

    private void awaitEqual() throws InterruptedException {
        assertEquals("", awaitAll());
        assertBooks();
    }

    /** Waits until all have heard all that there was. Returns what the first that never will has noticed; empty: all have. */
    private String awaitAll() throws InterruptedException {
        final ExchangeView view = exchange.gateway().view();
        final long last = engine.deposit(3, 1, 1, "mark" + System.nanoTime()).sequence();
        assertTrue(view.await(last, TimeUnit.SECONDS.toNanos(60)), "the view is at " + view.sequence());
        final long untilNs = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        for (final BookSubscriber subscriber : subscribers) {
            final long sequence =
                    exchange.gateway().streams().lunoSequence(market(subscriber).marketId());
            while (subscriber.sequence() < sequence && subscriber.fault().isEmpty() && System.nanoTime() < untilNs) {
                TimeUnit.MILLISECONDS.sleep(1);
            }
            if (!subscriber.fault().isEmpty()) {
                return subscriber.fault();
            }
            assertEquals(sequence, subscriber.sequence());
        }
        return "";
    }

    private void assertBooks() {
        for (final BookSubscriber subscriber : subscribers) {
            final Market market = market(subscriber);
            assertEquals(
                    expected(exchange.gateway().view().book(market.marketId()), market),
                    subscriber.book().orders());
        }
    }

    private Market market(final BookSubscriber subscriber) {
        return exchange.gateway().view().market(subscriber.pair()).market();
    }

    private static Map<String, LunoGoBook.Shown> expected(final BookImage book, final Market market) {
        final Map<String, LunoGoBook.Shown> expected = new TreeMap<>();
        book.bids().forEach(entry -> expected.put(OrderIds.text(entry.orderId()), shown(market, entry, false)));
        book.offers().forEach(entry -> expected.put(OrderIds.text(entry.orderId()), shown(market, entry, true)));
        return expected;
    }

    private static LunoGoBook.Shown shown(final Market market, final BookImage.Entry entry, final boolean sell) {
        return new LunoGoBook.Shown(
                sell,
                new BigDecimal(market.price().text(entry.priceTicks())),
                new BigDecimal(market.quantity().text(entry.qtyLots())));
    }
}
