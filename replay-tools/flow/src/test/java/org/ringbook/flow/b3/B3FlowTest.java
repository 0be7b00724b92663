package org.ringbook.flow.b3;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.ringbook.flow.TextFile.assertFault;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ringbook.flow.CheckKind;
import org.ringbook.flow.FlowInstrument;
import org.ringbook.flow.FlowReport;
import org.ringbook.flow.RecordedData;
import org.ringbook.flow.TextFile;

class B3FlowTest {
    private static final FlowInstrument MARKET =
            new FlowInstrument("ABCD3F", "ABCD3F", "BRL", new BigDecimal("0.01"), BigDecimal.ONE);

    @TempDir
    private Path folder;

    @Test
    void shouldEnterOldOrdersFirstAndExpectTheTrades() throws IOException {
        final B3Flow flow = open(
                "1,11:00:00.000000,New,B,20,500,10,0,New,0,1,13:00:00",
                "2,11:00:01.000000,New,S,21,500,12,0,New,0,1,13:00:01",
                "3,11:00:01.000000,Trade,B,7,500,9,9,Filled,2,1,13:00:01",
                "4,11:00:01.000000,Trade,S,21,500,12,5,Partially Filled,1,1,13:00:01",
                "5,11:00:01.000000,Trade,B,20,500,10,7,Partially Filled,2,1,13:00:01",
                "6,11:00:01.000000,Trade,S,21,500,12,12,Filled,1,1,13:00:01");
        final FlowReport report = RecordedData.play(flow);
        assertEquals(1, report.line(CheckKind.AGGRESSION).agree(), report.text());
        assertEquals(1, report.line(CheckKind.AGGRESSION).total());
        assertEquals(2, report.fills());
    }

    @Test
    void shouldSendMarketOrdersAsMarketToLimit() throws IOException {
        final List<String> commands = TextFile.commandsOf(open(
                "1,11:00:00.000000,New,S,1,505,3,0,New,0,1,13:00:00",
                "2,11:00:01.000000,New,B,2,0,5,0,New,0,1,13:00:01",
                "3,11:00:01.000000,Trade,B,2,0,5,3,Partially Filled,1,1,13:00:01",
                "4,11:00:01.000000,Trade,S,1,505,3,3,Filled,2,1,13:00:01",
                "5,16:47:00.000000,New,B,3,0,26,0,New,0,1,18:47:00",
                "6,16:48:00.000000,Update,B,2,506,5,3,Replaced,0,1,18:48:00",
                "7,16:49:00.000000,Cancel,B,2,506,5,3,Canceled,0,1,18:49:00",
                "8,16:55:00.000000,New,B,4,700,26,0,New,0,1,18:55:00"));
        assertEquals(
                List.of(
                        "NEW_LIMIT 1 SELL 3@505",
                        "NEW_MARKET_TO_LIMIT 2 BUY 5@0",
                        "REPLACE 2 BUY 5@506",
                        "CANCEL 2 BUY 0@0"),
                commands);
    }

    @Test
    void shouldSayWhereAFileIsWrong() {
        final String good = "1,11:00:00.000000,New,B,20,500,10,0,New,0,1,13:00:00";
        assertFault(() -> open("1,2,3"), "x.csv", "line 2", "12 fields", "has 3");
        assertFault(() -> open(good.replace("New,B", "Neu,B")), "line 2", "event", "'Neu'");
        assertFault(() -> open(good.replace(",B,", ",X,")), "line 2", "side", "'X'");
        assertFault(() -> open(good.replace(",500,", ",5.00,")), "line 2", "price_centavos", "'5.00'");
        assertFault(() -> open(good.replace(",10,0,", ",10,11,")), "line 2", "traded_qty");
        assertFault(() -> open(good, good), "line 3", "seq", "increase");
        assertFault(() -> open(good.replace("11:00:00.000000", "1100")), "line 2", "time", "'1100'");
        assertFault(() -> open(good, "2" + good.substring(1).replace("11:00:00", "10:59:59")), "time", "go back");
        assertFault(
                () -> TextFile.stepsOf(open(good, "2,11:00:01.000000,Trade,B,20,500,10,1,Filled,2,1,13:00:01")),
                "line 3",
                "pairs");
        assertFault(() -> B3Flow.open(TextFile.write(folder, "x.csv", "seq,time"), MARKET), "line 1", "header must be");
    }

    private B3Flow open(final String... rows) throws IOException {
        final String[] lines = new String[rows.length + 1];
        lines[0] = B3Reader.HEADER;
        System.arraycopy(rows, 0, lines, 1, rows.length);
        return B3Flow.open(TextFile.write(folder, "x.csv", lines), MARKET);
    }
}
