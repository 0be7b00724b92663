package org.ringbook.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ringbook.flow.b3.B3Reader;
import org.ringbook.workloads.OrderFlow;

class RecordedWorkloadTest {
    private static final PrintStream OUT = System.out;
    private static final int OPERATIONS_MIN = 100_000;
    private static final String NEW_SELL = "1,11:00:00.000000,New,S,90,505,5,0,New,0,1,13:00:00";

    @TempDir
    private Path folder;

    @Test
    void shouldExpectWhatAPlainBookMakesOfTheRecordedOrders() throws IOException {
        final RecordedWorkload workload = RecordedWorkload.of(shares("ABCD3F"), 1);
        assertEquals("ABCD3F", workload.name());
        // Three adds, a move, a reduction, an order that takes 5 of id 1 and rests with 1, its cancel; and what is
        // left.
        assertEquals(9, workload.flow().length());
        assertEquals(3, workload.flow().prefill());
        assertPlayed(new OrderFlow.Outcome(1, 5, 2_525, 5, 0), workload.flow());
    }

    @Test
    void shouldRepeatTheRecordingWithNewOrders() throws IOException {
        final RecordedWorkload workload = RecordedWorkload.of(shares("ABCD3F"), 19);
        assertEquals(27, workload.flow().length());
        // Four orders each time, so ids 1, 5 and 9 have sold.
        assertPlayed(new OrderFlow.Outcome(3, 15, 7_575, (1 + 5 + 9) * 5, 0), workload.flow());
    }

    @Test
    void shouldTradeInThousandthsAndLeaveOutWhatTheFormHasNoRoomFor() throws IOException {
        final Path log = write(
                "XYZUSD.log",
                created(1, 1, "100.00", "2.50000000"),
                created(2, 1, "655.36", "1.00000000"),
                created(3, 1, "200.00", "1048.57600000"),
                created(4, 1, "655.35", "1048.57500000"),
                created(5, 0, "100.00", "0.00000001"));
        final RecordedWorkload workload = RecordedWorkload.of(log, 1);
        assertTrue(workload.note().contains("2 orders whose"), workload.note());
        assertPlayed(new OrderFlow.Outcome(1, 1, 10_000, 1, 0), workload.flow());
        assertEquals(2_500, OrderFlow.orderQty(workload.flow().terms(0)));
        assertEquals(OrderFlow.MAX_QTY, OrderFlow.orderQty(workload.flow().terms(1)));
    }

    @Test
    void shouldPlayOneRecordingOfEachInstrumentOfAFolder() throws IOException {
        shares("b_WXYZ3F");
        shares("a_ABCD3F");
        write("README.md", "not orders");
        write("short_ABCD3F.csv", B3Reader.HEADER, NEW_SELL);
        final List<String> told = new ArrayList<>();
        final List<RecordedWorkload> workloads = RecordedFolder.workloads(folder, 1, told::add);
        assertEquals(
                List.of("ABCD3F", "WXYZ3F"),
                workloads.stream().map(RecordedWorkload::name).toList());
        assertEquals(9, workloads.get(0).flow().length());
        assertEquals(4, told.size(), told::toString);
    }

    @Test
    void shouldRefuseARecordingWithoutOrders() throws IOException {
        final Path file = write("ABCD3F.csv", B3Reader.HEADER);
        assertTrue(assertThrows(IOException.class, () -> RecordedWorkload.of(file, 1))
                .getMessage()
                .contains("without orders"));
    }

    @Test
    void shouldMatchAsRealOrdersExpect() throws IOException {
        final String recordings = System.getenv(RecordedFolder.VARIABLE);
        if (recordings == null || recordings.isEmpty()) {
            final String skipped =
                    "SKIPPED: recorded orders are not played: set " + RecordedFolder.VARIABLE + " to their folder";
            OUT.println(skipped);
            Assumptions.abort(skipped);
        }
        final List<String> told = new ArrayList<>();
        final List<RecordedWorkload> workloads = RecordedFolder.ofEnvironment(OPERATIONS_MIN, told::add);
        assertEquals(
                List.of("AAPL", "BTCUSD", "ESH4", "PETR4F"),
                workloads.stream().map(RecordedWorkload::name).toList(),
                told::toString);
        for (final RecordedWorkload workload : workloads) {
            assertTrue(workload.flow().length() >= OPERATIONS_MIN, workload.note());
            assertTrue(workload.flow().expected().trades() > 0, workload.note());
            assertPlayed(workload.flow().expected(), workload.flow());
        }
    }

    private Path shares(final String name) throws IOException {
        return write(
                name + ".csv",
                B3Reader.HEADER,
                NEW_SELL,
                "2,11:00:01.000000,New,B,20,500,10,0,New,0,1,13:00:01",
                "3,11:00:02.000000,New,B,40,499,3,0,New,0,1,13:00:02",
                "4,11:00:03.000000,Update,B,40,498,3,0,Replaced,0,1,13:00:03",
                "5,11:00:04.000000,Update,B,20,500,8,0,Replaced,0,1,13:00:04",
                "6,11:00:05.000000,New,B,30,506,6,0,New,0,1,13:00:05",
                "7,11:00:05.000000,Trade,B,30,506,6,5,Partially Filled,1,1,13:00:05",
                "8,11:00:05.000000,Trade,S,90,505,5,5,Filled,2,1,13:00:05",
                "9,11:00:06.000000,Cancel,B,30,506,6,5,Canceled,0,1,13:00:06");
    }

    private static String created(final int id, final int side, final String price, final String amount) {
        return "143043840" + (4518 + id) + " order_created {\"price\": \"" + price + "\", \"amount\": \"" + amount
                + "\", \"datetime\": \"1430438404\", \"id\": " + id + ", \"order_type\": " + side + "}";
    }

    private Path write(final String name, final String... lines) throws IOException {
        return Files.writeString(folder.resolve(name), String.join("\n", lines) + "\n");
    }

    private static void assertPlayed(final OrderFlow.Outcome expected, final OrderFlow flow) {
        assertEquals(expected, flow.expected());
        final BookRunner runner = new BookRunner(flow);
        runner.run(0, flow.length());
        assertEquals(expected, runner.outcome());
        CoreRunner.verify(new CommandFrames(flow, false));
    }
}
