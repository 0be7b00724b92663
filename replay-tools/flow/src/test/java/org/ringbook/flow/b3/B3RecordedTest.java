package org.ringbook.flow.b3;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalTime;
import org.junit.jupiter.api.Test;
import org.ringbook.flow.CheckKind;
import org.ringbook.flow.DifferenceCause;
import org.ringbook.flow.FlowInstrument;
import org.ringbook.flow.FlowNote;
import org.ringbook.flow.FlowReport;
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
}
