package org.ringbook.rest.api;

import java.util.ArrayList;
import java.util.List;
import org.ringbook.client.CommandOutcome;
import org.ringbook.client.OrderSpec;
import org.ringbook.client.Permission;
import org.ringbook.client.venue.Account;
import org.ringbook.readmodel.TimeRange;
import org.ringbook.readmodel.orders.AccountTrade;
import org.ringbook.readmodel.orders.OrderQuery;
import org.ringbook.readmodel.orders.OrderReport;
import org.ringbook.readmodel.orders.TradeQuery;
import org.ringbook.rest.exchange.ExchangeView;
import org.ringbook.rest.exchange.MarketView;
import org.ringbook.rest.http.ApiException;
import org.ringbook.rest.http.Call;
import org.ringbook.rest.http.Param;
import org.ringbook.rest.http.Route;
import org.ringbook.rest.stream.FillObject;
import org.ringbook.rest.stream.OrderObject;
import org.ringbook.sbe.messages.CancelAllAfterSetDecoder;
import org.ringbook.sbe.messages.OrdType;
import org.ringbook.sbe.messages.SelfTradePrevention;
import org.ringbook.sbe.messages.Side;
import org.ringbook.sbe.messages.TimeInForce;

/** Orders with all that the exchange can do, beyond Luno's API. */
final class RingbookOrders {
    private static final String GROUP = "Ringbook: orders";
    private static final String ROOT = "/api/ringbook/1";
    private static final int BATCH_MAX = 50;
    private static final long DAY_MS = 86_400_000;

    private static final Param ACCOUNT = Param.text(
                    "account", 32, "The account's name; the key's default one unless given.")
            .fails("ErrInvalidAccount");
    private static final Param SIDE = Param.word("side", List.of("BUY", "SELL"), "BUY or SELL.")
            .required()
            .fails("ErrInvalidOrderSide");
    private static final Param TYPE = Param.word(
            "type", List.of("LIMIT", "MARKET", "MARKET_TO_LIMIT", "STOP", "STOP_LIMIT"), "LIMIT unless given.");
    private static final Param COUNTER_VOLUME = Param.decimal(
            "counter_volume",
            "ErrInvalidCounterVolume",
            "Of a MARKET or STOP buy instead of volume: the amount of counter to spend.");
    private static final Param DISPLAY_VOLUME = Param.decimal(
            "display_volume", "ErrInvalidVolume", "Iceberg: what shows at a time, at least a fiftieth of the volume.");
    private static final Param MIN_VOLUME = Param.decimal(
            "min_volume", "ErrInvalidVolume", "Of IOC and MARKET orders: canceled if less could trade at once.");
    private static final Param TIME_IN_FORCE = Param.word(
                    "time_in_force",
                    List.of("GTC", "IOC", "FOK", "GTD", "DAY"),
                    "GTC unless given, of MARKET orders IOC; GTD goes with expires.")
            .alias("timeInForce");
    private static final Param EXPIRES = Param.time("expires", "With GTD: when it ends.");
    private static final Param SELF_TRADE = Param.word(
            "self_trade_prevention",
            List.of("CANCEL_NEWEST", "CANCEL_OLDEST", "CANCEL_BOTH", "DECREMENT", "NONE"),
            "What happens where it meets an order of the same owner; CANCEL_NEWEST unless given.");
    private static final List<Param> ENTRY = List.of(
            Fields.PAIR,
            SIDE,
            TYPE,
            Fields.VOLUME,
            COUNTER_VOLUME,
            Fields.PRICE,
            Fields.STOP_PRICE,
            DISPLAY_VOLUME,
            MIN_VOLUME,
            TIME_IN_FORCE,
            EXPIRES,
            Fields.POST_ONLY,
            SELF_TRADE,
            Fields.CLIENT_ORDER_ID,
            ACCOUNT,
            Fields.TIMESTAMP,
            Fields.TTL);
    private static final Param ID = Param.text("order_id", 64, "The order.").fails("ErrInvalidOrderRef");
    private static final Param STATUS = Param.word("status", List.of("OPEN", "ENDED", "ANY"), "ANY unless given.");
    private static final Param BEFORE_ORDER = Param.text(
                    "before", 64, "Entered before this order; next of the page before.")
            .fails("ErrInvalidOrderRef");
    private static final Param BEFORE_FILL = Param.integer("before", 1, Long.MAX_VALUE, "next of the page before.");
    private static final Param TIMEOUT = Param.integer(
                    "timeout", 0, DAY_MS, "Milliseconds from now, at most a day; 0 switches it off.")
            .required();

    private final ExchangeView view;
    private final Lookup lookup;
    private final OrderEntry entry;
    private final OrderFinder orders;
    private final Route placing;
    private final Route naming;
    private final Param newOrders;
    private final Param namedOrders;

    RingbookOrders(final ExchangeView view, final Lookup lookup, final OrderEntry entry, final OrderFinder orders) {
        this.view = view;
        this.lookup = lookup;
        this.entry = entry;
        this.orders = orders;
        placing = Route.post(ROOT + "/orders")
                .named(GROUP, "placeOrder", "Enter an order.")
                .with(Permission.W_ORDERS)
                .strictly()
                .takes(ENTRY)
                .fails(
                        "ErrDuplicateClientOrderID",
                        "ErrInsufficientBalance",
                        "ErrOrderCanceled",
                        "ErrNotEnoughLiquidity")
                .by(OrderObject.class, this::place);
        naming = Route.delete(ROOT + "/order")
                .named(GROUP, "cancelNamedOrder", "Cancel an order by its id or by its client order id.")
                .with(Permission.W_ORDERS)
                .strictly()
                .takes(ID, Fields.CLIENT_ORDER_ID)
                .fails("ErrOrderNotFound", "ErrCannotStopUnknownOrNonPendingOrder")
                .by(OrderObject.class, call -> cancel(call, named(call)));
        newOrders = Param.objects("orders", BATCH_MAX, placing, "The orders, each with the parameters of one.");
        namedOrders =
                Param.objects("orders", BATCH_MAX, naming, "The orders, each with its id or its client order id.");
    }

    List<Route> routes() {
        final List<Route> routes = new ArrayList<>(writing());
        routes.addAll(reading());
        return routes;
    }

    private List<Route> writing() {
        final Param[] amend = {Fields.PRICE, Fields.VOLUME, Fields.STOP_PRICE, DISPLAY_VOLUME};
        return List.of(
                placing,
                naming,
                Route.put(ROOT + "/orders/{id}")
                        .named(
                                GROUP,
                                "amendOrder",
                                "Change an order in place; volume is its total. Less keeps its place in the queue.")
                        .with(Permission.W_ORDERS)
                        .strictly()
                        .takes(amend)
                        .fails("ErrOrderNotFound", "ErrCannotStopUnknownOrNonPendingOrder")
                        .by(OrderObject.class, call -> amend(call, byId(call, call.path("id")))),
                Route.put(ROOT + "/order")
                        .named(GROUP, "amendNamedOrder", "The same by its id or by its client order id.")
                        .with(Permission.W_ORDERS)
                        .strictly()
                        .takes(ID, Fields.CLIENT_ORDER_ID, amend[0], amend[1], amend[2], amend[3])
                        .fails("ErrOrderNotFound", "ErrCannotStopUnknownOrNonPendingOrder")
                        .by(OrderObject.class, call -> amend(call, named(call))),
                Route.delete(ROOT + "/orders/{id}")
                        .named(GROUP, "cancelOrder", "Cancel an order.")
                        .with(Permission.W_ORDERS)
                        .fails("ErrOrderNotFound", "ErrCannotStopUnknownOrNonPendingOrder")
                        .by(OrderObject.class, call -> cancel(call, byId(call, call.path("id")))),
                Route.delete(ROOT + "/orders")
                        .named(GROUP, "cancelAllOrders", "Cancel all open orders of an account.")
                        .with(Permission.W_ORDERS)
                        .strictly()
                        .takes(Fields.SOME_PAIR, ACCOUNT)
                        .by(RingbookAnswers.Canceled.class, this::cancelAll),
                Route.post(ROOT + "/orders/batch")
                        .named(
                                GROUP,
                                "placeOrders",
                                "Enter several orders, one after the other; each is taken or refused on its own.")
                        .with(Permission.W_ORDERS)
                        .strictly()
                        .takes(newOrders)
                        .by(RingbookAnswers.Results.class, call -> each(call, newOrders, this::place)),
                Route.post(ROOT + "/orders/batch-cancel")
                        .named(GROUP, "cancelOrders", "Cancel several orders, each by order_id or client_order_id.")
                        .with(Permission.W_ORDERS)
                        .strictly()
                        .takes(namedOrders)
                        .by(
                                RingbookAnswers.Results.class,
                                call -> each(call, namedOrders, one -> cancel(one, named(one)))),
                Route.post(ROOT + "/cancel-all-after")
                        .named(
                                GROUP,
                                "cancelAllAfter",
                                "Dead-man's switch: all orders of the account are canceled unless this is said again"
                                        + " in time.")
                        .with(Permission.W_ORDERS)
                        .strictly()
                        .takes(TIMEOUT, ACCOUNT)
                        .by(RingbookAnswers.Armed.class, this::cancelAllAfter));
    }

    private List<Route> reading() {
        return List.of(
                Route.get(ROOT + "/orders/{id}")
                        .named(GROUP, "readOrder", "An order, with its final state and why it ended.")
                        .with(Permission.R_ORDERS)
                        .fails("ErrOrderNotFound")
                        .by(OrderObject.class, call -> object(byId(call, call.path("id")))),
                Route.get(ROOT + "/order")
                        .named(GROUP, "readNamedOrder", "The same by its id or by its client order id.")
                        .with(Permission.R_ORDERS)
                        .takes(ID, Fields.CLIENT_ORDER_ID)
                        .fails("ErrOrderNotFound")
                        .by(OrderObject.class, call -> object(named(call))),
                Route.get(ROOT + "/orders")
                        .named(GROUP, "readOrders", "Orders of an account, newest first.")
                        .with(Permission.R_ORDERS)
                        .takes(STATUS, Fields.SOME_PAIR, ACCOUNT, Fields.LIMIT, BEFORE_ORDER)
                        .by(RingbookAnswers.Orders.class, this::list),
                Route.get(ROOT + "/fills")
                        .named(GROUP, "readFills", "Trades of an account, newest first.")
                        .with(Permission.R_ORDERS)
                        .takes(Fields.SOME_PAIR, ID, ACCOUNT, Fields.LIMIT, BEFORE_FILL)
                        .by(RingbookAnswers.Fills.class, this::fills));
    }

    private OrderObject place(final Call call) {
        final MarketView market = lookup.market(call, Fields.PAIR);
        final OrdType type = call.text(TYPE) == null ? OrdType.LIMIT : OrdType.valueOf(call.text(TYPE));
        final long lots = Amounts.volume(call, Fields.VOLUME, market);
        final long units = Amounts.counter(call, COUNTER_VOLUME, market);
        if ((lots == 0) == (units == 0)) {
            throw Fields.VOLUME.wrong("one of volume and counter_volume is to be given");
        }
        final String selfTrade = call.text(SELF_TRADE);
        final OrderSpec order = new OrderSpec(
                        lookup.account(call, ACCOUNT).accountId(),
                        market.market().marketId(),
                        Side.valueOf(call.text(SIDE)),
                        units == 0 ? lots : units)
                .ordType(type)
                .byQuote(units != 0)
                .timeInForce(timeInForce(call, type))
                .priceTicks(Amounts.price(call, Fields.PRICE, market))
                .stopPriceTicks(Amounts.price(call, Fields.STOP_PRICE, market))
                .displayQty(Amounts.volume(call, DISPLAY_VOLUME, market))
                .minQty(Amounts.volume(call, MIN_VOLUME, market))
                .expireTimeNs(Amounts.nanos(call.integer(EXPIRES, 0)))
                .postOnly(call.flag(Fields.POST_ONLY))
                .selfTradePrevention(
                        selfTrade == null ? SelfTradePrevention.CANCEL_NEWEST : SelfTradePrevention.valueOf(selfTrade))
                .clOrdId(OrderEntry.clientOrderId(call))
                .validUntilNs(OrderEntry.validUntilNs(call));
        return after(entry.enter(call.key(), order));
    }

    private static TimeInForce timeInForce(final Call call, final OrdType type) {
        final String word = call.text(TIME_IN_FORCE);
        if (word != null) {
            return TimeInForce.valueOf(word);
        }
        return type == OrdType.MARKET ? TimeInForce.IOC : TimeInForce.GTC;
    }

    /** An order as a command has left it, which the view has already. */
    private OrderObject after(final long orderId) {
        return object(view.order(orderId));
    }

    private OrderObject object(final OrderReport order) {
        return OrderObject.of(view.market(order.marketId()).market(), order);
    }

    private OrderReport byId(final Call call, final String id) {
        return orders.byId(call.key(), id);
    }

    private OrderReport named(final Call call) {
        final String id = call.text(ID);
        final String clientId = OrderEntry.clientOrderId(call);
        if ((id == null) == clientId.isEmpty()) {
            throw ID.wrong("one of order_id and client_order_id is to be given");
        }
        return id == null ? orders.byClientId(call.key(), clientId) : byId(call, id);
    }

    private OrderObject cancel(final Call call, final OrderReport order) {
        entry.cancel(call.key(), order);
        return after(order.orderId());
    }

    private OrderObject amend(final Call call, final OrderReport order) {
        final MarketView market = view.market(order.marketId());
        final long ticks = Amounts.price(call, Fields.PRICE, market);
        final long lots = Amounts.volume(call, Fields.VOLUME, market);
        final long stopTicks = Amounts.price(call, Fields.STOP_PRICE, market);
        final long display = Amounts.volume(call, DISPLAY_VOLUME, market);
        if (ticks == 0 && lots == 0 && stopTicks == 0 && display == 0) {
            throw Fields.PRICE.fails("ErrInvalidArguments").wrong("nothing is to be changed");
        }
        entry.replace(
                call.key(),
                order,
                ticks == 0 ? order.priceTicks() : ticks,
                lots == 0 ? order.orderQty() : lots,
                stopTicks,
                display);
        return after(order.orderId());
    }

    private RingbookAnswers.Canceled cancelAll(final Call call) {
        final MarketView market = lookup.market(call, Fields.SOME_PAIR);
        return new RingbookAnswers.Canceled(entry.cancelAll(
                call.key(),
                lookup.account(call, ACCOUNT).accountId(),
                market == null ? 0 : market.market().marketId()));
    }

    private RingbookAnswers.Results each(final Call call, final Param objects, final Route.Action action) {
        final List<RingbookAnswers.Result> results = new ArrayList<>();
        for (final Call one : call.calls(objects)) {
            try {
                results.add(new RingbookAnswers.Result((OrderObject) action.answer(one), null));
            } catch (final ApiException e) {
                results.add(new RingbookAnswers.Result(null, e.body()));
            }
        }
        return new RingbookAnswers.Results(results);
    }

    private RingbookAnswers.Armed cancelAllAfter(final Call call) {
        final CommandOutcome outcome = entry.cancelAllAfter(
                call.key(), lookup.account(call, ACCOUNT).accountId(), Amounts.nanos(call.integer(TIMEOUT, 0)));
        return new RingbookAnswers.Armed(
                Amounts.millis(outcome.require(new CancelAllAfterSetDecoder()).deadlineNs()));
    }

    private RingbookAnswers.Orders list(final Call call) {
        final MarketView market = lookup.market(call, Fields.SOME_PAIR);
        final String status = call.text(STATUS);
        final String before = call.text(BEFORE_ORDER);
        final int limit = (int) call.integer(Fields.LIMIT, Fields.LIMIT_DEFAULT);
        final long beforeId = before == null ? Long.MAX_VALUE : OrderIds.parse(before);
        if (beforeId == 0) {
            throw BEFORE_ORDER.wrong("before is an order id");
        }
        final List<OrderReport> found = orders.newest(
                List.of(lookup.account(call, ACCOUNT)),
                status == null || status.equals("ANY")
                        ? OrderQuery.State.ANY
                        : status.equals("OPEN") ? OrderQuery.State.OPEN : OrderQuery.State.DONE,
                market == null ? 0 : market.market().marketId(),
                Long.MAX_VALUE,
                beforeId,
                limit);
        return new RingbookAnswers.Orders(
                found.stream().map(this::object).toList(),
                found.size() < limit ? "" : OrderIds.text(found.get(limit - 1).orderId()));
    }

    private RingbookAnswers.Fills fills(final Call call) {
        final MarketView market = lookup.market(call, Fields.SOME_PAIR);
        final String id = call.text(ID);
        final Account account = lookup.account(call, ACCOUNT);
        final int limit = (int) call.integer(Fields.LIMIT, Fields.LIMIT_DEFAULT);
        final TradeQuery query = new TradeQuery(
                0,
                market == null ? 0 : market.market().marketId(),
                id == null ? 0 : byId(call, id).orderId(),
                TimeRange.ALL,
                0,
                Long.MAX_VALUE);
        final List<AccountTrade> found =
                orders.trades(List.of(account), query, true, call.integer(BEFORE_FILL, 0), limit);
        return new RingbookAnswers.Fills(
                found.stream()
                        .map(fill -> FillObject.of(view.market(fill.marketId()).market(), fill))
                        .toList(),
                found.size() < limit ? "" : Long.toString(found.get(limit - 1).cursor()));
    }
}
