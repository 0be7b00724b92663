package org.ringbook.rest.api;

import static org.ringbook.rest.api.Fields.BEFORE;
import static org.ringbook.rest.api.Fields.CLIENT_ORDER_ID;
import static org.ringbook.rest.api.Fields.CREATED_BEFORE;
import static org.ringbook.rest.api.Fields.LIMIT;
import static org.ringbook.rest.api.Fields.ORDER_ID;
import static org.ringbook.rest.api.Fields.PAIR;
import static org.ringbook.rest.api.Fields.SINCE;
import static org.ringbook.rest.api.Fields.SOME_PAIR;

import java.util.ArrayList;
import java.util.List;
import org.ringbook.client.OrderSpec;
import org.ringbook.client.Permission;
import org.ringbook.readmodel.TimeRange;
import org.ringbook.readmodel.orders.OrderQuery;
import org.ringbook.readmodel.orders.OrderReport;
import org.ringbook.readmodel.orders.TradeQuery;
import org.ringbook.rest.exchange.MarketView;
import org.ringbook.rest.http.Call;
import org.ringbook.rest.http.Param;
import org.ringbook.rest.http.Route;
import org.ringbook.sbe.messages.OrdType;
import org.ringbook.sbe.messages.Side;
import org.ringbook.sbe.messages.TimeInForce;

/** Orders and own trades, in Luno's shape. */
final class OrderRoutes {
    private static final String GROUP = "Orders";
    private static final Param LIMIT_TYPE = Param.word("type", List.of("BID", "ASK"), "BID buys, ASK sells.")
            .required()
            .fails("ErrInvalidOrderSide");
    private static final Param MARKET_TYPE = Param.word("type", List.of("BUY", "SELL"), "BUY or SELL.")
            .required()
            .fails("ErrInvalidOrderSide");
    private static final Param PRICE = Fields.PRICE.required();
    private static final Param VOLUME = Fields.VOLUME.required();
    private static final Param COUNTER_VOLUME =
            Param.decimal("counter_volume", "ErrInvalidCounterVolume", "Of a BUY: the amount of counter to spend.");
    private static final Param BASE_VOLUME =
            Param.decimal("base_volume", "ErrInvalidBaseVolume", "Of a SELL: the amount of base to sell.");
    private static final Param STATE =
            Param.word("state", List.of("PENDING", "COMPLETE"), "Only open, or only ended orders.");
    private static final Param CLOSED = Param.flag("closed", "Ended orders instead of open ones.");
    private static final Param ID = Param.text("id", 64, "The order.").fails("ErrInvalidOrderRef");
    private static final Param AFTER_SEQ =
            Param.integer("after_seq", 1, Long.MAX_VALUE, "From the trade of this sequence on, it included.");
    private static final Param BEFORE_SEQ =
            Param.integer("before_seq", 1, Long.MAX_VALUE, "Before the trade of this sequence.");
    private static final Param SORT_DESC = Param.flag("sort_desc", "Newest first.");

    private final Lookup lookup;
    private final OrderEntry entry;
    private final OrderFinder orders;
    private final OrderTexts texts;

    OrderRoutes(final Lookup lookup, final OrderEntry entry, final OrderFinder orders, final OrderTexts texts) {
        this.lookup = lookup;
        this.entry = entry;
        this.orders = orders;
        this.texts = texts;
    }

    List<Route> routes() {
        final List<Route> routes = new ArrayList<>(entering());
        routes.addAll(reading());
        return routes;
    }

    private List<Route> entering() {
        return List.of(
                Route.post("/api/1/postorder")
                        .named(GROUP, "postLimitOrder", "Enter a limit order; with stop_price a stop-limit order.")
                        .with(Permission.W_ORDERS)
                        .strictly()
                        .takes(
                                PAIR,
                                LIMIT_TYPE,
                                PRICE,
                                VOLUME,
                                Fields.TIME_IN_FORCE,
                                Fields.POST_ONLY,
                                Fields.STOP_PRICE,
                                Fields.STOP_DIRECTION,
                                Fields.BASE_WALLET,
                                Fields.COUNTER_WALLET,
                                CLIENT_ORDER_ID,
                                Fields.TIMESTAMP,
                                Fields.TTL)
                        .fails(
                                "ErrDuplicateClientOrderID",
                                "ErrInsufficientBalance",
                                "ErrOrderCanceled",
                                "ErrDeadlineExceeded")
                        .by(OrderAnswers.OrderId.class, this::limit),
                Route.post("/api/1/marketorder")
                        .named(GROUP, "postMarketOrder", "Enter a market order, filled at once and whole, or refused.")
                        .with(Permission.W_ORDERS)
                        .strictly()
                        .takes(
                                PAIR,
                                MARKET_TYPE,
                                COUNTER_VOLUME,
                                BASE_VOLUME,
                                Fields.BASE_WALLET,
                                Fields.COUNTER_WALLET,
                                CLIENT_ORDER_ID,
                                Fields.TIMESTAMP,
                                Fields.TTL)
                        .fails(
                                "ErrDuplicateClientOrderID",
                                "ErrInsufficientBalance",
                                "ErrNotEnoughLiquidity",
                                "ErrDeadlineExceeded")
                        .by(OrderAnswers.OrderId.class, this::market),
                Route.post("/api/1/stoporder")
                        .named(GROUP, "stopOrder", "Cancel an order.")
                        .with(Permission.W_ORDERS)
                        .strictly()
                        .takes(ORDER_ID)
                        .fails("ErrOrderNotFound", "ErrCannotStopUnknownOrNonPendingOrder")
                        .by(OrderAnswers.Success.class, this::stop));
    }

    private List<Route> reading() {
        return List.of(
                Route.get("/api/1/orders/{id}")
                        .named(GROUP, "getOrder", "An order.")
                        .with(Permission.R_ORDERS)
                        .fails("ErrOrderNotFound")
                        .by(OrderAnswers.OrderV1.class, call -> texts.v1(byId(call, call.path("id")))),
                Route.get("/api/1/listorders")
                        .named(GROUP, "listOrders", "Orders, newest first.")
                        .with(Permission.R_ORDERS)
                        .takes(STATE, SOME_PAIR, CREATED_BEFORE, LIMIT)
                        .by(OrderAnswers.OrdersV1.class, this::list),
                Route.get("/api/exchange/2/listorders")
                        .named(GROUP, "listOrdersV2", "Open orders, or ended ones, newest first.")
                        .with(Permission.R_ORDERS)
                        .takes(CLOSED, SOME_PAIR, CREATED_BEFORE, LIMIT)
                        .by(OrderAnswers.OrdersV2.class, this::listV2),
                Route.get("/api/exchange/2/orders/{id}")
                        .named(GROUP, "getOrderV2", "An order.")
                        .with(Permission.R_ORDERS)
                        .fails("ErrOrderNotFound")
                        .by(OrderAnswers.OrderV2.class, call -> texts.v2(byId(call, call.path("id")))),
                Route.get("/api/exchange/3/order")
                        .named(GROUP, "getOrderV3", "An order by its id or by its client order id.")
                        .with(Permission.R_ORDERS)
                        .takes(ID, CLIENT_ORDER_ID)
                        .fails("ErrOrderNotFound")
                        .by(OrderAnswers.OrderV2.class, this::byEither),
                Route.get("/api/1/listtrades")
                        .named(GROUP, "listTrades", "Own trades of a market, oldest first unless asked otherwise.")
                        .with(Permission.R_ORDERS)
                        .takes(PAIR, SINCE, BEFORE, AFTER_SEQ, BEFORE_SEQ, SORT_DESC, LIMIT)
                        .by(OrderAnswers.Trades.class, this::trades));
    }

    private OrderAnswers.OrderId limit(final Call call) {
        final MarketView market = lookup.market(call, PAIR);
        final Side side = call.text(LIMIT_TYPE).equals("BID") ? Side.BUY : Side.SELL;
        final long stopTicks = Amounts.price(call, Fields.STOP_PRICE, market);
        OrderEntry.checkDirection(call, side, market, stopTicks);
        final String timeInForce = call.text(Fields.TIME_IN_FORCE);
        final OrderSpec order = new OrderSpec(
                        lookup.accountOfOrder(call, market),
                        market.market().marketId(),
                        side,
                        Amounts.volume(call, VOLUME, market))
                .ordType(stopTicks == 0 ? OrdType.LIMIT : OrdType.STOP_LIMIT)
                .priceTicks(Amounts.price(call, PRICE, market))
                .stopPriceTicks(stopTicks)
                .timeInForce(timeInForce == null ? TimeInForce.GTC : TimeInForce.valueOf(timeInForce))
                .postOnly(call.flag(Fields.POST_ONLY))
                .clOrdId(OrderEntry.clientOrderId(call))
                .validUntilNs(OrderEntry.validUntilNs(call));
        return new OrderAnswers.OrderId(OrderIds.text(entry.enter(call.key(), order)));
    }

    private OrderAnswers.OrderId market(final Call call) {
        final MarketView market = lookup.market(call, PAIR);
        final boolean isBuy = call.text(MARKET_TYPE).equals("BUY");
        final Param wrong = isBuy ? BASE_VOLUME : COUNTER_VOLUME;
        if (call.decimal(wrong) != null) {
            throw wrong.wrong(isBuy ? "a BUY takes counter_volume" : "a SELL takes base_volume");
        }
        final long quantity = isBuy
                ? Amounts.counter(call, COUNTER_VOLUME, market)
                : Amounts.steps(call, BASE_VOLUME, market.market().quantity(), "ErrVolumeDenominationNotAllowed");
        if (quantity == 0) {
            final Param missing = isBuy ? COUNTER_VOLUME : BASE_VOLUME;
            throw missing.wrong(missing.name() + " is to be more than 0");
        }
        final OrderSpec order = new OrderSpec(
                        lookup.accountOfOrder(call, market),
                        market.market().marketId(),
                        isBuy ? Side.BUY : Side.SELL,
                        quantity)
                .ordType(OrdType.MARKET)
                .timeInForce(TimeInForce.FOK)
                .byQuote(isBuy)
                .clOrdId(OrderEntry.clientOrderId(call))
                .validUntilNs(OrderEntry.validUntilNs(call));
        return new OrderAnswers.OrderId(OrderIds.text(entry.enter(call.key(), order)));
    }

    private OrderAnswers.Success stop(final Call call) {
        entry.cancel(call.key(), byId(call, call.text(ORDER_ID)));
        return new OrderAnswers.Success(true);
    }

    private OrderReport byId(final Call call, final String id) {
        return orders.byId(call.key(), id);
    }

    private OrderAnswers.OrderV2 byEither(final Call call) {
        final String id = call.text(ID);
        final String clientId = OrderEntry.clientOrderId(call);
        if ((id == null) == clientId.isEmpty()) {
            throw ID.wrong("one of id and client_order_id is to be given");
        }
        return texts.v2(id == null ? orders.byClientId(call.key(), clientId) : byId(call, id));
    }

    private OrderAnswers.OrdersV1 list(final Call call) {
        final String state = call.text(STATE);
        return new OrderAnswers.OrdersV1(newest(
                        call,
                        state == null
                                ? OrderQuery.State.ANY
                                : state.equals("PENDING") ? OrderQuery.State.OPEN : OrderQuery.State.DONE)
                .stream()
                .map(texts::v1)
                .toList());
    }

    private OrderAnswers.OrdersV2 listV2(final Call call) {
        return new OrderAnswers.OrdersV2(
                newest(call, call.flag(CLOSED) ? OrderQuery.State.DONE : OrderQuery.State.OPEN).stream()
                        .map(texts::v2)
                        .toList());
    }

    private List<OrderReport> newest(final Call call, final OrderQuery.State state) {
        final MarketView market = lookup.market(call, SOME_PAIR);
        final long beforeMs = call.integer(CREATED_BEFORE, 0);
        return orders.newest(
                lookup.accounts(call.key()),
                state,
                market == null ? 0 : market.market().marketId(),
                beforeMs == 0 ? Long.MAX_VALUE : Amounts.nanos(beforeMs),
                Long.MAX_VALUE,
                (int) call.integer(LIMIT, Fields.LIMIT_DEFAULT));
    }

    private OrderAnswers.Trades trades(final Call call) {
        final MarketView market = lookup.market(call, PAIR);
        final long beforeMs = call.integer(BEFORE, 0);
        final TimeRange range = new TimeRange(
                Amounts.nanos(call.integer(SINCE, 0)), beforeMs == 0 ? Long.MAX_VALUE : Amounts.nanos(beforeMs));
        final TradeQuery query = TradeQuery.of(0, market.market().marketId())
                .traded(range)
                .tradeIds(call.integer(AFTER_SEQ, 0), call.integer(BEFORE_SEQ, Long.MAX_VALUE));
        final boolean isNewestFirst = beforeMs != 0 || call.flag(SORT_DESC);
        return new OrderAnswers.Trades(orders
                .trades(lookup.accounts(call.key()), query, isNewestFirst, 0, (int)
                        call.integer(LIMIT, Fields.LIMIT_DEFAULT))
                .stream()
                .map(texts::trade)
                .toList());
    }
}
