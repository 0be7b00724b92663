package org.ringbook.followers.market;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.ringbook.journal.JournalReader;
import org.ringbook.readmodel.books.MarketBook;
import org.ringbook.readmodel.books.MarketDataBuilder;
import org.ringbook.readmodel.books.MarketDataListener;
import org.ringbook.readmodel.market.CandleInterval;
import org.ringbook.readmodel.market.CandleRow;
import org.ringbook.readmodel.market.MarketHistory;
import org.ringbook.readmodel.market.PublicTrade;
import org.ringbook.readmodel.market.TickerRow;
import org.ringbook.sbe.messages.TradeDecoder;

/** The trades of a journal, each kept, and what candles and tickers of them have to be. */
final class PlainMarkets implements MarketDataListener {
    private static final long MINUTE_NS = 60_000_000_000L;

    private final MarketDataBuilder builder = new MarketDataBuilder(this);
    private final List<List<Made>> made = new ArrayList<>();
    private final List<Integer> terms = new ArrayList<>();
    private long sequence;
    private long lastNs;
    private int busted;
    private int termsChanged;

    private record Made(int terms, long timestampNs, BigDecimal price, BigDecimal base, long bustedSequence) {}

    /** Of the whole journal of a data directory. */
    static PlainMarkets of(final Path data) {
        final PlainMarkets plain = new PlainMarkets();
        try (JournalReader reader = JournalReader.open(data.resolve("journal"))) {
            while (reader.next()) {
                plain.builder.apply(
                        reader.sequence(),
                        reader.timestampNs(),
                        reader.buffer(),
                        reader.framesOffset(),
                        reader.framesLength());
            }
        }
        return plain;
    }

    /** The markets that told of the trades. */
    MarketDataBuilder builder() {
        return builder;
    }

    int busts() {
        return busted;
    }

    int termsChanges() {
        return termsChanged;
    }

    int trades() {
        return made.stream().mapToInt(List::size).sum();
    }

    /** Compares all rows, with the newest trades of each market. */
    void compare(final MarketHistory history) {
        for (int marketId = 1; marketId <= made.size(); marketId++) {
            compareTrades(history, marketId, made.get(marketId - 1));
            for (final CandleInterval interval : CandleInterval.all()) {
                compareCandles(history, marketId, interval, made.get(marketId - 1));
            }
            compareTicker(history, marketId, lastNs);
            compareTicker(history, marketId, lastNs + 40_000_000_000_000L);
        }
        assertEquals(made.size(), history.tickers(lastNs).size());
        assertTrue(history.ticker(made.size() + 1, lastNs).isEmpty());
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
                        BigDecimal.valueOf(trade.baseUnits(), definition.base().scale()),
                        0));
    }

    @Override
    public void busted(final MarketBook market, final int index, final long tradeId) {
        final List<Made> trades = made.get(market.marketId() - 1);
        final Made trade = trades.get((int) tradeId - 1);
        trades.set((int) tradeId - 1, new Made(trade.terms, trade.timestampNs, trade.price, trade.base, sequence));
        busted++;
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

    private void compareTicker(final MarketHistory history, final int marketId, final long nowNs) {
        final TickerRow row = history.ticker(marketId, nowNs).orElseThrow();
        final long fromNs = Math.floorDiv(nowNs, MINUTE_NS) * MINUTE_NS - 1_439 * MINUTE_NS;
        final List<Made> valid = made.get(marketId - 1).stream()
                .filter(trade -> trade.bustedSequence == 0 && trade.terms == terms.get(marketId - 1))
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

    @Override
    public String toString() {
        return trades() + " trades, " + busted + " undone, " + termsChanged + " changes of terms";
    }
}
