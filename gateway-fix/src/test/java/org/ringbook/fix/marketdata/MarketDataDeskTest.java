package org.ringbook.fix.marketdata;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ringbook.client.Permission;
import org.ringbook.client.RecordFrames;
import org.ringbook.client.venue.Catalog;
import org.ringbook.fix.message.OutMessage;
import org.ringbook.fix.report.CoreExchange;
import org.ringbook.readmodel.marketdata.BookSide;
import org.ringbook.sbe.messages.MarketState;

/** Market data behind the real core, without sockets: what subscribers are told, and the books that they make of it. */
class MarketDataDeskTest {
    private static final String BOTH_SIDES = "267=2|269=0|269=1|";
    private static final String ALL_TYPES = "267=3|269=0|269=1|269=2|";

    private MarketDataDesk desk;
    private CoreExchange exchange;
    private BookClient client;
    private long nowNs;
    private int ids;

    @BeforeEach
    void open() {
        exchange = CoreExchange.with(catalog -> {
            desk = new MarketDataDesk(catalog);
            final RecordFrames record = new RecordFrames();
            return frame -> {
                if (record.add(frame)) {
                    desk.books().apply(frame.sequence(), frame.timestampNs(), record.buffer(), 0, record.length());
                }
            };
        });
        client = reader("BOB");
    }

    private BookClient reader(final String compId) {
        return new BookClient(exchange.catalog().keyOfCompId(compId));
    }

    private void order(final String compId, final char side, final String quantity, final long price) {
        exchange.send(
                compId,
                "35=D|11=o" + ++ids + "|55=XBTZAR|54=" + side + "|60=20231114-22:13:20|38=" + quantity
                        + "|40=2|59=1|44=" + price);
    }

    private List<OutMessage> request(final BookClient reader, final String fields) {
        return desk.request(
                reader,
                CoreExchange.message("8=FIX.4.4|9=1|35=V|49=BOB|56=RINGBOOK|34=1|52=20231114-22:13:20|" + fields));
    }

    private List<String> subscribe(final BookClient reader, final String id, final int depth, final String types) {
        return reader.answered(
                request(reader, "262=" + id + "|263=1|264=" + depth + "|265=1|" + types + "146=1|55=XBTZAR|"));
    }

    private List<String> told() {
        nowNs += 1_000_000;
        desk.tell(nowNs);
        return client.take();
    }

    @Test
    void shouldContinueExactlyFromTheSnapshot() {
        order("ALICE", '1', "0.02", 999);
        order("ALICE", '2', "0.03", 1001);
        assertEquals(
                List.of(
                        "W 262=m1|55=XBTZAR|83=0|268=2|269=0|270=999|271=0.020000|346=1|269=1|270=1001|271=0.030000|346=1|"),
                subscribe(client, "m1", 0, BOTH_SIDES));
        assertEquals(List.of(), told());
        order("DORA", '1', "0.05", 999);
        assertEquals(List.of("X 262=m1|268=1|279=1|269=0|55=XBTZAR|270=999|271=0.070000|346=2|83=1|"), told());
        order("DORA", '1', "0.01", 998);
        assertEquals(List.of("X 262=m1|268=1|279=0|269=0|55=XBTZAR|270=998|271=0.010000|346=1|83=2|"), told());
        order("DORA", '1', "0.03", 1001);
        assertEquals(List.of("X 262=m1|268=1|279=2|269=1|55=XBTZAR|270=1001|83=3|"), told());
    }

    @Test
    void shouldTellTradesBeforeLevels() {
        order("ALICE", '2', "0.03", 1001);
        subscribe(client, "m1", 0, ALL_TYPES);
        order("DORA", '1', "0.01", 1001);
        assertEquals(
                List.of(
                        "X 262=m1|268=2|279=0|269=2|55=XBTZAR|270=1001|271=0.010000|272=20231114|273=22:13:20.026|880=1|83=1|"
                                + "279=1|269=1|55=XBTZAR|270=1001|271=0.020000|346=1|83=2|"),
                told());
        exchange.bust(1, 1, 3, 1, 1001, 10_000);
        assertEquals(List.of("X 262=m1|268=1|279=2|269=2|55=XBTZAR|880=1|83=3|"), told());
    }

    @Test
    void shouldShowLastTradeInSnapshot() {
        order("ALICE", '2', "0.03", 1001);
        order("DORA", '1', "0.03", 1001);
        assertEquals(
                List.of(
                        "W 262=m1|55=XBTZAR|83=0|268=1|269=2|270=1001|271=0.030000|272=20231114|273=22:13:20.026|880=1|"),
                client.answered(request(client, "262=m1|263=0|264=1|" + ALL_TYPES + "146=1|55=XBTZAR|")));
    }

    @Test
    void shouldTellWhatComesIntoSightAndGoesOut() {
        order("ALICE", '1', "0.02", 999);
        order("ALICE", '1', "0.02", 998);
        subscribe(client, "top", 1, BOTH_SIDES);
        order("ALICE", '1', "0.02", 1000);
        assertEquals(
                List.of("X 262=top|268=2|279=0|269=0|55=XBTZAR|270=1000|271=0.020000|346=1|83=1|"
                        + "279=2|269=0|55=XBTZAR|270=999|83=2|"),
                told());
        order("ALICE", '1', "0.02", 997);
        assertEquals(List.of(), told());
        order("DORA", '2', "0.04", 999);
        assertEquals(
                List.of("X 262=top|268=2|279=2|269=0|55=XBTZAR|270=1000|83=3|"
                        + "279=0|269=0|55=XBTZAR|270=998|271=0.020000|346=1|83=4|"),
                told());
    }

    @Test
    void shouldTellChangesOfOneMillisecondTogether() {
        subscribe(client, "m1", 0, BOTH_SIDES);
        order("ALICE", '1', "0.02", 999);
        assertEquals(1, told().size());
        order("ALICE", '1', "0.02", 998);
        desk.tell(nowNs + 1);
        order("ALICE", '1', "0.02", 998);
        desk.tell(nowNs + 2);
        assertEquals(List.of(), client.take());
        assertEquals(List.of("X 262=m1|268=1|279=0|269=0|55=XBTZAR|270=998|271=0.040000|346=2|83=2|"), told());
    }

    @Test
    void shouldTellAllAgainToWhoDidNotKeepUp() {
        subscribe(client, "m1", 0, BOTH_SIDES);
        client.reads(false);
        for (int i = 0; i < 100; i++) {
            order("ALICE", '1', "0.02", 900 + i);
            told();
        }
        client.reads(true);
        assertEquals(64, client.take().size());
        final List<String> again = told();
        assertTrue(again.get(0).startsWith("W 262=m1|55=XBTZAR|83=100|268=50|"), again.get(0));
        assertEquals(2, again.size());
        assertEquals(100, client.side("m1", "XBTZAR", '0').size());
    }

    @Test
    void shouldTellRestOfDeepBookBehindItsSnapshot() {
        for (int i = 0; i < 300; i++) {
            order("ALICE", '1', "0.02", 500 + i);
        }
        final List<String> all = subscribe(client, "m1", 0, BOTH_SIDES);
        assertEquals(
                List.of("W", "X", "X", "X"),
                all.stream().map(text -> text.substring(0, 1)).toList());
        assertEquals(books(0).get('0'), client.side("m1", "XBTZAR", '0'));
        order("ALICE", '1', "0.02", 400);
        told();
        assertEquals(books(0).get('0'), client.side("m1", "XBTZAR", '0'));
    }

    @Test
    void shouldRefreshAllWithoutIncrements() {
        client.answered(request(client, "262=f|263=1|264=1|265=0|" + BOTH_SIDES + "146=1|55=XBTZAR|"));
        order("ALICE", '1', "0.02", 999);
        assertEquals(List.of("W 262=f|55=XBTZAR|83=1|268=1|269=0|270=999|271=0.020000|346=1|"), told());
        order("ALICE", '1', "0.02", 998);
        assertEquals(List.of(), told());
    }

    @Test
    void shouldEndSubscriptions() {
        subscribe(client, "m1", 0, BOTH_SIDES);
        subscribe(client, "m2", 1, BOTH_SIDES);
        assertEquals(List.of(), request(client, "262=m1|263=2|264=0|" + BOTH_SIDES + "146=1|55=XBTZAR|"));
        order("ALICE", '1', "0.02", 999);
        assertEquals(1, told().size());
        desk.end(client);
        order("ALICE", '1', "0.02", 998);
        assertEquals(List.of(), told());
        assertEquals(1, subscribe(client, "m1", 0, BOTH_SIDES).size());
    }

    @ParameterizedTest
    @CsvSource({
        "262=x|263=1|264=0|265=1|267=1|269=0|146=1|55=NOPE|, 0, There is no symbol NOPE.",
        "262=taken|263=1|264=0|265=1|267=1|269=0|146=1|55=XBTZAR|, 1, A subscription has this MDReqID (262).",
        "262=x|263=1|264=-1|265=1|267=1|269=0|146=1|55=XBTZAR|, 5, 'MarketDepth (264) is 0 for all levels, or 1 to"
                + " 1000.'",
        "262=x|263=1|264=0|265=0|267=1|269=0|146=1|55=XBTZAR|, 6, 'With MDUpdateType (265) 0, MarketDepth (264) is 1"
                + " to 50.'",
        "262=x|263=1|264=0|265=1|266=N|267=1|269=0|146=1|55=XBTZAR|, 7, The book is told by price level only.",
        "262=x|263=1|264=0|265=1|267=1|269=4|146=1|55=XBTZAR|, 8, 'MDEntryType (269) is 0 bid, 1 offer or 2 trade; not"
                + " 4.'",
        "262=x|263=2|264=0|267=1|269=0|146=1|55=XBTZAR|, '', No subscription has this MDReqID (262)."
    })
    void shouldSayWhyItRefuses(final String fields, final String reason, final String text) {
        subscribe(client, "taken", 0, BOTH_SIDES);
        final String id = fields.substring(0, fields.indexOf('|') + 1);
        assertEquals(
                List.of("Y " + id + (reason.isEmpty() ? "" : "281=" + reason + "|") + "58=" + text + "|"),
                client.answered(request(client, fields)));
    }

    @Test
    void shouldRefuseDropCopySessionAndTooManySubscriptions() {
        exchange.key("DROP", 1, 1, EnumSet.of(Permission.R_ORDERS));
        assertTrue(subscribe(reader("DROP"), "m1", 0, BOTH_SIDES).get(0).startsWith("Y 262=m1|281=3|"));
        for (int i = 0; i < MarketDataRequest.SUBSCRIPTIONS_MAX; i++) {
            assertTrue(subscribe(client, "m" + i, 1, BOTH_SIDES).get(0).startsWith("W "));
        }
        assertTrue(subscribe(client, "last", 1, BOTH_SIDES).get(0).startsWith("Y 262=last|281=2|"));
    }

    @Test
    void shouldTellEachChangeOfState() {
        final String ask = "8=FIX.4.4|9=1|35=e|49=BOB|56=RINGBOOK|34=1|52=20231114-22:13:20|324=s|55=XBTZAR|263=";
        assertEquals(
                List.of("f 324=s|55=XBTZAR|326=17|58=OPEN|"),
                client.answered(List.of(
                        desk.status(client, CoreExchange.message(ask + "1|")).get(0))));
        exchange.state(2, MarketState.HALTED);
        exchange.state(1, MarketState.HALTED);
        exchange.state(1, MarketState.AUCTION);
        assertEquals(
                List.of(
                        "f 324=s|55=XBTZAR|326=2|60=20231114-22:13:20.026|58=HALTED|",
                        "f 324=s|55=XBTZAR|326=21|60=20231114-22:13:20.027|58=AUCTION|"),
                client.take());
        assertEquals(List.of(), desk.status(client, CoreExchange.message(ask + "2|")));
        exchange.state(1, MarketState.CLOSED);
        assertEquals(List.of(), told());
    }

    /** The books of several clients that read and stop, come and go, are what the exchange's book is. */
    @Test
    void shouldKeepEveryBookInStep() {
        final Random random = new Random(4);
        final int[] depths = {0, 1, 3, 10};
        final BookClient[] clients = new BookClient[depths.length];
        for (int i = 0; i < depths.length; i++) {
            clients[i] = reader(i % 2 == 0 ? "BOB" : "DORA");
            subscribe(clients[i], "m", depths[i], ALL_TYPES);
        }
        for (int step = 0; step < 6_000; step++) {
            order(
                    random.nextBoolean() ? "ALICE" : "DORA",
                    random.nextBoolean() ? '1' : '2',
                    "0.0" + (1 + random.nextInt(9)),
                    990 + random.nextInt(25));
            if (random.nextInt(40) == 0) {
                exchange.send("ALICE", "35=q|11=q" + ++ids + "|530=7|60=20231114-22:13:20");
            }
            if (random.nextInt(3) == 0) {
                told();
            }
            clients[random.nextInt(clients.length)].reads(random.nextInt(50) != 0);
            if (random.nextInt(200) == 0) {
                final int i = random.nextInt(clients.length);
                desk.end(clients[i]);
                clients[i] = reader("BOB");
                subscribe(clients[i], "m", depths[i], ALL_TYPES);
            }
        }
        for (final BookClient each : clients) {
            each.reads(true);
        }
        told();
        told();
        for (int i = 0; i < depths.length; i++) {
            final Map<Character, Map<String, String>> books = books(depths[i]);
            assertEquals(books.get('0'), clients[i].side("m", "XBTZAR", '0'));
            assertEquals(books.get('1'), clients[i].side("m", "XBTZAR", '1'));
        }
        assertTrue(!clients[0].trades().isEmpty());
    }

    private Map<Character, Map<String, String>> books(final int depth) {
        final var book = desk.books().market(1).book();
        return Map.of('0', levels(book.bids(), depth), '1', levels(book.offers(), depth));
    }

    private Map<String, String> levels(final BookSide side, final int depth) {
        final Catalog catalog = exchange.catalog();
        final Map<String, String> levels = new TreeMap<>();
        for (int i = 0; i < (depth == 0 ? side.size() : Math.min(depth, side.size())); i++) {
            final var level = side.level(i);
            levels.put(
                    catalog.market("XBTZAR").price().text(level.priceTicks()),
                    catalog.market("XBTZAR").quantity().text(level.qtyLots()) + "/" + level.orderCount());
        }
        return levels;
    }
}
