package org.ringbook.cli.audit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ringbook.audit.BookSheet;
import org.ringbook.audit.StateReplay;
import org.ringbook.audit.decode.Moment;
import org.ringbook.audit.decode.Names;
import org.ringbook.cli.ExitStatus;
import org.ringbook.cli.Failure;
import org.ringbook.cli.Table;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** An order book after any record. */
@Command(
        name = "book",
        description = {
            "Print a market's order book as it was after a record or at a time: bids and offers in matching order, by price level or"
                    + " by order, waiting stops apart, and in an auction what it would have done.",
            "The commands are executed again up to there, from the newest snapshot before it, and every event is compared."
        },
        footer = {
            "",
            "Exit status: 0 done; 1 there is no such market or record, or a record can't be explained; 4 the journal is damaged;",
            "130 interrupted.",
            "",
            "Examples:",
            "  ringbook audit book --market XBTZAR",
            "  ringbook audit book --market XBTZAR --at 1200 --by order",
            "  ringbook audit book --market XBTZAR --at 2026-11-22T08:00:00Z --depth 5 --json"
        })
final class AuditBookCommand extends JournalTask {
    /** What a row is. */
    enum By {
        /** All orders at one price. */
        LEVEL,
        /** One order. */
        ORDER
    }

    @Option(names = "--market", paramLabel = "SYMBOL", required = true, description = "The market.")
    private String market;

    @Option(
            names = "--at",
            paramLabel = "SEQ|TIME",
            description = "After this record, or the last one at or before this time. Default: the last record.")
    private String at;

    @Option(names = "--by", paramLabel = "level|order", description = "What a row is. Default: level.")
    private By by = By.LEVEL;

    @Option(names = "--depth", paramLabel = "N", description = "At most so many rows of a side. Default: all.")
    private Integer depth;

    @Option(names = "--from-start", description = "Execute from the first record on, without snapshots.")
    private boolean fromStart;

    private AuditBookCommand() {}

    @Override
    public Integer call() {
        if (depth != null && depth < 1) {
            throw usage("--depth must be at least 1");
        }
        final long sequence = recordAt(at);
        try (StateReplay replay = replay(sequence, fromStart)) {
            if (replay.advanceTo(sequence, this::isStopped, bar("executed"))) {
                return interrupted();
            }
            final Names names = Names.of(replay.view());
            final Names.Market found = names.findMarket(market)
                    .orElseThrow(() -> new Failure(
                            ExitStatus.FAILED, "there was no market " + market + " after record " + sequence));
            final BookSheet sheet = BookSheet.of(replay.core(), found.id());
            console().say(found.symbol() + " after record " + sequence + ", " + Moment.text(replay.timestampNs()));
            console()
                    .put("market", found.symbol())
                    .put("sequence", sequence)
                    .put("time", Moment.text(replay.timestampNs()));
            tell(sheet, found, names);
            return ExitStatus.DONE;
        }
    }

    private void tell(final BookSheet sheet, final Names.Market of, final Names names) {
        final String last = sheet.lastTicks() == 0 ? "-" : of.price().text(sheet.lastTicks());
        console().say("state " + sheet.state() + ", last trade at " + last);
        console().put("state", sheet.state()).put("last", sheet.lastTicks() == 0 ? null : last);
        if (sheet.indicative() != null) {
            tell(sheet.indicative(), sheet.auctionEndNs(), of);
        }
        list("bids", sheet.bids(), of, names);
        list("offers", sheet.offers(), of, names);
        list("waiting buys", sheet.waitingBuys(), of, names);
        list("waiting sells", sheet.waitingSells(), of, names);
    }

    private void tell(final BookSheet.Indicative auction, final long endNs, final Names.Market of) {
        final Map<String, Object> json = new LinkedHashMap<>();
        json.put("price", auction.priceTicks() == 0 ? null : of.price().text(auction.priceTicks()));
        json.put("paired", of.quantity().text(auction.pairedQty()));
        json.put("imbalanceSide", auction.imbalanceSide().isEmpty() ? null : auction.imbalanceSide());
        json.put("imbalance", of.quantity().text(auction.imbalanceQty()));
        json.put("ends", endNs == 0 ? null : Moment.text(endNs));
        console().put("auction", json);
        console()
                .print(
                        auction.priceTicks() == 0
                                ? "auction: nothing would trade"
                                : "auction: " + json.get("paired") + " would trade at " + json.get("price")
                                        + (auction.imbalanceSide().isEmpty()
                                                ? ""
                                                : ", " + json.get("imbalance") + " left over on side "
                                                        + auction.imbalanceSide()));
    }

    private void list(final String what, final List<BookSheet.Order> orders, final Names.Market of, final Names names) {
        final List<Map<String, Object>> rows = by == By.ORDER ? orders(orders, of, names) : levels(orders, of);
        console().put(key(what), rows);
        if (orders.isEmpty() && what.startsWith("waiting")) {
            return;
        }
        console().print("");
        if (rows.isEmpty()) {
            console().print(what + ": none");
            return;
        }
        final Table table = new Table(rows.get(0).keySet().toArray(String[]::new));
        rows.forEach(row -> table.row(
                row.values().stream().map(value -> value == null ? "-" : value).toArray()));
        console().print(what);
        console().print(table.toString());
    }

    private static String key(final String what) {
        return switch (what) {
            case "waiting buys" -> "waitingBuys";
            case "waiting sells" -> "waitingSells";
            default -> what;
        };
    }

    private List<Map<String, Object>> levels(final List<BookSheet.Order> orders, final Names.Market of) {
        final List<Map<String, Object>> rows = new ArrayList<>();
        for (final BookSheet.Level level : BookSheet.levels(orders)) {
            if (depth == null || rows.size() < depth) {
                final Map<String, Object> row = new LinkedHashMap<>();
                row.put("price", level.priceTicks() == 0 ? "market" : of.price().text(level.priceTicks()));
                row.put("open", of.quantity().text(level.leavesQty()));
                row.put("displayed", of.quantity().text(level.displayedQty()));
                row.put("orders", level.orders());
                rows.add(row);
            }
        }
        return rows;
    }

    private List<Map<String, Object>> orders(
            final List<BookSheet.Order> orders, final Names.Market of, final Names names) {
        final List<Map<String, Object>> rows = new ArrayList<>();
        for (final BookSheet.Order order : orders) {
            if (depth == null || rows.size() < depth) {
                final Map<String, Object> row = new LinkedHashMap<>();
                row.put("order", order.orderId());
                row.put("account", names.account(order.accountId()));
                row.put("type", order.type());
                row.put("tif", order.timeInForce());
                row.put("price", order.priceTicks() == 0 ? null : of.price().text(order.priceTicks()));
                row.put("stop", order.stopTicks() == 0 ? null : of.price().text(order.stopTicks()));
                row.put("open", quantity(order.byQuote(), order.leavesQty(), of));
                row.put("of", quantity(order.byQuote(), order.orderQty(), of));
                row.put("displayed", of.quantity().text(order.displayedQty()));
                row.put("clOrdId", order.clOrdId().isEmpty() ? null : order.clOrdId());
                rows.add(row);
            }
        }
        return rows;
    }

    private static String quantity(final boolean byQuote, final long quantity, final Names.Market of) {
        return byQuote
                ? of.quote().amount().text(quantity) + " " + of.quote().code()
                : of.quantity().text(quantity);
    }
}
