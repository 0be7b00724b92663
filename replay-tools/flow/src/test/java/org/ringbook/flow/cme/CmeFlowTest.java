package org.ringbook.flow.cme;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.ringbook.flow.TextFile.assertFault;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ringbook.flow.CheckKind;
import org.ringbook.flow.DifferenceCause;
import org.ringbook.flow.FlowNote;
import org.ringbook.flow.FlowReport;
import org.ringbook.flow.RecordedData;
import org.ringbook.flow.TextFile;

class CmeFlowTest {
    @TempDir
    private Path folder;

    @Test
    void shouldBeginWithTheAuction() throws IOException {
        assertEquals(
                List.of(
                        "GATHER 0 BUY 0@0",
                        "NEW_LIMIT 1 BUY 3@402",
                        "NEW_LIMIT 2 SELL 9@401",
                        "NEW_LIMIT 3 BUY 2@400",
                        "NEW_LIMIT 7 BUY 2@402",
                        "UNCROSS 0 BUY 0@0",
                        "NEW_LIMIT 4 BUY 1@400"),
                TextFile.commandsOf(open(
                        "1,A,B,1,10050,3,40,1,1",
                        "1,A,A,2,10025,9,40,1,1",
                        "2,A,B,3,10000,2,130,2,2",
                        "5,T,N,0,10025,5,0,3,5",
                        "5,F,N,1,10025,3,0,3,5",
                        "5,F,N,2,10025,5,0,3,5",
                        "5,F,N,7,10025,2,0,3,5",
                        "5,C,B,1,10050,3,0,3,5",
                        "5,M,A,2,10025,4,130,3,5",
                        "6,A,B,4,10000,1,130,4,6")));
    }

    @Test
    void shouldSendAnAggressorOnceAndLeaveOutConsequences() throws IOException {
        assertEquals(
                List.of(
                        "NEW_LIMIT 1 SELL 3@400",
                        "NEW_LIMIT 2 SELL 4@400",
                        "NEW_IOC_LIMIT 9 BUY 5@400",
                        "NEW_LIMIT 9 BUY 1@399"),
                TextFile.commandsOf(open(
                        "1,A,A,1,10000,3,40,1,1",
                        "1,A,A,2,10000,4,40,1,1",
                        "2,T,B,9,10000,5,0,2,2",
                        "2,F,A,1,10000,3,0,2,2",
                        "2,F,A,2,10000,2,0,2,2",
                        "2,C,A,1,10000,3,0,2,2",
                        "2,M,A,2,10000,2,130,2,2",
                        "3,A,B,9,9975,1,130,3,3")));
    }

    @Test
    void shouldGiveOrdersThatPreventedASelfMatchToOneOwner() throws IOException {
        final FlowReport report = RecordedData.play(open(
                "1,A,A,1,10000,3,40,1,1",
                "1,A,A,2,10000,4,40,1,1",
                "2,T,B,9,10000,1,0,2,2",
                "2,F,A,2,10000,1,0,2,2",
                "2,M,A,2,10000,3,0,2,2",
                "2,C,A,1,10000,3,130,2,2"));
        final FlowReport.Line line = report.line(CheckKind.EXECUTION);
        assertEquals(1, line.agree(), report.text());
        assertEquals(1, line.total());
        assertEquals(2, report.notes().get(FlowNote.CONSEQUENCE));
    }

    @Test
    void shouldNotBelieveInAnOwnerThatTradesWithItself() throws IOException {
        final FlowReport report = RecordedData.play(open(
                "1,A,A,1,10000,3,40,1,1",
                "1,A,A,2,10000,4,40,1,1",
                "2,T,B,9,10000,2,0,2,2",
                "2,F,A,2,10000,1,0,2,2",
                "2,M,A,2,10000,3,0,2,2",
                "2,C,A,1,10000,3,130,2,2",
                "3,A,A,1,10000,3,130,3,3",
                "4,T,B,9,10000,6,0,4,4",
                "4,F,A,2,10000,3,0,4,4",
                "4,F,A,1,10000,3,130,4,4"));
        final FlowReport.Line line = report.line(CheckKind.EXECUTION);
        assertEquals(1, line.differ(DifferenceCause.SELF_MATCH_PREVENTION), report.text());
        assertEquals(2, line.agree());
    }

    @Test
    void shouldNameWhyAFillIsNotTheHeads() throws IOException {
        final FlowReport report = RecordedData.play(open(
                "1,A,A,1,10000,3,40,1,1",
                "1,A,A,3,10025,4,40,1,1",
                "3,T,B,9,10025,1,0,2,2",
                "3,F,A,3,10025,1,0,2,2",
                "3,M,A,3,10025,3,130,2,2"));
        final FlowReport.Line line = report.line(CheckKind.EXECUTION);
        assertEquals(1, line.differ(DifferenceCause.NOT_AT_BEST), report.text());
        assertEquals(1, line.total());
    }

    @Test
    void shouldSayWhereAFileIsWrong() {
        assertFault(() -> open("1,Z,B,1,10000,3,40,1,1"), "line 2", "action", "'Z'");
        assertFault(() -> open("1,A,N,1,10000,3,40,1,1"), "line 2", "side");
        assertFault(() -> open("1,A,B,1,,3,40,1,1"), "line 2", "price");
        assertFault(() -> open("1,A,B,1,10000,,40,1,1"), "line 2", "size");
        assertFault(() -> TextFile.stepsOf(open("1,F,B,1,10000,3,128,1,1")), "line 2", "follow a trade");
    }

    private CmeFlow open(final String... rows) throws IOException {
        final String[] lines = new String[rows.length + 1];
        lines[0] = CmeReader.HEADER;
        System.arraycopy(rows, 0, lines, 1, rows.length);
        return CmeFlow.open(TextFile.write(folder, "x_ESX4_mbo.csv", lines), null);
    }
}
