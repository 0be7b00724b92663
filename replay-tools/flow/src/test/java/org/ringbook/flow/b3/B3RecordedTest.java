package org.ringbook.flow.b3;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalTime;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.ringbook.flow.CheckKind;
import org.ringbook.flow.DifferenceCause;
import org.ringbook.flow.FlowCheck;
import org.ringbook.flow.FlowFill;
import org.ringbook.flow.FlowInstrument;
import org.ringbook.flow.FlowNote;
import org.ringbook.flow.FlowReport;
import org.ringbook.flow.FlowStep;
import org.ringbook.flow.FlowStream;
import org.ringbook.flow.MirrorBook;
import org.ringbook.flow.RecordedData;

class B3RecordedTest {
    private static final FlowInstrument PETR4F =
            new FlowInstrument("PETR4F", "PETR4F", "BRL", new BigDecimal("0.01"), BigDecimal.ONE);

    @Test
    void shouldGiveTheTapesFillsUpToTheClosingCall() throws IOException {
        final FlowReport report =
                RecordedData.play(B3Flow.open(RecordedData.file("b3_PETR4F_2015-11-03_orders.csv.gz"), PETR4F));
        assertEquals(494, report.line(CheckKind.AGGRESSION).total(), report.text());
        assertEquals(494, report.line(CheckKind.AGGRESSION).agree(), report.text());
        assertEquals(627, report.fills());
        assertEquals(2, report.notes().get(FlowNote.CLOSING_ORDER));
        assertTrue(report.passed());
    }

    @Test
    void shouldDifferOnlyInTheClosingCall() throws IOException {
        final FlowReport report = RecordedData.play(
                B3Flow.open(RecordedData.file("b3_PETR4F_2015-11-03_orders.csv.gz"), PETR4F, LocalTime.of(18, 0)));
        final FlowReport.Line line = report.line(CheckKind.AGGRESSION);
        assertEquals(494, line.agree(), report.text());
        assertEquals(15, line.differ(DifferenceCause.CLOSING_CALL));
        assertEquals(494 + 15, line.total());
    }

    @Test
    void shouldSeedTheOrdersThatTradeWithoutEntry() throws IOException {
        final Set<Long> seeds = new HashSet<>();
        int hits = 0;
        try (FlowStream stream = B3Flow.open(RecordedData.file("b3_PETR4F_2015-11-03_orders.csv.gz"), PETR4F)) {
            final MirrorBook book = new MirrorBook();
            for (FlowStep step = stream.next(); step != null; step = stream.next()) {
                if (isSeed(step)) {
                    seeds.add(step.orderId());
                }
                for (final FlowFill fill : book.execute(step).fills()) {
                    hits += seeds.contains(fill.restingId()) ? 1 : 0;
                }
            }
        }
        assertEquals(86, seeds.size());
        assertEquals(129, hits);
    }

    /** Of the initial book, and not of an order that its first update brings in, which is checked like any command. */
    private static boolean isSeed(final FlowStep step) {
        return step.checks().contains(new FlowCheck.Remark(FlowNote.SEEDED_ORDER))
                && step.checks().stream().noneMatch(check -> check instanceof FlowCheck.Fills);
    }
}
