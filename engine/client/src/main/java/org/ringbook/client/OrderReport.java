package org.ringbook.client;

import java.util.List;
import org.ringbook.sbe.messages.CancelReason;
import org.ringbook.sbe.messages.OrdStatus;

/**
 * What became of an order in the record that entered or replaced it. Other orders that the record is about, such as stops that it triggered,
 * are not in it.
 *
 * @param orderId      its id.
 * @param status       NEW, PARTIALLY_FILLED, FILLED, CANCELED or EXPIRED.
 * @param cumQty       filled over its life, in lots.
 * @param leavesQty    open, in lots; 0 for an order by quote.
 * @param preventedQty what met an order of its own owner and did not trade, in lots.
 * @param triggered    whether its stop price was traded.
 * @param cancelReason why its rest ended; null = it did not.
 * @param fills        of this record, in order.
 */
public record OrderReport(
        long orderId,
        OrdStatus status,
        long cumQty,
        long leavesQty,
        long preventedQty,
        boolean triggered,
        CancelReason cancelReason,
        List<Fill> fills) {
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
        return new OrderReportReader(outcome.sequence(), order.byQuote() ? 0 : order.quantity(), order.byQuote())
                .read(outcome);
    }

    /** Reads the record of an accepted replace. */
    static OrderReport of(final ReplaceSpec replace, final CommandOutcome outcome) {
        return new OrderReportReader(replace.orderId(), replace.orderQty(), false).read(outcome);
    }

    /** Takes a copy of the fills. */
    public OrderReport {
        fills = List.copyOf(fills);
    }
}
