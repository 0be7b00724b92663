package org.ringbook.settlement;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.ringbook.followers.Database;
import org.ringbook.followers.TestDatabase;
import org.ringbook.followers.settlement.WithdrawalState;
import org.ringbook.scenarios.CommandFrames;
import org.ringbook.scenarios.OrderFields;
import org.ringbook.settlement.BankFiles.Line;
import org.ringbook.settlement.files.BatchFiles;
import org.ringbook.settlement.files.DayFiles;
import org.ringbook.settlement.imports.Readers;
import org.ringbook.settlement.imports.Webhook;

/** Whole days, as the back office lives them, with everything said twice. */
final class SettlementDaysTest {
    private static final int DAYS = 2;
    private static final long DAY_NS = 86_400_000_000_000L;
    private static final byte[] SECRET = new byte[32];

    @TempDir
    private Path directory;

    private final Random random = new Random(4711);
    private final Map<List<Integer>, BigInteger> outside = new HashMap<>();
    private TestExchange exchange;
    private Database database;
    private Office office;
    private int references;
    private int answers;

    private void begin(final TestDatabase kind) {
        exchange = new TestExchange(directory.resolve("data"));
        database = kind.make(directory);
        exchange.follow(database);
        office = open(database);
    }

    private static Office open(final Database database) {
        final Office office = Office.open(database);
        office.register()
                .setHouse(
                        "ZAR", new House(0, true, "ZAR", "Ringbook Ltd", BankFiles.HOUSE_ACCOUNT, "", "ZANCC:250655"));
        office.register().setHouse("XBT", new House(0, false, "", "", "", "", ""));
        return office;
    }

    @ParameterizedTest
    @EnumSource
    void shouldSettleDaysToTheUnit(final TestDatabase kind) throws IOException {
        begin(kind);
        try (TestExchange closed = exchange) {
            assertEquals(9, closed.lastSequence());
            final List<SettlementDay> days = new ArrayList<>();
            for (int i = 0; i < DAYS; i++) {
                moneyIn();
                trade();
                moneyOut();
                days.add(cutOff());
                exchange.sleep(DAY_NS);
            }
            final Path files = directory.resolve("files");
            for (final SettlementDay day : days) {
                assertEquals(
                        List.of(),
                        DayFiles.write(office.days(), day.name(), office.files(), files)
                                .obstacles());
            }
            for (final Batch batch : office.withdrawals().batches()) {
                BatchFiles.write(office.withdrawals(), batch.batchId(), office.files(), files);
            }
            new IsoCheck().checkAll(files);
            shouldMakeTheSameFilesAgain(days, files);
            shouldMakeTheSameDaysFromTheJournal(kind, days, files);
        } finally {
            office.close();
        }
    }

    /** Deposits by the bank's statement and by a service's message, each of them twice. */
    private void moneyIn() {
        final Register register = office.register();
        final List<Line> lines = new ArrayList<>();
        for (final String name : List.of("alice", "bob", "carol", "alice2")) {
            final String reference = register.addFunding(name, "ZAR", null);
            assertEquals(reference, register.addFunding(name, "ZAR", null));
            lines.add(Line.credit(
                    (100_000 + random.nextInt(100_000)) + ".5" + random.nextInt(10),
                    "CR" + ++references,
                    "EFT " + reference + " thanks"));
        }
        lines.add(Line.credit("77.00", "CR" + ++references, "happy birthday"));
        lines.add(Line.debit("12.50", "FEE" + ++references, "NOTPROVIDED"));
        final byte[] statement = BankFiles.statement(lines);
        exchange.follow(database);
        final Imports.Report first = office.imports().apply(Readers.read(statement), false, exchange, step -> {});
        assertEquals(4, first.applied().size());
        assertEquals(2, first.suspense().size());
        final long last = exchange.lastSequence();
        final Imports.Report again = office.imports().apply(Readers.read(statement), false, exchange, step -> {});
        assertEquals(List.of(), again.applied());
        assertEquals(4, again.before().size());
        assertEquals(last, exchange.lastSequence());
        first.applied().forEach(step -> flow(step, 1));
        webhook();
    }

    private void webhook() {
        final Webhook webhook = new Webhook(SECRET);
        for (final String name : List.of("alice", "bob", "carol")) {
            final String funding = office.register().addFunding(name, "XBT", "bc1q" + name + "0000");
            final byte[] body = ("{\"id\":\"evt-" + ++references + "\",\"asset\":\"XBT\",\"amount\":\""
                            + (1 + random.nextInt(5)) + ".00000001\",\"funding\":\"" + funding + "\"}")
                    .getBytes(java.nio.charset.StandardCharsets.UTF_8);
            final String signature = webhook.sign("1000", body);
            final var file = webhook.read("1000", signature, body, 1_000);
            final Imports.Report report = office.imports().apply(file, false, exchange, step -> flow(step, 1));
            assertEquals(1, report.applied().size());
            assertEquals(
                    1,
                    office.imports()
                            .apply(file, false, exchange, step -> {})
                            .before()
                            .size());
        }
    }

    private void flow(final ImportStep step, final int sign) {
        outside.merge(
                List.of(step.assetId(), step.accountId()), BigInteger.valueOf(sign * step.units()), BigInteger::add);
    }

    /** Orders that trade, some trades undone, some money moved between an owner's accounts. */
    private void trade() {
        final int busted = exchange.trades().size();
        for (int i = 0; i < 250; i++) {
            final int account = 1 + random.nextInt(4);
            final int side = random.nextBoolean() ? CommandFrames.BUY : CommandFrames.SELL;
            exchange.run(exchange.frames.newOrder(
                    OrderFields.limit(1, side, 100 + random.nextInt(20_000), 900_000 + random.nextInt(2_000))
                            .account(account)));
            if (random.nextInt(20) == 0) {
                exchange.run(exchange.frames.transfer(
                        TestExchange.ALICE,
                        TestExchange.ALICE2,
                        TestExchange.ZAR,
                        1 + random.nextInt(1_000_000),
                        "t" + ++references));
            }
        }
        assertTrue(exchange.trades().size() > busted + 20, "trades");
        for (int i = 0; i < 5; i++) {
            final int of = random.nextInt(exchange.trades().size());
            exchange.run(exchange.frames.bustTrade(exchange.trades().get(of)));
        }
        exchange.run(exchange.frames.massCancel(TestExchange.BOB, 0, CommandFrames.NONE, 0));
    }

    /** Requests, some canceled, one batch for each asset, and the answers to it: confirmed, rejected, returned. */
    private void moneyOut() throws IOException {
        final Register register = office.register();
        exchange.follow(database);
        final long alice = register.addBeneficiary(
                "alice",
                "ZAR",
                new Beneficiary(0, 0, 0, "A. Smith (home)", "DE89370400440532013000", "COBADEFFXXX", "", "", ""));
        final long bob = register.addBeneficiary(
                "bob",
                "ZAR",
                new Beneficiary(0, 0, 0, "Bob's Bakery", "4055551234", "", "ZANCC:632005", "", "weekly payout"));
        final long carol = register.addBeneficiary(
                "carol", "XBT", new Beneficiary(0, 0, 0, "", "bc1qcarol", "", "", "bitcoin", ""));
        final String day = "d" + ++references + "-";
        request(day + "a1", TestExchange.ALICE, TestExchange.ZAR, 1_000, alice);
        request(day + "a2", TestExchange.ALICE, TestExchange.ZAR, 2_000, alice);
        request(day + "a3", TestExchange.ALICE, TestExchange.ZAR, 300, alice);
        request(day + "b1", TestExchange.BOB, TestExchange.ZAR, 4_000, bob);
        request(day + "b2", TestExchange.BOB, TestExchange.ZAR, 50, 0);
        request(day + "c1", TestExchange.CAROL, TestExchange.XBT, 2, carol);
        request(day + "c2", TestExchange.CAROL, TestExchange.XBT, 1, carol);
        exchange.follow(database);
        final Withdrawals withdrawals = office.withdrawals();
        assertEquals("", withdrawals.cancel(day + "a3", exchange).rejected());
        assertTrue(withdrawals.cancel(day + "a3", exchange).existed());
        exchange.follow(database);
        final Withdrawals.Export export = withdrawals.export(null, 0);
        assertEquals(2, export.batches().size());
        assertEquals(
                day + "b2",
                export.waiting().get(export.waiting().size() - 1).row().reference());
        assertEquals(List.of(), withdrawals.export(null, 0).batches());
        assertThrows(SettlementException.class, () -> withdrawals.cancel(day + "a1", exchange));
        answer(day, export.batches());
    }

    private void request(
            final String reference, final int account, final int asset, final long whole, final long beneficiary) {
        if (beneficiary != 0) {
            office.register().instruct(reference, beneficiary);
        }
        final long unit = asset == TestExchange.ZAR ? TestExchange.ZAR_UNITS : TestExchange.XBT_UNITS / 10;
        exchange.run(exchange.frames.requestWithdrawal(account, asset, whole * unit, reference));
    }

    private String id(final String reference) {
        return office.withdrawals().list(null, null).stream()
                .filter(entry -> entry.row().reference().equals(reference))
                .map(entry -> Payment.id(entry.row().withdrawalId()))
                .findFirst()
                .orElseThrow();
    }

    private void answer(final String day, final List<Batch> batches) {
        final byte[] rejects = BankFiles.rejects(batches.get(0).name(), List.of(id(day + "a2")));
        assertEquals(1, apply(rejects).applied().size());
        final String number = Integer.toString(++answers);
        final byte[] statement = BankFiles.statement(
                "A" + number,
                "ZAR",
                BankFiles.HOUSE_ACCOUNT,
                List.of(
                        Line.debit("1000.00", "P1-" + number, id(day + "a1")),
                        Line.debit("4000", "P2-" + number, id(day + "b1")),
                        Line.returned("3990.00", "P3-" + number, id(day + "b1"))));
        exchange.failAfter = 1;
        assertThrows(IllegalStateException.class, () -> apply(statement));
        exchange.follow(database);
        final Imports.Report report = apply(statement);
        assertEquals(2, report.applied().size());
        assertEquals(1, report.before().size());
        assertEquals(3, apply(statement).before().size());
        exchange.follow(database);
        assertEquals(3, apply(statement).before().size());
        final byte[] chain = ("payment,status,asset,amount,txid\n" + id(day + "c1") + ",confirmed,XBT,0.2,ff" + number
                        + "\n" + id(day + "c2") + ",failed,XBT,0.1,\n")
                .getBytes(java.nio.charset.StandardCharsets.UTF_8);
        assertEquals(2, apply(chain).applied().size());
        exchange.follow(database);
        assertEquals(2, apply(chain).before().size());
        assertEquals(1, apply(rejects).before().size());
        flow(TestExchange.ZAR, TestExchange.ALICE, -1_000 * TestExchange.ZAR_UNITS);
        flow(TestExchange.ZAR, TestExchange.BOB, -10 * TestExchange.ZAR_UNITS);
        flow(TestExchange.XBT, TestExchange.CAROL, -2 * TestExchange.XBT_UNITS / 10);
    }

    private void flow(final int asset, final int account, final long units) {
        outside.merge(List.of(asset, account), BigInteger.valueOf(units), BigInteger::add);
    }

    private Imports.Report apply(final byte[] file) {
        return office.imports().apply(Readers.read(file), false, exchange, step -> {});
    }

    /** Cuts the day off, and compares every account with the core. */
    private SettlementDay cutOff() {
        exchange.follow(database);
        final Map<List<Integer>, BigInteger> core = exchange.balances();
        final Days.CutOff cutOff = office.days().cutOff(null, 0);
        assertFalse(cutOff.existed());
        final SettlementDay day = cutOff.day();
        assertEquals(exchange.lastSequence(), day.throughSequence());
        assertTrue(office.days().cutOff(null, 0).existed());
        assertTrue(office.days().cutOff(day.name(), day.throughSequence()).existed());
        office.days().look(null, view -> {
            assertEquals(List.of(), view.check());
            final Map<List<Integer>, BigInteger> closings =
                    new TreeMap<>(java.util.Comparator.<List<Integer>>comparingInt(key -> key.get(0))
                            .thenComparingInt(key -> key.get(1)));
            for (final SettledLine line : view.lines()) {
                closings.put(
                        List.of(line.obligation().assetId(), line.obligation().accountId()), line.closing());
            }
            closings.values().removeIf(units -> units.signum() == 0);
            assertEquals(core, closings);
            for (final AssetDay asset : view.assets()) {
                final BigInteger sum = core.entrySet().stream()
                        .filter(entry -> entry.getKey().get(0) == asset.assetId())
                        .map(Map.Entry::getValue)
                        .reduce(BigInteger.ZERO, BigInteger::add);
                assertEquals(sum, asset.closing());
                assertEquals(
                        asset.closing(),
                        outside.entrySet().stream()
                                .filter(entry -> entry.getKey().get(0) == asset.assetId())
                                .map(Map.Entry::getValue)
                                .reduce(BigInteger.ZERO, BigInteger::add));
            }
            assertTrue(view.day().trades() > 20 && view.day().busts() > 0);
        });
        return day;
    }

    private void shouldMakeTheSameFilesAgain(final List<SettlementDay> days, final Path files) throws IOException {
        final Path again = directory.resolve("again");
        for (final SettlementDay day : days) {
            DayFiles.write(office.days(), day.name(), office.files(), again);
        }
        for (final Batch batch : office.withdrawals().batches()) {
            BatchFiles.write(office.withdrawals(), batch.batchId(), office.files(), again);
        }
        assertSame(files, again);
        assertTrue(office.withdrawals().list(WithdrawalState.HELD, "XBT").isEmpty());
    }

    /** Another database, built from the journal alone, with the same cut-offs. */
    private void shouldMakeTheSameDaysFromTheJournal(
            final TestDatabase kind, final List<SettlementDay> days, final Path files) throws IOException {
        final Database other = kind.make(directory);
        exchange.follow(other);
        final Path again = directory.resolve("rebuilt");
        try (Office rebuilt = open(other)) {
            for (final SettlementDay day : days) {
                assertEquals(
                        day, rebuilt.days().cutOff(null, day.throughSequence()).day());
                DayFiles.write(rebuilt.days(), day.name(), rebuilt.files(), again);
            }
        }
        for (final SettlementDay day : days) {
            assertSame(files.resolve(day.name()), again.resolve(day.name()));
        }
    }

    private static void assertSame(final Path left, final Path right) throws IOException {
        final List<Path> names;
        try (Stream<Path> walk = Files.walk(left)) {
            names = walk.filter(Files::isRegularFile)
                    .map(left::relativize)
                    .sorted()
                    .toList();
        }
        assertFalse(names.isEmpty());
        for (final Path name : names) {
            assertEquals(-1, Files.mismatch(left.resolve(name), right.resolve(name)), name.toString());
        }
        try (Stream<Path> walk = Files.walk(right)) {
            assertEquals(names.size(), walk.filter(Files::isRegularFile).count());
        }
    }
}
