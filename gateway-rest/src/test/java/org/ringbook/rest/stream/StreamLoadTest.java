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
 * {@code main} looks for the highest rate at which all keep up.
 */
class StreamLoadTest {
    private static final List<String> PAIRS = List.of("XBTZAR", "ETHZAR", "XBTUSD", "ETHUSD");

    @TempDir
    Path directory;

    private TestExchange exchange;
    private EngineConnection engine;
    private OrderFlood flood;
    private final List<BookSubscriber> subscribers = new ArrayList<>();
    private final int seconds = Integer.getInteger("ringbook.streamSeconds", 120);

    @BeforeEach
    void start() throws InterruptedException {
        start(directory);
    }

    private void start(final Path where) throws InterruptedException {
        exchange = new TestExchange(where);
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
        sustain(8, 5_000);
        assertEquals(8, exchange.gateway().streams().connectionCount(), "the one that stands still is cut off");
        System.out.println("the one that stood still had " + still.messages() + " messages");
        still.close();
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
                subscribers.stream().mapToLong(BookSubscriber::messages).sum(),
                (System.nanoTime() - drainNs) / 1e9,
                usedBytes() >> 20,
                before >> 20);
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

    /** Waits until all have what the exchange has; whoever missed something never will. */
    private void awaitEqual() throws InterruptedException {
        final ExchangeView view = exchange.gateway().view();
        final long last = engine.deposit(3, 1, 1, "mark" + System.nanoTime()).sequence();
        assertTrue(view.await(last, TimeUnit.SECONDS.toNanos(60)), "the view is at " + view.sequence());
        final long untilNs = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        for (final BookSubscriber subscriber : subscribers) {
            final Market market = view.market(subscriber.pair()).market();
            final long sequence = exchange.gateway().streams().lunoSequence(market.marketId());
            while (subscriber.sequence() < sequence && subscriber.fault().isEmpty() && System.nanoTime() < untilNs) {
                Thread.onSpinWait();
                TimeUnit.MILLISECONDS.sleep(1);
            }
            assertEquals("", subscriber.fault());
            assertEquals(sequence, subscriber.sequence());
            assertEquals(
                    expected(view.book(market.marketId()), market),
                    subscriber.book().orders());
        }
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

    /**
     * Prints the rates at which eight subscribers keep up: a second after the last command all have all.
     *
     * @param args a directory that is empty.
     */
    public static void main(final String[] args) throws InterruptedException {
        final StreamLoadTest load = new StreamLoadTest();
        load.start(Path.of(args[0]));
        load.subscribe(8);
        load.flood.run(2_000, 5);
        try {
            for (int rate = 2_500; rate <= 40_000; rate = rate * 3 / 2) {
                final long startNs = System.nanoTime();
                final long sent = load.flood.run(rate, 10);
                final double perSecond = sent / ((System.nanoTime() - startNs) / 1e9);
                final long lastNs = System.nanoTime();
                load.awaitEqual();
                final double lateS = (System.nanoTime() - lastNs) / 1e9;
                System.out.printf("%d/s asked, %.0f/s sent, equal %.3f s after the last%n", rate, perSecond, lateS);
                if (lateS > 1 || perSecond < rate * 0.95) {
                    break;
                }
            }
        } finally {
            load.stop();
        }
    }
}
