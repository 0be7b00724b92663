package org.ringbook.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ringbook.cli.engine.EngineHost;
import org.ringbook.cli.engine.EngineOptions;
import org.ringbook.settlement.imports.Webhook;

/** The back office's commands against a running engine: a day from the first deposit to the bank's answer. */
class SettleTest {
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

    private static JsonNode failed(final String words) {
        return Cli.json(data.toString(), words).expect(ExitStatus.FAILED).result();
    }

    private static Path statement(final String name, final String entries) throws IOException {
        return Files.writeString(
                data.resolve(name),
                "<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:camt.053.001.08\"><BkToCstmrStmt><Stmt><Id>" + name
                        + "</Id><Acct><Id><Othr><Id>62000000001</Id></Othr></Id></Acct>" + entries
                        + "</Stmt></BkToCstmrStmt></Document>");
    }

    private static String entry(final String side, final String amount, final String reference, final String details) {
        return "<Ntry><Amt Ccy=\"ZAR\">" + amount + "</Amt><CdtDbtInd>" + side + "</CdtDbtInd><Sts><Cd>BOOK</Cd></Sts>"
                + "<AcctSvcrRef>" + reference + "</AcctSvcrRef><NtryDtls><TxDtls>" + details
                + "</TxDtls></NtryDtls></Ntry>";
    }

    @Test
    void shouldLiveADay() throws IOException {
        done("admin asset add ZAR --scale 8 --payout-scale 2");
        done("admin account open dave");
        done("settle house set ZAR --currency ZAR --name Ringbook --account 62000000001 --clearing ZANCC:250655");
        final String funding =
                done("settle funding add dave ZAR").get("reference").asText();
        final Path in = statement(
                "in.xml",
                entry("CRDT", "1000.00", "C1", "<RmtInf><Ustrd>" + funding + "</Ustrd></RmtInf>")
                        + entry("DBIT", "3.50", "C2", "<AddtlTxInf>bank fee</AddtlTxInf>"));
        final JsonNode imported = done("settle import " + in);
        assertEquals(1, imported.get("applied").size());
        assertEquals(1, imported.get("suspense").size());
        assertEquals(1, done("settle import " + in).get("before").asInt());
        assertEquals(1, done("settle suspense").get("suspense").size());

        done("admin withdrawals request dave ZAR 250.50 --ref pay-1");
        assertEquals(
                "nobody has said who is paid (settle beneficiary assign)",
                done("admin withdrawals list")
                        .get("withdrawals")
                        .get(0)
                        .get("waits")
                        .asText());
        final long id = done("settle beneficiary add dave ZAR --name Dave --to 4055551234 --clearing ZANCC:632005")
                .get("beneficiaryId")
                .asLong();
        done("settle beneficiary assign pay-1 " + id);
        final JsonNode export = done("settle withdrawals export");
        assertEquals(3, export.get("files").size());
        assertTrue(Files.exists(data.resolve("settlement/RB-B000001/pain.001.xml")));
        assertEquals(0, done("settle withdrawals export").get("batches").size());
        assertEquals(
                export.get("files"),
                done("settle files --batch 1 --out " + data.resolve("again")).get("files"));

        assertTrue(
                failed("admin withdrawals cancel pay-1").get("error").asText().contains("is in batch 1"));

        final String payment = done("settle withdrawals list")
                .get("withdrawals")
                .get(0)
                .get("payment")
                .asText();
        final String refs = "<Refs><EndToEndId>" + payment + "</EndToEndId></Refs>";
        final JsonNode bad = failed("settle import " + statement("bad.xml", entry("DBIT", "250.00", "P1", refs)));
        assertTrue(bad.get("details").get(0).asText().contains("entry 1"), bad.toString());
        final Path out = statement("out.xml", entry("DBIT", "250.50", "P1", refs));
        done("settle import " + out + " --dry-run");
        assertEquals(1, done("settle import " + out).get("applied").size());
        assertEquals(1, done("settle import " + out).get("before").asInt());
        assertEquals(0, done("settle withdrawals list").get("withdrawals").size());

        message();

        final JsonNode day = done("settle cut-off");
        assertFalse(day.get("existed").asBoolean());
        assertTrue(done("settle cut-off").get("existed").asBoolean());
        final JsonNode line = done("settle report").get("obligations").get(0);
        assertEquals("749.50000000", line.get("closing").asText());
        assertEquals(0, done("settle check").get("differences").size());
        assertEquals(1, done("settle days").get("days").size());
        assertEquals(day.get("files"), done("settle files").get("files"));
    }

    /** A payment service's message, with its signature and with another one. */
    private void message() throws IOException {
        done("admin asset add XBT --scale 10 --payout-scale 8");
        done("settle house set XBT --chain");
        final String funding = "bc1qdave0000";
        done("settle funding add dave XBT --reference " + funding);
        final String secret = "0123456789abcdef0123456789abcdef";
        final Path key = Files.writeString(data.resolve("hook.secret"), secret + "\n");
        final byte[] body = ("{\"id\":\"evt-1\",\"asset\":\"XBT\",\"amount\":\"0.5\",\"funding\":\"" + funding + "\"}")
                .getBytes(StandardCharsets.UTF_8);
        final Path file = Files.write(data.resolve("body.json"), body);
        final String signature = new Webhook(secret.getBytes(StandardCharsets.UTF_8)).sign("1000", body);
        final String words = "settle import " + file + " --webhook " + key + " --timestamp 1000 --signature ";
        assertTrue(failed(words + signature).get("error").asText().contains("was signed"));
        assertTrue(failed(words + "00".repeat(32) + " --any-age")
                .get("error")
                .asText()
                .contains("signature is wrong"));
        assertEquals(1, done(words + signature + " --any-age").get("applied").size());
        assertEquals(1, done(words + signature + " --any-age").get("before").asInt());
    }

    @Test
    void shouldSayWhatIsWrong() throws IOException {
        final Path file = Files.writeString(data.resolve("broken.xml"), "<!DOCTYPE a><a/>");
        final String error = Cli.json(data.toString(), "settle import " + file)
                .expect(ExitStatus.FAILED)
                .result()
                .get("error")
                .asText();
        assertTrue(error.startsWith("line 1"), error);
        Cli.json(data.toString(), "settle cut-off --at 1 --before 2026-11-22T00:00:00Z")
                .expect(ExitStatus.USAGE);
        failed("settle cut-off --at 999999999");
        failed("settle report 1999-01-01");
    }
}
