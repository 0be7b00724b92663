package org.ringbook.followers.market;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ringbook.readmodel.books.Candle;
import org.ringbook.readmodel.books.MarketBook;
import org.ringbook.readmodel.books.MarketDataBuilder;
import org.ringbook.readmodel.books.MarketDataListener;
import org.ringbook.readmodel.market.CandleInterval;
import org.ringbook.readmodel.marketdata.BookOrder;
import org.ringbook.sbe.messages.MarketState;
import org.ringbook.sbe.messages.TradeDecoder;
import org.ringbook.scenarios.fuzz.GeneratedRecords;

/** What is rebuilt from events equals the core's, at every record of runs of random commands; a failure names its seed. */
final class MarketDataBuilderTest {
    private static final int CANDLES_EVERY = 50;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void shouldEqualTheCoreAtEveryRecord(final long seed) {
        run(seed, 12_000, 100);
    }

    /** Order by order at every record. */
    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
    @Tag("heavy")
    void shouldEqualTheCoreOrderByOrderAtEveryRecord(final long seed) {
        run(seed, 20_000, 1);
    }

    private static void run(final long seed, final int commands, final int ordersEvery) {
        final Told told = new Told();
        final MarketDataBuilder builder = new MarketDataBuilder(told);
        final CoreBooks[] books = new CoreBooks[1];
        final GeneratedRecords records = new GeneratedRecords(seed, (sequence, timestampNs, buffer, length) -> {
            try {
                builder.apply(sequence, timestampNs, buffer, 0, length);
                books[0].compareLevels();
                if (sequence % ordersEvery == 0) {
                    books[0].compareOrders();
                }
                if (sequence % CANDLES_EVERY == 0) {
                    told.compareCandles(builder);
                    told.compareDays(builder, timestampNs);
                }
            } catch (final RuntimeException | AssertionError e) {
                throw new AssertionError("seed " + seed + " sequence " + sequence + ": " + e.getMessage(), e);
            }
        });
        books[0] = new CoreBooks(records.core(), builder);
        records.run(commands);
        books[0].compareOrders();
        told.compareCandles(builder);
        assertTrue(told.trades > 100 && told.refreshed > 10 && told.changed > 100 && told.busts > 0, told::toString);
        assertTrue(told.states.containsAll(EnumSet.range(MarketState.CLOSED, MarketState.SUSPENDED)), told::toString);
    }

    /** The trades, each with its terms, as plainly as can be; and how often things happened. */
    private static final class Told implements MarketDataListener {
        private static final long DAY_NS = 1_440L * 60_000_000_000L;

        private final List<List<Made>> made = new ArrayList<>();
        private final Set<MarketState> states = EnumSet.noneOf(MarketState.class);
        private long timestampNs;
        private int trades;
        private int changed;
        private int refreshed;
        private int busts;
        private long removedOrderId;
        private int removedIndex;

        private record Made(int terms, long timestampNs, long priceTicks, long baseUnits, long quoteUnits) {}

        @Override
        public void beginRecord(final long sequence, final long recordTimestampNs) {
            timestampNs = recordTimestampNs;
            removedOrderId = 0;
        }

        @Override
        public void defined(final MarketBook market, final int index) {
            if (market.termsNumber() == 1) {
                made.add(new ArrayList<>());
            }
        }

        @Override
        public void traded(final MarketBook market, final int index, final TradeDecoder trade) {
            trades++;
            made.get(market.marketId() - 1)
                    .add(new Made(
                            market.termsNumber(),
                            timestampNs,
                            trade.priceTicks(),
                            trade.baseUnits(),
                            trade.quoteUnits()));
        }

        @Override
        public void orderRemoved(final MarketBook market, final int index, final BookOrder order) {
            removedOrderId = order.orderId();
            removedIndex = index;
        }

        @Override
        public void orderAdded(final MarketBook market, final int index, final BookOrder order) {
            refreshed += removedOrderId == order.orderId() && removedIndex == index ? 1 : 0;
        }

        @Override
        public void orderChanged(final MarketBook market, final int index, final BookOrder order) {
            changed++;
        }

        @Override
        public void stateChanged(final MarketBook market, final int index) {
            states.add(market.state());
        }

        @Override
        public void busted(final MarketBook market, final int index, final long tradeId) {
            busts++;
        }

        /** The day's sums are those of the trades of its minutes. */
        void compareDays(final MarketDataBuilder builder, final long nowNs) {
            final long minuteNs = 60_000_000_000L;
            final long fromNs = Math.floorDiv(nowNs, minuteNs) * minuteNs + minuteNs - DAY_NS;
            for (final MarketBook market : builder.markets()) {
                long high = 0;
                long low = 0;
                long open = 0;
                long count = 0;
                final List<Made> all = made.get(market.marketId() - 1);
                for (int i = all.size() - 1; i >= 0 && all.get(i).timestampNs >= fromNs; i--) {
                    final Made trade = all.get(i);
                    if (trade.terms != market.termsNumber()) {
                        break;
                    }
                    open = trade.priceTicks;
                    high = Math.max(high, trade.priceTicks);
                    low = low == 0 ? trade.priceTicks : Math.min(low, trade.priceTicks);
                    count++;
                }
                assertEquals(count, market.day().tradeCount());
                assertEquals(open, market.day().openTicks());
                assertEquals(high, market.day().highTicks());
                assertEquals(low, market.day().lowTicks());
            }
        }

        void compareCandles(final MarketDataBuilder builder) {
            for (final MarketBook market : builder.markets()) {
                for (int i = 0; i < CandleInterval.all().size(); i++) {
                    compare(market, i, CandleInterval.all().get(i));
                }
            }
        }

        private void compare(final MarketBook market, final int index, final CandleInterval interval) {
            final TreeMap<Long, List<Made>> plain = new TreeMap<>();
            for (final Made trade : made.get(market.marketId() - 1)) {
                if (trade.terms == market.termsNumber()) {
                    plain.computeIfAbsent(interval.startNs(trade.timestampNs), ignored -> new ArrayList<>())
                            .add(trade);
                }
            }
            final Candle candle = market.candle(index);
            if (plain.isEmpty()) {
                assertEquals(null, candle);
                return;
            }
            final List<Made> last = plain.lastEntry().getValue();
            assertEquals(plain.lastKey(), candle.startNs());
            assertEquals(last.get(0).priceTicks, candle.openTicks());
            assertEquals(last.get(last.size() - 1).priceTicks, candle.closeTicks());
            assertEquals(last.stream().mapToLong(Made::priceTicks).max().orElseThrow(), candle.highTicks());
            assertEquals(last.stream().mapToLong(Made::priceTicks).min().orElseThrow(), candle.lowTicks());
            assertEquals(last.stream().mapToLong(Made::baseUnits).reduce(0, Candle::sum), candle.baseUnits());
            assertEquals(last.stream().mapToLong(Made::quoteUnits).reduce(0, Candle::sum), candle.quoteUnits());
            assertEquals(last.size(), candle.tradeCount());
        }

        @Override
        public String toString() {
            return "trades=" + trades + " changed=" + changed + " refreshed=" + refreshed + " busts=" + busts
                    + " states=" + states;
        }
    }
}
