package org.ringbook.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.ringbook.sbe.messages.CancelReason;
import org.ringbook.sbe.messages.OrdStatus;
import org.ringbook.sbe.messages.OrdType;
import org.ringbook.sbe.messages.OrderAcceptedEncoder;
import org.ringbook.sbe.messages.OrderCanceledEncoder;
import org.ringbook.sbe.messages.OrderReducedEncoder;
import org.ringbook.sbe.messages.OrderReplacedEncoder;
import org.ringbook.sbe.messages.OrderTriggeredEncoder;
import org.ringbook.sbe.messages.SelfTradePreventedEncoder;
import org.ringbook.sbe.messages.Side;
import org.ringbook.sbe.messages.TradeEncoder;

class OrderReportTest {
    private static final long ORDER = 50;

    private final RecordedOutcome record = new RecordedOutcome(ORDER);

    private void trade(
            final long buyOrder, final long sellOrder, final long qty, final long buyLeaves, final long leaves) {
        record.event(
                new TradeEncoder(),
                trade -> trade.buyOrderId(buyOrder)
                        .sellOrderId(sellOrder)
                        .priceTicks(100)
                        .qtyLots(qty)
                        .buyFeeUnits(3)
                        .sellFeeUnits(4)
                        .buyLeavesQty(buyLeaves)
                        .sellLeavesQty(leaves));
    }

    private void canceled(final long order, final CancelReason reason, final OrdStatus status) {
        record.event(
                new OrderCanceledEncoder(),
                event -> event.orderId(order).reason(reason).ordStatus(status));
    }

    @Test
    void shouldLeaveOutWhatItsTradesTriggered() {
        record.event(new OrderAcceptedEncoder(), event -> event.accountId(1));
        trade(ORDER, 7, 4, 6, 0);
        record.event(new OrderTriggeredEncoder(), event -> event.orderId(8));
        trade(8, 9, 2, 0, 0);
        canceled(8, CancelReason.NO_LIQUIDITY, OrdStatus.CANCELED);
        final OrderReport report = OrderReport.of(OrderSpec.limit(1, 1, Side.BUY, 100, 10, ""), record.outcome());
        assertEquals(OrdStatus.PARTIALLY_FILLED, report.status());
        assertEquals(4, report.cumQty());
        assertEquals(6, report.leavesQty());
        assertEquals(3, report.fills().get(0).feeUnits());
        assertEquals(1, report.fills().size());
        assertFalse(report.triggered());
        assertNull(report.cancelReason());
    }

    @Test
    void shouldKeepItsRestWhenTheRestingOrderWasCanceledToPreventASelfTrade() {
        record.event(new OrderAcceptedEncoder(), event -> event.accountId(1));
        record.event(
                new SelfTradePreventedEncoder(),
                event -> event.aggressorOrderId(ORDER).restingOrderId(7).preventedQty(5));
        canceled(7, CancelReason.SELF_TRADE, OrdStatus.CANCELED);
        final OrderReport report = OrderReport.of(OrderSpec.limit(1, 1, Side.SELL, 100, 10, ""), record.outcome());
        assertEquals(OrdStatus.NEW, report.status());
        assertEquals(10, report.leavesQty());
        assertEquals(5, report.preventedQty());
        assertNull(report.cancelReason());
    }

    @Test
    void shouldCountWhatPreventionTookOffIt() {
        record.event(new OrderAcceptedEncoder(), event -> event.accountId(1));
        record.event(
                new OrderReducedEncoder(),
                event -> event.orderId(ORDER).reducedQty(4).leavesQty(6));
        final OrderReport report = OrderReport.of(OrderSpec.limit(1, 1, Side.SELL, 100, 10, ""), record.outcome());
        assertEquals(6, report.leavesQty());
        assertEquals(0, report.cumQty());
    }

    @Test
    void shouldSayWhyItsRestEnded() {
        record.event(new OrderAcceptedEncoder(), event -> event.accountId(1));
        trade(7, ORDER, 4, 0, 6);
        canceled(ORDER, CancelReason.PRICE_BAND, OrdStatus.CANCELED);
        final OrderReport report = OrderReport.of(OrderSpec.market(1, 1, Side.SELL, 10, ""), record.outcome());
        assertEquals(OrdStatus.CANCELED, report.status());
        assertEquals(CancelReason.PRICE_BAND, report.cancelReason());
        assertEquals(4, report.fills().get(0).feeUnits());
        assertEquals(0, report.leavesQty());
    }

    @Test
    void shouldLetAStopByQuoteWait() {
        record.event(new OrderAcceptedEncoder(), event -> event.accountId(1));
        final OrderSpec stop = new OrderSpec(1, 1, Side.BUY, 1_000_000)
                .ordType(OrdType.STOP)
                .stopPriceTicks(100)
                .byQuote(true);
        final OrderReport report = OrderReport.of(stop, record.outcome());
        assertEquals(OrdStatus.NEW, report.status());
        assertEquals(0, report.leavesQty());
    }

    @Test
    void shouldCountWhatWasFilledBeforeAReplace() {
        record.event(
                new OrderReplacedEncoder(),
                event -> event.orderId(7).orderQty(10).leavesQty(8));
        trade(7, 3, 5, 3, 0);
        final OrderReport report = OrderReport.of(ReplaceSpec.of(1, 7, 100, 10), record.outcome());
        assertEquals(7, report.orderId());
        assertEquals(7, report.cumQty());
        assertEquals(3, report.leavesQty());
        assertEquals(OrdStatus.PARTIALLY_FILLED, report.status());
    }

    @Test
    void shouldTellThatTheOrderItselfWasTriggered() {
        record.event(
                new OrderReplacedEncoder(),
                event -> event.orderId(7).orderQty(10).leavesQty(10));
        record.event(new OrderTriggeredEncoder(), event -> event.orderId(7));
        assertTrue(
                OrderReport.of(ReplaceSpec.of(1, 7, 100, 10), record.outcome()).triggered());
    }
}
