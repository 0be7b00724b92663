package org.ringbook.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.ringbook.cli.engine.EngineHost;
import org.ringbook.cli.engine.EngineOptions;

/** Orders of all kinds, what operators set, and keys, against one running engine whose journal is verified at the end. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class OperationsTest {
    @TempDir
    private static Path data;

    private static EngineHost host;

    @BeforeAll
    static void start() throws IOException {
        final PrintStream nowhere = new PrintStream(PrintStream.nullOutputStream());
        host = EngineHost.launch(new EngineOptions().withoutMetrics(), data, new Console(nowhere, nowhere, false));
        final Path batch = data.resolve("setup.txt");
        Files.writeString(batch, """
            asset add XBT --scale 10 --payout-scale 8
            asset add ZAR --scale 8 --payout-scale 2
            market add XBTZAR --base XBT --quote ZAR --tick 1 --lot 0.000001
            account open alice
            account open bob
            account open alice-2 --same-owner-as alice
            deposit alice ZAR 1000000 --ref a1
            deposit alice XBT 10 --ref a2
            deposit bob ZAR 1000000 --ref b1
            deposit bob XBT 10 --ref b2
            fees set 0 --maker 0 --taker 1000
            market state XBTZAR open
            """);
        done("admin batch " + batch);
    }

    @AfterAll
    static void stop() throws SQLException {
        host.close();
        Databases.end(data);
    }

    private static JsonNode done(final String words) {
        return Cli.json(data.toString(), words).expect(ExitStatus.DONE).result();
    }

    private static void assertRefused(final String reason, final String words) {
        final JsonNode result =
                Cli.json(data.toString(), words).expect(ExitStatus.FAILED).result();
        assertEquals(reason, result.get("reason").asText());
    }

    private static JsonNode account(final int index) {
        return done("admin account list").get("accounts").get(index);
    }

    private static JsonNode market() {
        return done("admin market list").get("markets").get(0);
    }

    private static String ordStatus(final String words) {
        return done("admin orders " + words).get("ordStatus").asText();
    }

    private static long place(final String words) {
        return done("admin orders place " + words).get("orderId").asLong();
    }

    @Test
    @Order(1)
    void shouldPlaceOrdersOfEveryKind() {
        assertEquals("NEW", ordStatus("place bob sell XBTZAR 1 100000 --peak 0.1 --tif day"));
        assertEquals("FILLED", ordStatus("place alice buy XBTZAR 0.3 100000 --tif fok"));
        assertEquals("CANCELED", ordStatus("place alice buy XBTZAR 2 100000 --tif fok"));
        assertEquals("CANCELED", ordStatus("place alice buy XBTZAR 2 100000 --tif ioc --min 1"));
        assertEquals("FILLED", ordStatus("place alice buy XBTZAR 10000 --by-quote"));
        assertEquals("NEW", ordStatus("place alice sell XBTZAR 0.1 --stop 90000"));
        assertEquals("NEW", ordStatus("place alice buy XBTZAR 0.1 120000 --stop 110000"));
        assertEquals("NEW", ordStatus("place alice buy XBTZAR 0.1 120000 --type stop --stop 110000 --expire 8h"));
        final JsonNode waiting = done("admin orders list alice").get("orders");
        assertEquals("STOP", waiting.get(0).get("type").asText());
        assertEquals("90000", waiting.get(0).get("stopPrice").asText());
        assertTrue(waiting.get(0).get("price").isNull());
        assertEquals("STOP_LIMIT", waiting.get(1).get("type").asText());
        assertEquals("GTC", waiting.get(1).get("timeInForce").asText());
        assertEquals("GTD", waiting.get(2).get("timeInForce").asText());
        assertTrue(waiting.get(2).get("expires").asText().endsWith("Z"));
        final JsonNode iceberg = done("admin orders list bob").get("orders").get(0);
        assertEquals("0.1", iceberg.get("peak").asText());
        assertEquals("DAY", iceberg.get("timeInForce").asText());
        assertEquals("XBT", iceberg.get("quantityAsset").asText());
        assertEquals("FILLED", ordStatus("place alice buy XBTZAR 0.1 --type market-to-limit"));
        assertRefused("POST_ONLY_WOULD_TRADE", "admin orders place alice buy XBTZAR 0.1 100000 --post-only");
        assertRefused("SELF_TRADE_NOT_ALLOWED", "admin orders place alice buy XBTZAR 0.1 99000 --stp none");
        assertRefused("INVALID_DISPLAY_QTY", "admin orders place alice buy XBTZAR 1 99000 --peak 0.001");
        assertRefused(
                "VALID_UNTIL_PASSED", "admin orders place alice buy XBTZAR 1 9 --valid-until 2020-01-01T00:00:00Z");
        Cli.json(data.toString(), "admin orders place alice buy XBTZAR 1 99000 --expire soon")
                .expect(ExitStatus.USAGE);
        done("admin orders cancel alice --all");
    }

    @Test
    @Order(2)
    void shouldReplaceWhatIsNamedAndKeepTheRest() {
        final long order = place("alice buy XBTZAR 0.5 90000");
        done("admin orders replace alice " + order + " --price 91000");
        done("admin orders replace alice " + order + " --quantity 0.4 --id smaller");
        final JsonNode open = done("admin orders list alice").get("orders").get(0);
        assertEquals("91000", open.get("price").asText());
        assertEquals("0.4", open.get("quantity").asText());
        assertEquals("smaller", open.get("clOrdId").asText());
        assertTrue(Cli.json(data.toString(), "admin orders replace alice 999999 --price 1")
                .expect(ExitStatus.FAILED)
                .result()
                .get("error")
                .asText()
                .contains("no open order"));
        done("admin orders cancel alice --all");
    }

    @Test
    @Order(3)
    void shouldNotLetAnOwnerTradeWithItselfUnlessAllowed() {
        done("admin orders cancel bob --all");
        place("alice sell XBTZAR 0.2 100000");
        final JsonNode prevented = done("admin orders place alice buy XBTZAR 0.2 100000");
        assertEquals("CANCELED", prevented.get("ordStatus").asText());
        assertEquals("SELF_TRADE", prevented.get("cancelReason").asText());
        assertEquals("0.2", prevented.get("preventedQty").asText());
        done("admin account self-trade alice on");
        assertEquals("FILLED", ordStatus("place alice buy XBTZAR 0.2 100000 --stp none"));
        assertTrue(account(0).get("selfTradeAllowed").asBoolean());
        done("admin account self-trade alice off");
        assertFalse(account(0).get("selfTradeAllowed").asBoolean());
    }

    @Test
    @Order(4)
    void shouldBlockAndBoundAnAccount() {
        place("bob sell XBTZAR 0.2 100000");
        assertEquals(1, done("admin kill bob").get("canceled").asInt());
        assertRefused("ACCOUNT_KILLED", "admin orders place bob sell XBTZAR 0.2 100000");
        assertTrue(account(1).get("killed").asBoolean());
        done("admin account kill bob --off");
        done("admin account limits bob XBTZAR --max-orders 1 --max-qty 0.5");
        assertRefused("ACCOUNT_QUANTITY_LIMIT", "admin orders place bob sell XBTZAR 0.6 100000");
        place("bob sell XBTZAR 0.2 100000");
        assertRefused("TOO_MANY_OPEN_ORDERS", "admin orders place bob sell XBTZAR 0.2 100000");
        final JsonNode limits = done("admin account limits bob").get("limits");
        assertEquals(1, limits.size());
        assertEquals(1, limits.get(0).get("maxOrders").asInt());
        assertEquals("0.5", limits.get(0).get("maxQty").asText());
        assertTrue(limits.get(0).get("maxNotional").isNull());
        done("admin account limits bob XBTZAR --none");
        assertEquals(0, done("admin account limits bob").get("limits").size());
        place("bob sell XBTZAR 0.2 100000");
    }

    @Test
    @Order(5)
    void shouldTransferAndBustOnce() {
        assertFalse(done("admin transfer alice alice-2 ZAR 500 --ref t1")
                .get("existed")
                .asBoolean());
        assertTrue(done("admin transfer alice alice-2 ZAR 500 --ref t1")
                .get("existed")
                .asBoolean());
        assertRefused("INVALID_TRANSFER", "admin transfer alice bob ZAR 500 --ref t2");
        final String before = done("admin balances bob").get("balances").toString();
        final long trade = done("admin orders place alice buy XBTZAR 0.2 100000")
                .get("fills")
                .get(0)
                .get("tradeId")
                .asLong();
        final JsonNode bust = done("admin trade bust XBTZAR " + trade);
        assertFalse(bust.get("existed").asBoolean());
        assertEquals("alice", bust.get("buyer").asText());
        assertEquals("0.2", bust.get("quantity").asText());
        assertTrue(done("admin trade bust XBTZAR " + trade).get("existed").asBoolean());
        done("admin orders cancel bob --all");
        assertEquals(
                total(before, "XBT"),
                total(done("admin balances bob").get("balances").toString(), "XBT"));
        final JsonNode unknown = Cli.json(data.toString(), "admin trade bust XBTZAR 99999")
                .expect(ExitStatus.FAILED)
                .result();
        assertTrue(unknown.get("error").asText().contains("no trade 99999"));
    }

    private static double total(final String balances, final String asset) {
        try {
            for (final JsonNode row : new ObjectMapper().readTree(balances)) {
                if (asset.equals(row.get("asset").asText())) {
                    return row.get("available").asDouble() + row.get("held").asDouble();
                }
            }
            return 0;
        } catch (final IOException e) {
            throw new AssertionError(balances, e);
        }
    }

    @Test
    @Order(6)
    void shouldRunAnAuctionAndItsBounds() {
        done("admin market bands XBTZAR --dynamic 100000 --collar 200000 --reference 100000 --auction 5m");
        assertRefused("PRICE_OUTSIDE_BAND", "admin orders place alice buy XBTZAR 0.1 150000");
        done("admin market state XBTZAR auction --until 1h");
        assertEquals("NEW", ordStatus("place bob sell XBTZAR 0.1 99000"));
        assertEquals("NEW", ordStatus("place alice buy XBTZAR 0.1 101000"));
        assertRefused("NOT_IN_AUCTION", "admin orders place alice buy XBTZAR 0.1 101000 --tif ioc");
        final JsonNode auction = market();
        assertTrue(auction.get("auctionEnd").asText().endsWith("Z"));
        assertEquals("0.1", auction.get("indicativeQty").asText());
        assertEquals("100000", auction.get("last").asText());
        assertEquals(100_000, auction.get("dynamicPpm").asInt());
        assertTrue(auction.get("staticPpm").isNull());
        done("admin market state XBTZAR open");
        assertEquals("-", market().get("auctionEnd").asText());
        assertEquals(0, done("admin orders list bob").get("orders").size());
        done("admin market schedule XBTZAR mon-fri@06:50=auction mon-fri@07:00=open sat,sun@15:00:30=closed");
        final JsonNode schedule = done("admin market schedule XBTZAR").get("entries");
        assertEquals("mon-fri@06:50=auction", schedule.get(0).asText());
        assertEquals("sat-sun@15:00:30=closed", schedule.get(2).asText());
        assertFalse(done("admin market schedule XBTZAR daily@15:00=closed")
                .get("next")
                .asText()
                .isBlank());
        assertTrue(market().get("nextSchedule").asText().endsWith("T15:00:00Z"));
        done("admin market schedule XBTZAR --none");
        assertEquals("-", done("admin market schedule XBTZAR").get("next").asText());
        done("admin market bands XBTZAR --none");
        done("admin market state XBTZAR halted");
        done("admin market terms XBTZAR --tick 10 --lot 0.00001");
        assertEquals("10", market().get("tick").asText());
        done("admin market state XBTZAR suspended");
        assertRefused("MARKET_SUSPENDED", "admin orders place alice buy XBTZAR 0.1 100000");
        done("admin market state XBTZAR closed");
        assertRefused("INVALID_EXPIRE_TIME", "admin market state XBTZAR open --until 1h");
    }

    @Test
    @Order(7)
    void shouldIssueListAndRevokeKeys() throws IOException {
        final Path file = data.resolve("alice-key.json");
        final JsonNode told = done("admin key issue bob --permissions R_Balance,w_orders --label bot --expires 30d");
        assertEquals(32, told.get("secret").asText().length());
        final JsonNode kept =
                done("admin key issue alice --permissions all --account alice-2 --fix ALICE2 --secret-file " + file);
        assertFalse(kept.has("secret"));
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
        assertEquals(
                kept.get("keyId").asText(),
                new ObjectMapper().readTree(file.toFile()).get("keyId").asText());
        done("admin key issue --permissions admin");
        assertRefused("COMP_ID_TAKEN", "admin key issue bob --permissions all --fix ALICE2");
        final JsonNode fix = done("admin fix-session add BOB --account bob");
        assertEquals(32, fix.get("password").asText().length());
        final Path password = data.resolve("password.txt");
        Files.writeString(password, "not so secret\n");
        assertFalse(done("admin fix-session add BOB-2 --account bob --keep-orders --password-file " + password)
                .has("password"));
        final JsonNode binary = done("admin binary-session add bob-bin --account bob");
        assertEquals(32, binary.get("secret").asText().length());
        assertRefused("CONFLICT", "admin binary-session add bob-bin --account alice");
        assertFalse(done("admin key revoke " + told.get("keyId").asText())
                .get("existed")
                .asBoolean());
        assertTrue(done("admin key revoke " + told.get("keyId").asText())
                .get("existed")
                .asBoolean());
        assertRefused("UNKNOWN_KEY", "admin key revoke nothing");
        final JsonNode keys = done("admin key list").get("keys");
        assertEquals(6, keys.size());
        assertEquals("R_BALANCE,W_ORDERS", keys.get(0).get("permissions").asText());
        assertEquals("revoked", keys.get(0).get("state").asText());
        assertEquals("alice-2", keys.get(1).get("account").asText());
        assertEquals("all", keys.get(1).get("permissions").asText());
        assertEquals("BOB", keys.get(3).get("compId").asText());
        assertFalse(keys.get(4).get("cancelOnDisconnect").asBoolean());
        Cli.json(data.toString(), "admin key issue bob --permissions R_Nothing").expect(ExitStatus.USAGE);
    }

    @Test
    @Order(8)
    void shouldBeVerifiedByBothImplementations() {
        final JsonNode verified = done("audit verify").get("verify");
        assertTrue(verified.get("passed").asBoolean(), verified::toString);
        final JsonNode independent = done("audit verify --independent").get("verify");
        assertEquals(verified.get("digest").asText(), independent.get("digest").asText());
        assertEquals(
                verified.get("stateHash").asText(), independent.get("stateHash").asText());
    }
}
