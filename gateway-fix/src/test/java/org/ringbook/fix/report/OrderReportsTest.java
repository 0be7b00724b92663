package org.ringbook.fix.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.ringbook.client.Permission;
import org.ringbook.sbe.messages.MarketState;

class OrderReportsTest {
    private static final int[] STATE = {11, 41, 150, 39, 38, 44, 32, 31, 151, 14, 6};
    private final CoreExchange exchange = new CoreExchange();

    private List<String> send(final String compId, final String fields) {
        return exchange.send(compId, fields);
    }

    private static List<String> state(final List<String> told) {
        return told.stream().map(line -> CoreExchange.brief(line, STATE)).toList();
    }

    private static String buy(final String id, final String quantity, final String price) {
        return "35=D|11=" + id + "|55=XBTZAR|54=1|60=20231114-22:13:20|38=" + quantity + "|40=2|59=1|44=" + price;
    }

    private static String sell(final String id, final String quantity, final String price) {
        return buy(id, quantity, price).replace("54=1", "54=2");
    }

    @Test
    void shouldReportNewOrderWithAllItsFields() {
        final List<String> told = send("ALICE", buy("a1", "0.01", "1000000"));
        assertEquals(1, told.size());
        final long id = exchange.orders().byClOrdId(1, "a1").orderId();
        assertEquals(
                "ALICE 8 37=" + id + "|11=a1|17=" + id
                        + "-1|150=0|39=0|1=alice|55=XBTZAR|54=1|40=2|59=1|38=0.010000|44=1000000"
                        + "|32=0.000000|31=0|151=0.010000|14=0.000000|6=0|60=20231114-22:13:20.025|",
                told.get(0));
    }

    @Test
    void shouldReportPartialFillsWithAveragePriceToBothSides() {
        send("ALICE", sell("s1", "0.01", "1000000"));
        send("ALICE", sell("s2", "0.01", "1000001"));
        assertEquals(
                List.of(
                        "BOB 8 11=b1 150=0 39=0 38=0.015000 44=1000002 32=0.000000 31=0 151=0.015000 14=0.000000 6=0",
                        "BOB 8 11=b1 150=F 39=1 38=0.015000 44=1000002 32=0.010000 31=1000000 151=0.005000 14=0.010000"
                                + " 6=1000000",
                        "ALICE 8 11=s1 150=F 39=2 38=0.010000 44=1000000 32=0.010000 31=1000000 151=0.000000"
                                + " 14=0.010000 6=1000000",
                        "BOB 8 11=b1 150=F 39=2 38=0.015000 44=1000002 32=0.005000 31=1000001 151=0.000000 14=0.015000"
                                + " 6=1000000.33333333",
                        "ALICE 8 11=s2 150=F 39=1 38=0.010000 44=1000001 32=0.005000 31=1000001 151=0.005000"
                                + " 14=0.005000 6=1000001"),
                state(send("BOB", buy("b1", "0.015", "1000002"))));
        assertTrue(
                exchange.told().get(1).contains("|851=2|12=0.0000100000|13=3|479=XBT|"),
                exchange.told().get(1));
        assertTrue(exchange.told().get(2).endsWith("|851=1|"), exchange.told().get(2));
    }

    @Test
    void shouldKeepChainOfReplacesWithCumulatedQuantity() {
        send("ALICE", buy("a1", "0.02", "1000000"));
        send("BOB", sell("b1", "0.005", "1000000"));
        assertEquals(
                List.of("ALICE 8 11=a2 41=a1 150=5 39=1 38=0.030000 44=999999 32=0.000000 31=0 151=0.025000"
                        + " 14=0.005000 6=1000000"),
                state(send("ALICE", "35=G|41=a1|11=a2|55=XBTZAR|54=1|60=20231114-22:13:20|38=0.03|40=2|44=999999")));
        assertEquals(
                List.of("ALICE 8 11=a3 41=a2 150=5 39=2 38=0.005000 44=999999 32=0.000000 31=0 151=0.000000"
                        + " 14=0.005000 6=1000000"),
                state(send("ALICE", "35=G|41=a2|11=a3|55=XBTZAR|54=1|60=20231114-22:13:20|38=0.005|40=2|44=999999")));
    }

    @Test
    void shouldTellSessionThatEnteredTheOrderAndTheOneThatCancelsIt() {
        send("ALICE", buy("a1", "0.02", "1000000"));
        assertEquals(
                List.of("ALICE+ALICE2 8 11=x1 41=a1 150=4 39=4 38=0.020000 44=1000000 32=0.000000 31=0 151=0.000000"
                        + " 14=0.000000 6=0"),
                state(send("ALICE2", "35=F|41=a1|11=x1|55=XBTZAR|54=1|60=20231114-22:13:20")));
    }

    @Test
    void shouldRejectCancelOfUnknownOrEndedOrder() {
        assertEquals(
                "ALICE 9 37=NONE 11=x1 41=a1 39=8 434=1 102=1",
                CoreExchange.brief(
                        send("ALICE", "35=F|41=a1|11=x1|55=XBTZAR|54=1|60=20231114-22:13:20")
                                .get(0),
                        37,
                        11,
                        41,
                        39,
                        434,
                        102));
        send("ALICE", buy("a1", "0.01", "1000000"));
        send("BOB", sell("b1", "0.01", "1000000"));
        final long id = exchange.orders().byClOrdId(1, "a1").orderId();
        assertEquals(
                "ALICE 9 37=" + id + " 11=x2 41=a1 39=2 434=2 102=0",
                CoreExchange.brief(
                        send("ALICE", "35=G|41=a1|11=x2|55=XBTZAR|54=1|60=20231114-22:13:20|38=1|40=2|44=5")
                                .get(0),
                        37,
                        11,
                        41,
                        39,
                        434,
                        102));
    }

    @Test
    void shouldRejectDuplicateWithStateOfFirstOrder() {
        send("ALICE", buy("a1", "0.02", "1000000"));
        send("BOB", sell("b1", "0.005", "1000000"));
        final long id = exchange.orders().byClOrdId(1, "a1").orderId();
        assertEquals(
                "ALICE 8 37=" + id + " 11=a1 150=8 39=1 103=6 38=0.020000 151=0.015000 14=0.005000 6=1000000",
                CoreExchange.brief(
                        send("ALICE", buy("a1", "0.07", "1000000")).get(0), 37, 11, 150, 39, 103, 38, 151, 14, 6));
    }

    @Test
    void shouldAnswerResentOrderWithStateOrTakeItIfYoung() {
        assertEquals(
                "ALICE 8 11=a1 150=0 39=0",
                CoreExchange.brief(
                        send(
                                        "ALICE",
                                        buy("a1", "0.02", "1000000")
                                                .replace("|55=", "|97=Y|55=")
                                                .replace("35=D|11=a1|97=Y", "35=D|97=Y|11=a1"))
                                .get(0),
                        11,
                        150,
                        39));
        assertEquals(
                "ALICE 8 11=a1 17=0 150=I 39=0 151=0.020000",
                CoreExchange.brief(
                        send("ALICE", buy("a1", "0.02", "1000000").replace("35=D|", "35=D|97=Y|"))
                                .get(0),
                        11,
                        17,
                        150,
                        39,
                        151));
        assertEquals(
                "ALICE 8 11=a9 150=8 39=8 103=99",
                CoreExchange.brief(
                        send(
                                        "ALICE",
                                        buy("a9", "0.02", "1000000")
                                                .replace("35=D|", "35=D|97=Y|122=20231114-22:08:19.000|"))
                                .get(0),
                        11,
                        150,
                        39,
                        103));
    }

    @Test
    void shouldRefuseWithRuleWhatIsNoMultipleOfTickOrLot() {
        assertTrue(
                send("ALICE", buy("a1", "0.01", "1000000.5"))
                        .get(0)
                        .contains("150=8|39=8|103=99|55=XBTZAR|54=1|40=2|59=1|38=0.01|44=1000000.5|151=0|14=0|6=0|"),
                exchange.told().get(0));
        assertTrue(exchange.told()
                .get(0)
                .contains("is not a multiple of the tick size 1; the nearest valid: 1000000 and 1000001"));
        assertTrue(
                send("ALICE", buy("a1", "0.0100005", "1000000")).get(0).contains("103=13|"),
                exchange.told().get(0));
        assertTrue(
                send("ALICE", buy("a1", "-1", "1000000")).get(0).contains("103=13|"),
                exchange.told().get(0));
        assertTrue(
                send("ALICE", buy("a1", "99999999999999999999999", "1")).get(0).contains("too large"),
                exchange.told().get(0));
        assertTrue(
                send("ALICE", buy("a1", "1", "1").replace("XBTZAR", "NOPE"))
                        .get(0)
                        .contains("103=1|"),
                exchange.told().get(0));
        assertTrue(
                send("ALICE", "35=D|11=z|1=bob|55=XBTZAR|54=1|60=20231114-22:13:20|38=1|40=2|44=1")
                        .get(0)
                        .contains("103=15|"),
                exchange.told().get(0));
    }

    @Test
    void shouldReportEndOfOrderByQuoteWithItsLastFill() {
        send("ALICE", sell("s1", "0.01", "1000000"));
        send("ALICE", sell("s2", "0.01", "1000001"));
        assertEquals(
                List.of(
                        "BOB 8 11=b1 150=0 39=0 38=0.000000 32=0.000000 31=0 151=0.000000 14=0.000000 6=0",
                        "ALICE 8 11=s1 150=F 39=2 38=0.010000 44=1000000 32=0.010000 31=1000000 151=0.000000"
                                + " 14=0.010000 6=1000000",
                        "BOB 8 11=b1 150=F 39=1 38=0.010000 32=0.010000 31=1000000 151=0.000000 14=0.010000 6=1000000",
                        "ALICE 8 11=s2 150=F 39=1 38=0.010000 44=1000001 32=0.004999 31=1000001 151=0.005001"
                                + " 14=0.004999 6=1000001",
                        "BOB 8 11=b1 150=F 39=2 38=0.014999 32=0.004999 31=1000001 151=0.000000 14=0.014999"
                                + " 6=1000000.33328889"),
                state(send("BOB", "35=D|11=b1|55=XBTZAR|54=1|60=20231114-22:13:20|152=15000|40=1|59=3")));
    }

    @Test
    void shouldSayWhyRestWasCanceled() {
        assertEquals(
                "BOB 8 150=4 39=4 58=What could not trade at once was canceled (immediate or cancel).",
                CoreExchange.brief(
                                send("BOB", buy("b1", "1", "900000").replace("59=1", "59=3"))
                                        .get(1)
                                        .replace(' ', '~')
                                        .replaceFirst("~", " ")
                                        .replaceFirst("~", " "),
                                150,
                                39,
                                58)
                        .replace('~', ' '));
    }

    @Test
    void shouldReportTriggeredStop() {
        send("ALICE", sell("s1", "0.02", "1000000"));
        send("DORA", "35=D|11=d1|55=XBTZAR|54=1|60=20231114-22:13:20|38=0.01|40=4|59=1|44=1000000|99=1000000");
        assertEquals(
                List.of(
                        "BOB 8 11=b1 150=0",
                        "BOB 8 11=b1 150=F",
                        "ALICE 8 11=s1 150=F",
                        "DORA 8 11=d1 150=L",
                        "DORA 8 11=d1 150=F",
                        "ALICE 8 11=s1 150=F"),
                send("BOB", buy("b1", "0.01", "1000000")).stream()
                        .map(line -> CoreExchange.brief(line, 11, 150))
                        .toList());
    }

    @Test
    void shouldReportMassCancelWithOneReportPerOrderAndOneAnswer() {
        send("ALICE", buy("a1", "0.02", "1000000"));
        send("ALICE2", buy("a2", "0.02", "1000000"));
        send("ALICE", buy("a3", "10", "1000").replace("XBTZAR", "ETHZAR"));
        assertEquals(
                List.of("ALICE 8 11=a1 150=4", "ALICE2 8 11=a2 150=4", "ALICE r 530=1 531=1 533=2"),
                send("ALICE", "35=q|11=m1|530=1|55=XBTZAR|60=20231114-22:13:20").stream()
                        .map(line -> CoreExchange.brief(line, 11, 150, 530, 531, 533))
                        .toList());
        assertEquals(
                List.of("ALICE 8 11=a3 150=4", "ALICE r 530=7 531=7 533=1"),
                send("ALICE", "35=q|11=m2|530=7|60=20231114-22:13:20").stream()
                        .map(line -> CoreExchange.brief(line, 11, 150, 530, 531, 533))
                        .toList());
        assertEquals(
                List.of("ALICE r 530=1 531=0 532=1"),
                send("ALICE", "35=q|11=m3|530=1|55=NOPE|60=20231114-22:13:20").stream()
                        .map(line -> CoreExchange.brief(line, 150, 530, 531, 532, 533))
                        .toList());
    }

    @Test
    void shouldReportExpiryOfDayOrderAndRestatement() {
        send("ALICE", buy("a1", "0.02", "1000000").replace("59=1", "59=0"));
        exchange.told().clear();
        exchange.state(1, MarketState.CLOSED);
        assertEquals(
                "ALICE 8 11=a1 150=C 39=C", CoreExchange.brief(exchange.told().get(0), 11, 150, 39));
        exchange.state(1, MarketState.OPEN);
        send("ALICE", buy("a2", "0.02", "1000000"));
        assertEquals(
                List.of("ALICE 8 11=a3 150=0", "ALICE 8 11=a2 150=D", "ALICE 8 11=a3 150=4"),
                send("ALICE", sell("a3", "0.005", "1000000").replace("|44", "|2964=100|44")).stream()
                        .map(line -> CoreExchange.brief(line, 11, 150))
                        .toList());
        assertTrue(
                exchange.told().get(1).contains("|38=0.015000|"),
                exchange.told().get(1));
    }

    @Test
    void shouldCopyAllReportsToObservers() {
        exchange.key("DROP", 1, 1, EnumSet.of(Permission.R_ORDERS));
        exchange.key("ALL1", 1, 1, EnumSet.of(Permission.W_ORDERS, Permission.R_ACCOUNT_REPORTS));
        exchange.key("HOUSE", 0, 0, EnumSet.of(Permission.R_ORDERS));
        assertEquals(
                "ALICE+DROP+ALL1+HOUSE 8 11=a1",
                CoreExchange.brief(send("ALICE", buy("a1", "0.02", "1000000")).get(0), 11));
        assertEquals(
                "BOB+HOUSE 8 11=b1",
                CoreExchange.brief(send("BOB", buy("b1", "0.02", "1000000")).get(0), 11));
    }

    @Test
    void shouldRefuseReplaceOfWhatIsFixed() {
        send("ALICE", buy("a1", "0.02", "1000000"));
        for (final String change : List.of(
                "55=ETHZAR|54=1|40=2", "55=XBTZAR|54=2|40=2", "55=XBTZAR|54=1|40=1", "55=XBTZAR|54=1|40=2|59=3")) {
            assertEquals(
                    "ALICE 9 102=99",
                    CoreExchange.brief(
                            send("ALICE", "35=G|41=a1|11=a2|60=20231114-22:13:20|38=0.03|44=5|" + change)
                                    .get(0),
                            102));
        }
    }

    @Test
    void shouldReportUndoneTradeToBothSidesAndTheirCopies() {
        exchange.key("DROP", 1, 1, EnumSet.of(Permission.R_ORDERS));
        send("ALICE", sell("a1", "0.03", "1000000"));
        send("BOB", buy("b1", "0.01", "1000000"));
        final List<String> fills = send("BOB", buy("b2", "0.01", "1000000"));
        assertEquals(
                List.of(
                        "BOB 8 17=EXECB 19=" + execId(fills, "11=b2", "150=F")
                                + " 11=b2 150=H 39=2 38=0.010000 32=0.010000 31=1000000 151=0.000000 14=0.000000 6=0"
                                + " 880=2",
                        "ALICE+DROP 8 17=EXECS 19=" + execId(fills, "11=a1", "150=F")
                                + " 11=a1 150=H 39=1 38=0.030000 32=0.010000 31=1000000 151=0.010000 14=0.010000"
                                + " 6=1000000 880=2"),
                exchange.bust(1, 2, 2, 1, 1_000_000, 10_000).stream()
                        .map(line -> CoreExchange.brief(line, 17, 19, 11, 150, 39, 38, 32, 31, 151, 14, 6, 880)
                                .replaceFirst("17=[0-9]+-1", "17=EXEC"))
                        .toList());
        assertEquals(
                "BOB 8 11=b2 150=8 39=2 103=6 14=0.000000",
                CoreExchange.brief(send("BOB", buy("b2", "0.01", "1000000")).get(0), 11, 150, 39, 103, 14));
    }

    private static String execId(final List<String> lines, final String... fields) {
        return lines.stream()
                .filter(line -> Arrays.stream(fields).allMatch(line::contains))
                .map(line -> CoreExchange.brief(line, 17).split("17=", 2)[1])
                .findFirst()
                .orElseThrow();
    }

    @Test
    void shouldTellUndoneTradeOfForgottenOrderToCopiesOnly() {
        exchange.key("DROP", 1, 1, EnumSet.of(Permission.R_ORDERS));
        send("ALICE", sell("a1", "0.01", "1000000"));
        send("BOB", buy("b1", "0.01", "1000000"));
        for (int i = 0; i < 1_000; i++) {
            send("DORA", buy("d" + i, "0.01", "1").replace("59=1", "59=3"));
        }
        assertEquals(
                List.of(" 8 37=NONE 150=H 1=bob 880=1", "DROP 8 37=NONE 150=H 1=alice 880=1"),
                exchange.bust(1, 1, 2, 1, 1_000_000, 10_000).stream()
                        .map(line -> CoreExchange.brief(line, 37, 11, 150, 1, 880))
                        .toList());
    }
}
