package org.ringbook.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ringbook.client.EngineConnection;
import org.ringbook.client.Permission;

/** Money in and out by clients' calls, with a back office in memory. */
class MoneyRoutesTest {
    private static final String WITHDRAWALS = "/api/1/withdrawals";
    private static final String PAY = WITHDRAWALS + "?type=ZAR_EFT&amount=10.50";
    private static final String PAYEE =
            "/api/1/beneficiaries?bank_recipient=Bob&bank_account_number=405&bank_name=ZANCC:632005";
    private static final String HOOK = "/api/ringbook/1/deposits/payments";
    private static final String RIGHT = "t=1,v1=" + "0".repeat(64);

    @TempDir
    static Path directory;

    private static final TestOffice OFFICE = new TestOffice();
    private static TestExchange exchange;
    private static RestClient alice;
    private static RestClient bob;
    private static String bobsPayee;

    @BeforeAll
    static void start() throws InterruptedException {
        exchange = new TestExchange(directory).office(OFFICE);
        try (EngineConnection engine = exchange.connect()) {
            TestExchange.issue(engine, "admin", "", 1, EnumSet.of(Permission.ADMIN));
        }
        exchange.startGateway();
        alice = exchange.client("alice");
        bob = exchange.client("bob");
        bobsPayee = bob.post(PAYEE).text("id");
    }

    @AfterAll
    static void stop() {
        exchange.close();
    }

    private static List<String> zar(final RestClient client) {
        return StreamSupport.stream(
                        client.get("/api/1/balance?assets=ZAR")
                                .json()
                                .path("balance")
                                .spliterator(),
                        false)
                .flatMap(one -> List.of(
                        one.path("balance").asText(), one.path("reserved").asText())
                        .stream())
                .toList();
    }

    private static RestClient.Reply message(final String signature, final String body) {
        return exchange.anybody()
                .send(exchange.anybody()
                        .request(HOOK)
                        .header("X-Ringbook-Signature", signature)
                        .POST(java.net.http.HttpRequest.BodyPublishers.ofString(body)));
    }

    @Test
    void shouldHoldWhatIsToBePaidAndReleaseWhatIsCanceled() {
        final List<String> before = zar(bob);
        final RestClient.Reply asked = bob.post(PAY + "&external_id=rent-1");
        assertEquals("200", asked.outcome());
        assertEquals("PENDING", asked.text("status"));
        assertEquals("10.50000000", asked.text("amount"));
        assertEquals("rent-1", asked.text("external_id"));
        assertEquals(List.of(before.get(0), "10.50000000"), zar(bob));
        final String one = WITHDRAWALS + "/" + asked.text("id");
        assertEquals(asked.json(), bob.get(one).json());
        assertEquals(
                asked.json(),
                bob.get(WITHDRAWALS + "?limit=1").json().path("withdrawals").get(0));
        bob.get(WITHDRAWALS + "?before_id=" + asked.text("id"))
                .json()
                .path("withdrawals")
                .forEach(other ->
                        assertNotEquals(asked.text("id"), other.path("id").asText()));

        assertEquals("404 ErrWithdrawalNotFound", alice.get(one).outcome());
        assertEquals("404 ErrWithdrawalNotFound", alice.call("DELETE", one).outcome());
        assertEquals("CANCELLED", bob.call("DELETE", one).text("status"));
        assertEquals("CANCELLED", bob.call("DELETE", one).text("status"));
        assertEquals(before, zar(bob));
    }

    @Test
    void shouldNotCancelWhatIsGivenOut() {
        final RestClient carol = exchange.client("carol");
        carol.post(PAYEE);
        final List<String> before = zar(carol);
        final RestClient.Reply asked = carol.post(PAY + "&external_id=x");
        OFFICE.giveOut(asked.json().path("id").asLong());
        final String one = WITHDRAWALS + "/" + asked.text("id");
        assertEquals("PROCESSING", carol.get(one).text("status"));
        assertEquals("409 ErrInvalidRequestType", carol.call("DELETE", one).outcome());
        assertEquals("PROCESSING", carol.get(one).text("status"));
        assertEquals(List.of(before.get(0), "10.50000000"), zar(carol));
        assertEquals(
                "200",
                exchange.client("admin")
                        .post("/api/ringbook/1/admin/withdrawals/w3:x/settle")
                        .outcome());
        assertEquals("COMPLETED", carol.get(one).text("status"));
        assertEquals("409 ErrInvalidRequestType", carol.call("DELETE", one).outcome());
        assertEquals(List.of("9999989.50000000", "0.00000000"), zar(carol));
    }

    @Test
    void shouldTakeAnExternalIdOnceForAnAccount() {
        final List<String> before = zar(alice);
        final String first = alice.post(PAYEE).text("id");
        final String second = alice.post(PAYEE.replace("405", "406")).text("id");
        assertEquals("400 ErrInvalidArguments", alice.post(PAY).outcome());
        final String to = PAY + "&external_id=once&beneficiary_id=";
        final RestClient.Reply asked = alice.post(to + first);
        final RestClient.Reply again = alice.post(to + first);
        assertEquals("409 ErrDuplicateExternalID", again.outcome());
        assertEquals(asked.text("id"), again.text("id"));
        assertEquals("409 ErrDuplicateExternalID", alice.post(to + second).outcome());
        assertEquals(
                "409 ErrDuplicateExternalID",
                alice.post((to + first).replace("10.50", "11")).outcome());
        assertEquals("200", bob.post(PAY + "&external_id=once").outcome());
        assertEquals(List.of(before.get(0), "10.50000000"), zar(alice));
        assertNotEquals(
                alice.post(PAY + "&beneficiary_id=" + first).text("id"),
                alice.post(PAY + "&beneficiary_id=" + first).text("id"));
        alice.get(WITHDRAWALS)
                .json()
                .path("withdrawals")
                .forEach(one ->
                        alice.call("DELETE", WITHDRAWALS + "/" + one.path("id").asText()));
        bob.get(WITHDRAWALS)
                .json()
                .path("withdrawals")
                .forEach(one ->
                        bob.call("DELETE", WITHDRAWALS + "/" + one.path("id").asText()));
        assertEquals(before, zar(alice));
    }

    @Test
    void shouldPayTheAccountsOwnBeneficiariesOnly() {
        assertEquals(
                "404 ErrBeneficiaryNotFound",
                alice.post(PAY + "&beneficiary_id=" + bobsPayee).outcome());
        assertEquals(
                "404 ErrBeneficiaryNotFound",
                alice.call("DELETE", "/api/1/beneficiaries/" + bobsPayee).outcome());
        assertEquals(
                "403 ErrInsufficientPerms",
                exchange.client("alice-reader").post(PAYEE).outcome());
        assertEquals(
                "403 ErrInsufficientPerms",
                exchange.client("alice-reader").post(PAY).outcome());
        final RestClient.Reply listed = bob.get("/api/1/beneficiaries?bank_recipient=Bob");
        assertEquals(bobsPayee, listed.json().at("/beneficiaries/0/id").asText());
        assertEquals(
                "405", listed.json().at("/beneficiaries/0/bank_account_number").asText());
        assertEquals(
                0,
                bob.get("/api/1/beneficiaries?bank_recipient=Eve")
                        .json()
                        .path("beneficiaries")
                        .size());
    }

    @Test
    void shouldBookASignedMessageOnce() {
        final List<String> before = zar(alice);
        final RestClient.Reply booked = message(RIGHT, "1 3 100000000 m-1");
        assertEquals("200", booked.outcome());
        final RestClient.Reply again = message(RIGHT, "1 3 100000000 m-1");
        assertEquals(booked.text("sequence"), again.text("sequence"));
        assertEquals("true", again.text("existed"));
        assertEquals(
                "409 ErrDuplicateExternalID",
                message(RIGHT, "1 3 200000000 m-1").outcome());
        assertEquals(
                "401 ErrUnauthorised",
                message("t=1,v1=" + "1".repeat(64), "1 3 1 m-2").outcome());
        assertEquals(
                "401 ErrUnauthorised",
                message("v1=" + "0".repeat(64), "1 3 1 m-2").outcome());
        assertEquals("401 ErrUnauthorised", exchange.anybody().post(HOOK).outcome());
        assertEquals(
                "413 ErrInvalidArguments", message(RIGHT, "x".repeat(65_537)).outcome());
        assertEquals(
                new java.math.BigDecimal(before.get(0))
                        .add(java.math.BigDecimal.ONE)
                        .toPlainString(),
                zar(alice).get(0));
    }
}
