package org.ringbook.scenarios.language;

import java.util.ArrayList;
import java.util.List;
import org.ringbook.sbe.messages.CancelReason;
import org.ringbook.sbe.messages.OrdStatus;
import org.ringbook.sbe.messages.SelfTradePrevention;
import org.ringbook.sbe.messages.Side;
import org.ringbook.scenarios.language.Names.Market;

/**
 * Events of orders and trades as a scenario says them. The market is named unless it is the first. What moves money is left to
 * the balances, but for fees.
 */
final class EventWords {
    private static final int NO_SIDE = 255;

    private final Names names;
    private final StateEventWords others;

    EventWords(final Names names) {
        this.names = names;
        others = new StateEventWords(names);
    }

    List<String> of(final Recorded recorded) {
        final Message command = Message.of(recorded.command());
        final List<String> lines = new ArrayList<>();
        for (final byte[] frame : recorded.events()) {
            lines.add(of(Message.of(frame), command, recorded));
        }
        return lines;
    }

    private String of(final Message event, final Message command, final Recorded recorded) {
        return switch (event.name()) {
            case "OrderAccepted" -> accepted(event, command, recorded.sequence());
            case "OrderRejected" ->
                "rejected " + Names.reason(event.number("reason"))
                        + state(
                                event,
                                "firstOrderId",
                                "firstOrdStatus",
                                "firstOrderQty",
                                "firstCumQty",
                                "firstLeavesQty");
            case "CancelRejected" ->
                "rejected " + Names.reason(event.number("reason"))
                        + state(event, "orderId", "ordStatus", "orderQty", "cumQty", "leavesQty");
            case "Trade" -> trade(event);
            case "OrderCanceled" -> canceled(event);
            case "OrderReplaced" -> replaced(event);
            case "OrderTriggered" -> order(event) + " triggered";
            case "OrderReduced" ->
                order(event) + " reduced by " + lots(event, "reducedQty") + " to " + lots(event, "leavesQty");
            case "SelfTradePrevented" -> selfTrade(event);
            case "MassCanceled" -> massCanceled(event);
            case "AuctionIndicative" -> indicative(event);
            default -> others.of(event, recorded);
        };
    }

    private String order(final Message event) {
        return names.order(event.number("orderId"));
    }

    private Market market(final Message event) {
        return names.market(event.number("marketId"));
    }

    private String lots(final Message event, final String field) {
        return Units.text(event.number(field), market(event).lot());
    }

    private static String ticks(final long ticks, final Market market) {
        return Units.text(ticks, market.tick());
    }

    /** The price is said if the command did not. */
    private String accepted(final Message event, final Message command, final long sequence) {
        final long price = event.number("priceTicks");
        return names.order(sequence) + " accepted"
                + (price == command.number("priceTicks") ? "" : " @ " + ticks(price, market(event)));
    }

    private String state(
            final Message event,
            final String id,
            final String status,
            final String total,
            final String filled,
            final String open) {
        final long orderId = event.number(id);
        if (orderId == 0 && event.number(status) == OrdStatus.REJECTED.value() && event.number(total) == 0) {
            return "";
        }
        final Market market = names.marketOfOrder(orderId);
        final String word =
                Names.word(OrdStatus.get((short) event.number(status)).name());
        return ": " + names.order(orderId) + " " + word + " " + Units.text(event.number(filled), market.lot()) + " of "
                + Units.text(event.number(total), market.lot()) + " open "
                + Units.text(event.number(open), market.lot());
    }

    /** The aggressor first; of an auction the buyer. */
    private String trade(final Message event) {
        final Market market = market(event);
        final String buyer = names.order(event.number("buyOrderId"));
        final String seller = names.order(event.number("sellOrderId"));
        final boolean inAuction = event.number("aggressorSide") == NO_SIDE;
        final boolean sold = event.number("aggressorSide") == Side.SELL.value();
        final String buyFee =
                Units.text(event.number("buyFeeUnits"), market.base().unit());
        final String sellFee =
                Units.text(event.number("sellFeeUnits"), market.quote().unit());
        return (inAuction ? "uncross " : "trade ") + (sold ? seller : buyer) + " x " + (sold ? buyer : seller) + " "
                + lots(event, "qtyLots") + " @ " + ticks(event.number("priceTicks"), market)
                + (buyFee.equals("0") && sellFee.equals("0")
                        ? ""
                        : " fees " + buyFee + " " + market.base().code() + " " + sellFee + " "
                                + market.quote().code());
    }

    private String canceled(final Message event) {
        final long status = event.number("ordStatus");
        final String reason =
                Names.word(CancelReason.get((short) event.number("reason")).name());
        return order(event)
                + (status == OrdStatus.EXPIRED.value() ? " expired " : " canceled " + reason + " ")
                + lots(event, "canceledQty")
                + (status == OrdStatus.FILLED.value() ? " filled" : "");
    }

    private String replaced(final Message event) {
        final Market market = market(event);
        final boolean isFilled = event.number("ordStatus") == OrdStatus.FILLED.value();
        final long price = event.number("priceTicks");
        final long stop = event.number("stopPriceTicks");
        final long peak = event.number("displayQty");
        return order(event) + " replaced " + lots(event, "orderQty") + (price == 0 ? "" : " @ " + ticks(price, market))
                + (stop == 0 ? "" : " stop " + ticks(stop, market))
                + (peak == 0 ? "" : " peak " + lots(event, "displayQty"))
                + (!isFilled && event.number("leavesQty") != event.number("orderQty")
                        ? " open " + lots(event, "leavesQty")
                        : "")
                + (isFilled ? " filled" : event.number("keptPriority") == 1 ? " keeps its place" : " to the back");
    }

    private String selfTrade(final Message event) {
        return "self-trade " + names.order(event.number("aggressorOrderId")) + " x "
                + names.order(event.number("restingOrderId")) + " " + lots(event, "preventedQty") + " "
                + Names.word(
                        SelfTradePrevention.get((short) event.number("mode")).name());
    }

    private String massCanceled(final Message event) {
        final long accountId = event.number("accountId");
        final long marketId = event.number("marketId");
        final long sessionId = event.number("sessionId");
        return "all canceled " + event.number("canceledCount") + " "
                + Names.word(CancelReason.get((short) event.number("reason")).name())
                + (accountId == 0 ? "" : " of " + names.account((int) accountId))
                + (marketId == 0 ? "" : " in " + names.market(marketId).symbol())
                + (sessionId == 0 ? "" : " of session " + sessionId)
                + (event.number("more") == 1 ? " more" : "");
    }

    private String indicative(final Message event) {
        final Market market = market(event);
        final long price = event.number("priceTicks");
        final long surplus = event.number("imbalanceQty");
        final String side = event.number("imbalanceSide") == Side.BUY.value() ? " buy " : " sell ";
        return "indicative"
                + (price == 0 ? " none" : " " + lots(event, "pairedQty") + " @ " + ticks(price, market))
                + (surplus == 0 ? "" : " surplus" + side + lots(event, "imbalanceQty"))
                + others.in(event);
    }
}
