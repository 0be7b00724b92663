package org.ringbook.rest.api;

import java.util.List;
import org.ringbook.rest.http.Param;

/** Parameters that several routes take. */
final class Fields {
    static final int LIMIT_MAX = 1_000;
    static final int LIMIT_DEFAULT = 100;

    static final Param PAIR =
            Param.text("pair", 16, "Market, such as XBTZAR.").required().fails("ErrInvalidMarketPair");
    static final Param SOME_PAIR = Param.text("pair", 16, "Only this market.").fails("ErrInvalidMarketPair");
    static final Param PAIRS = SOME_PAIR.repeated();
    static final Param LIMIT =
            Param.integer("limit", 1, LIMIT_MAX, "Most rows, 100 unless given.").fails("ErrLimitOutOfRange");
    static final Param SINCE = Param.time("since", "From this time on.");
    static final Param BEFORE = Param.time("before", "Before this time.");
    static final Param CREATED_BEFORE = Param.time("created_before", "Entered before this time.");
    static final Param PRICE = Param.decimal("price", "ErrInvalidPrice", "Limit, a multiple of the market's tick.");
    static final Param VOLUME =
            Param.decimal("volume", "ErrInvalidVolume", "Quantity of base, a multiple of the market's lot.");
    static final Param CLIENT_ORDER_ID = Param.text(
                    "client_order_id",
                    36,
                    "The order's name with the client: 1 to 36 printable ASCII characters without space.")
            .alias("clientOrderId")
            .fails("ErrInvalidClientOrderId");
    static final Param TIMESTAMP = Param.time("timestamp", "When the request was sent.");
    static final Param TTL = Param.integer(
            "ttl",
            1,
            10_000,
            "How long after timestamp the exchange may take it, in milliseconds; 10000 unless given.");
    static final Param BASE_WALLET = Param.integer(
                    "base_account_id",
                    1,
                    Long.MAX_VALUE,
                    "Wallet of the base asset; the key's default account's unless given.")
            .fails("ErrInvalidAccountID");
    static final Param COUNTER_WALLET = Param.integer(
                    "counter_account_id",
                    1,
                    Long.MAX_VALUE,
                    "Wallet of the counter asset, of the same account as the base's.")
            .fails("ErrInvalidAccountID");
    static final Param ORDER_ID =
            Param.text("order_id", 64, "The order.").required().fails("ErrInvalidOrderRef");
    static final Param TIME_IN_FORCE = Param.word("time_in_force", List.of("GTC", "IOC", "FOK"), "GTC unless given.")
            .alias("timeInForce");
    static final Param POST_ONLY =
            Param.flag("post_only", "Refused if any of it would trade at once.").alias("postOnly");
    static final Param STOP_PRICE = Param.decimal(
                    "stop_price", "ErrInvalidStopPrice", "A trade at this price or beyond makes it a limit order.")
            .alias("triggerPrice");
    static final Param STOP_DIRECTION = Param.word(
                    "stop_direction",
                    List.of("ABOVE", "BELOW", "RELATIVE_LAST_TRADE"),
                    "Which way the price goes to trigger it: ABOVE of a buy, BELOW of a sell; taken from the side"
                            + " unless given.")
            .fails("ErrInvalidStopDirection");

    private Fields() {}
}
