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
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ringbook.cli.engine.EngineHost;
import org.ringbook.cli.engine.EngineOptions;

/** What auditors ask of a data directory, beside the engine that runs on it, and of a copy. */
class AuditCommandsTest {
    @TempDir
    private static Path data;

    private static EngineHost host;
    private static long sell;

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
                deposit alice ZAR 1000000 --ref a1
                deposit bob XBT 10 --ref b1
                fees set 0 --maker 0 --taker 1000
                market state XBTZAR open
                """);
        done("admin batch " + batch);
        sell = done("admin orders place bob sell XBTZAR 1 100000 --id bobs-first")
                .get("orderId")
                .asLong();
        done("admin orders place alice buy XBTZAR 0.3 100000");
        done("admin orders place alice buy XBTZAR 0.5 90000");
        done("admin orders place alice buy XBTZAR 0.1 120000 --stop 110000");
    }

    @AfterAll
    static void stop() {
        host.close();
    }

    private static JsonNode done(final String words) {
        return Cli.json(data.toString(), words).expect(ExitStatus.DONE).result();
    }

    private static Cli run(final String words) {
        return Cli.run(Stream.concat(Cli.words(words).stream(), Stream.of("--data", data.toString()))
                .toArray(String[]::new));
    }

    @Test
    void shouldDumpRecordsAsLinesOfJson() throws IOException {
        final Cli dump = run("audit dump --order " + sell).expect(ExitStatus.DONE);
        final List<String> lines = dump.out().lines().toList();
        assertEquals(2, lines.size(), dump::toString);
        final JsonNode first = new ObjectMapper().readTree(lines.get(0));
        assertEquals(sell, first.get("sequence").asLong());
        assertEquals("bob", first.get("command").get("account").asText());
        assertEquals("1", first.get("command").get("quantityDecimal").asText());
        assertEquals(
                2,
                run("audit dump --cl-ord-id bobs-first --type OrderAccepted,Trade --limit 5")
                        .expect(ExitStatus.DONE)
                        .out()
                        .lines()
                        .count());
        assertTrue(done("audit dump --account bob").get("written").asLong() > 3);
        run("audit dump --type Nonsense").expect(ExitStatus.USAGE);
        run("audit dump --since yesterday").expect(ExitStatus.USAGE);
        run("audit dump --account dave").expect(ExitStatus.FAILED);
    }

    @Test
    void shouldExplainAnOrderAndAnAccount() {
        final Cli story = run("audit explain order " + sell).expect(ExitStatus.DONE);
        assertTrue(
                story.out().contains("it sells 0.3 XBT at 100000 ZAR = 30000 ZAR to alice's order"), story::toString);
        assertTrue(story.out().contains("0.7 XBT is open in the book"), story::toString);
        assertEquals(story.out(), run("audit explain order bobs-first").out());
        final JsonNode told = done("audit explain " + sell);
        assertTrue(told.get("addsUp").asBoolean());
        assertTrue(told.get("ended").isNull());
        final Cli statement = run("audit explain alice --asset XBT").expect(ExitStatus.DONE);
        assertTrue(statement.out().contains("available +0.2997 = 0.2997"), statement::toString);
        assertEquals(
                "0.2997",
                done("audit explain account alice")
                        .get("closing")
                        .get("XBT")
                        .get("available")
                        .asText());
        run("audit explain account dave").expect(ExitStatus.FAILED);
        run("audit explain order 99999999").expect(ExitStatus.FAILED);
        run("audit explain dave").expect(ExitStatus.FAILED);
    }

    @Test
    void shouldTellBalancesAndBooksOfAnyRecord() {
        final JsonNode before = done("audit balances --account bob --at " + sell);
        assertEquals("9", before.get("balances").get(0).get("available").asText());
        assertEquals("1", before.get("balances").get(0).get("held").asText());
        final JsonNode now = done("audit balances --independent");
        assertTrue(now.get("independent").asBoolean());
        assertTrue(now.get("assets").get(0).get("conserved").asBoolean());
        assertEquals(
                done("audit verify").get("verify").get("stateHash"),
                done("audit balances --from-start").get("stateHash"));
        final JsonNode book = done("audit book --market XBTZAR");
        assertEquals("0.7", book.get("offers").get(0).get("open").asText());
        assertEquals("90000", book.get("bids").get(0).get("price").asText());
        assertEquals("110000", book.get("waitingBuys").get(0).get("price").asText());
        final JsonNode orders = done("audit book --market XBTZAR --by order --at " + sell);
        assertEquals("bobs-first", orders.get("offers").get(0).get("clOrdId").asText());
        assertEquals(0, orders.get("bids").size());
        run("audit book --market XBTUSD").expect(ExitStatus.FAILED);
        run("audit balances --at 99999999").expect(ExitStatus.FAILED);
        run("audit balances --at soon").expect(ExitStatus.USAGE);
    }

    @Test
    void shouldSealAndFindTheCopyAsSealed() throws IOException {
        final Path key = data.resolve("seal.key");
        final Path seal = data.resolve("journal.seal");
        run("audit seal --new-key " + key).expect(ExitStatus.DONE);
        final JsonNode sealed =
                done("audit seal " + seal + " --records 5 --key " + key).get("seal");
        assertTrue(sealed.get("links").asLong() >= 3, sealed::toString);
        final Path copy = data.resolve("copy");
        copy(EngineHost.journalOf(data), copy);
        final JsonNode checked = Cli.json(
                        copy.toString(),
                        "audit verify-seal " + seal + " --key " + key + ".pub --head "
                                + sealed.get("head").asText())
                .expect(ExitStatus.DONE)
                .result();
        assertEquals(sealed.get("last"), checked.get("seal").get("last"));
        assertTrue(Cli.json(data.toString(), "audit diff " + data + " " + copy)
                .expect(ExitStatus.DONE)
                .result()
                .get("different")
                .isNull());
        run("audit seal " + seal).expect(ExitStatus.USAGE);
        run("audit verify-seal " + seal + " --head " + "0".repeat(64)).expect(ExitStatus.FAILED);
        run("audit verify-seal " + seal + " --head 5f2a").expect(ExitStatus.USAGE);
    }

    private static void copy(final Path from, final Path to) throws IOException {
        try (Stream<Path> paths = Files.walk(from)) {
            for (final Path path : paths.toList()) {
                Files.copy(path, to.resolve(from.relativize(path).toString()));
            }
        }
    }

    @Test
    void shouldProveLiabilitiesAndCheckAProofAlone() {
        final Path out = data.resolve("proofs");
        final JsonNode proved = done("audit prove-liabilities --asset all --out " + out);
        assertEquals("10", proved.get("roots").get(0).get("total").asText());
        final String root = proved.get("roots").get(0).get("root").asText();
        final Cli alice = Cli.run("audit", "check-proof", out + "/asset-XBT/account-1.json", "--root", root)
                .expect(ExitStatus.DONE);
        assertTrue(alice.out().contains("0.2997 XBT of account alice"), alice::toString);
        Cli.run("audit", "check-proof", out + "/asset-XBT/account-1.json", "--root", out + "/asset-XBT/root.json")
                .expect(ExitStatus.DONE);
        Cli.run("audit", "check-proof", out + "/asset-XBT/account-1.json", "--root", "0".repeat(64))
                .expect(ExitStatus.FAILED);
        run("audit prove-liabilities --asset all --out " + out).expect(ExitStatus.FAILED);
        run("audit prove-liabilities --asset USD --out " + out).expect(ExitStatus.FAILED);
    }

    @Test
    void shouldCountAndExecuteOnly() {
        final JsonNode stats = done("audit stats").get("stats");
        assertEquals(4, stats.get("commands").get("NewOrder").asInt());
        assertTrue(run("audit stats").expect(ExitStatus.DONE).out().contains("records over time"));
        final JsonNode executed = done("audit verify --execute-only").get("verify");
        assertTrue(executed.get("executedOnly").asBoolean());
        assertFalse(executed.get("stateHash").asText().isEmpty());
        run("audit verify --from-snapshot --independent").expect(ExitStatus.USAGE);
        run("audit verify --from-snapshot").expect(ExitStatus.FAILED);
    }
}
