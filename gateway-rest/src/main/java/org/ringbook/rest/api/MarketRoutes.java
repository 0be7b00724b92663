package org.ringbook.rest.api;

import static org.ringbook.rest.api.Fields.PAIR;
import static org.ringbook.rest.api.Fields.PAIRS;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.ringbook.client.venue.Market;
import org.ringbook.rest.exchange.BookImage;
import org.ringbook.rest.exchange.DepthImage;
import org.ringbook.rest.exchange.ExchangeView;
import org.ringbook.rest.exchange.MarketTrade;
import org.ringbook.rest.exchange.MarketView;
import org.ringbook.rest.http.Call;
import org.ringbook.rest.http.Param;
import org.ringbook.rest.http.Route;
import org.ringbook.sbe.messages.MarketState;
import org.ringbook.sbe.messages.Side;

/** Public market data, in Luno's shape. */
final class MarketRoutes {
    private static final String GROUP = "Market data";
    private static final int TOP_LEVELS = 100;
    private static final int TRADES = 100;
    private static final long PRICE_TICKS_MAX = 1L << 53;
    private static final long DAY_MS = TimeUnit.DAYS.toMillis(1);
    private static final Param SINCE = Param.time("since", "From this time on, at most 24 hours ago.");

    private final ExchangeView view;
    private final Lookup lookup;
    private final Candles candles;
    private final LongSupplier nowMs;

    MarketRoutes(final ExchangeView view, final Lookup lookup, final Candles candles, final LongSupplier nowMs) {
        this.view = view;
        this.lookup = lookup;
        this.candles = candles;
        this.nowMs = nowMs;
    }

    List<Route> routes() {
        return List.of(
                Route.get("/api/exchange/1/markets")
                        .named(GROUP, "listMarkets", "Markets, what they take, and the steps of price and volume.")
                        .takes(PAIRS)
                        .fails("ErrInvalidMarketPair")
                        .by(MarketAnswers.Markets.class, this::markets),
                Route.get("/api/1/ticker")
                        .named(GROUP, "getTicker", "Best prices, last trade and 24 hours of a market.")
                        .takes(PAIR)
                        .fails("ErrInvalidMarketPair")
                        .by(MarketAnswers.Ticker.class, call -> ticker(lookup.market(call, PAIR))),
                Route.get("/api/1/tickers")
                        .named(GROUP, "listTickers", "The same of several markets, or all.")
                        .takes(PAIRS)
                        .fails("ErrInvalidMarketPair")
                        .by(MarketAnswers.Tickers.class, this::tickers),
                Route.get("/api/1/orderbook_top")
                        .named(
                                GROUP,
                                "getOrderBookTop",
                                "The best 100 prices of each side, with what all orders there show.")
                        .takes(PAIR)
                        .fails("ErrInvalidMarketPair")
                        .by(MarketAnswers.Book.class, this::top),
                Route.get("/api/1/orderbook")
                        .named(GROUP, "getOrderBook", "Every order of the book, each on its own.")
                        .takes(PAIR)
                        .fails("ErrInvalidMarketPair")
                        .by(MarketAnswers.Book.class, this::book),
                Route.get("/api/1/trades")
                        .named(GROUP, "listPublicTrades", "The latest trades of 24 hours, at most 100, newest first.")
                        .takes(PAIR, SINCE)
                        .fails("ErrInvalidMarketPair")
                        .by(MarketAnswers.Trades.class, this::trades),
                Route.get("/api/exchange/1/candles")
                        .named(GROUP, "getCandles", "At most 1000 candles, the earliest from a time on. Needs a key.")
                        .with(null)
                        .takes(PAIR, Candles.DURATION, Candles.SINCE)
                        .fails("ErrInvalidMarketPair", "ErrUnderMaintenance")
                        .by(MarketAnswers.Candles.class, this::candles));
    }

    private List<MarketView> selected(final Call call) {
        final List<String> pairs = call.texts(PAIRS);
        return pairs.isEmpty()
                ? view.markets().stream()
                        .filter(market -> market.state() != MarketState.DELISTED)
                        .toList()
                : pairs.stream().map(lookup::market).toList();
    }

    private MarketAnswers.Markets markets(final Call call) {
        return new MarketAnswers.Markets(
                selected(call).stream().map(MarketRoutes::market).toList());
    }

    private static MarketAnswers.Market market(final MarketView one) {
        final Market market = one.market();
        return new MarketAnswers.Market(
                market.symbol(),
                tradingStatus(one.state()),
                market.base().code(),
                market.quote().code(),
                Amounts.volume(one, one.terms().minQtyLots()),
                Amounts.volume(one, one.terms().maxQtyLots()),
                market.quantity().decimals(),
                Amounts.price(one, 1),
                Amounts.price(one, maxPriceTicks(one)),
                market.price().decimals(),
                Math.max(market.base().scale(), market.quote().scale()));
    }

    /** Above it even the smallest order is worth too much. */
    static long maxPriceTicks(final MarketView market) {
        final long perTick =
                Math.multiplyExact(market.terms().minQtyLots(), market.terms().quoteUnitsPerTickLot());
        return Math.min(PRICE_TICKS_MAX, market.terms().maxNotionalUnits() / perTick);
    }

    static String tradingStatus(final MarketState state) {
        return state == MarketState.OPEN ? "ACTIVE" : "SUSPENDED";
    }

    static String tickerStatus(final MarketState state) {
        return state == MarketState.OPEN ? "ACTIVE" : "DISABLED";
    }

    private MarketAnswers.Ticker ticker(final MarketView market) {
        return new MarketAnswers.Ticker(
                market.market().symbol(),
                nowMs.getAsLong(),
                Amounts.price(market, market.bestBidTicks()),
                Amounts.price(market, market.bestOfferTicks()),
                Amounts.price(market, market.lastTicks()),
                Amounts.base(market, market.day().baseUnits()),
                tickerStatus(market.state()));
    }

    private MarketAnswers.Tickers tickers(final Call call) {
        return new MarketAnswers.Tickers(
                selected(call).stream().map(this::ticker).toList());
    }

    private MarketAnswers.Book top(final Call call) {
        final MarketView market = lookup.market(call, PAIR);
        final DepthImage depth = view.depth(market.market().marketId(), TOP_LEVELS);
        return new MarketAnswers.Book(nowMs.getAsLong(), levels(market, depth.offers()), levels(market, depth.bids()));
    }

    private static List<MarketAnswers.Level> levels(final MarketView market, final List<DepthImage.Level> levels) {
        return levels.stream()
                .map(level -> new MarketAnswers.Level(
                        Amounts.price(market, level.priceTicks()), Amounts.volume(market, level.qtyLots())))
                .toList();
    }

    private MarketAnswers.Book book(final Call call) {
        final MarketView market = lookup.market(call, PAIR);
        final BookImage book = view.book(market.market().marketId());
        return new MarketAnswers.Book(nowMs.getAsLong(), orders(market, book.offers()), orders(market, book.bids()));
    }

    private static List<MarketAnswers.Level> orders(final MarketView market, final List<BookImage.Entry> orders) {
        return orders.stream()
                .map(order -> new MarketAnswers.Level(
                        Amounts.price(market, order.priceTicks()), Amounts.volume(market, order.qtyLots())))
                .toList();
    }

    private MarketAnswers.Trades trades(final Call call) {
        final MarketView market = lookup.market(call, PAIR);
        final long dayAgo = nowMs.getAsLong() - DAY_MS;
        final long since = call.integer(SINCE, dayAgo);
        // A client that asks for "24 hours ago" has asked a moment ago.
        if (since < dayAgo - TimeUnit.MINUTES.toMillis(1)) {
            throw SINCE.wrong("since is at most 24 hours ago");
        }
        final List<MarketAnswers.Trade> trades = new ArrayList<>();
        for (final MarketTrade trade : view.trades(market.market().marketId(), TRADES)) {
            if (Amounts.millis(trade.timestampNs()) >= since) {
                trades.add(new MarketAnswers.Trade(
                        trade.tradeId(),
                        Amounts.millis(trade.timestampNs()),
                        Amounts.price(market, trade.priceTicks()),
                        Amounts.volume(market, trade.qtyLots()),
                        trade.aggressorSide() == Side.BUY));
            }
        }
        return new MarketAnswers.Trades(trades);
    }

    private MarketAnswers.Candles candles(final Call call) {
        final MarketView market = lookup.market(call, PAIR);
        return candles.read(market, Candles.interval(call), call.integer(Candles.SINCE, 0), Fields.LIMIT_MAX);
    }
}
