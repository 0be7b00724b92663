package org.ringbook.rest.exchange;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Predicate;
import org.agrona.collections.Int2ObjectHashMap;
import org.ringbook.client.venue.Market;
import org.ringbook.readmodel.books.DayTicker;
import org.ringbook.readmodel.books.MarketBook;
import org.ringbook.readmodel.marketdata.BookOrder;
import org.ringbook.readmodel.marketdata.BookSide;
import org.ringbook.readmodel.marketdata.PriceLevel;
import org.ringbook.sbe.messages.Side;
import org.ringbook.sbe.messages.TradeDecoder;

/** Copies of what the builder of books has, and the latest trades of every market. Under the view's lock. */
final class MarketData {
    /** Trades that are remembered of a market. */
    static final int TRADES_MAX = 1_000;

    /** Latest first. */
    private final Int2ObjectHashMap<Deque<MarketTrade>> trades = new Int2ObjectHashMap<>();

    void traded(final MarketBook market, final long sequence, final int index, final TradeDecoder trade) {
        final Side aggressor = trade.aggressorSide();
        add(new MarketTrade(
                trade.tradeId(),
                market.marketId(),
                sequence,
                index,
                market.lastTradeNs(),
                trade.priceTicks(),
                trade.qtyLots(),
                trade.baseUnits(),
                trade.quoteUnits(),
                trade.buyOrderId(),
                trade.sellOrderId(),
                aggressor == Side.NULL_VAL ? null : aggressor));
    }

    private void add(final MarketTrade trade) {
        final Deque<MarketTrade> ofMarket = trades.computeIfAbsent(trade.marketId(), id -> new ArrayDeque<>());
        ofMarket.addFirst(trade);
        if (ofMarket.size() > TRADES_MAX) {
            ofMarket.removeLast();
        }
    }

    /** A trade that was undone, or all of a market that has new terms, in which old prices mean something else. */
    void forget(final int marketId, final Predicate<MarketTrade> which) {
        final Deque<MarketTrade> ofMarket = trades.get(marketId);
        if (ofMarket != null) {
            ofMarket.removeIf(which);
        }
    }

    /** Latest first. */
    List<MarketTrade> trades(final int marketId, final int limit) {
        final Deque<MarketTrade> ofMarket = trades.get(marketId);
        return ofMarket == null ? List.of() : ofMarket.stream().limit(limit).toList();
    }

    static MarketView view(final Market market, final MarketBook book) {
        final DayTicker day = book.day();
        final long imbalance = book.imbalanceSide() == Side.SELL ? -book.imbalanceQty() : book.imbalanceQty();
        return new MarketView(
                market,
                book.definition(),
                book.state(),
                best(book.book().bids()),
                best(book.book().offers()),
                book.lastTradeId(),
                book.lastTradeNs(),
                book.lastTicks(),
                new MarketView.Indicative(book.indicativeTicks(), book.pairedQty(), imbalance),
                new MarketView.Day(
                        day.openTicks(),
                        day.highTicks(),
                        day.lowTicks(),
                        day.baseUnits(),
                        day.quoteUnits(),
                        day.tradeCount()));
    }

    private static long best(final BookSide side) {
        final int depth = firstPriced(side);
        return depth < side.size() ? side.level(depth).priceTicks() : 0;
    }

    /** Orders of an auction without price stand before all prices. */
    private static int firstPriced(final BookSide side) {
        return side.size() > 0 && side.best().priceTicks() == 0 ? 1 : 0;
    }

    static List<BookImage.Entry> entries(final BookSide side) {
        final List<BookImage.Entry> entries = new ArrayList<>();
        for (int depth = firstPriced(side); depth < side.size(); depth++) {
            for (BookOrder order = side.level(depth).first(); order != null; order = order.next()) {
                entries.add(new BookImage.Entry(order.orderId(), order.priceTicks(), order.qtyLots()));
            }
        }
        return entries;
    }

    static List<DepthImage.Level> levels(final BookSide side, final int limit) {
        final List<DepthImage.Level> levels = new ArrayList<>();
        for (int depth = firstPriced(side); depth < side.size() && levels.size() < limit; depth++) {
            final PriceLevel level = side.level(depth);
            levels.add(new DepthImage.Level(level.priceTicks(), level.qtyLots(), level.orderCount()));
        }
        return levels;
    }

    void write(final DataOutput out) throws IOException {
        out.writeInt(trades.size());
        for (final Deque<MarketTrade> ofMarket : trades.values()) {
            out.writeInt(ofMarket.size());
            for (final var oldest = ofMarket.descendingIterator(); oldest.hasNext(); ) {
                FillFile.write(oldest.next(), out);
            }
        }
    }

    void read(final DataInput in) throws IOException {
        for (int marketCount = in.readInt(); marketCount > 0; marketCount--) {
            for (int i = in.readInt(); i > 0; i--) {
                add(FillFile.readMarketTrade(in));
            }
        }
    }
}
