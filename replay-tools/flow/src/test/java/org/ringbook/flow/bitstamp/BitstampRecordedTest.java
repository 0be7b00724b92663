package org.ringbook.flow.bitstamp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.ringbook.flow.CheckKind;
import org.ringbook.flow.FlowReport;
import org.ringbook.flow.RecordedData;

class BitstampRecordedTest {
    @Test
    void shouldMakeMostTradesOfTheTape() throws IOException {
        final FlowReport report = RecordedData.play(
                BitstampFlow.open(RecordedData.file("bitstamp_BTCUSD_2015-05-01_0000-0300.log.gz"), null));
        assertEquals(406, report.line(CheckKind.TAPE_TRADE).total(), report.text());
        assertEquals(353, report.line(CheckKind.TAPE_TRADE).agree());
        assertEquals(356, report.fills());
        assertTrue(report.passed());
    }
}
