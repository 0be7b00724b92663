package org.ringbook.followers.market;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.ringbook.followers.Database;
import org.ringbook.followers.Follower;
import org.ringbook.followers.FollowersContext;
import org.ringbook.followers.GeneratedJournal;
import org.ringbook.followers.TestDatabase;
import org.ringbook.journal.JournalReader;
import org.ringbook.readmodel.market.CandleInterval;
import org.ringbook.readmodel.market.CandleRow;
import org.ringbook.readmodel.market.MarketHistory;
import org.ringbook.readmodel.market.PublicTrade;
import org.ringbook.readmodel.market.TickerRow;
import org.ringbook.sbe.messages.TradeDecoder;

/** Rows of trades, candles and tickers equal those made plainly of the journal's trades, however often the follower began again. */
final class MarketProjectionTest {
    private static final long MINUTE_NS = 60_000_000_000L;

    @TempDir
    private Path data;

    @ParameterizedTest
    @EnumSource
    void shouldKeepTradesCandlesAndTickersThroughRestarts(final TestDatabase kind) {
        final Database database = kind.make(data);
        final FollowersContext context = new FollowersContext()
                .dataDirectory(data)
                .database(database)
                .pauseNs(0)
                .maxRecords(97);
        try (GeneratedJournal journal = new GeneratedJournal(data, 3)) {
            for (int i = 0; i < 4; i++) {
                journal.write(3_000);
                try (Follower follower = Follower.open(context, MarketProjection.KIND)) {
                    while (follower.sequence() < journal.core().lastSequence()) {
                        follower.doWork();
                        assertEquals("", follower.fault());
                    }
                }
            }
        }
        final Plain plain = new Plain();
        plain.read(data);
        final MarketHistory history = new SqlMarketHistory(database);
        assertTrue(
                plain.busted > 0 && plain.termsChanged > 0, "busts " + plain.busted + " terms " + plain.termsChanged);
        for (int marketId = 1; marketId <= plain.made.size(); marketId++) {
            compareTrades(history, marketId, plain.made.get(marketId - 1));
            for (final CandleInterval interval : CandleInterval.all()) {
                compareCandles(history, marketId, interval, plain.made.get(marketId - 1));
            }
            compareTicker(history, marketId, plain, plain.lastNs);
            compareTicker(history, marketId, plain, plain.lastNs + 40_000_000_000_000L);
        }
        assertEquals(plain.made.size(), history.tickers(plain.lastNs).size());
        assertTrue(history.ticker(plain.made.size() + 1, plain.lastNs).isEmpty());
    }

    private static void compareTrades(final MarketHistory history, final int marketId, final List<Made> made) {
        final List<PublicTrade> rows = history.trades(marketId, 0, MarketHistory.LIMIT_MAX);
        assertEquals(Math.min(made.size(), MarketHistory.LIMIT_MAX), rows.size());
        for (int i = 0; i < rows.size(); i++) {
            final Made expected = made.get(made.size() - 1 - i);
            assertEquals(made.size() - i, rows.get(i).tradeId());
            assertEquals(expected.timestampNs, rows.get(i).timestampNs());
            assertEquals(expected.price, rows.get(i).price());
            assertEquals(expected.bustedSequence, rows.get(i).bustedSequence());
        }
        if (!made.isEmpty()) {
            final long sinceNs = made.get(made.size() - 1).timestampNs;
            assertTrue(history.trades(marketId, sinceNs, 3).stream().allMatch(row -> row.timestampNs() >= sinceNs));
        }
    }

    private static void compareCandles(
            final MarketHistory history, final int marketId, final CandleInterval interval, final List<Made> made) {
        final TreeMap<Long, List<Made>> plain = new TreeMap<>();
        for (final Made trade : made) {
            if (trade.bustedSequence == 0) {
                plain.computeIfAbsent(interval.startNs(trade.timestampNs), ignored -> new ArrayList<>())
                        .add(trade);
            }
        }
        final List<CandleRow> rows = new ArrayList<>();
        List<CandleRow> page = history.candles(marketId, interval, 0, 7);
        while (!page.isEmpty()) {
            rows.addAll(page);
            page = history.candles(marketId, interval, page.get(page.size() - 1).startNs() + 1, 500);
        }
        assertEquals(
                List.copyOf(plain.keySet()),
                rows.stream().map(CandleRow::startNs).toList());
        for (final CandleRow row : rows) {
            final List<Made> trades = plain.get(row.startNs());
            final String where = "market " + marketId + " " + interval + " " + row.startNs();
            assertSame(trades.get(0).price, row.open(), where);
            assertSame(trades.get(trades.size() - 1).price, row.close(), where);
            assertSame(
                    trades.stream().map(Made::price).max(BigDecimal::compareTo).orElseThrow(), row.high(), where);
            assertSame(
                    trades.stream().map(Made::price).min(BigDecimal::compareTo).orElseThrow(), row.low(), where);
            assertSame(trades.stream().map(Made::base).reduce(BigDecimal.ZERO, BigDecimal::add), row.baseQty(), where);
            assertEquals(trades.size(), row.tradeCount(), where);
        }
    }

    private static void compareTicker(
            final MarketHistory history, final int marketId, final Plain plain, final long nowNs) {
        final TickerRow row = history.ticker(marketId, nowNs).orElseThrow();
        final long fromNs = Math.floorDiv(nowNs, MINUTE_NS) * MINUTE_NS - 1_439 * MINUTE_NS;
        final List<Made> valid = plain.made.get(marketId - 1).stream()
                .filter(trade -> trade.bustedSequence == 0 && trade.terms == plain.terms.get(marketId - 1))
                .toList();
        final List<Made> day =
                valid.stream().filter(trade -> trade.timestampNs >= fromNs).toList();
        assertEquals(day.size(), row.tradeCount());
        if (day.isEmpty()) {
            assertNull(row.open());
        } else {
            assertSame(day.get(0).price, row.open(), "open");
            assertSame(day.stream().map(Made::price).max(BigDecimal::compareTo).orElseThrow(), row.high(), "high");
        }
        assertEquals(valid.isEmpty() ? null : valid.get(valid.size() - 1).price, row.last());
    }

    private static void assertSame(final BigDecimal expected, final BigDecimal actual, final String where) {
        assertEquals(0, expected.compareTo(actual), where + ": " + actual + " for " + expected);
    }

    private record Made(int terms, long timestampNs, BigDecimal price, BigDecimal base, long bustedSequence) {}

    /** The trades of the journal. */
    private static final class Plain implements MarketDataListener {
        private final List<List<Made>> made = new ArrayList<>();
        private final List<Integer> terms = new ArrayList<>();
        private long sequence;
        private long lastNs;
        private int busted;
        private int termsChanged;

        void read(final Path data) {
            final MarketDataBuilder builder = new MarketDataBuilder(this);
            try (JournalReader reader = JournalReader.open(data.resolve("journal"))) {
                while (reader.next()) {
                    builder.apply(
                            reader.sequence(),
                            reader.timestampNs(),
                            reader.buffer(),
                            reader.framesOffset(),
                            reader.framesLength());
                }
            }
        }

        @Override
        public void beginRecord(final long recordSequence, final long recordTimestampNs) {
            sequence = recordSequence;
            lastNs = recordTimestampNs;
        }

        @Override
        public void defined(final MarketBook market, final int index) {
            if (market.termsNumber() == 1) {
                made.add(new ArrayList<>());
                terms.add(1);
            } else {
                termsChanged++;
                terms.set(market.marketId() - 1, market.termsNumber());
            }
        }

        @Override
        public void traded(final MarketBook market, final int index, final TradeDecoder trade) {
            final var definition = market.definition();
            made.get(market.marketId() - 1)
                    .add(new Made(
                            market.termsNumber(),
                            lastNs,
                            BigDecimal.valueOf(definition.tickMantissa(), definition.tickScale())
                                    .multiply(BigDecimal.valueOf(trade.priceTicks())),
                            BigDecimal.valueOf(
                                    trade.baseUnits(), definition.base().scale()),
                            0));
        }

        @Override
        public void busted(final MarketBook market, final int index, final long tradeId) {
            final List<Made> trades = made.get(market.marketId() - 1);
            final Made trade = trades.get((int) tradeId - 1);
            trades.set((int) tradeId - 1, new Made(trade.terms, trade.timestampNs, trade.price, trade.base, sequence));
            busted++;
        }
    }
}
