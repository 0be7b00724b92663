package org.ringbook.fix.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ringbook.client.EngineConnection;
import org.ringbook.sbe.messages.MarketState;
import quickfix.Group;
import quickfix.Message;

/** A well-kept FIX engine as the client, with the dictionary that clients are given. */
class QuickFixTest {
    @TempDir
    static Path directory;

    private static TestExchange exchange;
    private static QuickFixClient maker;
    private static QuickFixClient bob;
    private static int run;
    private String unique;

    @BeforeAll
    static void startExchange() throws Exception {
        exchange = new TestExchange(directory).startGateway();
        maker = new QuickFixClient("MM2", exchange.port(), directory);
        bob = new QuickFixClient("BOB", exchange.port(), directory);
    }

    @AfterAll
    static void stopExchange() {
        maker.close();
        bob.close();
        exchange.close();
    }

    @BeforeEach
    void nameRun() {
        unique = "t" + ++run;
    }

    @AfterEach
    void cancelAll() throws Exception {
        for (final QuickFixClient client : new QuickFixClient[] {maker, bob}) {
            client.send("q", "11=" + unique + "end|530=7|60=" + RawClient.now());
            Message message = client.expect();
            while (!"r".equals(message.getHeader().getString(35))) {
                message = client.expect();
            }
        }
    }

    private String id(final String name) {
        return unique + name;
    }

    @Test
    void shouldReportPartialFillsAndReplaces() throws Exception {
        maker.sendOrder(id("s1"), '2', "0.02", "1000000");
        maker.expect("35=8", "150=0", "39=0", "11=" + id("s1"), "151=0.020000", "1=mm");
        bob.sendOrder(id("b1"), '1', "0.005", "1000000");
        bob.expect("35=8", "150=0");
        bob.expect("35=8", "150=F", "39=2", "32=0.005000", "31=1000000", "6=1000000");
        maker.expect("35=8", "150=F", "39=1", "32=0.005000", "151=0.015000", "14=0.005000");
        maker.send(
                "G",
                "41=" + id("s1") + "|11=" + id("s2") + "|55=XBTZAR|54=2|60=" + RawClient.now()
                        + "|38=0.03|40=2|44=999999");
        maker.expect("35=8", "150=5", "39=1", "11=" + id("s2"), "41=" + id("s1"), "38=0.030000", "151=0.025000");
        bob.send("D", RawClient.order(id("b2"), '1', "0.04", "999999").replace("59=1", "59=3"));
        bob.expect("150=0");
        bob.expect("150=F", "39=1", "32=0.025000", "31=999999", "151=0.015000");
        bob.expect(
                "150=4",
                "39=4",
                "14=0.025000",
                "151=0.000000",
                "58=What could not trade at once was canceled (immediate or cancel).");
        final Message last = maker.expect("150=F", "39=2", "14=0.030000", "11=" + id("s2"));
        assertEquals("999999.16666667", last.getString(6));
        maker.send("F", "41=" + id("s2") + "|11=" + id("s3") + "|55=XBTZAR|54=2|60=" + RawClient.now());
        maker.expect("35=9", "39=2", "102=0", "434=1", "41=" + id("s2"));
    }

    @Test
    void shouldAnswerMassCancelAndStatus() throws Exception {
        for (int i = 0; i < 3; i++) {
            bob.sendOrder(id("m" + i), '1', "0.01", Integer.toString(1000 + i));
            bob.expect("150=0");
        }
        bob.send("H", "11=" + id("m1") + "|55=XBTZAR|54=1|790=ask");
        bob.expect("35=8", "150=I", "39=0", "17=0", "11=" + id("m1"), "790=ask");
        bob.send("H", "11=nothing|55=XBTZAR|54=1");
        bob.expect("35=8", "150=I", "39=8", "37=NONE", "103=5");
        bob.send("AF", "584=all|585=7");
        for (int i = 0; i < 3; i++) {
            bob.expect("35=8", "150=I", "584=all", "911=3", "912=" + (i == 2 ? "Y" : "N"), "11=" + id("m" + i));
        }
        bob.send("q", "11=" + id("q") + "|530=1|55=XBTZAR|60=" + RawClient.now());
        for (int i = 0; i < 3; i++) {
            bob.expect("35=8", "150=4", "39=4", "11=" + id("m" + i));
        }
        bob.expect("35=r", "530=1", "531=1", "533=3", "11=" + id("q"));
        bob.send("AF", "584=none|585=7");
        bob.expect("35=8", "150=I", "911=0", "912=Y");
    }

    @Test
    void shouldAnswerDuplicatesAndResends() throws Exception {
        bob.sendOrder(id("d1"), '1', "0.01", "1000");
        final String orderId = bob.expect("150=0").getString(37);
        bob.sendOrder(id("d1"), '1', "0.02", "1000");
        bob.expect("35=8", "150=8", "103=6", "39=0", "37=" + orderId, "151=0.010000");
        bob.send("D", RawClient.order(id("d1"), '1', "0.01", "1000"));
        bob.expect("150=8", "103=6");
        final Message resend = new Message();
        resend.getHeader().setString(35, "D");
        resend.getHeader().setString(97, "Y");
        for (final String field : RawClient.order(id("d1"), '1', "0.01", "1000").split("\\|", 0)) {
            resend.setString(
                    Integer.parseInt(field.substring(0, field.indexOf('='))), field.substring(field.indexOf('=') + 1));
        }
        bob.send(resend);
        bob.expect("35=8", "150=I", "39=0", "37=" + orderId, "11=" + id("d1"));
    }

    @Test
    void shouldListSecuritiesAndTheirStatus() throws Exception {
        bob.send("x", "320=list|559=4");
        final Message list = bob.expect("35=y", "320=list", "560=0", "393=2", "893=Y", "146=2");
        assertEquals("XBTZAR", list.getGroup(1, 146).getString(55));
        assertEquals("0.000001", list.getGroup(1, 146).getString(561));
        assertEquals("ETHZAR", list.getGroup(2, 146).getString(55));
        bob.send("x", "320=one|559=0|55=NOPE");
        bob.expect("35=y", "560=2");
        bob.send("e", "324=st|55=XBTZAR|263=0");
        bob.expect("35=f", "324=st", "326=17");
    }

    @Test
    void shouldTellMarketDataFromSnapshotOn() throws Exception {
        maker.send("D", order("m1", '1', "0.02", "500"));
        maker.expect("150=0");
        final Message request = marketData("md" + unique, '1', "ETHZAR");
        bob.send(request);
        final Message snapshot = bob.expect("35=W", "262=md" + unique, "55=ETHZAR", "83=0", "268=1");
        assertEquals("500", snapshot.getGroup(1, 268).getString(270));
        assertEquals("0.020000", snapshot.getGroup(1, 268).getString(271));
        assertEquals(1, snapshot.getGroup(1, 268).getInt(346));
        bob.send("D", order("m2", '2', "0.005", "500"));
        bob.expect("150=0");
        bob.expect("150=F");
        final Message update = bob.expect("35=X", "262=md" + unique, "268=2");
        assertEquals("2", update.getGroup(1, 268).getString(269));
        assertEquals("0.005000", update.getGroup(1, 268).getString(271));
        assertEquals(1, update.getGroup(1, 268).getInt(83));
        assertEquals("1", update.getGroup(2, 268).getString(279));
        assertEquals("0.015000", update.getGroup(2, 268).getString(271));
        assertEquals(2, update.getGroup(2, 268).getInt(83));
        maker.expect("150=F");
        bob.send(request);
        bob.expect("35=Y", "262=md" + unique, "281=1");
        bob.send(marketData("no" + unique, '1', "NOPE"));
        bob.expect("35=Y", "262=no" + unique, "281=0");
        bob.send(marketData("md" + unique, '2', "ETHZAR"));
        bob.send("e", "324=st" + unique + "|55=ETHZAR|263=1");
        bob.expect("35=f", "326=17");
        try (EngineConnection engine = exchange.connect()) {
            engine.setMarketState(2, MarketState.HALTED);
            bob.expect("35=f", "324=st" + unique, "326=2", "58=HALTED");
            engine.setMarketState(2, MarketState.OPEN);
        }
        bob.expect("35=f", "326=17", "58=OPEN");
        bob.send("e", "324=st" + unique + "|55=ETHZAR|263=2");
    }

    private String order(final String id, final char side, final String quantity, final String price) {
        return RawClient.order(id(id), side, quantity, price).replace("XBTZAR", "ETHZAR");
    }

    private static Message marketData(final String id, final char type, final String symbol) {
        final Message request = new Message();
        request.getHeader().setString(35, "V");
        request.setString(262, id);
        request.setChar(263, type);
        request.setInt(264, 0);
        request.setInt(265, 1);
        for (final char entryType : new char[] {'0', '1', '2'}) {
            final Group group = new Group(267, 269);
            group.setChar(269, entryType);
            request.addGroup(group);
        }
        final Group group = new Group(146, 55);
        group.setString(55, symbol);
        request.addGroup(group);
        return request;
    }

    /** A client that reads nothing is behind with market data; who trades does not notice, and it is told all when it reads again. */
    @Test
    void shouldNotWaitForSlowReader() throws Exception {
        final int subscriptions = 90;
        try (RawClient slow = RawClient.slow("MM", exchange.port())) {
            slow.send("A", RawClient.logon().replace("108=30", "108=3600"));
            slow.expect("35=A");
            for (int i = 0; i < subscriptions; i++) {
                slow.send("V", "262=s" + i + "|263=1|264=0|265=1|267=1|269=0|146=1|55=XBTZAR|");
                slow.expect("35=W", "262=s" + i);
            }
            int orders = 0;
            while (exchange.log().stream().noneMatch(line -> line.equals("MM reads too slowly"))) {
                bob.sendOrder(id("b" + orders), '1', "0.01", Integer.toString(1000 + orders));
                bob.expect("150=0", "11=" + id("b" + orders));
                orders++;
            }
            final String last = "270=" + (999 + orders);
            boolean isWhole = false;
            String message = slow.read();
            while (!message.contains("|262=s0|") || !message.contains(last)) { // the book, or what came right behind it
                isWhole |= message.contains("|35=W|") && message.contains("|262=s0|");
                message = slow.read();
            }
            assertTrue(isWhole || message.contains("|35=W|"), message);
            assertEquals(Integer.toString(orders), RawClient.tag(message, 83));
        }
    }

    @Test
    void shouldCopyToDropCopySessionWhichOnlyHears() throws Exception {
        try (QuickFixClient drop = new QuickFixClient("DROP", exchange.port(), directory)) {
            Message seen = null;
            maker.sendOrder(id("c1"), '1', "0.01", "1000");
            final String execId = maker.expect("150=0").getString(17);
            bob.sendOrder(id("c2"), '1', "0.01", "1000");
            bob.expect("150=0");
            while (seen == null || !execId.equals(seen.getString(17))) {
                seen = drop.expect("35=8", "1=mm");
            }
            drop.sendOrder(id("c3"), '1', "0.01", "1000");
            drop.expect("35=j", "380=6", "372=D");
            assertTrue(drop.isSilent());
        }
    }

    @Test
    void shouldKeepSessionThroughRestartOfTheEngine() throws Exception {
        bob.sendOrder(id("e1"), '1', "0.01", "1000");
        bob.expect("150=0");
        exchange.stopEngine();
        exchange.startEngine();
        final long deadline = System.nanoTime() + 20_000_000_000L;
        Message answer = null;
        int attempt = 0;
        while (answer == null || !answer.isSetField(150)) {
            assertTrue(System.nanoTime() < deadline, "the engine is not back");
            bob.sendOrder(id("e2" + attempt++), '1', "0.01", "1001");
            answer = bob.expect();
        }
        assertEquals("0", answer.getString(150));
        bob.send("F", "41=" + id("e1") + "|11=" + id("e3") + "|55=XBTZAR|54=1|60=" + RawClient.now());
        bob.expect("150=4", "11=" + id("e3"), "41=" + id("e1"));
        exchange.errors().clear();
    }
}
