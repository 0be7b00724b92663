package org.ringbook.settlement;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ringbook.followers.Database;
import org.ringbook.followers.TestDatabase;
import org.ringbook.settlement.BankFiles.Line;
import org.ringbook.settlement.imports.Readers;

/** What is refused, kept for people, and held against what was given out. */
final class ImportsTest {
    private static final long PAID = 1_000 * TestExchange.ZAR_UNITS;

    @TempDir
    private Path directory;

    private TestExchange exchange;
    private Database database;
    private Office office;
    private String funding;
    private Batch batch;
    private String first;
    private String second;

    @BeforeEach
    void begin() {
        exchange = new TestExchange(directory.resolve("data"));
        database = TestDatabase.H2.make(directory);
        exchange.deposit(TestExchange.ALICE, TestExchange.ZAR, 10 * PAID, "start");
        first = "W" + request("one");
        second = "W" + request("two");
        exchange.follow(database);
        office = Office.open(database);
        final Register register = office.register();
        register.setHouse(
                "ZAR", new House(0, true, "ZAR", "Ringbook Ltd", BankFiles.HOUSE_ACCOUNT, "", "ZANCC:250655"));
        funding = register.addFunding("alice", "ZAR", null);
        final long to = register.addBeneficiary(
                "alice", "ZAR", new Beneficiary(0, 0, 0, "A. Smith", "4055551234", "", "ZANCC:632005", "", ""));
        register.instruct("one", to);
        register.instruct("two", to);
        batch = office.withdrawals().export(null, 0).batches().get(0);
    }

    @AfterEach
    void end() {
        office.close();
        exchange.close();
    }

    private long request(final String reference) {
        return exchange.run(exchange.frames.requestWithdrawal(TestExchange.ALICE, TestExchange.ZAR, PAID, reference))
                .sequence();
    }

    private Imports.Report apply(final boolean skipBad, final byte[] file) {
        exchange.follow(database);
        return office.imports().apply(Readers.read(file), skipBad, exchange, step -> {});
    }

    private List<String> refused(final Line... lines) {
        final long last = exchange.lastSequence();
        final var refusal =
                assertThrows(SettlementException.class, () -> apply(false, BankFiles.statement(List.of(lines))));
        assertEquals(last, exchange.lastSequence());
        return refusal.details();
    }

    @Test
    void shouldApplyNothingOfAFileWithABadEntryUnlessTold() {
        final Line good = Line.debit("1000.00", "B1", first);
        final Line bad = Line.debit("999.99", "B2", second);
        final List<String> details = refused(good, bad);
        assertEquals(1, details.size());
        assertTrue(details.get(0).contains("entry 2") && details.get(0).contains("1000.00"), details.get(0));
        final Imports.Report report = apply(true, BankFiles.statement(List.of(good, bad)));
        assertEquals(1, report.applied().size());
        assertEquals(1, report.bad().size());
    }

    @Test
    void shouldRefuseAPaymentOfAnotherCurrencyAccountOrAmount() {
        assertThrows(
                SettlementException.class,
                () -> apply(
                        false,
                        BankFiles.statement(
                                "S", "USD", BankFiles.HOUSE_ACCOUNT, List.of(Line.debit("1000.00", "B1", first)))));
        assertThrows(
                SettlementException.class,
                () -> apply(
                        false, BankFiles.statement("S", "ZAR", "999", List.of(Line.debit("1000.00", "B1", first)))));
        assertEquals(1, refused(Line.debit("1000.001", "B1", first)).size());
    }

    @Test
    void shouldRefuseTheSameReferenceTwiceAndTheSamePaymentTwice() {
        assertTrue(refused(Line.debit("1000.00", "B1", first), Line.debit("1000.00", "B1", second))
                .get(0)
                .contains("same reference"));
        assertTrue(refused(Line.debit("1000.00", "B1", first), Line.debit("1000.00", "B2", first))
                .get(0)
                .contains("twice"));
        apply(false, BankFiles.statement(List.of(Line.debit("1000.00", "B1", first))));
        assertTrue(refused(Line.debit("1000.00", "B9", first)).get(0).contains("paid twice"));
    }

    @Test
    void shouldNotSettleWhatWasCanceledNorCancelWhatWasSettled() {
        apply(false, BankFiles.rejects(batch.name(), List.of(first)));
        assertTrue(refused(Line.debit("1000.00", "B1", first)).get(0).contains("canceled by record"));
        apply(false, BankFiles.statement(List.of(Line.debit("1000.00", "B2", second))));
        final var refusal = assertThrows(
                SettlementException.class, () -> apply(false, BankFiles.rejects(batch.name(), List.of(second))));
        assertTrue(refusal.details().get(0).contains("was confirmed"));
    }

    @Test
    void shouldRefuseThatAPaymentComesBackBeforeItWasMade() {
        assertTrue(refused(Line.returned("1000.00", "B1", first)).get(0).contains("before it was confirmed"));
        assertTrue(refused(Line.debit("1000.00", "B1", first), Line.returned("1000.01", "B2", first))
                .get(0)
                .contains("more comes back"));
    }

    @Test
    void shouldCancelAllPaymentsOfARejectedOrder() {
        final Imports.Report report = apply(false, BankFiles.rejectAll(batch.name()));
        assertEquals(2, report.applied().size());
        assertEquals(2, apply(false, BankFiles.rejectAll(batch.name())).before().size());
        assertThrows(SettlementException.class, () -> apply(false, BankFiles.rejectAll("RB-B000099")));
    }

    @Test
    void shouldKeepWhatNobodyExpectedUntilItIsKnown() {
        final byte[] file = BankFiles.statement(
                List.of(Line.credit("5.00", "B1", "who am I REF12345"), Line.debit("2.00", "B2", "NOTPROVIDED")));
        assertEquals(2, apply(false, file).suspense().size());
        assertEquals(2, apply(false, file).suspense().size());
        assertEquals(2, office.imports().suspense().size());
        office.register().addFunding("bob", "ZAR", "REF12345");
        assertEquals(1, apply(false, file).applied().size());
        assertEquals(1, office.imports().suspense().size());
        assertEquals(1, apply(false, file).before().size());
    }

    @Test
    void shouldFindAFundingReferenceHoweverItIsSpaced() {
        final String spaced = funding.substring(0, 4) + " " + funding.substring(4);
        final Imports.Report report = apply(
                false,
                BankFiles.statement(List.of(
                        Line.credit("5.00", "B1", spaced),
                        Line.credit("6.00", "B2", "inv/" + funding.toLowerCase(java.util.Locale.ROOT) + "/may"))));
        assertEquals(2, report.applied().size());
        assertEquals(TestExchange.ALICE, report.applied().get(0).accountId());
    }

    @Test
    void shouldRefuseAnotherAmountUnderAReferenceThatWasApplied() {
        apply(false, BankFiles.statement(List.of(Line.credit("5.00", "B1", funding))));
        assertTrue(refused(Line.credit("6.00", "B1", funding)).get(0).contains("booked before"));
    }

    @Test
    void shouldNotGuessBetweenTwoAccounts() {
        final String other = office.register().addFunding("bob", "ZAR", null);
        final Imports.Report report =
                apply(false, BankFiles.statement(List.of(Line.credit("5.00", "B1", funding + " " + other))));
        assertEquals(1, report.suspense().size());
    }

    @Test
    void shouldGoOnWhereTheEngineWasLost() {
        final byte[] file = BankFiles.statement(List.of(
                Line.credit("5.00", "B1", funding),
                Line.debit("1000.00", "B2", first),
                Line.debit("1000.00", "B3", second)));
        for (int told = 0; told < 3; told++) {
            exchange.failAfter = 1;
            if (told < 2) {
                assertThrows(IllegalStateException.class, () -> apply(false, file));
            }
        }
        exchange.failAfter = -1;
        apply(false, file);
        assertEquals(3, apply(false, file).before().size());
        exchange.follow(database);
        office.days().cutOff(null, 0);
        office.days()
                .look(
                        null,
                        view -> assertEquals(
                                10 * PAID + 5 * TestExchange.ZAR_UNITS - 2 * PAID,
                                view.assets().get(1).closing().longValueExact()));
    }

    @Test
    void shouldRefuseChainLinesOnABanksPayment() {
        final byte[] file = ("payment,status,asset,amount,txid\n" + first + ",confirmed,ZAR,1000,aa\n")
                .getBytes(StandardCharsets.UTF_8);
        assertThrows(SettlementException.class, () -> apply(false, file));
    }
}
