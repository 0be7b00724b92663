package org.ringbook.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
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

/** Operators' commands against one running engine, in the order in which an exchange is set up. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class AdminTest {
    @TempDir
    private static Path data;

    private static EngineHost host;

    @BeforeAll
    static void start() {
        final PrintStream nowhere = new PrintStream(PrintStream.nullOutputStream());
        host = EngineHost.launch(new EngineOptions().withoutMetrics(), data, new Console(nowhere, nowhere, false));
    }

    @AfterAll
    static void stop() throws SQLException {
        host.close();
        Databases.end(data);
    }

    private static JsonNode done(final String words) {
        return Cli.json(data.toString(), words).expect(ExitStatus.DONE).result();
    }

    private static JsonNode refused(final String words) {
        return Cli.json(data.toString(), words).expect(ExitStatus.FAILED).result();
    }

    private static void assertTwice(final String words) {
        assertFalse(done(words).get("existed").asBoolean());
        assertTrue(done(words).get("existed").asBoolean());
    }

    private static void assertRefused(final String reason, final String words) {
        final JsonNode result = refused(words);
        assertEquals(reason, result.get("reason").asText());
        assertTrue(result.get("error").asText().endsWith(".")
                || result.get("error").asText().endsWith(")"));
    }

    @Test
    @Order(1)
    void shouldAddWhatIsMissingOnceAndRefuseOtherContent() {
        assertTwice("admin asset add XBT --scale 10 --payout-scale 8");
        assertTwice("admin asset add ZAR --scale 8 --payout-scale 2");
        assertRefused("CONFLICT", "admin asset add ZAR --scale 9 --payout-scale 2");
        assertRefused("INVALID_SCALE", "admin asset add USD --scale 2 --payout-scale 3");
        assertTwice("admin market add XBTZAR --base XBT --quote ZAR --tick 1 --lot 0.000001");
        assertRefused("CONFLICT", "admin market add XBTZAR --base XBT --quote ZAR --tick 2 --lot 0.000001");
        assertRefused(
                "INVALID_TICK_OR_LOT", "admin market add XBTZAR2 --base XBT --quote ZAR --tick 0.001 --lot 0.000001");
        assertTwice("admin account open alice");
        assertTwice("admin account open bob --fee-tier 1");
        assertRefused("CONFLICT", "admin account open bob --fee-tier 2");
        assertTwice("admin deposit alice ZAR 100000 --ref bank-1");
        assertTwice("admin deposit bob XBT 1.5 --ref chain-1");
        assertRefused("CONFLICT", "admin deposit alice ZAR 100001 --ref bank-1");
        assertEquals(2, done("admin market list").get("markets").size() + 1);
        assertEquals(2, done("admin account list").get("accounts").size());
    }

    @Test
    @Order(2)
    void shouldNameWhatIsNotThere() {
        assertTrue(refused("admin deposit carol ZAR 1 --ref x")
                .get("error")
                .asText()
                .contains("alice, bob"));
        assertTrue(refused("admin deposit alice EUR 1 --ref x")
                .get("error")
                .asText()
                .contains("XBT, ZAR"));
        assertTrue(
                refused("admin market state ETHZAR open").get("error").asText().contains("XBTZAR"));
        assertTrue(refused("admin deposit alice ZAR 0.000000001 --ref x")
                .get("error")
                .asText()
                .contains("multiple"));
    }

    @Test
    @Order(3)
    void shouldTradeOnceTheMarketIsOpen() {
        assertRefused("MARKET_CLOSED", "admin orders place alice buy XBTZAR 0.01 1000000");
        done("admin market state XBTZAR open");
        done("admin fees set 0 --maker 0 --taker 1000");
        final JsonNode resting = done("admin orders place bob sell XBTZAR 0.02 1000000 --id offer-1");
        assertEquals("NEW", resting.get("ordStatus").asText());
        assertRefused("DUPLICATE_CL_ORD_ID", "admin orders place bob sell XBTZAR 0.02 1000000 --id offer-1");
        assertTrue(refused("admin orders place bob sell XBTZAR 0.02 1000000.5")
                .get("error")
                .asText()
                .contains("tick size"));
        final JsonNode bought = done("admin orders place alice buy XBTZAR 0.01");
        assertEquals("FILLED", bought.get("ordStatus").asText());
        assertEquals("1000000", bought.get("fills").get(0).get("price").asText());
        assertEquals(1, done("admin orders list bob").get("orders").size());
        final JsonNode balances = done("admin balances alice").get("balances");
        assertEquals("0.00999", balances.get(0).get("available").asText(), "a tenth of a percent is the fee");
        assertEquals("90000", balances.get(1).get("available").asText());
        assertEquals(1, done("admin orders cancel bob --all").get("canceled").asInt());
        assertEquals(0, done("admin orders list bob").get("orders").size());
    }

    @Test
    @Order(4)
    void shouldPayOutOnce() {
        assertTwice("admin withdrawals request alice ZAR 500 --ref pay-1");
        assertRefused("INVALID_AMOUNT", "admin withdrawals request alice ZAR 0.001 --ref pay-2");
        assertRefused("INSUFFICIENT_FUNDS", "admin withdrawals request alice ZAR 500000 --ref pay-2");
        assertTwice("admin withdrawals settle pay-1");
        assertRefused("WITHDRAWAL_ENDED", "admin withdrawals cancel pay-1");
        assertRefused("UNKNOWN_WITHDRAWAL", "admin withdrawals settle pay-3");
        done("admin withdrawals request alice ZAR 500 --ref pay-3");
        assertTwice("admin withdrawals cancel pay-3");
    }

    @Test
    @Order(5)
    void shouldHaltAndGoOn() {
        done("admin halt on");
        assertRefused("ENGINE_HALTED", "admin orders place alice buy XBTZAR 0.01 1000000");
        assertTrue(done("status").get("halted").asBoolean());
        done("admin halt off");
        done("admin fee-tier alice 1");
        assertEquals(16, done("admin fees list").get("fees").size());
    }

    @Test
    @Order(6)
    void shouldRunABatchAndStopAtTheFirstFailure() throws IOException {
        final Path batch = data.resolve("batch.txt");
        Files.writeString(batch, """
                # two accounts
                account open carol
                deposit carol ZAR 1000 --ref batch-1

                deposit carol ZAR 1001 --ref batch-1
                account open dave
                """);
        final JsonNode stopped = refused("admin batch " + batch);
        assertEquals(2, stopped.get("done").asInt());
        assertEquals(5, stopped.get("failures").get(0).get("line").asInt());
        final JsonNode wentOn = refused("admin batch --keep-going " + batch);
        assertEquals(3, wentOn.get("done").asInt());
        assertEquals(1, wentOn.get("failed").asInt());
        assertEquals(4, done("admin account list").get("accounts").size());
    }

    @Test
    @Order(7)
    void shouldTellHowItIsAndBeVerifiedWhileItRuns() {
        final JsonNode status = done("status --hash");
        assertEquals(ProcessHandle.current().pid(), status.get("pid").asLong());
        assertEquals("OPEN", status.get("markets").get(0).get("state").asText());
        final JsonNode verified = done("audit verify").get("verify");
        assertEquals(status.get("stateHash").asText(), verified.get("stateHash").asText());
        assertEquals(status.get("sequence").asLong(), verified.get("records").asLong());
        final JsonNode independent = done("audit verify --independent").get("verify");
        assertEquals(verified.get("digest").asText(), independent.get("digest").asText());
        assertEquals(
                verified.get("stateHash").asText(), independent.get("stateHash").asText());
    }

    @Test
    @Order(8)
    void shouldRefuseASecondEngineOnTheSameData() {
        final Cli second = Cli.json(data.toString(), "start").expect(ExitStatus.FAILED);
        assertTrue(second.result().get("error").asText().contains("runs on"), second::toString);
        done("status");
    }
}
