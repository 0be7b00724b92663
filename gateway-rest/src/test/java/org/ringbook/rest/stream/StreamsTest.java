package org.ringbook.rest.stream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ringbook.client.EngineConnection;
import org.ringbook.client.OrderSpec;
import org.ringbook.client.Permission;
import org.ringbook.rest.TestExchange;
import org.ringbook.sbe.messages.MarketState;
import org.ringbook.sbe.messages.OrdType;
import org.ringbook.sbe.messages.Side;
import org.ringbook.sbe.messages.TimeInForce;

/** The four streams over real sockets, from a gateway that follows an engine. */
class StreamsTest {
    private static final String MARKET_STREAM = "/api/1/stream/XBTZAR";
    private static final String USER_STREAM = "/api/1/userstream";
    private static final String PUBLIC_STREAM = "/api/ringbook/1/stream";
    private static final String PRIVATE_STREAM = "/api/ringbook/1/private";
    private static final int ALICE = 1;
    private static final int BOB = 2;

    @TempDir
    static Path directory;

    private static TestExchange exchange;
    private static EngineConnection engine;
    private final List<StreamClient> clients = new ArrayList<>();

    @BeforeAll
    static void start() throws InterruptedException {
        exchange = new TestExchange(directory);
        exchange.bounds().sessionsPerKey(3).keepAliveNs(1_500_000_000L);
        exchange.startGateway();
        engine = exchange.connect();
        TestExchange.issue(engine, "alice-mailbox", "", ALICE, EnumSet.of(Permission.R_ADDRESSES));
    }

    @AfterAll
    static void stop() {
        engine.close();
        exchange.close();
    }

    @AfterEach
    void cleanUp() {
        clients.forEach(StreamClient::close);
        engine.massCancel(ALICE, 0);
        engine.massCancel(BOB, 0);
    }

    private StreamClient open(final String path) {
        final StreamClient client = new StreamClient(exchange.gateway().address(), path);
        clients.add(client);
        return client;
    }

    private static long limit(final int account, final Side side, final long price, final long lots) {
        return place(OrderSpec.limit(account, 1, side, price, lots, ""));
    }

    private static long place(final OrderSpec order) {
        order.encode(engine.draft());
        return engine.execute().orThrow().sequence();
    }

    // ---- Luno's market stream

    @Test
    void shouldBeginWithTheBookOrderByOrder() {
        limit(ALICE, Side.BUY, 100_000, 2_000);
        limit(ALICE, Side.BUY, 100_000, 3_000);
        final JsonNode snapshot = open(MARKET_STREAM).login("bob").next();
        assertTrue(snapshot.get("sequence").isTextual());
        assertEquals("ACTIVE", snapshot.get("status").asText());
        assertEquals(0, snapshot.get("asks").size());
        assertEquals(2, snapshot.get("bids").size());
        assertEquals("0.002000", snapshot.get("bids").get(0).get("volume").asText());
        assertEquals("100000", snapshot.get("bids").get(0).get("price").asText());
    }

    @Test
    void shouldSayOneTradeAMessageWithItsMakerAsItIsAfterIt() {
        limit(ALICE, Side.SELL, 100_000, 2_000);
        limit(ALICE, Side.SELL, 100_000, 2_000);
        final StreamClient client = open(MARKET_STREAM).login("bob");
        final JsonNode snapshot = client.next();
        limit(BOB, Side.BUY, 100_100, 5_000);
        final long sequence = snapshot.get("sequence").asLong();
        final List<JsonNode> messages = List.of(client.next(), client.next(), client.next());
        for (int i = 0; i < messages.size(); i++) {
            assertEquals(sequence + 1 + i, messages.get(i).get("sequence").asLong());
        }
        final JsonNode first = messages.get(0);
        final JsonNode trade = first.get("trade_updates").get(0);
        assertTrue(trade.get("sequence").isIntegralNumber());
        assertEquals("0.002000", trade.get("base").asText());
        assertEquals("200.00000000", trade.get("counter").asText());
        assertEquals(trade.get("order_id"), trade.get("maker_order_id"));
        assertEquals(trade.get("maker_order_id"), first.get("delete_update").get("order_id"));
        assertTrue(first.get("create_update").isNull());
        assertTrue(messages.get(2).get("trade_updates").isNull());
        assertEquals(
                "0.001000", messages.get(2).get("create_update").get("volume").asText());
        assertEquals("BID", messages.get(2).get("create_update").get("type").asText());
    }

    @Test
    void shouldSayThatAMarketIsDisabledInAnAuction() {
        final StreamClient client = open(MARKET_STREAM).login("bob");
        client.next();
        engine.setMarketState(1, MarketState.AUCTION);
        assertEquals(
                "DISABLED", client.next().get("status_update").get("status").asText());
        engine.setMarketState(1, MarketState.OPEN);
        assertEquals("ACTIVE", client.next().get("status_update").get("status").asText());
    }

    @Test
    void shouldSayThatItLivesWhenIdle() {
        final StreamClient client = open(MARKET_STREAM).login("bob").send("\"\"");
        assertTrue(client.nextText().startsWith("{\"sequence\""));
        assertEquals("\"\"", client.nextText());
    }

    @Test
    void shouldRefuseWrongCredentials() {
        assertTrue(open(MARKET_STREAM)
                .send("{\"api_key_id\":\"bob\",\"api_key_secret\":\"guess\"}")
                .closed()
                .startsWith("1008 "));
        assertTrue(open(MARKET_STREAM).send("hello").closed().startsWith("1008 "));
        assertTrue(open("/api/1/stream/NOPAIR").closed().startsWith("1008 unknown pair"));
    }

    @Test
    void shouldRefuseMoreSessionsThanAKeyMayHave() {
        for (int i = 0; i < 3; i++) {
            open(MARKET_STREAM).login("carol").next();
        }
        final StreamClient tooMany = open(MARKET_STREAM).login("carol");
        assertEquals("session limit exceeded", tooMany.nextText());
        assertTrue(tooMany.closed().startsWith("1008 "));
    }

    @Test
    void shouldEndTheStreamsOfARevokedKey() {
        TestExchange.issue(engine, "short", "", BOB, Permission.ofClients());
        final StreamClient market = open(MARKET_STREAM).login("short");
        market.next();
        engine.operations().revokeApiKey("short");
        assertTrue(market.closed().startsWith("1008 the API key is not valid any more"));
    }

    // ---- Luno's user stream

    @Test
    void shouldTellAnOwnerOfOrdersFillsAndBalancesAndRepeatThem() {
        final StreamClient client = open(USER_STREAM).login("alice");
        client.send("\"\"");
        assertEquals("\"\"", client.nextText()); // so that it has begun
        limit(ALICE, Side.SELL, 100_000, 2_000);
        final JsonNode pending = client.next("order_status");
        assertEquals("PENDING", pending.get("order_status_update").get("status").asText());
        assertTrue(pending.get("balance_update").isNull());
        final JsonNode held = client.next("balance_update").get("balance_update");
        assertTrue(held.get("account_id").isIntegralNumber());
        assertEquals("-0.0020000000", held.get("available_delta").asText());
        limit(BOB, Side.BUY, 100_000, 1_000);
        final JsonNode fill = client.next("order_fill").get("order_fill_update");
        assertEquals("XBTZAR", fill.get("market_id").asText());
        assertEquals("0.001000", fill.get("base_delta").asText());
        assertEquals("0.10000000", fill.get("counter_fee_delta").asText());
        final StreamClient again = open(USER_STREAM).login("alice");
        assertEquals(
                pending.get("order_status_update"), again.next("order_status").get("order_status_update"));
        assertEquals(fill, again.next("order_fill").get("order_fill_update"));
    }

    // ---- beyond Luno

    @Test
    void shouldServeSeveralChannelsAndPairsOnOneSocketWithoutAKey() {
        limit(ALICE, Side.SELL, 100_000, 2_000);
        final StreamClient client = open(PUBLIC_STREAM)
                .send("{\"op\":\"subscribe\",\"id\":7,\"channels\":[\"book\",\"trades\",\"ticker\",\"candles:60\"],"
                        + "\"pairs\":[\"XBTZAR\",\"ETHZAR\"]}");
        for (int i = 0; i < 8; i++) {
            assertEquals(7, client.next("subscribed").get("id").asInt());
        }
        limit(BOB, Side.BUY, 100_000, 1_500);
        final JsonNode trade = client.next("trade");
        assertEquals("XBTZAR", trade.get("pair").asText());
        assertEquals("0.001500", trade.get("volume").asText());
        assertTrue(trade.get("is_buy").asBoolean());
        final JsonNode update = client.next("book_update");
        assertEquals("[[\"100000\",\"0.000500\",1]]", update.get("asks").toString());
        assertEquals("100000", client.next("ticker").get("last_trade").asText());
        assertEquals("100000", client.next("candle").get("close").asText());
        client.send("{\"op\":\"unsubscribe\",\"id\":8,\"channels\":[\"book\"],\"pairs\":[\"XBTZAR\"]}");
        assertEquals("book", client.next("unsubscribed").get("channel").asText());
        client.send("{\"op\":\"ping\",\"id\":\"x\"}");
        assertEquals("x", client.next("pong").get("id").asText());
        client.send("{\"op\":\"subscribe\",\"channels\":[\"book\"],\"pairs\":[\"NOPAIR\"]}");
        assertEquals(
                "ErrInvalidMarketPair", client.next("error").get("error_code").asText());
    }

    @Test
    void shouldSayWhatAnAuctionWouldDo() {
        final StreamClient client =
                open(PUBLIC_STREAM).send("{\"op\":\"subscribe\",\"channels\":[\"book\"],\"pairs\":[\"XBTZAR\"]}");
        client.next("book_snapshot");
        engine.setMarketState(1, MarketState.AUCTION);
        assertEquals("AUCTION", client.next("status").get("status").asText());
        limit(ALICE, Side.SELL, 100_000, 2_000);
        limit(BOB, Side.BUY, 100_000, 3_000);
        JsonNode status = client.next("status");
        while (status.get("indicative_price").asText().equals("0")) {
            status = client.next("status");
        }
        assertEquals("100000", status.get("indicative_price").asText());
        assertEquals("0.002000", status.get("indicative_volume").asText());
        assertEquals("0.001000", status.get("imbalance").asText());
        engine.setMarketState(1, MarketState.OPEN);
        assertEquals(
                "0.001000",
                client.next("book_update").path("bids").path(0).path(1).asText());
    }

    @Test
    void shouldTellAnAccountAllThatChangesWithoutGaps() {
        final long resting = limit(ALICE, Side.BUY, 90_000, 2_000);
        final StreamClient client = open(PRIVATE_STREAM).login("alice");
        final JsonNode snapshot = client.next();
        assertEquals("snapshot", snapshot.get("type").asText());
        assertEquals("alice", snapshot.get("account").asText());
        assertEquals(1, snapshot.get("orders").size());
        assertEquals(3, snapshot.get("balances").size());
        assertTrue(resting > 0);
        limit(BOB, Side.SELL, 100_000, 1_000);
        place(new OrderSpec(ALICE, 1, Side.BUY, 3_000)
                .ordType(OrdType.LIMIT)
                .timeInForce(TimeInForce.IOC)
                .priceTicks(100_000));
        long sequence = snapshot.get("sequence").asLong();
        JsonNode last = null;
        JsonNode fill = null;
        while (last == null || !last.get("status").asText().equals("CANCELED")) {
            final JsonNode message = client.next();
            assertEquals(++sequence, message.get("sequence").asLong());
            last = message.has("order") ? message.get("order") : last;
            fill = message.has("fill") ? message.get("fill") : fill;
        }
        assertEquals("IOC_REST", last.get("reason").asText());
        assertEquals("0.001000", last.get("filled_base").asText());
        assertEquals("100000.0000", last.get("average_price").asText());
        assertFalse(fill.get("is_maker").asBoolean());
        assertEquals("XBT", fill.get("fee_asset").asText());
    }

    @Test
    void shouldSayWhyAPrivateStreamIsRefused() {
        final StreamClient wrong = open(PRIVATE_STREAM).send("{\"api_key_id\":\"alice\",\"api_key_secret\":\"guess\"}");
        assertEquals("ErrUnauthorised", wrong.next().get("error_code").asText());
        assertTrue(wrong.closed().startsWith("1008 "));
        final StreamClient blind = open(PRIVATE_STREAM).login("alice-mailbox");
        assertEquals("ErrInsufficientPerms", blind.next().get("error_code").asText());
    }
}
