package org.ringbook.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Base64;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ringbook.cli.engine.EngineHost;
import org.ringbook.cli.engine.EngineOptions;
import org.ringbook.settlement.imports.Webhook;
import picocli.CommandLine;

/** Money from a signed message over a trade to the bank's answer: clients and services by HTTP, the back office by its commands. */
class MoneyOverRestTest {
    private static final String SECRET = "0123456789abcdef0123456789abcdef";
    private static final Webhook SERVICE = new Webhook(SECRET.getBytes(StandardCharsets.UTF_8));
    private static final String ADDRESS = "bc1qdave0000";
    private static final String WITHDRAWALS = "/api/1/withdrawals";

    @TempDir
    private static Path data;

    private static EngineHost host;
    private static String rest;

    @BeforeAll
    static void start() throws IOException {
        final PrintStream nowhere = new PrintStream(PrintStream.nullOutputStream());
        final Path secret = Files.writeString(data.resolve("hook.secret"), SECRET + "\n");
        final EngineOptions options = new EngineOptions().withoutMetrics();
        new CommandLine(options)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .parseArgs("--rest", "0", "--follow", "settlement", "--rest-webhook", "payments=" + secret);
        host = EngineHost.launch(options, data, new Console(nowhere, nowhere, false));
        rest = Files.readString(data.resolve("rest/address")).trim();
        final Path batch = data.resolve("setup.txt");
        Files.writeString(batch, """
            asset add XBT --scale 10 --payout-scale 8
            asset add ZAR --scale 8 --payout-scale 2
            market add XBTZAR --base XBT --quote ZAR --tick 1 --lot 0.000001
            account open dave
            account open erin
            deposit erin ZAR 1000000 --ref e1
            market state XBTZAR open
            """);
        done("admin batch " + batch);
        done("settle house set ZAR --currency ZAR --name Ringbook --account 62000000001 --clearing ZANCC:250655");
        done("settle house set XBT --chain");
        done("settle funding add dave XBT --reference " + ADDRESS);
    }

    @AfterAll
    static void stop() throws SQLException {
        host.close();
        Databases.end(data);
    }

    private static JsonNode done(final String words) {
        return Cli.json(data.toString(), words).expect(ExitStatus.DONE).result();
    }

    /** A client of an account, by HTTP. */
    private record Client(String authorization) {
        static Client of(final String account) {
            final JsonNode key = done("admin key issue " + account + " --permissions all");
            final String pair =
                    key.get("keyId").asText() + ":" + key.get("secret").asText();
            return new Client("Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8)));
        }

        JsonNode call(final int status, final String method, final String path) {
            return send(
                    status,
                    HttpRequest.newBuilder(URI.create(rest + path))
                            .header("Authorization", authorization)
                            .method(method, BodyPublishers.noBody()));
        }

        JsonNode get(final String path) {
            return call(200, "GET", path);
        }

        JsonNode post(final String path) {
            return call(200, "POST", path);
        }

        /** All of an asset, and what of it is held. */
        String balance(final String asset) {
            final JsonNode balance = get("/api/1/balance?assets=" + asset).at("/balance/0");
            return balance.get("balance").asText() + " "
                    + balance.get("reserved").asText();
        }

        String status(final String withdrawalId) {
            return get(WITHDRAWALS + "/" + withdrawalId).get("status").asText();
        }
    }

    private static JsonNode send(final int status, final HttpRequest.Builder request) {
        try {
            final var answer = HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofString());
            assertEquals(status, answer.statusCode(), answer.body());
            return new ObjectMapper().readTree(answer.body());
        } catch (final IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static JsonNode message(final int status, final long signedAt, final String id, final String content) {
        final byte[] body = ("{\"id\":\"" + id + "\"," + content + "}").getBytes(StandardCharsets.UTF_8);
        final String signature = SERVICE.sign(Long.toString(signedAt), body);
        return send(
                status,
                HttpRequest.newBuilder(URI.create(rest + "/api/ringbook/1/deposits/payments"))
                        .header("X-Ringbook-Signature", "t=" + signedAt + ",v1=" + signature)
                        .POST(BodyPublishers.ofByteArray(body)));
    }

    private static String came(final String asset, final String amount, final String to) {
        return "\"asset\":\"" + asset + "\",\"amount\":\"" + amount + "\",\"funding\":\"" + to + "\"";
    }

    private static String error(final JsonNode answer) {
        return answer.get("error_code").asText();
    }

    private static Path file(final String name, final String xml) throws IOException {
        return Files.writeString(data.resolve(name), xml);
    }

    /** The bank paid one. */
    private static Path paid(final String withdrawalId, final String amount) throws IOException {
        return file(
                "out.xml",
                "<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:camt.053.001.08\"><BkToCstmrStmt><Stmt><Id>S1</Id>"
                        + "<Acct><Id><Othr><Id>62000000001</Id></Othr></Id></Acct><Ntry><Amt Ccy=\"ZAR\">" + amount
                        + "</Amt><CdtDbtInd>DBIT</CdtDbtInd><Sts><Cd>BOOK</Cd></Sts><AcctSvcrRef>P1</AcctSvcrRef>"
                        + "<NtryDtls><TxDtls><Refs><EndToEndId>W" + withdrawalId
                        + "</EndToEndId></Refs></TxDtls></NtryDtls></Ntry></Stmt></BkToCstmrStmt></Document>");
    }

    /** The bank will not pay one. */
    private static Path refused(final String withdrawalId) throws IOException {
        return file(
                "refused.xml",
                "<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:pain.002.001.10\"><CstmrPmtStsRpt><GrpHdr>"
                        + "<MsgId>R1</MsgId></GrpHdr><OrgnlGrpInfAndSts><OrgnlMsgId>RB-B000001</OrgnlMsgId>"
                        + "<OrgnlMsgNmId>pain.001.001.09</OrgnlMsgNmId><GrpSts>PART</GrpSts></OrgnlGrpInfAndSts>"
                        + "<OrgnlPmtInfAndSts><OrgnlPmtInfId>RB-B000001-1</OrgnlPmtInfId><TxInfAndSts>"
                        + "<OrgnlEndToEndId>W" + withdrawalId + "</OrgnlEndToEndId><TxSts>RJCT</TxSts><StsRsnInf><Rsn>"
                        + "<Cd>AC01</Cd></Rsn></StsRsnInf></TxInfAndSts></OrgnlPmtInfAndSts></CstmrPmtStsRpt></Document>");
    }

    @Test
    void shouldCarryMoneyFromASignedMessageToTheBanksAnswer() throws IOException {
        final Client dave = Client.of("dave");
        final Client erin = Client.of("erin");
        final long now = Instant.now().getEpochSecond();
        final JsonNode booked = message(200, now, "evt-1", came("XBT", "0.5", ADDRESS));
        final JsonNode again = message(200, now - 1, "evt-1", came("XBT", "0.5", ADDRESS));
        assertTrue(again.get("existed").asBoolean());
        assertEquals(booked.get("sequence"), again.get("sequence"));
        assertEquals("0.5000000000 0.0000000000", dave.balance("XBT"));

        erin.post("/api/1/postorder?pair=XBTZAR&type=BID&price=1000&volume=0.5");
        dave.post("/api/1/postorder?pair=XBTZAR&type=ASK&price=1000&volume=0.5");
        assertEquals("500.00000000 0.00000000", dave.balance("ZAR"));

        final String payee = dave.post("/api/1/beneficiaries?bank_name=ZANCC:632005&bank_account_number=4055551234"
                        + "&account_type=Savings&bank_recipient=Dave")
                .get("id")
                .asText();
        final String ask = WITHDRAWALS + "?type=ZAR_EFT&beneficiary_id=" + payee + "&external_id=";
        final String rent = dave.post(ask + "rent&amount=250.50").get("id").asText();
        final String loan = dave.post(ask + "loan&amount=10").get("id").asText();
        final String whim = dave.post(ask + "whim&amount=5.25").get("id").asText();
        assertEquals("500.00000000 265.75000000", dave.balance("ZAR"));
        assertEquals("PENDING", dave.status(whim));
        dave.call(200, "DELETE", WITHDRAWALS + "/" + whim);
        assertEquals("CANCELLED", dave.status(whim));
        assertEquals("500.00000000 260.50000000", dave.balance("ZAR"));

        final JsonNode export = done("settle withdrawals export");
        assertEquals(1, export.get("batches").size());
        assertTrue(Files.readString(data.resolve("settlement/RB-B000001/pain.001.xml"))
                .contains("4055551234"));
        assertEquals("PROCESSING", dave.status(rent));
        assertEquals("ErrInvalidRequestType", error(dave.call(409, "DELETE", WITHDRAWALS + "/" + rent)));

        done("settle import " + paid(rent, "250.50"));
        done("settle import " + refused(loan));
        assertEquals("COMPLETED", dave.status(rent));
        assertEquals("CANCELLED", dave.status(loan));
        assertEquals("249.50000000 0.00000000", dave.balance("ZAR"));
        assertEquals(3, dave.get(WITHDRAWALS).get("withdrawals").size());

        done("settle cut-off");
        assertEquals(0, done("settle check").get("differences").size());
        final JsonNode lines = done("settle report --account dave").get("obligations");
        for (final JsonNode line : lines) {
            final boolean isZar = line.get("asset").asText().equals("ZAR");
            assertEquals(
                    isZar ? "249.50000000" : "0.0000000000", line.get("closing").asText());
        }
        assertEquals(2, lines.size());
    }

    @Test
    void shouldSayWhatIsWrongWithAMessage() {
        final long now = Instant.now().getEpochSecond();
        final String content = came("XBT", "0.25", "bc1qnobody00");
        assertEquals("ErrAccountNotFound", error(message(404, now, "bad-1", content)));
        assertEquals("ErrInvalidCurrency", error(message(400, now, "bad-2", came("DOGE", "1", ADDRESS))));
        // It enters by a bank, whose statement is what credits it.
        assertEquals("ErrInvalidCurrency", error(message(400, now, "bad-3", came("ZAR", "1", ADDRESS))));
        assertEquals("ErrInvalidAmount", error(message(400, now, "bad-4", came("XBT", "-1", ADDRESS))));
        assertEquals("ErrInvalidArguments", error(message(400, now, "bad-5", "\"asset\":\"XBT\"")));
        assertEquals("ErrDeadlineExceeded", error(message(400, now - 600, "bad-6", content)));
        assertEquals("ErrDeadlineExceeded", error(message(400, now + 600, "bad-6", content)));
        final Client frank = openFrank();
        message(200, now, "once", came("XBT", "0.1", "bc1qfrank000"));
        assertEquals("ErrDuplicateExternalID", error(message(409, now, "once", came("XBT", "0.2", "bc1qfrank000"))));
        assertEquals("0.1000000000 0.0000000000", frank.balance("XBT"));
        assertEquals(1, done("settle suspense").get("suspense").size());

        final JsonNode reference = frank.post("/api/1/funding_address?asset=ZAR");
        assertTrue(reference.get("address").asText().startsWith("RF"), reference.toString());
        assertEquals(reference, frank.get("/api/1/funding_address?asset=ZAR"));
        assertEquals(
                "bc1qfrank000",
                frank.get("/api/1/funding_address?asset=XBT").get("address").asText());
    }

    private static Client openFrank() {
        done("admin account open frank");
        done("settle funding add frank XBT --reference bc1qfrank000");
        return Client.of("frank");
    }
}
