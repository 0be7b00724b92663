package org.ringbook.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.ringbook.client.EngineConnection;
import org.ringbook.client.Permission;
import org.ringbook.readmodel.Answer;
import org.ringbook.readmodel.Page;
import org.ringbook.readmodel.PageRequest;
import org.ringbook.readmodel.TimeRange;
import org.ringbook.readmodel.balances.Balance;
import org.ringbook.readmodel.balances.BalanceHistory;
import org.ringbook.readmodel.balances.LedgerEntry;
import org.ringbook.rest.api.History;
import org.ringbook.sbe.messages.MarketState;

/** Every error code that is documented comes of something that a client can do. */
class ErrorCodesTest {
    private static final String ORDER = "POST /api/1/postorder?type=BID&price=1000&volume=0.02&pair=";
    private static final String MARKET_ORDER = "POST /api/1/marketorder?pair=XBTZAR&type=";
    private static final String ADMIN = " /api/ringbook/1/admin/";

    private static final String PAY = "POST /api/1/withdrawals?type=ZAR&amount=1";
    private static final String PAYEE =
            "POST /api/1/beneficiaries?bank_recipient=Bob&bank_account_number=405&bank_name=ZANCC:632005";

    /** Status, code, and what is asked, one after the other. */
    private static final List<List<String>> REFUSALS = List.of(
            List.of("400 ErrMarketUnavailable", ORDER + "ETHZAR"),
            List.of("200", "PUT" + ADMIN + "markets/ETHZAR/state?state=OPEN"),
            List.of(
                    "400 ErrNoTradesToInferStopDirection",
                    ORDER + "ETHZAR&stop_price=900&stop_direction=RELATIVE_LAST_TRADE"),
            List.of("400 ErrInvalidMarketPair", ORDER + "NOPE"),
            List.of("400 ErrInvalidArguments", ORDER + "XBTZAR&nope=1"),
            List.of("200", ORDER + "XBTZAR&client_order_id=a"),
            List.of("409 ErrDuplicateClientOrderID", ORDER + "XBTZAR&client_order_id=a"),
            List.of("400 ErrInvalidClientOrderId", ORDER + "XBTZAR&client_order_id=a%20b"),
            List.of("400 ErrDeadlineExceeded", ORDER + "XBTZAR&timestamp=1000&ttl=1"),
            List.of("400 ErrPostOnlyNotAllowed", ORDER + "XBTZAR&post_only=true&time_in_force=IOC"),
            List.of("400 ErrInvalidAccountID", ORDER + "XBTZAR&base_account_id=65539"),
            List.of("404 ErrAccountNotFound", ORDER + "XBTZAR&base_account_id=1"),
            List.of("400 ErrInvalidStopDirection", ORDER + "XBTZAR&stop_price=2000&stop_direction=BELOW"),
            List.of("400 ErrInvalidOrderSide", ORDER.replace("BID", "BUY") + "XBTZAR"),
            List.of("400 ErrInvalidPrice", ORDER.replace("1000", "NaN") + "XBTZAR"),
            List.of("400 ErrPriceDenominationNotAllowed", ORDER.replace("1000", "1000.5") + "XBTZAR"),
            List.of("400 ErrValueTooHigh", ORDER.replace("1000", "100000000000000") + "XBTZAR"),
            List.of("400 ErrInsufficientBalance", ORDER.replace("1000", "10000000000") + "XBTZAR"),
            List.of("400 ErrInvalidVolume", ORDER.replace("0.02", "-1") + "XBTZAR"),
            List.of("400 ErrVolumeDenominationNotAllowed", ORDER.replace("0.02", "0.0200001") + "XBTZAR"),
            List.of("400 ErrVolumeTooLow", ORDER.replace("0.02", "0.00001") + "XBTZAR"),
            List.of("400 ErrVolumeTooHigh", ORDER.replace("0.02", "1001") + "XBTZAR"),
            List.of("400 ErrNotEnoughLiquidity", MARKET_ORDER + "BUY&counter_volume=100"),
            List.of("400 ErrInvalidCounterVolume", MARKET_ORDER + "BUY&counter_volume=0"),
            List.of("400 ErrCounterDenominationNotAllowed", MARKET_ORDER + "BUY&counter_volume=1.000000001"),
            List.of("400 ErrInvalidBaseVolume", MARKET_ORDER + "SELL&base_volume=x"),
            List.of("400 ErrInvalidOrderRef", "GET /api/ringbook/1/orders?before=x"),
            List.of("404 ErrOrderNotFound", "POST /api/1/stoporder?order_id=BX0000000000001"),
            List.of("400 ErrLimitOutOfRange", "GET /api/1/listorders?limit=1001"),
            List.of("400 ErrInvalidCurrency", "GET /api/1/balance?assets=NOPE"),
            List.of("400 ErrTooManyRowsRequested", "GET /api/1/accounts/65539/transactions?min_row=1&max_row=1002"),
            List.of("503 ErrUnderMaintenance", "GET /api/exchange/1/candles?pair=XBTZAR&duration=60&since=1"),
            List.of("501 ErrInvalidRequestType", "POST /api/exchange/1/convert"),
            List.of("404 ErrNotFound", "GET /api/1/nothing"),
            List.of("200", "POST" + ADMIN + "deposits?account=alice&asset=ZAR&amount=1&reference=r"),
            List.of(
                    "409 ErrDuplicateExternalID",
                    "POST" + ADMIN + "deposits?account=alice&asset=ZAR&amount=2&reference=r"),
            List.of("400 ErrInvalidAmount", "POST" + ADMIN + "deposits?account=alice&asset=ZAR&amount=x&reference=s"),
            List.of(
                    "400 ErrAmountTooBig",
                    "POST" + ADMIN + "deposits?account=alice&asset=ZAR&amount=46116860184&reference=s"),
            List.of(
                    "400 ErrInsufficientFunds",
                    "POST" + ADMIN + "withdrawals?account=alice&asset=ZAR&amount=99999999&reference=w"),
            List.of("404 ErrWithdrawalNotFound", "POST" + ADMIN + "withdrawals/w/settle"),
            List.of("400 ErrNoAddressesAssigned", "GET /api/1/funding_address?asset=ZAR"),
            List.of("404 ErrBeneficiaryNotFound", PAY),
            List.of("200", PAYEE),
            List.of("400 ErrIncompatibleBeneficiary", PAY.replace("ZAR", "XBT") + "&beneficiary_id=1"),
            List.of("400 ErrInvalidSourceAccount", PAY + "&source_account_id=65537"),
            List.of("400 ErrRequestTypeDoesNotSupportFastWithdrawals", PAY + "&fast=true"),
            List.of(
                    "400 ErrInvalidAccount",
                    "POST" + ADMIN + "transfers?from=alice&to=bob&asset=ZAR&amount=1&reference=t"));

    @TempDir
    Path directory;

    private final Set<String> seen = new TreeSet<>();

    @Test
    @Timeout(120)
    void shouldComeOfWhatAClientCanDo() throws InterruptedException {
        try (TestExchange exchange = new TestExchange(directory)) {
            try (EngineConnection engine = exchange.connect()) {
                TestExchange.issue(engine, "alice-everything", "", 1, EnumSet.allOf(Permission.class));
                engine.operations().setAccountLimits(3, 1, 1, 0, 0);
                engine.setMarketState(2, MarketState.CLOSED);
            }
            exchange.office(new TestOffice())
                    .startGateway(new History(
                            Optional.empty(),
                            Optional.empty(),
                            Optional.of(new ManyRows()),
                            Optional.empty(),
                            Optional.empty()));
            final RestClient alice = exchange.client("alice-everything");
            final RestClient expiring = expiring(exchange, alice);
            for (final List<String> refusal : REFUSALS) {
                final String[] asked = refusal.get(1).split(" ", 2);
                expect(refusal.get(0), alice.call(asked[0], asked[1]));
            }
            expectOfTrades(exchange, alice);
            expectOfKeys(exchange, expiring);
            // Comes of faults of the gateway's own, and of an engine that goes away under a command.
            seen.add("ErrInternal");
            assertEquals(new TreeSet<>(RouteTable.of(alice).codes()), seen);
        }
    }

    private void expect(final String outcome, final RestClient.Reply reply) {
        assertEquals(
                outcome,
                reply.outcome(),
                reply.http().request().uri() + " " + reply.http().body());
        if (reply.status() != 200) {
            seen.add(reply.code());
        }
    }

    private RestClient expiring(final TestExchange exchange, final RestClient alice) {
        final long soon = System.currentTimeMillis() + 5_000;
        final RestClient.Reply key = alice.post("/api/ringbook/1/admin/keys?account=alice&expires=" + soon);
        expect("200", key);
        return RestClient.of(exchange.gateway().address(), key.text("key_id"), key.text("secret"));
    }

    private void expectOfTrades(final TestExchange exchange, final RestClient alice) {
        final RestClient carol = exchange.client("carol");
        final String sell = "/api/1/postorder?pair=XBTZAR&type=ASK&volume=0.04&price=";
        final String ended = carol.post(sell + 1_000).text("order_id"); // meets alice's bid, and the rest is open
        expect("400 ErrAccountLimit", carol.post(sell + 1_001));
        expect(
                "400 ErrOrderCanceled",
                alice.post("/api/1/postorder?pair=XBTZAR&type=BID&price=1000&volume=0.02&post_only=1"));
        expect(
                "400 ErrInvalidStopPrice",
                alice.post("/api/1/postorder?pair=XBTZAR&type=BID&price=1000&volume=0.02&stop_price=900"));
        expect("200", carol.post("/api/1/stoporder?order_id=" + ended));
        expect("400 ErrCannotStopUnknownOrNonPendingOrder", carol.post("/api/1/stoporder?order_id=" + ended));
    }

    private void expectOfKeys(final TestExchange exchange, final RestClient expiring) {
        expect("403 ErrInsufficientPerms", exchange.client("alice-reader").post("/api/1/stoporder?order_id=x"));
        expect("401 ErrUnauthorised", exchange.anybody().get("/api/1/balance"));
        RestClient.Reply last = expiring.get("/api/1/balance");
        while (last.status() == 200) {
            LockSupport.parkNanos(20_000_000);
            last = expiring.get("/api/1/balance");
        }
        expect("401 ErrApiKeyRevoked", last);
        final RestClient guesser = RestClient.of(exchange.gateway().address(), "bob", "not his");
        last = guesser.get("/api/1/balance");
        while (last.status() == 401) {
            last = guesser.get("/api/1/balance");
        }
        expect("429 ErrTooManyRequests", last);
    }

    /** A wallet with more rows than a call may ask for. */
    private static final class ManyRows implements BalanceHistory {
        @Override
        public Answer<List<Balance>> balances(final int accountId) {
            return new Answer<>(
                    Long.MAX_VALUE, 0, List.of(new Balance(accountId, TestExchange.ZAR, 0, 0, 1, 5_000, 5_000)));
        }

        @Override
        public Answer<List<Balance>> balancesAt(final int accountId, final long sequence) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Page<LedgerEntry> entries(
                final int accountId, final int assetId, final TimeRange moved, final PageRequest page) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Page<LedgerEntry> statement(
                final int accountId, final int assetId, final TimeRange moved, final PageRequest page) {
            throw new UnsupportedOperationException();
        }
    }
}
