package org.ringbook.rest.stream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.ringbook.client.venue.Market;
import org.ringbook.rest.api.OrderIds;
import org.ringbook.rest.exchange.BookImage;
import org.ringbook.rest.exchange.DepthImage;
import org.ringbook.rest.exchange.ExchangeView;
import org.ringbook.rest.exchange.GeneratedExchange;
import org.ringbook.rest.exchange.MarketView;

/** Whoever follows a stream by its rules has the exchange's book: through auctions, icebergs, replaces, mass cancels, new terms. */
class StreamBooksTest {
    /** Follows all that there is of a market. */
    private static final class Follower {
        private final RecordedSocket luno = new RecordedSocket();
        private final RecordedSocket levels = new RecordedSocket();
        private final LunoGoBook book = new LunoGoBook();
        private final LevelClient levelBook = new LevelClient();

        Follower(final Streams streams, final int marketId) {
            streams.joinLuno(marketId, luno.outbox(1 << 20));
            streams.inOneMoment(() -> streams.pair(marketId).joinBook(levels.outbox(1 << 20), streams.book(marketId)));
        }

        void read() {
            luno.take().forEach(book::apply);
            levels.take().forEach(levelBook::apply);
        }
    }

    @Test
    void shouldGiveEveryClientTheBookOfTheExchange() {
        for (long seed = 1; seed <= 2; seed++) {
            follow(seed, 12_000);
        }
    }

    @Test
    @Tag("heavy")
    void shouldGiveEveryClientTheBookOfTheExchangeOverLongStreams() {
        for (long seed = 200; seed < 210; seed++) {
            follow(seed, 40_000);
        }
    }

    private static void follow(final long seed, final int commands) {
        final Random random = new Random(seed);
        final ExchangeView view = new ExchangeView();
        try (Streams streams = new Streams(view, (keyId, secret, address) -> null, new StreamContext())) {
            final GeneratedExchange exchange = new GeneratedExchange(seed, view);
            final Map<Integer, Follower> followers = new TreeMap<>();
            long trades = 0;
            for (int done = 0; done < commands; ) {
                final int step = 1 + random.nextInt(400);
                exchange.run(step);
                done += step;
                for (final MarketView market : view.markets()) {
                    final int marketId = market.market().marketId();
                    final Follower follower =
                            followers.computeIfAbsent(marketId, id -> new Follower(streams, marketId));
                    follower.read();
                    compare(view, market.market(), follower, "seed " + seed + " sequence " + exchange.sequence());
                    if (random.nextInt(10) == 0) {
                        trades += follower.book.trades();
                        followers.put(marketId, new Follower(streams, marketId));
                    }
                }
            }
            assertTrue(trades > 0);
        }
    }

    private static void compare(
            final ExchangeView view, final Market market, final Follower follower, final String where) {
        final Map<String, LunoGoBook.Shown> expected = new TreeMap<>();
        final BookImage book = view.book(market.marketId());
        put(expected, market, false, book.bids());
        put(expected, market, true, book.offers());
        assertEquals(expected, follower.book.orders(), where);
        assertEquals(expected, follower.book.withoutTrades(), where);
        assertEquals(LunoMarket.status(view.market(market.marketId()).state()), follower.book.status(), where);
        final DepthImage depth = view.depth(market.marketId(), Integer.MAX_VALUE);
        assertEquals(levels(market, depth.bids()), follower.levelBook.side(false), where);
        assertEquals(levels(market, depth.offers()), follower.levelBook.side(true), where);
    }

    private static void put(
            final Map<String, LunoGoBook.Shown> to,
            final Market market,
            final boolean sell,
            final List<BookImage.Entry> entries) {
        for (final BookImage.Entry entry : entries) {
            to.put(
                    OrderIds.text(entry.orderId()),
                    new LunoGoBook.Shown(
                            sell,
                            new BigDecimal(market.price().text(entry.priceTicks())),
                            new BigDecimal(market.quantity().text(entry.qtyLots()))));
        }
    }

    private static Map<BigDecimal, List<Object>> levels(final Market market, final List<DepthImage.Level> levels) {
        final Map<BigDecimal, List<Object>> side = new TreeMap<>();
        for (final DepthImage.Level level : levels) {
            side.put(
                    new BigDecimal(market.price().text(level.priceTicks())),
                    List.of(new BigDecimal(market.quantity().text(level.qtyLots())), level.orderCount()));
        }
        return side;
    }
}
