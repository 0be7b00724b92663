package org.ringbook.scenarios;

import java.util.List;
import java.util.Map;
import org.agrona.concurrent.UnsafeBuffer;
import org.ringbook.sbe.messages.CancelRejectedDecoder;
import org.ringbook.sbe.messages.CommandRejectedDecoder;
import org.ringbook.sbe.messages.MassCanceledDecoder;
import org.ringbook.sbe.messages.MessageHeaderDecoder;
import org.ringbook.sbe.messages.OrdStatus;
import org.ringbook.sbe.messages.OrderAcceptedDecoder;
import org.ringbook.sbe.messages.OrderCanceledDecoder;
import org.ringbook.sbe.messages.OrderRejectedDecoder;
import org.ringbook.sbe.messages.OrderReplacedDecoder;
import org.ringbook.sbe.messages.TradeDecoder;

/** Events of a {@link Venue} as short lines, with names for orders, accounts and assets. */
final class EventText {
    private static final List<String> ASSETS = List.of("?", "XBT", "ZAR");

    private final Map<Long, String> orderNames;
    private final List<String> accountNames;
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();

    EventText(final Map<Long, String> orderNames, final List<String> accountNames) {
        this.orderNames = orderNames;
        this.accountNames = accountNames;
    }

    String of(final byte[] event) {
        final UnsafeBuffer in = new UnsafeBuffer(event);
        return switch (header.wrap(in, 0).templateId()) {
            case OrderAcceptedDecoder.TEMPLATE_ID ->
                accepted(new OrderAcceptedDecoder().wrapAndApplyHeader(in, 0, header));
            case OrderRejectedDecoder.TEMPLATE_ID ->
                rejected(new OrderRejectedDecoder().wrapAndApplyHeader(in, 0, header));
            case CancelRejectedDecoder.TEMPLATE_ID ->
                cancelRejected(new CancelRejectedDecoder().wrapAndApplyHeader(in, 0, header));
            case TradeDecoder.TEMPLATE_ID -> trade(new TradeDecoder().wrapAndApplyHeader(in, 0, header));
            case OrderCanceledDecoder.TEMPLATE_ID ->
                canceled(new OrderCanceledDecoder().wrapAndApplyHeader(in, 0, header));
            case OrderReplacedDecoder.TEMPLATE_ID ->
                replaced(new OrderReplacedDecoder().wrapAndApplyHeader(in, 0, header));
            case MassCanceledDecoder.TEMPLATE_ID ->
                massCanceled(new MassCanceledDecoder().wrapAndApplyHeader(in, 0, header));
            case CommandRejectedDecoder.TEMPLATE_ID ->
                commandRejected(new CommandRejectedDecoder().wrapAndApplyHeader(in, 0, header));
            default -> plain(event);
        };
    }

    private String order(final long orderId) {
        return orderNames.getOrDefault(orderId, "#" + orderId);
    }

    private static String accepted(final OrderAcceptedDecoder in) {
        return "accepted, holds " + in.holdUnits() + " " + ASSETS.get(in.holdAssetId());
    }

    private String rejected(final OrderRejectedDecoder in) {
        return "rejected " + in.reason()
                + state(
                        in.firstOrderId(),
                        in.firstOrdStatus(),
                        in.firstOrderQty(),
                        in.firstCumQty(),
                        in.firstLeavesQty());
    }

    private String cancelRejected(final CancelRejectedDecoder in) {
        return "cancel rejected " + in.reason()
                + state(in.orderId(), in.ordStatus(), in.orderQty(), in.cumQty(), in.leavesQty());
    }

    private String state(
            final long orderId, final OrdStatus status, final long orderQty, final long cumQty, final long leavesQty) {
        final boolean isNone = orderId == 0 && status == OrdStatus.REJECTED && orderQty + cumQty + leavesQty == 0;
        return isNone
                ? ""
                : ": " + order(orderId) + " " + status + ", " + cumQty + " of " + orderQty + " filled, " + leavesQty
                        + " open";
    }

    private String trade(final TradeDecoder in) {
        return "trade " + in.tradeId() + ": " + order(in.buyOrderId()) + " buys " + in.qtyLots() + " @ "
                + in.priceTicks() + " from " + order(in.sellOrderId()) + " (" + in.aggressorSide() + "), "
                + in.baseUnits() + " less " + in.buyFeeUnits() + " XBT for " + in.quoteUnits() + " less "
                + in.sellFeeUnits() + " ZAR, releases " + in.buyReleasedUnits() + ", leaves " + in.buyLeavesQty()
                + " and " + in.sellLeavesQty();
    }

    private String canceled(final OrderCanceledDecoder in) {
        return "canceled " + order(in.orderId()) + " " + in.reason() + " " + in.ordStatus() + ", " + in.canceledQty()
                + " open, " + in.cumQty() + " filled, releases " + in.releasedUnits() + " "
                + ASSETS.get(in.releasedAssetId());
    }

    private String replaced(final OrderReplacedDecoder in) {
        return "replaced " + order(in.orderId()) + " " + in.ordStatus() + ", " + in.leavesQty() + " of "
                + in.orderQty() + " @ " + in.priceTicks() + ", keeps its place " + in.keptPriority() + ", holds "
                + in.holdDeltaUnits() + " more " + ASSETS.get(in.holdAssetId());
    }

    private String massCanceled(final MassCanceledDecoder in) {
        return "mass canceled " + in.canceledCount() + " of " + accountNames.get(in.accountId()) + ", more "
                + in.more();
    }

    private static String commandRejected(final CommandRejectedDecoder in) {
        return "rejected " + in.reason() + (in.existingId() == 0 ? "" : ", existing " + in.existingId());
    }

    /** As {@code Deposited accountId=1 assetId=2 amountUnits=3}. */
    private static String plain(final byte[] event) {
        final String all = FrameText.of(event);
        return FrameText.name(event) + " "
                + all.substring(all.indexOf("):") + 2).replace('|', ' ');
    }
}
