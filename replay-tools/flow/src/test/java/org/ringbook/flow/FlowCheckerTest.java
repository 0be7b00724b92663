package org.ringbook.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FlowCheckerTest {
    private static final FlowInstrument MARKET =
            new FlowInstrument("M", "B", "Q", new BigDecimal("0.01"), BigDecimal.ONE);

    private final StepBuffer steps = new StepBuffer(MARKET);

    @Test
    void shouldPassATargetThatDoesAsRecorded() {
        twoBidsAndASale();
        final FlowReport report = play(new MirrorBook());
        assertTrue(report.passed(), report.text());
        assertEquals(2, report.line(CheckKind.EXECUTION).agree());
        assertEquals(1, report.line(CheckKind.BOOK_ROW).agree());
        assertEquals(0, report.exitStatus());
    }

    @Test
    void shouldFailATargetThatTradesLastInFirstOut() {
        twoBidsAndASale();
        final MirrorBook book = new MirrorBook();
        final FlowReport report = play((step, listener) -> {
            final boolean swapped = step.orderId() == 1 || step.orderId() == 2;
            final FlowStep other = swapped ? withId(step, 3 - step.orderId()) : step;
            final List<FlowFill> fills = new ArrayList<>();
            final FlowOutcome outcome = book.execute(other);
            outcome.fills()
                    .forEach(fill -> fills.add(new FlowFill(fill.restingId(), fill.priceTicks(), fill.qtyLots())));
            listener.onOutcome(step, new FlowOutcome(outcome.accepted(), "", fills, outcome.leavesQty(), List.of()));
        });
        assertFalse(report.passed());
        assertEquals(1, report.exitStatus());
        assertEquals(2, report.line(CheckKind.EXECUTION).differ(DifferenceCause.TARGET));
        assertTrue(report.text().contains("FAILED"), report.text());
    }

    @Test
    void shouldNotCountARecordedDifferenceAsTheTargetsOwn() {
        steps.newLimit(1, 1, Side.BUY, 100, 5);
        steps.newLimit(2, 2, Side.BUY, 100, 5);
        steps.cancel(3, steps.mirror().order(2));
        steps.check(new FlowCheck.Known(CheckKind.EXECUTION, DifferenceCause.LATE_ENTRY));
        final FlowReport report = play(new MirrorBook());
        assertEquals(1, report.line(CheckKind.EXECUTION).differ(DifferenceCause.LATE_ENTRY));
        assertFalse(report.passed(), "all executions are required here");
        assertEquals(new BigDecimal("0.00"), report.line(CheckKind.EXECUTION).percent());
    }

    @Test
    void shouldFailATargetThatRefuses() {
        twoBidsAndASale();
        final FlowReport report = play((step, listener) -> listener.onOutcome(step, FlowOutcome.rejected("closed")));
        assertEquals(3, report.rejected());
        assertEquals(0, report.line(CheckKind.BOOK_ROW).agree());
        assertFalse(report.passed());
    }

    @Test
    void shouldMatchTapeTradesByPriceAndQuantity() {
        steps.newLimit(1, 1, Side.BUY, 100, 5);
        steps.newLimit(2, 2, Side.SELL, 100, 2);
        steps.check(new FlowCheck.TapeTrade(100, 2));
        steps.check(new FlowCheck.TapeTrade(100, 2));
        steps.newLimit(3, 3, Side.SELL, 100, 3);
        final FlowReport report = play(new MirrorBook());
        assertEquals(1, report.line(CheckKind.TAPE_TRADE).agree());
        assertEquals(1, report.line(CheckKind.TAPE_TRADE).differ(DifferenceCause.TAPE_ONLY));
        assertEquals(1, report.targetOnlyTrades());
    }

    @Test
    void shouldSayOnlyAllIsAHundredPercent() {
        final FlowReport.Line line =
                new FlowReport.Line(CheckKind.EXECUTION, 99_999, java.util.Map.of(DifferenceCause.PASSED_OVER, 1L));
        assertEquals(new BigDecimal("99.99"), line.percent());
    }

    private void twoBidsAndASale() {
        steps.newLimit(1, 1, Side.BUY, 100, 5);
        steps.newLimit(2, 2, Side.BUY, 100, 4);
        steps.aggress(3, 9, Side.SELL, 100, List.of(new FlowFill(1, 100, 5), new FlowFill(2, 100, 1)));
        steps.check(new FlowCheck.Depth(CheckKind.BOOK_ROW, new FlowDepth(new long[] {0, 0, 100, 3})));
    }

    private FlowReport play(final FlowTarget target) {
        steps.end();
        final FlowChecker checker = new FlowChecker(List.of(
                KnownShare.all(CheckKind.EXECUTION),
                KnownShare.all(CheckKind.PRICE_TIME),
                new KnownShare(CheckKind.TAPE_TRADE, 1, 2)));
        for (FlowStep step = steps.poll(); step != null; step = steps.poll()) {
            target.submit(step, checker);
        }
        return checker.report();
    }

    private static FlowStep withId(final FlowStep step, final long id) {
        return new FlowStep(
                step.action(),
                step.instrument(),
                step.participant(),
                step.timeNs(),
                id,
                step.side(),
                step.priceTicks(),
                step.qtyLots(),
                step.checks());
    }
}
