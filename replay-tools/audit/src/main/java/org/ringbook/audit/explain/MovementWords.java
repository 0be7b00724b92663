package org.ringbook.audit.explain;

import org.ringbook.audit.decode.DecodedFrame;
import org.ringbook.audit.decode.DecodedRecord;
import org.ringbook.audit.decode.Names;

/** Says why an event moved something of an account, from that account's side. */
public final class MovementWords {
    private final Wording words;
    private final long accountId;

    /**
     * From one account's side.
     *
     * @param names     as of the record that is told.
     * @param accountId whose side.
     */
    public MovementWords(final Names names, final long accountId) {
        this.accountId = accountId;
        words = new Wording(names);
    }

    /**
     * Says why an event moved something.
     *
     * @param record that it is in.
     * @param index  of its frame, from 1.
     * @return in words.
     */
    public Line line(final DecodedRecord record, final int index) {
        final DecodedFrame event = record.events().get(index - 1);
        return new Line(record.sequence(), index, record.timestampNs(), event.type(), text(record, event));
    }

    private String text(final DecodedRecord record, final DecodedFrame event) {
        final DecodedFrame command = record.command();
        final String reference = command.text("reference");
        return switch (event.type()) {
            case "Deposited" -> "deposit, reference " + reference;
            case "WithdrawalRequested" ->
                "withdrawal " + record.sequence() + " requested, reference " + reference
                        + ": held until it is paid out";
            case "WithdrawalSettled" ->
                "withdrawal " + event.number("withdrawalId") + " paid out, reference " + reference;
            case "WithdrawalCanceled" ->
                "withdrawal " + event.number("withdrawalId") + " canceled, reference " + reference;
            case "Transferred" -> transfer(event, reference);
            case "OrderAccepted" -> accepted(record);
            case "OrderCanceled" -> canceled(record, event);
            case "OrderReplaced" ->
                "order " + event.number("orderId") + " changed to "
                        + words.qty(event.number("marketId"), event.number("orderQty"))
                        + (event.number("priceTicks") == 0
                                ? ""
                                : " at " + words.price(event.number("marketId"), event.number("priceTicks")));
            case "OrderReduced" ->
                "order " + event.number("orderId") + " reduced by self-trade prevention: "
                        + words.qty(event.number("marketId"), event.number("reducedQty"));
            case "Trade" -> trade(event);
            case "TradeBusted" ->
                "trade " + event.number("tradeId") + " of " + words.symbol(event.number("marketId"))
                        + " busted: its money is moved back";
            default -> event.type();
        };
    }

    private String transfer(final DecodedFrame event, final String reference) {
        return event.number("fromAccountId") == accountId
                ? "transfer to " + words.account(event.number("toAccountId")) + ", reference " + reference
                : "transfer from " + words.account(event.number("fromAccountId")) + ", reference " + reference;
    }

    private String accepted(final DecodedRecord record) {
        final DecodedFrame order = record.command();
        final long market = order.number("marketId");
        final String what = order.fields().has("flags", "byQuote")
                ? words.symbol(market) + " for " + words.quote(market, order.number("quantity"))
                : words.qty(market, order.number("quantity"));
        final String price =
                order.number("priceTicks") == 0 ? "" : " at " + words.price(market, order.number("priceTicks"));
        return "held for order " + record.sequence() + ": " + Wording.orderType(order.text("ordType")) + " "
                + Wording.side(order.text("side")) + " " + what + price
                + (order.text("clOrdId").isEmpty() ? "" : ", client order id " + order.text("clOrdId"));
    }

    private String canceled(final DecodedRecord record, final DecodedFrame event) {
        final boolean asked = "REQUESTED".equals(event.text("reason")) || event.number("orderId") == record.sequence();
        return "order " + event.number("orderId") + " ended: " + Wording.cancelReason(event.text("reason"))
                + (asked ? "" : " (" + Wording.cause(record.command()) + ")");
    }

    private String trade(final DecodedFrame trade) {
        final long market = trade.number("marketId");
        final boolean buys = trade.number("buyAccountId") == accountId;
        final boolean sells = trade.number("sellAccountId") == accountId;
        final String deal = words.qty(market, trade.number("qtyLots")) + " at "
                + words.price(market, trade.number("priceTicks")) + " = "
                + words.quote(market, trade.number("quoteUnits"));
        final String trades = "trade " + trade.number("tradeId") + " of " + words.symbol(market) + ": ";
        if (!buys && !sells) {
            return trades + "fees of " + words.account(trade.number("buyAccountId")) + " and "
                    + words.account(trade.number("sellAccountId"));
        }
        final String sides = buys && sells
                ? "orders " + trade.number("buyOrderId") + " and " + trade.number("sellOrderId") + " with each other, "
                : "";
        final String side = buys
                ? "order " + trade.number("buyOrderId") + " buys " + deal + role(trade, "BUY") + ", fee "
                        + words.base(market, trade.number("buyFeeUnits"))
                : "order " + trade.number("sellOrderId") + " sells " + deal + role(trade, "SELL") + ", fee "
                        + words.quote(market, trade.number("sellFeeUnits"));
        final String better = buys && trade.number("buyReleasedUnits") != 0
                ? ", " + words.quote(market, trade.number("buyReleasedUnits")) + " given back (better price)"
                : "";
        return trades + sides + side + better;
    }

    private static String role(final DecodedFrame trade, final String side) {
        final String aggressor = trade.text("aggressorSide");
        return aggressor.isEmpty() ? " in the auction" : aggressor.equals(side) ? " as taker" : " as maker";
    }
}
