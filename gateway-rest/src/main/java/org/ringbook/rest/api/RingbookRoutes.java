package org.ringbook.rest.api;

import java.util.List;
import java.util.function.LongSupplier;
import org.ringbook.client.Permission;
import org.ringbook.client.venue.ApiKey;
import org.ringbook.client.venue.Market;
import org.ringbook.readmodel.market.CandleInterval;
import org.ringbook.rest.exchange.Exchange;
import org.ringbook.rest.exchange.ExchangeView;
import org.ringbook.rest.exchange.MarketView;
import org.ringbook.rest.http.ApiException;
import org.ringbook.rest.http.Call;
import org.ringbook.rest.http.Param;
import org.ringbook.rest.http.Route;
import org.ringbook.sbe.messages.MarketState;

/** Markets in full, balances, time and state, beyond Luno's API. */
final class RingbookRoutes {
    private static final String GROUP = "Ringbook: exchange";
    private static final Param ACCOUNT = Param.text(
                    "account", 32, "The account's name; the key's default one unless given.")
            .fails("ErrInvalidAccount");
    private static final Param SINCE =
            Param.time("since", "The first candle begins here or later; the last limit candles unless given.");

    private final Exchange exchange;
    private final ExchangeView view;
    private final Lookup lookup;
    private final Candles candles;
    private final LongSupplier nowMs;

    RingbookRoutes(final Exchange exchange, final Lookup lookup, final Candles candles, final LongSupplier nowMs) {
        this.exchange = exchange;
        view = exchange.view();
        this.lookup = lookup;
        this.candles = candles;
        this.nowMs = nowMs;
    }

    List<Route> routes() {
        return List.of(
                Route.get("/api/ringbook/1/markets")
                        .named(GROUP, "readMarkets", "Markets with steps, bounds and state.")
                        .takes(Fields.PAIRS)
                        .by(RingbookAnswers.Markets.class, this::markets),
                Route.get("/api/ringbook/1/candles")
                        .named(GROUP, "readCandles", "Candles without a key, the earliest from a time on.")
                        .takes(Fields.PAIR, Candles.DURATION, SINCE, Fields.LIMIT)
                        .by(MarketAnswers.Candles.class, this::candles),
                Route.get("/api/ringbook/1/balances")
                        .named(GROUP, "readBalances", "What an account has.")
                        .with(Permission.R_BALANCE)
                        .takes(ACCOUNT)
                        .by(RingbookAnswers.Balances.class, this::balances),
                Route.get("/api/ringbook/1/time")
                        .named(GROUP, "readTime", "The server's clock.")
                        .anytime()
                        .by(RingbookAnswers.Time.class, call -> new RingbookAnswers.Time(nowMs.getAsLong())),
                Route.get("/api/ringbook/1/status")
                        .named(
                                GROUP,
                                "readStatus",
                                "How the exchange is; more of it for keys with the permission ADMIN.")
                        .keyIsOptional()
                        .anytime()
                        .by(RingbookAnswers.Status.class, this::status),
                Route.get("/health/live")
                        .named(GROUP, "readLiveness", "Whether the gateway runs.")
                        .anytime()
                        .by(RingbookAnswers.Health.class, call -> new RingbookAnswers.Health("UP")),
                Route.get("/health/ready")
                        .named(GROUP, "readReadiness", "Whether it answers and the engine takes commands; else 503.")
                        .anytime()
                        .by(RingbookAnswers.Health.class, this::ready));
    }

    static String state(final MarketState state) {
        return state == MarketState.OPEN ? "ACTIVE" : state.name();
    }

    private RingbookAnswers.Markets markets(final Call call) {
        final List<String> pairs = call.texts(Fields.PAIRS);
        return new RingbookAnswers.Markets((pairs.isEmpty()
                        ? view.markets()
                        : pairs.stream().map(lookup::market).toList())
                .stream()
                        .filter(market -> market.state() != MarketState.DELISTED)
                        .map(RingbookRoutes::market)
                        .toList());
    }

    private static RingbookAnswers.Market market(final MarketView one) {
        final Market market = one.market();
        return new RingbookAnswers.Market(
                market.symbol(),
                market.base().code(),
                market.quote().code(),
                state(one.state()),
                market.price().text(1),
                market.quantity().text(1),
                market.quantity().text(one.terms().minQtyLots()),
                market.quantity().text(one.terms().maxQtyLots()),
                market.quote().amount().text(one.terms().minNotionalUnits()),
                market.quote().amount().text(one.terms().maxNotionalUnits()),
                market.base().scale(),
                market.quote().scale());
    }

    private MarketAnswers.Candles candles(final Call call) {
        final MarketView market = lookup.market(call, Fields.PAIR);
        final int limit = (int) call.integer(Fields.LIMIT, Fields.LIMIT_DEFAULT);
        final CandleInterval interval = Candles.interval(call);
        final long firstMs = Amounts.millis(interval.startNs(Amounts.nanos(nowMs.getAsLong())))
                - (limit - 1) * 1_000L * interval.seconds();
        return candles.read(market, interval, call.integer(SINCE, firstMs), limit);
    }

    private RingbookAnswers.Balances balances(final Call call) {
        return RingbookAnswers.balances(view, lookup.account(call, ACCOUNT).accountId());
    }

    private RingbookAnswers.Status status(final Call call) {
        final ApiKey key = call.key();
        final boolean isAdmin = key != null && Permission.ADMIN.isIn(key.permissions());
        return view.read(() -> new RingbookAnswers.Status(
                !exchange.isReady() ? "DOWN" : exchange.desk().isOpen() ? "UP" : "DEGRADED",
                nowMs.getAsLong(),
                view.sequence(),
                view.markets().stream().map(RingbookRoutes::marketStatus).toList(),
                isAdmin
                        ? new RingbookAnswers.Engine(view.takesOrders() ? "running" : "cancels only", view.sequence())
                        : null));
    }

    private static RingbookAnswers.MarketStatus marketStatus(final MarketView market) {
        return new RingbookAnswers.MarketStatus(
                market.market().symbol(),
                state(market.state()),
                Amounts.price(market, market.bestBidTicks()),
                Amounts.price(market, market.bestOfferTicks()),
                market.lastTradeId());
    }

    private RingbookAnswers.Health ready(final Call call) {
        if (!exchange.isReady() || !exchange.desk().isOpen()) {
            throw new ApiException(503, "ErrUnderMaintenance", "no commands are taken now").retryAfter(1);
        }
        return new RingbookAnswers.Health("UP");
    }
}
