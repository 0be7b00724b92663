package org.ringbook.flow.bitstamp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.ringbook.flow.TextFile.assertFault;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ringbook.flow.CheckKind;
import org.ringbook.flow.FlowReport;
import org.ringbook.flow.RecordedData;
import org.ringbook.flow.TextFile;

class BitstampFlowTest {
    private static final String[] LOG = {
        "1430000000001 order_created " + order("200.50", "1.00000000", 1, 1),
        "1430000000002 order_created " + order("200.60", "0.40000000", 2, 0),
        "1430000000003 order_changed " + order("200.50", "0.60000000", 1, 1),
        "1430000000003 order_deleted " + order("200.60", "0.00000000", 2, 0),
        "1430000000004 trade {\"price\": 200.5, \"amount\": 0.40000000000000002, \"id\": 7}",
        "1430000000005 order_deleted " + order("200.50", "0.60000000", 1, 1),
        "1430000000006 order_book {\"bids\": [], \"asks\": []}",
    };

    @TempDir
    private Path folder;

    @Test
    void shouldEnterCancelAndCompareTrades() throws IOException {
        assertEquals(
                List.of("NEW_LIMIT 1 SELL 100000000@20050", "NEW_LIMIT 2 BUY 40000000@20060", "CANCEL 1 SELL 0@0"),
                TextFile.commandsOf(open(LOG)));
        final FlowReport report = RecordedData.play(open(LOG));
        assertEquals(1, report.line(CheckKind.TAPE_TRADE).agree(), report.text());
        assertEquals(1, report.line(CheckKind.TAPE_TRADE).total());
    }

    @Test
    void shouldSayWhereAFileIsWrong() {
        assertFault(() -> read("nonsense"), "line 1", "a time, an event and its JSON");
        assertFault(() -> read("x order_created {}"), "line 1", "ms since the epoch");
        assertFault(() -> read("1 order_eaten {}"), "line 1", "unknown event", "order_eaten");
        assertFault(() -> read("1 order_created {}"), "line 1", "lacks order_type");
        assertFault(() -> read("1 order_created " + order("1.00", "abc", 1, 1)), "amount", "'abc'");
        assertFault(() -> read("1 order_created " + order("-1.00", "1", 1, 1)), "price must be positive");
        assertFault(() -> read("1 order_created " + order("1e999999", "1", 1, 1)), "out of range");
        assertFault(() -> read("1 order_created " + order("1.00", "1", 1, 3)), "order_type must be 0 or 1");
    }

    private void read(final String... lines) throws IOException {
        TextFile.stepsOf(open(lines));
    }

    private BitstampFlow open(final String... lines) throws IOException {
        return BitstampFlow.open(TextFile.write(folder, "x_BTCUSD.log", lines), null);
    }

    private static String order(final String price, final String amount, final long id, final int type) {
        return "{\"price\": \"" + price + "\", \"amount\": \"" + amount + "\", \"datetime\": \"1430000000\", \"id\": "
                + id + ", \"order_type\": " + type + "}";
    }
}
