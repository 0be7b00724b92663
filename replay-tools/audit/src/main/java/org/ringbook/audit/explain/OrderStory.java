package org.ringbook.audit.explain;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.ringbook.audit.decode.DecodedFrame;
import org.ringbook.audit.decode.DecodedRecord;
import org.ringbook.audit.decode.Names;

/**
 * The life of one order, told from its records in their order. It counts along: what is held for it, what is filled and what is
 * left have to be what each event says. One thread.
 */
public final class OrderStory {
    private final long orderId;
    private final Wording words;
    private final List<Line> lines = new ArrayList<>();
    private final TreeMap<Long, Long> fees = new TreeMap<>();
    private final Set<Long> tradeIds = new HashSet<>();
    private final Names names;

    private boolean known;
    private boolean ended;
    private String endedAs = "";
    private boolean byQuote;
    private String ordType = "";
    private boolean waits;
    private long marketId;
    private long accountId;
    private long holdAssetId;
    private long heldUnits;
    private long priceTicks;
    private long stopTicks;
    private long orderQty;
    private long cumQty;
    private long leavesQty;
    private long tradedUnits;
    private String contradiction = "";
    private DecodedRecord record;
    private int index;

    /**
     * Nothing is told yet.
     *
     * @param orderId whose life.
     * @param names   as of the record that is told.
     */
    public OrderStory(final long orderId, final Names names) {
        this.orderId = orderId;
        this.names = names;
        words = new Wording(names);
    }

    /**
     * Tells what a record says of the order.
     *
     * @param next a record that names it, or that undoes a trade; the names have learned it.
     */
    public void tell(final DecodedRecord next) {
        record = next;
        index = 0;
        final int before = lines.size();
        if (next.sequence() == orderId && next.command().is("NewOrder")) {
            entered(next.command());
        } else {
            requested(next.command());
        }
        for (final DecodedFrame event : next.events()) {
            index++;
            event(event);
        }
        if (lines.size() > before && known && !ended && !next.command().is("BustTrade")) {
            say("", whatIsLeft());
        }
    }

    private void say(final String type, final String text) {
        lines.add(new Line(record.sequence(), index, record.timestampNs(), type, text));
    }

    private void entered(final DecodedFrame order) {
        marketId = order.number("marketId");
        accountId = order.number("accountId");
        byQuote = order.fields().has("flags", "byQuote");
        ordType = order.text("ordType");
        stopTicks = order.number("stopPriceTicks");
        waits = stopTicks != 0;
        orderQty = order.number("quantity");
        final StringBuilder text = new StringBuilder(words.account(accountId))
                .append(" enters a ")
                .append(Wording.orderType(ordType))
                .append(" order to ")
                .append(Wording.side(order.text("side")))
                .append(' ')
                .append(
                        byQuote
                                ? words.symbol(marketId) + " for " + words.quote(marketId, orderQty)
                                : words.qty(marketId, orderQty) + " in " + words.symbol(marketId));
        append(text, order.number("priceTicks") != 0, " at " + words.price(marketId, order.number("priceTicks")));
        append(text, waits, ", once a trade is at or through " + words.price(marketId, stopTicks));
        text.append(", ").append(Wording.timeInForce(order));
        append(text, order.fields().has("flags", "postOnly"), ", only to rest (post-only)");
        append(text, order.number("displayQty") != 0, ", showing " + words.qty(marketId, order.number("displayQty")));
        append(text, order.number("minQty") != 0, ", at least " + words.qty(marketId, order.number("minQty")));
        text.append("; ").append(Wording.sender(order));
        append(text, !order.text("clOrdId").isEmpty(), "; client order id " + order.text("clOrdId"));
        say("NewOrder", text.toString());
    }

    private static void append(final StringBuilder text, final boolean isSaid, final String what) {
        if (isSaid) {
            text.append(what);
        }
    }

    private void requested(final DecodedFrame command) {
        final String id = command.text("clOrdId").isEmpty() ? "" : "; client order id " + command.text("clOrdId");
        if (command.is("CancelOrder")) {
            say(
                    "CancelOrder",
                    words.account(command.number("accountId")) + " asks to cancel it; " + Wording.sender(command) + id);
        } else if (command.is("ReplaceOrder")) {
            say(
                    "ReplaceOrder",
                    words.account(command.number("accountId")) + " asks to change it to a total of "
                            + words.qty(marketId, command.number("orderQty"))
                            + (command.number("priceTicks") == 0
                                    ? ""
                                    : " at " + words.price(marketId, command.number("priceTicks")))
                            + "; " + Wording.sender(command) + id);
        }
    }

    private void event(final DecodedFrame event) {
        switch (event.type()) {
            case "OrderAccepted" -> accepted(event);
            case "OrderRejected" -> rejected(event);
            case "Trade" -> trade(event);
            case "SelfTradePrevented" -> prevented(event);
            case "TradeBusted" -> busted(event);
            default -> {
                if (event.number("orderId") == orderId) {
                    own(event);
                }
            }
        }
    }

    private void own(final DecodedFrame event) {
        switch (event.type()) {
            case "OrderCanceled" -> canceled(event);
            case "OrderReplaced" -> replaced(event);
            case "OrderReduced" -> reduced(event);
            case "OrderTriggered" -> {
                waits = false;
                say(event.type(), "its stop price was traded: from now on it is a " + triggeredType() + " order");
            }
            case "CancelRejected" ->
                say(event.type(), "the request is refused: " + Wording.rejectReason(event.text("reason")));
            default -> say(event.type(), event.type());
        }
    }

    private String triggeredType() {
        return "STOP_LIMIT".equals(ordType) ? "limit" : "market";
    }

    private void accepted(final DecodedFrame event) {
        if (record.sequence() != orderId) {
            return;
        }
        known = true;
        holdAssetId = event.number("holdAssetId");
        heldUnits = event.number("holdUnits");
        priceTicks = event.number("priceTicks");
        leavesQty = orderQty;
        say(
                event.type(),
                "it is accepted as order " + orderId + "; " + words.amount(holdAssetId, heldUnits)
                        + " of " + words.account(accountId) + " is held for it"
                        + ("MARKET_TO_LIMIT".equals(ordType)
                                ? "; its limit is " + words.price(marketId, priceTicks)
                                : ""));
    }

    private void rejected(final DecodedFrame event) {
        if (record.sequence() == orderId) {
            known = true;
            ended = true;
            endedAs = "REJECTED";
            say(event.type(), "it is refused: " + Wording.rejectReason(event.text("reason")));
        } else if (event.number("firstOrderId") == orderId) {
            say(
                    event.type(),
                    "another order with one of its client order ids is refused: "
                            + Wording.rejectReason(event.text("reason")));
        }
    }

    private void trade(final DecodedFrame trade) {
        final boolean asBuyer = trade.number("buyOrderId") == orderId;
        if (!asBuyer && trade.number("sellOrderId") != orderId) {
            return;
        }
        final long lots = trade.number("qtyLots");
        final long quoteUnits = trade.number("quoteUnits");
        final long fee = trade.number(asBuyer ? "buyFeeUnits" : "sellFeeUnits");
        final long released = asBuyer ? trade.number("buyReleasedUnits") : 0;
        heldUnits -= asBuyer ? quoteUnits + released : trade.number("baseUnits");
        cumQty += lots;
        tradedUnits += quoteUnits;
        tradeIds.add(trade.number("tradeId"));
        final Names.Market market = names.market(marketId);
        if (market != null) {
            fees.merge((long) (asBuyer ? market.base() : market.quote()).id(), fee, Long::sum);
        }
        leavesQty = trade.number(asBuyer ? "buyLeavesQty" : "sellLeavesQty");
        final String aggressor = trade.text("aggressorSide");
        final String role =
                aggressor.isEmpty() ? "in the auction" : aggressor.equals("BUY") == asBuyer ? "as taker" : "as maker";
        final String other = asBuyer
                ? "from " + words.account(trade.number("sellAccountId")) + "'s order " + trade.number("sellOrderId")
                : "to " + words.account(trade.number("buyAccountId")) + "'s order " + trade.number("buyOrderId");
        say(
                "Trade",
                "it " + (asBuyer ? "buys " : "sells ") + words.qty(marketId, lots) + " at "
                        + words.price(marketId, trade.number("priceTicks")) + " = " + words.quote(marketId, quoteUnits)
                        + " " + other + " " + role + " (trade " + trade.number("tradeId") + "); fee "
                        + (asBuyer ? words.base(marketId, fee) : words.quote(marketId, fee))
                        + (released == 0
                                ? ""
                                : "; " + words.quote(marketId, released) + " is given back, as the price was better"));
        if (!byQuote) {
            expect("leaves", leavesQty, orderQty - cumQty);
            if (leavesQty == 0) {
                end("FILLED");
            }
        }
    }

    private void busted(final DecodedFrame bust) {
        if (bust.number("marketId") == marketId && tradeIds.contains(bust.number("tradeId"))) {
            say(
                    bust.type(),
                    "the money of its trade " + bust.number("tradeId") + " is moved back; the order stays as it is ("
                            + Wording.sender(record.command()) + ")");
        }
    }

    private void prevented(final DecodedFrame event) {
        final boolean later = event.number("aggressorOrderId") == orderId;
        if (!later && event.number("restingOrderId") != orderId) {
            return;
        }
        say(
                event.type(),
                "it meets order " + event.number(later ? "restingOrderId" : "aggressorOrderId")
                        + " of the same owner and does not trade with it (self-trade prevention, " + event.text("mode")
                        + ")");
    }

    private void canceled(final DecodedFrame event) {
        final long released = event.number("releasedUnits");
        heldUnits -= released;
        final String cause = "REQUESTED".equals(event.text("reason")) || record.sequence() == orderId
                ? ""
                : " (" + Wording.cause(record.command()) + ")";
        say(
                event.type(),
                Wording.cancelReason(event.text("reason")) + cause
                        + (event.number("canceledQty") == 0
                                ? ""
                                : " " + words.qty(marketId, event.number("canceledQty")) + " was open.")
                        + " " + words.amount(event.number("releasedAssetId"), released) + " is given back");
        expect("cumQty", event.number("cumQty"), cumQty);
        end(event.text("ordStatus"));
    }

    private void replaced(final DecodedFrame event) {
        heldUnits += event.number("holdDeltaUnits");
        priceTicks = event.number("priceTicks");
        orderQty = event.number("orderQty");
        leavesQty = event.number("leavesQty");
        stopTicks = event.number("stopPriceTicks");
        final long delta = event.number("holdDeltaUnits");
        say(
                event.type(),
                "it is now for a total of " + words.qty(marketId, orderQty)
                        + (priceTicks == 0 ? "" : " at " + words.price(marketId, priceTicks))
                        + (stopTicks == 0 ? "" : ", waiting for " + words.price(marketId, stopTicks))
                        + (event.fields().flag("keptPriority") ? "; it keeps its place" : "; it goes to the back")
                        + (delta == 0
                                ? ""
                                : "; " + words.amount(holdAssetId, Math.abs(delta))
                                        + (delta > 0 ? " more is held" : " is given back")));
        if ("FILLED".equals(event.text("ordStatus"))) {
            end("FILLED");
        } else {
            expect("leaves", leavesQty, orderQty - cumQty);
        }
    }

    private void reduced(final DecodedFrame event) {
        heldUnits -= event.number("releasedUnits");
        if (!byQuote) {
            orderQty -= event.number("reducedQty");
            leavesQty = event.number("leavesQty");
            expect("leaves", leavesQty, orderQty - cumQty);
        }
        say(
                event.type(),
                "self-trade prevention takes " + words.qty(marketId, event.number("reducedQty")) + " off it; "
                        + words.amount(holdAssetId, event.number("releasedUnits")) + " is given back");
    }

    private String whatIsLeft() {
        final String open = byQuote ? words.amount(holdAssetId, heldUnits) : words.qty(marketId, leavesQty);
        return waits
                ? open + " waits for a trade at or through " + words.price(marketId, stopTicks)
                : open + " is open in the book" + (priceTicks == 0 ? "" : " at " + words.price(marketId, priceTicks))
                        + ", " + words.amount(holdAssetId, heldUnits) + " is held for it";
    }

    private void end(final String status) {
        ended = true;
        endedAs = status;
        expect("held at its end", heldUnits, 0);
    }

    private void expect(final String what, final long told, final long counted) {
        if (told != counted && contradiction.isEmpty()) {
            contradiction = "record " + record.sequence() + " contradicts those before it: " + what + " is " + told
                    + ", by the records before " + counted;
        }
    }

    /**
     * What was told.
     *
     * @return in the order of the records.
     */
    public List<Line> lines() {
        return List.copyOf(lines);
    }

    /**
     * What became of it.
     *
     * @return some lines.
     */
    public List<String> summary() {
        final List<String> told = new ArrayList<>();
        told.add(ended ? "ended: " + endedAs : "open: " + whatIsLeft());
        if ("REJECTED".equals(endedAs)) {
            return told;
        }
        told.add("filled: " + (tradeIds.isEmpty() ? "nothing" : words.qty(marketId, cumQty))
                + (byQuote ? "" : " of " + words.qty(marketId, orderQty))
                + (tradeIds.isEmpty()
                        ? ""
                        : " in " + tradeIds.size() + (tradeIds.size() == 1 ? " trade" : " trades") + ", for "
                                + words.quote(marketId, tradedUnits) + averagePrice()));
        fees.forEach((assetId, units) -> told.add("fees: " + words.amount(assetId, units)));
        told.add("held now: " + words.amount(holdAssetId, heldUnits));
        return told;
    }

    private String averagePrice() {
        final Names.Market market = names.market(marketId);
        if (market == null || cumQty == 0) {
            return "";
        }
        final java.math.BigDecimal paid =
                new java.math.BigDecimal(market.quote().amount().text(tradedUnits));
        final java.math.BigDecimal bought =
                new java.math.BigDecimal(market.quantity().text(cumQty));
        return ", at "
                + paid.divide(bought, java.math.MathContext.DECIMAL64)
                        .stripTrailingZeros()
                        .toPlainString() + " " + market.quote().code() + " on average";
    }

    /**
     * Whether the journal knows the order.
     *
     * @return false if no record made it.
     */
    public boolean isKnown() {
        return known;
    }

    /**
     * Whether it has ended.
     *
     * @return the FIX status it ended with; empty while it is open.
     */
    public Optional<String> endedAs() {
        return ended ? Optional.of(endedAs) : Optional.empty();
    }

    /**
     * The first event that does not fit those before it.
     *
     * @return empty if all add up.
     */
    public Optional<String> contradiction() {
        return contradiction.isEmpty() ? Optional.empty() : Optional.of(contradiction);
    }

    /**
     * What is held for it after its last record.
     *
     * @return units of the asset that it gives.
     */
    public long heldUnits() {
        return heldUnits;
    }
}
