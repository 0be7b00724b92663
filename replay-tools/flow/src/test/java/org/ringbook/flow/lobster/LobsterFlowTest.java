package org.ringbook.flow.lobster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.ringbook.flow.TextFile.assertFault;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ringbook.flow.CheckKind;
import org.ringbook.flow.DifferenceCause;
import org.ringbook.flow.FlowReport;
import org.ringbook.flow.RecordedData;
import org.ringbook.flow.TextFile;

class LobsterFlowTest {
    private static final String[] MESSAGES = {
        "34200.000000001,1,100,18,5853300,1",
        "34200.1,3,50,40,5854000,-1",
        "34200.2,4,100,8,5853300,1",
        "34200.25,5,0,8,5853600,1",
        "34200.3,2,100,4,5853300,1",
        "34200.4,3,7,4,9000000,-1",
    };
    private static final String[] BOOK = {
        "5854000,60,5853300,18", "5854000,20,5853300,18", "5854000,20,5853300,10",
        "5854000,20,5853300,10", "5854000,20,5853300,6", "5854000,20,5853300,6",
    };

    @TempDir
    private Path folder;

    @Test
    void shouldSeedKnownOrdersAndThenTheRestOfTheirLevel() throws IOException {
        assertEquals(
                List.of(
                        "NEW_LIMIT 50 SELL 40@58540",
                        "NEW_LIMIT -1 SELL 20@58540",
                        "NEW_LIMIT 100 BUY 18@58533",
                        "CANCEL 50 SELL 0@0",
                        "NEW_IOC_LIMIT " + (1L << 62) + " SELL 8@58533",
                        "REPLACE 100 BUY 14@58533"),
                TextFile.commandsOf(open(new LobsterOptions().seedBook(book()))));
    }

    @Test
    void shouldCompareEveryRow() throws IOException {
        final FlowReport report = RecordedData.play(
                open(new LobsterOptions().seedBook(book()).compareRows(book()).compareStates(book())));
        assertEquals(6, report.line(CheckKind.BOOK_ROW).agree(), report.text());
        assertEquals(4, report.line(CheckKind.TOUCH_STATE).agree());
        assertEquals(1, report.line(CheckKind.EXECUTION).agree());
        assertTrue(report.passed());
    }

    @Test
    void shouldNameWhyAnExecutionIsNotTheHeads() throws IOException {
        final FlowReport report = RecordedData.play(LobsterFlow.open(
                TextFile.write(
                        folder,
                        "TEST_message_1.csv",
                        "1,1,10,5,10000,1",
                        "2,1,9,5,10000,1",
                        "3,1,11,5,10000,1",
                        "4,1,12,5,9900,1",
                        "5,4,9,5,10000,1",
                        "6,4,11,5,10000,1",
                        "7,4,12,5,9900,1"),
                new LobsterOptions()));
        final FlowReport.Line line = report.line(CheckKind.EXECUTION);
        assertEquals(0, line.agree());
        assertEquals(1, line.differ(DifferenceCause.LATE_ENTRY));
        assertEquals(1, line.differ(DifferenceCause.PASSED_OVER));
        assertEquals(1, line.differ(DifferenceCause.NOT_AT_BEST));
    }

    @Test
    void shouldTakeTheTickFromThePrices() throws IOException {
        assertEquals(
                new BigDecimal("0.01"),
                open(new LobsterOptions()).instruments().get(0).tickSize());
        final Path odd = TextFile.write(folder, "PENNY_message_1.csv", "1,1,10,5,10001,1");
        assertEquals(
                new BigDecimal("0.0001"),
                LobsterFlow.open(odd, new LobsterOptions()).instruments().get(0).tickSize());
        assertEquals(
                "PENNY",
                LobsterFlow.open(odd, new LobsterOptions()).instruments().get(0).symbol());
    }

    @Test
    void shouldSayWhereAFileIsWrong() {
        assertFault(() -> read("x,1,10,5,10000,1"), "line 1", "time", "'x'");
        assertFault(() -> read("1,8,10,5,10000,1"), "line 1", "type", "'8'");
        assertFault(() -> read("1,1,10,5,10000,2"), "line 1", "direction", "'2'");
        assertFault(() -> read("1,1,10,0,10000,1"), "line 1", "size");
        assertFault(() -> read("1,1,10,5,-1,1"), "line 1", "price");
        assertFault(() -> read("2,1,10,5,10000,1", "1,1,11,5,10000,1"), "line 2", "go back");
        assertFault(() -> read("1,1,10,5,10000,1,9"), "line 1", "6 fields", "has 7");
        assertFault(() -> read("1,1,99999999999999999999,5,10000,1"), "order id");
        assertFault(
                () -> open(new LobsterOptions()
                                .compareRows(TextFile.write(folder, "b_1.csv", "1,2,3"))
                                .symbol("A"))
                        .next(),
                "b_1.csv",
                "multiple of 4");
    }

    @Test
    void shouldNotCompareBooksWithWholeAggressors() {
        assertThrows(
                IllegalArgumentException.class,
                () -> open(new LobsterOptions().wholeAggressors(true).compareRows(book())));
    }

    private LobsterFlow open(final LobsterOptions options) throws IOException {
        return LobsterFlow.open(TextFile.write(folder, "TEST_message_1.csv.gz", MESSAGES), options);
    }

    private Path book() throws IOException {
        return TextFile.write(folder, "TEST_orderbook_1.csv.gz", BOOK);
    }

    private LobsterFlow read(final String... lines) throws IOException {
        return LobsterFlow.open(TextFile.write(folder, "x_message_1.csv", lines), new LobsterOptions());
    }
}
