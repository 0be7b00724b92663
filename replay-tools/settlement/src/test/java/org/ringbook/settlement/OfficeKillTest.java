package org.ringbook.settlement;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ringbook.followers.Database;
import org.ringbook.followers.TestDatabase;
import org.ringbook.scenarios.CommandFrames;
import org.ringbook.scenarios.OrderFields;
import org.ringbook.settlement.BankFiles.Line;

/** Cut-offs, batches and imports are killed in their midst and done again: rows and files are those of a back office that never was killed. */
final class OfficeKillTest {
    /** Set by {@code -Dringbook.kills}. */
    private static final int MANY = Integer.getInteger("ringbook.kills", 100);

    /** What the processes have written to standard error. */
    private static final String ERRORS = "stderr.txt";

    private static final int PAYMENTS = 12;
    private static final int SHORTEST_MS = 200;
    private static final int ONCE = 1;

    @TempDir
    private Path directory;

    private final Random random = new Random(8);
    private int kills;
    private int killsAtWork;
    private int round;
    private int triesToKill;

    @Test
    void shouldEndAsIfNeverKilledOnH2() throws Exception {
        kill(TestDatabase.H2, 2, ONCE);
    }

    @Test
    @Tag("heavy")
    void shouldEndAsIfNeverKilledAHundredTimesOnH2() throws Exception {
        kill(TestDatabase.H2, MANY, Integer.MAX_VALUE);
    }

    @Test
    @Tag("heavy")
    void shouldEndAsIfNeverKilledAHundredTimesOnPostgres() throws Exception {
        kill(TestDatabase.POSTGRESQL, MANY, Integer.MAX_VALUE);
    }

    private void kill(final TestDatabase kind, final int atLeast, final int killsOfAWork) throws Exception {
        triesToKill = killsOfAWork;
        while (kills < atLeast) {
            live(kind, directory.resolve("round" + ++round));
        }
        assertTrue(killsAtWork > 0, "none was killed at work");
        System.out.println(kind + ": " + kills + " kills, " + killsAtWork + " of them while it worked, in " + round
                + " back offices");
    }

    /** One back office with all kinds of work, each killed until it comes to its end. */
    private void live(final TestDatabase kind, final Path in) throws Exception {
        Files.createDirectories(in);
        final Database database = kind.make(in);
        final Database undisturbed = kind.make(in);
        try (TestExchange exchange = new TestExchange(in.resolve("data"))) {
            final List<Long> payments = trade(exchange);
            final long first = exchange.lastSequence();
            final Path statement = Files.write(in.resolve("statement.xml"), statement(payments));
            final Path rejects = Files.write(
                    in.resolve("rejects.xml"), BankFiles.rejects("RB-B000001", List.of("W" + payments.get(0))));
            setUp(exchange, undisturbed);
            setUp(exchange, database);
            final Path files = in.resolve("files");
            untilDone(exchange, database, files, "cut-off", first, "2025-10-09");
            untilDone(exchange, database, files, "export", first, "");
            untilDone(exchange, database, files, "import", first, statement.toString());
            untilDone(exchange, database, files, "import", first, rejects.toString());
            final long second = exchange.lastSequence();
            untilDone(exchange, database, files, "cut-off", second, "2025-10-10");

            final Path again = in.resolve("undisturbed");
            try (Office office = Office.open(undisturbed)) {
                OfficeProcess.cutOff(office, "2025-10-09", first, again);
                OfficeProcess.export(office, first, again);
                OfficeProcess.take(office, statement, exchange);
                OfficeProcess.take(office, rejects, exchange);
                exchange.follow(undisturbed);
                OfficeProcess.cutOff(office, "2025-10-10", second, again);
            }
            assertEquals(rows(undisturbed), rows(database));
            assertEquals(contents(again), contents(files));
        }
    }

    /** Money, trades, and requests to be paid; returns the requests. */
    private List<Long> trade(final TestExchange exchange) {
        for (final int account : List.of(TestExchange.ALICE, TestExchange.BOB)) {
            exchange.deposit(account, TestExchange.ZAR, 10_000_000 * TestExchange.ZAR_UNITS, "zar-" + account);
            exchange.deposit(account, TestExchange.XBT, 10 * TestExchange.XBT_UNITS, "xbt-" + account);
        }
        for (int i = 0; i < 40; i++) {
            final int side = i % 2 == 0 ? CommandFrames.BUY : CommandFrames.SELL;
            exchange.run(exchange.frames.newOrder(OrderFields.limit(1, side, 100 + random.nextInt(20_000), 1_000_000)
                    .account(1 + i % 2)));
        }
        final List<Long> requests = new ArrayList<>();
        for (int i = 0; i < PAYMENTS; i++) {
            requests.add(exchange.run(exchange.frames.requestWithdrawal(
                            TestExchange.ALICE, TestExchange.ZAR, (100 + i) * TestExchange.ZAR_UNITS, reference(i)))
                    .sequence());
        }
        return requests;
    }

    private static String reference(final int payment) {
        return "pay-" + payment;
    }

    private static byte[] statement(final List<Long> payments) {
        final List<Line> lines = new ArrayList<>();
        for (int i = 0; i < PAYMENTS; i++) {
            lines.add(Line.credit(i + ".50", "C" + i, i == 3 ? "nobody knows me" : "FUNDING1"));
            if (i > 0) {
                lines.add(Line.debit((100 + i) + ".00", "D" + i, "W" + payments.get(i)));
            }
        }
        lines.remove(0);
        return BankFiles.statement(lines);
    }

    private static void setUp(final TestExchange exchange, final Database database) {
        exchange.follow(database);
        try (Office office = Office.open(database)) {
            final Register register = office.register();
            register.setHouse(
                    "ZAR", new House(0, true, "ZAR", "Ringbook Ltd", BankFiles.HOUSE_ACCOUNT, "", "ZANCC:250655"));
            register.addFunding("bob", "ZAR", "FUNDING1");
            final long to = register.addBeneficiary(
                    "alice", "ZAR", new Beneficiary(0, 0, 0, "A. Smith", "4055551234", "", "ZANCC:632005", "", ""));
            for (int i = 0; i < PAYMENTS; i++) {
                register.instruct(reference(i), to);
            }
        }
        exchange.stopFollowing(database);
    }

    /** Before every try the follower is brought to the journal's end, as the commands do. Each try is given more time. */
    private void untilDone(
            final TestExchange exchange,
            final Database database,
            final Path files,
            final String work,
            final long sequence,
            final String argument)
            throws Exception {
        boolean isDone = false;
        int tries = 0;
        for (int longestMs = SHORTEST_MS; !isDone; longestMs *= 2) {
            exchange.follow(database);
            exchange.stopFollowing(database);
            isDone = startAndKill(
                    exchange,
                    start(database, files, work, sequence, argument),
                    files.resolveSibling(ERRORS),
                    tries++ < triesToKill ? longestMs : 0);
        }
    }

    /** Whether it came to its end before it was killed; 0: it is not killed. */
    private boolean startAndKill(
            final TestExchange exchange, final Process process, final Path errors, final int longestMs)
            throws Exception {
        String last = "";
        CompletableFuture<Boolean> killed = null;
        try (BufferedReader said = process.inputReader()) {
            for (String line = said.readLine(); line != null; line = said.readLine()) {
                last = line;
                if (line.equals("ready")) {
                    killed = longestMs == 0 ? null : killLater(process, longestMs);
                } else if (!line.equals("done")) {
                    answer(process, OfficeProcess.answer(line, exchange));
                }
            }
        }
        final int status = process.waitFor();
        if (killed != null) {
            killed.cancel(false);
        }
        assertTrue(
                status == 0 || status == 137, "status " + status + " after: " + last + "\n" + Files.readString(errors));
        kills += status == 0 ? 0 : 1;
        killsAtWork += status == 0 || last.equals("done") || last.isEmpty() ? 0 : 1;
        return status == 0;
    }

    private CompletableFuture<Boolean> killLater(final Process process, final int longestMs) {
        final int afterMs = random.nextInt(longestMs);
        return CompletableFuture.supplyAsync(
                () -> process.toHandle().destroyForcibly(),
                CompletableFuture.delayedExecutor(afterMs, TimeUnit.MILLISECONDS));
    }

    /** One that was killed does not hear it. */
    private static void answer(final Process process, final String text) throws InterruptedException {
        try {
            process.outputWriter().write(text + "\n");
            process.outputWriter().flush();
        } catch (final IOException e) {
            assertTrue(process.waitFor() != 0, e.toString());
        }
    }

    private Process start(
            final Database database, final Path files, final String work, final long sequence, final String argument)
            throws IOException {
        final Path root = Path.of(System.getProperty("ringbook.root"));
        return new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "@" + root.resolve("jvm/ringbook.flags"),
                        "-Xmx512m",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        OfficeProcess.class.getName(),
                        database.url(),
                        database.isPostgres() ? "postgres" : "",
                        database.isPostgres() ? "postgres" : "",
                        files.toString(),
                        work,
                        Long.toString(sequence),
                        argument)
                .redirectError(files.resolveSibling(ERRORS).toFile())
                .start();
    }

    /** All rows of the office but for the record that answered: one who asks again gets another answer to the same. */
    private static Map<String, List<String>> rows(final Database database) {
        return database.jdbi().withHandle(handle -> {
            final Map<String, List<String>> rows = new TreeMap<>();
            handle.select("SELECT table_name FROM information_schema.tables WHERE table_schema = 'office'"
                            + " AND table_name NOT LIKE 'flyway%'")
                    .mapTo(String.class)
                    .forEach(table -> rows.put(table, rows(handle, table)));
            return rows;
        });
    }

    private static List<String> rows(final Handle handle, final String table) {
        final List<String> columns = handle.select(
                        "SELECT column_name FROM information_schema.columns WHERE table_schema = 'office'"
                                + " AND table_name = ? AND column_name <> 'record' ORDER BY ordinal_position",
                        table)
                .mapTo(String.class)
                .list();
        return handle
                .select("SELECT " + String.join(", ", columns) + " FROM office." + table)
                .map((row, context) -> {
                    final StringBuilder line = new StringBuilder();
                    for (int i = 1; i <= columns.size(); i++) {
                        line.append(row.getString(i)).append(' ');
                    }
                    return line.toString();
                })
                .stream()
                .sorted()
                .toList();
    }

    private static Map<String, String> contents(final Path directory) throws IOException {
        final Map<String, String> contents = new TreeMap<>();
        try (Stream<Path> files = Files.walk(directory)) {
            for (final Path file : files.filter(Files::isRegularFile).toList()) {
                contents.put(directory.relativize(file).toString(), Files.readString(file, StandardCharsets.UTF_8));
            }
        }
        assertTrue(contents.size() > 8, contents.keySet().toString());
        return contents;
    }
}
