package org.ringbook.cli.admin;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.ringbook.cli.ExitStatus;
import org.ringbook.cli.Subcommand;
import org.ringbook.cli.Table;
import org.ringbook.client.CommandOutcome;
import org.ringbook.client.Instrument;
import org.ringbook.client.OrderReport;
import org.ringbook.client.OrderSpec;
import org.ringbook.client.Rows;
import org.ringbook.sbe.RejectText;
import org.ringbook.sbe.messages.OrderCanceledDecoder;
import org.ringbook.sbe.messages.Side;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Orders on behalf of an account. */
@Command(
        name = "orders",
        description = "List, place and cancel orders of an account.",
        subcommands = {OrdersCommand.ListOpen.class, OrdersCommand.Place.class, OrdersCommand.Cancel.class},
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
            final Table table = new Table("order", "market", "side", "price", "quantity", "filled", "client order id");
            final List<Map<String, Object>> rows = new ArrayList<>();
            final Map<Integer, Rows.Market> markets = new LinkedHashMap<>();
            catalog().loadMarkets().forEach(market -> markets.put(market.marketId(), market));
            for (final Rows.Order order :
                    queries().openOrders(catalog().account(name).accountId())) {
                final Instrument instrument = catalog().instrument(markets.get(order.marketId()));
                final Map<String, Object> row = new LinkedHashMap<>();
                row.put("orderId", order.orderId());
                row.put("market", instrument.symbol());
                row.put("side", order.side().name());
                row.put("price", instrument.price().text(order.priceTicks()));
                row.put("quantity", instrument.quantity().shortText(order.orderQty()));
                row.put("filled", instrument.quantity().shortText(order.cumQty()));
                row.put("clOrdId", order.clOrdId());
                rows.add(row);
                table.row(row.values().toArray());
            }
            console().print(table.toString());
            console().put("orders", rows);
            return ExitStatus.DONE;
        }
    }

    @Command(
            name = "place",
            description = "Place a limit order that is good till cancel, or without a price a market order.",
            footer = {
                "",
                "Examples:",
                "  ringbook admin orders place alice buy XBTZAR 0.01 950000",
                "  ringbook admin orders place alice sell XBTZAR 0.01 --id sale-1"
            })
    static final class Place extends AdminTask {
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
                description = "The limit. Default: a market order.")
        private String price;

        @Option(
                names = "--id",
                paramLabel = "CLORDID",
                defaultValue = "",
                description = "Client order id: a repeat with the same id is refused, so it can't be placed twice.")
        private String clOrdId;

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
            final int accountId = catalog().account(name).accountId();
            final long lots = instrument.quantity().parse(quantity);
            final OrderReport report = engine().newOrder(
                            price == null
                                    ? OrderSpec.market(accountId, market.marketId(), side.side, lots, clOrdId)
                                    : OrderSpec.limit(
                                            accountId,
                                            market.marketId(),
                                            side.side,
                                            instrument.price().parse(price),
                                            lots,
                                            clOrdId));
            tell(report, instrument);
            return ExitStatus.DONE;
        }

        private void tell(final OrderReport report, final Instrument instrument) {
            console()
                    .say(String.format(
                            "order %d: %s, filled %s of %s",
                            report.orderId(),
                            report.status().name().toLowerCase(Locale.ROOT).replace('_', ' '),
                            instrument.quantity().shortText(report.cumQty()),
                            quantity));
            final List<Map<String, Object>> fills = new ArrayList<>();
            for (final OrderReport.Fill fill : report.fills()) {
                final Map<String, Object> row = new LinkedHashMap<>();
                row.put("tradeId", fill.tradeId());
                row.put("price", instrument.price().text(fill.priceTicks()));
                row.put("quantity", instrument.quantity().shortText(fill.qtyLots()));
                fills.add(row);
                console().say("  trade " + fill.tradeId() + ": " + row.get("quantity") + " @ " + row.get("price"));
            }
            if (report.cancelReason() != null) {
                console().say("  " + RejectText.sentence(report.cancelReason()));
            }
            console()
                    .put("orderId", report.orderId())
                    .put("ordStatus", report.status().name())
                    .put("cumQty", instrument.quantity().shortText(report.cumQty()))
                    .put("leavesQty", instrument.quantity().shortText(report.leavesQty()))
                    .put("fills", fills);
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
            final long count = outcome.events().stream()
                    .filter(event -> event.templateId() == OrderCanceledDecoder.TEMPLATE_ID)
                    .count();
            console().put("canceled", count);
            return done(count == 1 ? "1 order canceled" : count + " orders canceled", outcome);
        }
    }
}
