package org.ringbook.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ringbook.client.EngineConnection;
import org.ringbook.client.Permission;

/** What operators do over HTTP. */
class AdminTest {
    private static final String ROOT = "/api/ringbook/1/admin/";

    @TempDir
    static Path directory;

    private static TestExchange exchange;
    private static RestClient operator;

    @BeforeAll
    static void start() throws InterruptedException {
        exchange = new TestExchange(directory);
        try (EngineConnection engine = exchange.connect()) {
            TestExchange.issue(engine, "operator", "", 0, EnumSet.of(Permission.ADMIN));
        }
        exchange.startGateway();
        operator = exchange.client("operator");
    }

    @AfterAll
    static void stop() {
        exchange.close();
    }

    private static String post(final String path, final String form) {
        return operator.form("POST", ROOT + path, form).outcome();
    }

    private static String put(final String path, final String form) {
        return operator.form("PUT", ROOT + path, form).outcome();
    }

    private static RestClient issued(final String account) {
        final RestClient.Reply key = operator.form("POST", ROOT + "keys", "account=" + account + "&label=of a test");
        assertEquals("200", key.outcome());
        return RestClient.of(exchange.gateway().address(), key.text("key_id"), key.text("secret"));
    }

    private static String balance(final String account, final String asset) {
        for (final JsonNode one :
                operator.get(ROOT + "accounts/" + account + "/balances").json().path("balances")) {
            if (one.path("asset").asText().equals(asset)) {
                return one.path("available").asText() + " " + one.path("held").asText();
            }
        }
        return "none";
    }

    @Test
    void shouldBringAMarketFromNothingToItsFirstTradeAndUndoThat() {
        assertEquals("200", post("assets", "code=EUR&scale=8&payout_scale=2"));
        assertEquals("409 ErrDuplicateExternalID", post("assets", "code=EUR&scale=7&payout_scale=2"));
        final String market = "pair=ETHEUR&base=ETH&counter=EUR&tick_size=0.01&lot_size=0.0001&min_volume=0.001"
                + "&max_volume=100000&min_value=1&max_value=100000000";
        assertEquals("200", post("markets", market));
        assertTrue(operator.form("POST", ROOT + "markets", market)
                .json()
                .path("existed")
                .asBoolean());
        assertEquals("400 ErrInvalidPrice", post("markets", market.replace("0.01", "0")));
        assertEquals("200", put("markets/ETHEUR/state", "state=open"));
        assertEquals("400 ErrInvalidMarketPair", put("markets/NOPE/state", "state=open"));
        assertEquals("200", put("fees", "tier=3&maker_ppm=0&taker_ppm=1000"));
        for (final String name : new String[] {"dora", "emil"}) {
            assertEquals("200", post("accounts", "name=" + name));
            assertEquals("200", put("accounts/" + name + "/fee-tier", "fee_tier=3"));
        }
        assertEquals("200", post("deposits", "account=dora&asset=ETH&amount=10&reference=bank-1"));
        assertEquals("200", post("deposits", "account=emil&asset=EUR&amount=1000.50&reference=bank-2"));
        final RestClient dora = issued("dora");
        final RestClient emil = issued("emil");
        assertEquals(
                "200",
                dora.post("/api/1/postorder?pair=ETHEUR&type=ASK&price=100&volume=2")
                        .outcome());
        assertEquals(
                "200",
                emil.post("/api/1/postorder?pair=ETHEUR&type=BID&price=100&volume=2")
                        .outcome());
        assertEquals("1.9980000000 0.0000000000", balance("emil", "ETH"));
        assertEquals("200.00000000 0.00000000", balance("dora", "EUR"));
        assertEquals("200", post("busts", "pair=ETHEUR&trade_id=1"));
        assertEquals("1000.50000000 0.00000000", balance("emil", "EUR"));
        assertEquals("10.0000000000 0.0000000000", balance("dora", "ETH"));
        assertEquals("404 ErrNotFound", post("busts", "pair=ETHEUR&trade_id=1"));
    }

    @Test
    void shouldMoveMoneyOnceForAReference() {
        assertEquals("200", post("accounts", "name=fay"));
        assertEquals("200", post("accounts", "name=fay-2&same_owner_as=fay"));
        final String deposit = "account=fay&asset=ZAR&amount=100&reference=d-1";
        assertEquals("200", post("deposits", deposit));
        assertTrue(operator.form("POST", ROOT + "deposits", deposit)
                .json()
                .path("existed")
                .asBoolean());
        assertEquals("409 ErrDuplicateExternalID", post("deposits", deposit.replace("100", "101")));
        assertEquals("400 ErrInvalidAmount", post("deposits", deposit.replace("100", "0.000000001")));
        assertEquals("404 ErrAccountNotFound", post("deposits", deposit.replace("fay", "nobody")));
        assertEquals("400 ErrInvalidCurrency", post("deposits", deposit.replace("ZAR", "NOPE")));
        assertEquals("400 ErrInvalidArguments", post("deposits", deposit.replace("d-1", "d%C3%A9")));
        assertEquals("200", post("transfers", "from=fay&to=fay-2&asset=ZAR&amount=25&reference=t-1"));
        assertEquals("400 ErrInvalidAccount", post("transfers", "from=fay&to=alice&asset=ZAR&amount=1&reference=t-2"));
        assertEquals("400 ErrInsufficientFunds", post("withdrawals", "account=fay&asset=ZAR&amount=76&reference=w-0"));
        for (final String reference : new String[] {"w-1", "w-2"}) {
            assertEquals("200", post("withdrawals", "account=fay&asset=ZAR&amount=30&reference=" + reference));
        }
        assertEquals("15.00000000 60.00000000", balance("fay", "ZAR"));
        assertEquals("200", post("withdrawals/w-1/settle", ""));
        assertEquals("200", operator.call("DELETE", ROOT + "withdrawals/w-2").outcome());
        assertEquals("45.00000000 0.00000000", balance("fay", "ZAR"));
        assertEquals("409 ErrInvalidRequestType", post("withdrawals/w-2/settle", ""));
        assertEquals("404 ErrWithdrawalNotFound", post("withdrawals/w-9/settle", ""));
        final JsonNode withdrawals =
                operator.get(ROOT + "withdrawals?account=fay").json().path("withdrawals");
        assertEquals(
                Map.of("w-1", "SETTLED", "w-2", "CANCELED"),
                Map.of(
                        withdrawals.at("/1/reference").asText(),
                                withdrawals.at("/1/state").asText(),
                        withdrawals.at("/0/reference").asText(),
                                withdrawals.at("/0/state").asText()));
    }

    @Test
    void shouldHaltKillAndRevoke() {
        final RestClient carol = issued("carol");
        final String order = "/api/1/postorder?pair=XBTZAR&type=BID&price=900&volume=0.02";
        assertEquals("200", put("halt", "halted=true"));
        assertEquals("503 ErrUnderMaintenance", carol.post(order).outcome());
        assertEquals("200", put("halt", "halted=false"));
        assertEquals("200", carol.post(order).outcome());
        assertEquals("200", put("accounts/carol/kill", "killed=true"));
        assertEquals(
                0,
                carol.get("/api/1/listorders?state=PENDING")
                        .json()
                        .path("orders")
                        .size());
        assertEquals("403 ErrInsufficientPerms", carol.post(order).outcome());
        assertEquals("200", put("accounts/carol/kill", "killed=false"));
        assertEquals("200", carol.post(order).outcome());
        final String keyId = operator.get(ROOT + "keys").json().path("keys").findValuesAsText("key_id").stream()
                .filter(id -> id.length() == 13)
                .reduce((first, last) -> last)
                .orElseThrow();
        assertTrue(operator.get(ROOT + "accounts").json().toString().contains("\"carol\""));
        assertTrue(operator.get(ROOT + "assets").json().toString().contains("\"XBT\""));
        assertEquals("200", operator.call("DELETE", ROOT + "keys/" + keyId).outcome());
        assertEquals(
                "404 ErrNotFound",
                operator.call("DELETE", ROOT + "keys/" + keyId).outcome());
        assertEquals(
                "403 ErrInsufficientPerms",
                exchange.client("bob").get(ROOT + "keys").outcome());
    }
}
