package org.ringbook.client;

import java.util.ArrayList;
import java.util.List;
import org.ringbook.sbe.messages.CancelReason;
import org.ringbook.sbe.messages.OrdStatus;
import org.ringbook.sbe.messages.OrderAcceptedDecoder;
import org.ringbook.sbe.messages.OrderCanceledDecoder;
import org.ringbook.sbe.messages.Side;
import org.ringbook.sbe.messages.TradeDecoder;

/**
 * What became of a new order in the record that entered it.
 *
 * @param orderId      its id.
 * @param status       NEW, PARTIALLY_FILLED, FILLED or CANCELED.
 * @param cumQty       filled, in lots.
 * @param leavesQty    open, in lots.
 * @param cancelReason why its rest ended; null = it did not.
 * @param fills        in order.
 */
public record OrderReport(
        long orderId, OrdStatus status, long cumQty, long leavesQty, CancelReason cancelReason, List<Fill> fills) {
    /**
     * A fill.
     *
     * @param tradeId    of its market.
     * @param priceTicks the resting order's price.
     * @param qtyLots    quantity.
     * @param feeUnits   of this order's side, in what it received.
     */
    public record Fill(long tradeId, long priceTicks, long qtyLots, long feeUnits) {}

    /** Reads the record of an accepted order. */
    static OrderReport of(final OrderSpec order, final CommandOutcome outcome) {
        outcome.require(new OrderAcceptedDecoder());
        final List<Fill> fills = new ArrayList<>();
        long cumQty = 0;
        CancelReason cancelReason = null;
        OrdStatus status = null;
        for (final CommandOutcome.Event event : outcome.events()) {
            if (event.templateId() == TradeDecoder.TEMPLATE_ID) {
                final TradeDecoder trade = event.decode(new TradeDecoder());
                final long fee = order.side() == Side.BUY ? trade.buyFeeUnits() : trade.sellFeeUnits();
                fills.add(new Fill(trade.tradeId(), trade.priceTicks(), trade.qtyLots(), fee));
                cumQty += trade.qtyLots();
            } else if (event.templateId() == OrderCanceledDecoder.TEMPLATE_ID) {
                final OrderCanceledDecoder canceled = event.decode(new OrderCanceledDecoder());
                cancelReason = canceled.reason();
                status = canceled.ordStatus();
            }
        }
        final long leavesQty = cancelReason != null || order.byQuote() ? 0 : order.quantity() - cumQty;
        if (status == null) {
            status = leavesQty == 0 ? OrdStatus.FILLED : cumQty == 0 ? OrdStatus.NEW : OrdStatus.PARTIALLY_FILLED;
        }
        return new OrderReport(outcome.sequence(), status, cumQty, leavesQty, cancelReason, List.copyOf(fills));
    }
}
