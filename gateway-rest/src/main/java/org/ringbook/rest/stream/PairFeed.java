package org.ringbook.rest.stream;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.ringbook.client.Instrument;
import org.ringbook.readmodel.books.Candle;
import org.ringbook.readmodel.books.DayTicker;
import org.ringbook.readmodel.books.MarketBook;
import org.ringbook.readmodel.market.CandleInterval;
import org.ringbook.readmodel.marketdata.BookOrder;
import org.ringbook.readmodel.marketdata.BookSide;
import org.ringbook.readmodel.marketdata.PriceLevel;
import org.ringbook.rest.exchange.MarketTrade;
import org.ringbook.sbe.messages.MarketState;
import org.ringbook.sbe.messages.Side;

/**
 * The public channels of one pair: price levels, trades, ticker and candles. Under the view's lock: changes on the thread that applies records, the
 * others on any.
 */
final class PairFeed {
    private record Price(boolean sell, long ticks) {}

    private final Audience book = new Audience();
    private final Audience trades = new Audience();
    private final Audience ticker = new Audience();
    private final List<Audience> candles = new ArrayList<>();
    private final Set<Price> touched = new LinkedHashSet<>();
    private Instrument market;
    private long sequence;
    private long timestampMs;
    private boolean statusChanged;
    private String snapshot;
    private long snapshotSequence = -1;
    private volatile boolean tickerChanged;
    private volatile boolean candlesChanged;

    PairFeed() {
        CandleInterval.all().forEach(interval -> candles.add(new Audience()));
    }

    /** As it is called in these channels. */
    static String status(final MarketState state) {
        return switch (state) {
            case OPEN -> "ACTIVE";
            case AUCTION, UNCROSSING -> "AUCTION";
            case HALTED -> "HALTED";
            case SUSPENDED, DELISTED -> "SUSPENDED";
            default -> "CLOSED";
        };
    }

    void define(final Instrument definition) {
        market = definition;
        snapshotSequence = -1;
    }

    void beginRecord(final long timestampNs) {
        timestampMs = TimeUnit.NANOSECONDS.toMillis(timestampNs);
    }

    void leave(final Outbox member) {
        book.remove(member);
        trades.remove(member);
        ticker.remove(member);
        candles.forEach(audience -> audience.remove(member));
    }

    // ---- what happens

    void touched(final BookOrder order) {
        if (order.priceTicks() != 0 && !book.isEmpty()) {
            touched.add(new Price(order.isSell(), order.priceTicks()));
        }
        tickerChanged = true;
    }

    void traded(final MarketTrade trade) {
        tickerChanged = true;
        candlesChanged = true;
        if (!trades.isEmpty()) {
            trades.send(trade(trade));
        }
    }

    void statusChanged() {
        statusChanged = true;
        tickerChanged = true;
    }

    void dayPassed() {
        tickerChanged = true;
    }

    void endRecord(final MarketBook now) {
        if (!touched.isEmpty()) {
            sequence++;
            book.send(update(now));
            touched.clear();
        }
        if (statusChanged) {
            statusChanged = false;
            if (!book.isEmpty()) {
                book.send(statusMessage(now));
            }
        }
    }

    // ---- who joins

    synchronized void joinBook(final Outbox member, final MarketBook now) {
        if (snapshotSequence != sequence || book.isEmpty()) {
            snapshot = snapshotMessage(now);
            snapshotSequence = sequence;
        }
        if (member.offer(snapshot)) {
            book.add(member);
        }
    }

    void joinTrades(final Outbox member, final List<MarketTrade> newestFirst) {
        for (int i = newestFirst.size() - 1; i >= 0; i--) {
            member.offer(trade(newestFirst.get(i)));
        }
        trades.add(member);
    }

    void joinTicker(final Outbox member, final MarketBook now) {
        if (member.offer(tickerMessage(now))) {
            ticker.add(member);
        }
    }

    void joinCandles(final Outbox member, final int interval, final MarketBook now) {
        final Candle candle = now.candle(interval);
        if (candle == null || member.offer(candleMessage(interval, candle))) {
            candles.get(interval).add(member);
        }
    }

    void leaveBook(final Outbox member) {
        book.remove(member);
    }

    void leaveTrades(final Outbox member) {
        trades.remove(member);
    }

    void leaveTicker(final Outbox member) {
        ticker.remove(member);
    }

    void leaveCandles(final Outbox member, final int interval) {
        candles.get(interval).remove(member);
    }

    // ---- what is said at most so often

    boolean isTickerDue() {
        return tickerChanged && !ticker.isEmpty();
    }

    void sendTicker(final MarketBook now) {
        tickerChanged = false;
        ticker.send(tickerMessage(now));
    }

    boolean areCandlesDue() {
        return candlesChanged;
    }

    void sendCandles(final MarketBook now) {
        candlesChanged = false;
        for (int interval = 0; interval < candles.size(); interval++) {
            final Candle candle = now.candle(interval);
            if (candle != null && !candles.get(interval).isEmpty()) {
                candles.get(interval).send(candleMessage(interval, candle));
            }
        }
    }

    // ---- messages

    private StringBuilder begin(final String type) {
        return new StringBuilder(256)
                .append("{\"type\":\"")
                .append(type)
                .append("\",\"pair\":\"")
                .append(market.symbol())
                .append('"');
    }

    private String update(final MarketBook now) {
        final StringBuilder text = begin("book_update")
                .append(",\"sequence\":")
                .append(sequence)
                .append(",\"timestamp\":")
                .append(timestampMs)
                .append(",\"bids\":[");
        appendTouched(text, now, false);
        text.append("],\"asks\":[");
        appendTouched(text, now, true);
        return text.append("]}").toString();
    }

    private void appendTouched(final StringBuilder text, final MarketBook now, final boolean sell) {
        final BookSide side = now.book().side(sell);
        final int start = text.length();
        for (final Price price : touched) {
            if (price.sell() == sell) {
                text.append(text.length() == start ? "" : ",");
                final PriceLevel level = side.find(price.ticks());
                appendLevel(
                        text,
                        price.ticks(),
                        level == null ? 0 : level.qtyLots(),
                        level == null ? 0 : level.orderCount());
            }
        }
    }

    private void appendLevel(final StringBuilder text, final long ticks, final long qtyLots, final int orderCount) {
        text.append("[\"");
        market.price().append(ticks, text).append("\",\"");
        if (qtyLots == 0) {
            text.append('0');
        } else {
            market.quantity().append(qtyLots, text);
        }
        text.append("\",").append(orderCount).append(']');
    }

    private String snapshotMessage(final MarketBook now) {
        final StringBuilder text = begin("book_snapshot")
                .append(",\"sequence\":")
                .append(sequence)
                .append(",\"timestamp\":")
                .append(System.currentTimeMillis())
                .append(",\"status\":\"")
                .append(status(now.state()))
                .append("\",\"bids\":[");
        appendSide(text, now.book().bids());
        text.append("],\"asks\":[");
        appendSide(text, now.book().offers());
        return text.append("]}").toString();
    }

    private void appendSide(final StringBuilder text, final BookSide side) {
        final int start = text.length();
        for (int depth = 0; depth < side.size(); depth++) {
            final PriceLevel level = side.level(depth);
            if (level.priceTicks() != 0) {
                text.append(text.length() == start ? "" : ",");
                appendLevel(text, level.priceTicks(), level.qtyLots(), level.orderCount());
            }
        }
    }

    private String statusMessage(final MarketBook now) {
        final StringBuilder text = begin("status")
                .append(",\"timestamp\":")
                .append(timestampMs)
                .append(",\"status\":\"")
                .append(status(now.state()))
                .append("\",\"indicative_price\":\"");
        market.price().append(now.indicativeTicks(), text).append("\",\"indicative_volume\":\"");
        market.quantity().append(now.pairedQty(), text).append("\",\"imbalance\":\"");
        final long imbalance = now.imbalanceSide() == Side.SELL ? -now.imbalanceQty() : now.imbalanceQty();
        return market.quantity().append(imbalance, text).append("\"}").toString();
    }

    private String trade(final MarketTrade trade) {
        final StringBuilder text = begin("trade")
                .append(",\"sequence\":")
                .append(trade.tradeId())
                .append(",\"timestamp\":")
                .append(TimeUnit.NANOSECONDS.toMillis(trade.timestampNs()))
                .append(",\"price\":\"");
        market.price().append(trade.priceTicks(), text).append("\",\"volume\":\"");
        market.quantity().append(trade.qtyLots(), text).append("\",\"is_buy\":");
        return text.append(trade.aggressorSide() != Side.SELL).append('}').toString();
    }

    private String tickerMessage(final MarketBook now) {
        final DayTicker day = now.day();
        final StringBuilder text = begin("ticker")
                .append(",\"timestamp\":")
                .append(System.currentTimeMillis())
                .append(",\"bid\":\"");
        market.price().append(best(now.book().bids()), text).append("\",\"ask\":\"");
        market.price().append(best(now.book().offers()), text).append("\",\"last_trade\":\"");
        market.price().append(now.lastTicks(), text).append("\",\"open_24h\":\"");
        market.price().append(day.openTicks(), text).append("\",\"high_24h\":\"");
        market.price().append(day.highTicks(), text).append("\",\"low_24h\":\"");
        market.price().append(day.lowTicks(), text).append("\",\"rolling_24_hour_volume\":\"");
        market.base().append(day.baseUnits(), text).append("\",\"status\":\"");
        return text.append(status(now.state())).append("\"}").toString();
    }

    private static long best(final BookSide side) {
        final PriceLevel first = side.best();
        if (first == null || first.priceTicks() != 0) {
            return side.bestPriceTicks();
        }
        return side.size() > 1 ? side.level(1).priceTicks() : 0;
    }

    private String candleMessage(final int interval, final Candle candle) {
        final StringBuilder text = begin("candle")
                .append(",\"duration\":")
                .append(CandleInterval.all().get(interval).seconds())
                .append(",\"timestamp\":")
                .append(TimeUnit.NANOSECONDS.toMillis(candle.startNs()))
                .append(",\"open\":\"");
        market.price().append(candle.openTicks(), text).append("\",\"high\":\"");
        market.price().append(candle.highTicks(), text).append("\",\"low\":\"");
        market.price().append(candle.lowTicks(), text).append("\",\"close\":\"");
        market.price().append(candle.closeTicks(), text).append("\",\"volume\":\"");
        return market.base().append(candle.baseUnits(), text).append("\"}").toString();
    }
}
