package org.ringbook.cli.admin;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ringbook.cli.ExitStatus;
import org.ringbook.cli.Failure;
import org.ringbook.cli.Subcommand;
import org.ringbook.client.CommandOutcome;
import org.ringbook.client.Decimals;
import org.ringbook.client.Instrument;
import org.ringbook.client.OrderReport;
import org.ringbook.client.OrderSpec;
import org.ringbook.client.ReplaceSpec;
import org.ringbook.client.Rows;
import org.ringbook.sbe.messages.Side;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Orders on behalf of an account. */
@Command(
        name = "orders",
        description = "List, place, replace and cancel orders of an account.",
        subcommands = {
            OrdersCommand.ListOpen.class,
            OrdersCommand.Place.class,
            OrdersCommand.Replace.class,
            OrdersCommand.Cancel.class
        },
        footer = {"", "Examples:", "  ringbook admin orders place alice buy XBTZAR 0.01 950000"})
final class OrdersCommand extends Subcommand.Group {
    private OrdersCommand() {}

    @Command(
            name = "list",
            description = "List the open orders of an account, in the order of their entry.",
            footer = {"", "Examples:", "  ringbook admin orders list alice"})
    static final class ListOpen extends AdminTask {
        @Parameters(paramLabel = "NAME", description = "The account.")
        private String name;

        private ListOpen() {}

        @Override
        public Integer call() {
            final List<Rows.Order> orders =
                    queries().openOrders(catalog().account(name).accountId());
            return list(
                    "orders",
                    orders.stream().map(this::row).toList(),
                    "order",
                    "market",
                    "side",
                    "type",
                    "tif",
                    "price",
                    "stop",
                    "quantity",
                    "of",
                    "filled",
                    "peak",
                    "expires",
                    "client order id");
        }

        private Map<String, Object> row(final Rows.Order order) {
            final Rows.Market market = catalog().market(order.marketId());
            final Instrument instrument = catalog().instrument(market);
            final Decimals quantity = order.byQuote() ? instrument.quote() : instrument.quantity();
            final int quantityAssetId = order.byQuote() ? market.quoteAssetId() : market.baseAssetId();
            final Map<String, Object> row = new LinkedHashMap<>();
            row.put("orderId", order.orderId());
            row.put("market", instrument.symbol());
            row.put("side", order.side().name());
            row.put("type", order.ordType().name());
            row.put("timeInForce", order.timeInForce().name());
            row.put("price", orNone(instrument.price(), order.priceTicks()));
            row.put("stopPrice", orNone(instrument.price(), order.stopPriceTicks()));
            row.put("quantity", quantity.shortText(order.orderQty()));
            row.put("quantityAsset", catalog().asset(quantityAssetId).code());
            row.put("filled", instrument.quantity().shortText(order.cumQty()));
            row.put("peak", orNone(instrument.quantity(), order.displayQty()));
            row.put("expires", Times.text(order.expireTimeNs()));
            row.put("clOrdId", order.clOrdId());
            return row;
        }
    }

    @Command(
            name = "place",
            description = {
                "Place an order: with a price a limit order that is good till cancel, without one a market order, unless options"
                        + " say otherwise."
            },
            footer = {
                "",
                "Examples:",
                "  ringbook admin orders place alice buy XBTZAR 0.01 950000",
                "  ringbook admin orders place alice sell XBTZAR 0.01 --id sale-1",
                "  ringbook admin orders place alice sell XBTZAR 0.01 890000 --stop 900000",
                "  ringbook admin orders place alice buy XBTZAR 2 950000 --peak 0.1 --expire 8h",
                "  ringbook admin orders place alice buy XBTZAR 5000 --by-quote --tif fok"
            })
    static final class Place extends OrderChange {
        @Parameters(index = "0", paramLabel = "NAME", description = "The account.")
        private String name;

        @Parameters(index = "1", paramLabel = "buy|sell", description = "The side.")
        private WantedSide side;

        @Parameters(index = "2", paramLabel = "SYMBOL", description = "The market.")
        private String symbol;

        @Parameters(index = "3", paramLabel = "QUANTITY", description = "A decimal of the base asset.")
        private String quantity;

        @Parameters(
                index = "4",
                arity = "0..1",
                paramLabel = "PRICE",
                description = "The limit; of a stop buy the price beyond which it does not trade.")
        private String price;

        @Mixin
        private OrderOptions options;

        /** As people say it. */
        enum WantedSide {
            BUY(Side.BUY),
            SELL(Side.SELL);

            private final Side side;

            WantedSide(final Side side) {
                this.side = side;
            }
        }

        private Place() {}

        @Override
        public Integer call() {
            final Rows.Market market = catalog().market(symbol);
            final Instrument instrument = catalog().instrument(market);
            final OrderSpec order = new OrderSpec(
                    catalog().account(name).accountId(),
                    market.marketId(),
                    side.side,
                    options.quantity(quantity, instrument));
            options.apply(order, price, instrument);
            return tell(engine().newOrder(order), instrument, quantity);
        }
    }

    @Command(
            name = "replace",
            description = {
                "Give an open order another price, total, stop price or peak. Less quantity keeps its place; another price, more"
                        + " quantity or another peak goes to the back."
            },
            footer = {
                "",
                "Examples:",
                "  ringbook admin orders replace alice 1234 --price 951000",
                "  ringbook admin orders replace alice 1234 --quantity 0.005"
            })
    static final class Replace extends OrderChange {
        @Parameters(index = "0", paramLabel = "NAME", description = "The account.")
        private String name;

        @Parameters(index = "1", paramLabel = "ORDER", description = "The order's id.")
        private long orderId;

        @Option(names = "--price", paramLabel = "PRICE", description = "New limit. Default: as it is.")
        private String price;

        @Option(
                names = "--quantity",
                paramLabel = "QUANTITY",
                description = "New total; what is filled counts. Default: as it is.")
        private String quantity;

        @Option(names = "--stop", paramLabel = "PRICE", description = "New stop price. Default: as it is.")
        private String stop;

        @Option(names = "--peak", paramLabel = "QUANTITY", description = "New peak. Default: as it is.")
        private String peak;

        @Option(names = "--id", paramLabel = "CLORDID", defaultValue = "", description = "Its client order id.")
        private String clOrdId;

        private Replace() {}

        @Override
        public Integer call() {
            final int accountId = catalog().account(name).accountId();
            final Rows.Order order = queries().openOrders(accountId).stream()
                    .filter(open -> open.orderId() == orderId)
                    .findFirst()
                    .orElseThrow(
                            () -> new Failure(ExitStatus.FAILED, name + " has no open order with the id " + orderId));
            final Instrument instrument = catalog().instrument(catalog().market(order.marketId()));
            final long total =
                    quantity == null ? order.orderQty() : instrument.quantity().parse(quantity);
            final OrderReport report = engine().replace(new ReplaceSpec(
                    accountId,
                    orderId,
                    price == null ? order.priceTicks() : instrument.price().parse(price),
                    total,
                    stop == null ? 0 : instrument.price().parse(stop),
                    peak == null ? 0 : instrument.quantity().parse(peak),
                    clOrdId));
            return tell(report, instrument, instrument.quantity().shortText(total));
        }
    }

    @Command(
            name = "cancel",
            description = "Cancel an order, or with --all all of an account's open orders.",
            footer = {
                "",
                "Examples:",
                "  ringbook admin orders cancel alice 1234",
                "  ringbook admin orders cancel alice --all"
            })
    static final class Cancel extends AdminTask {
        @Parameters(index = "0", paramLabel = "NAME", description = "The account.")
        private String name;

        @Parameters(index = "1", arity = "0..1", paramLabel = "ORDER", description = "The order's id.")
        private Long orderId;

        @Option(names = "--all", description = "All open orders, in all markets.")
        private boolean all;

        private Cancel() {}

        @Override
        public Integer call() {
            if (all == (orderId != null)) {
                throw usage("either an order's id or --all");
            }
            final int accountId = catalog().account(name).accountId();
            final CommandOutcome outcome =
                    all ? engine().massCancel(accountId, 0) : engine().cancel(accountId, orderId);
            final long count = canceled(outcome);
            console().put("canceled", count);
            return done(count == 1 ? "1 order canceled" : count + " orders canceled", outcome);
        }
    }
}
