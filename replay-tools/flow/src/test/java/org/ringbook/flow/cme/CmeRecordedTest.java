package org.ringbook.flow.cme;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.ringbook.flow.CheckKind;
import org.ringbook.flow.DifferenceCause;
import org.ringbook.flow.FlowNote;
import org.ringbook.flow.FlowReport;
import org.ringbook.flow.RecordedData;

class CmeRecordedTest {
    @Test
    void shouldFillTheHeadOfTheBestPrice() throws IOException {
        final FlowReport report =
                RecordedData.play(CmeFlow.open(RecordedData.file("cme_ESH4_2023-12-25_2300-2330_mbo.csv.gz"), null));
        final FlowReport.Line line = report.line(CheckKind.EXECUTION);
        assertEquals(3_575, line.total(), report.text());
        assertEquals(3_491, line.agree());
        assertEquals(84, line.differ(DifferenceCause.ICEBERG));
        assertEquals(35, report.line(CheckKind.AUCTION).agree());
        assertEquals(35, report.line(CheckKind.AUCTION).total());
        assertEquals(7, report.notes().get(FlowNote.UNSEEN_ORDER));
        assertTrue(report.passed());
    }
}
