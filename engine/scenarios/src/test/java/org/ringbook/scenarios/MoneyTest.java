package org.ringbook.scenarios;

import static org.ringbook.scenarios.OrderLine.order;
import static org.ringbook.scenarios.Venue.XBT;
import static org.ringbook.scenarios.Venue.ZAR;

import org.junit.jupiter.api.Test;

/** Deposits and withdrawals; references are applied once. */
class MoneyTest {
    private static final long TWO_62 = 1L << 62;
    private static final int DAVE = Venue.account("dave");

    private final Venue venue = new Venue();

    @Test
    void shouldDepositOncePerReference() {
        venue.does(c -> c.deposit(0, 9, 0, "")).gives("rejected UNKNOWN_ACCOUNT");
        venue.does(c -> c.deposit(DAVE, 3, 0, "")).gives("rejected UNKNOWN_ASSET");
        venue.does(c -> c.deposit(DAVE, XBT, 0, "")).gives("rejected INVALID_REFERENCE");
        venue.does(c -> c.deposit(DAVE, XBT, 0, "x".repeat(65))).gives("rejected INVALID_REFERENCE");
        venue.does(c -> c.deposit(DAVE, XBT, 0, "a b")).gives("rejected INVALID_REFERENCE");
        venue.does(c -> c.deposit(DAVE, XBT, 0, "d1")).gives("rejected INVALID_AMOUNT");
        venue.does(c -> c.deposit(DAVE, XBT, 5, "d1")).gives("Deposited accountId=4 assetId=1 amountUnits=5");
        final long first = venue.lastSequence();
        venue.does(c -> c.deposit(DAVE, XBT, 5, "d1")).gives("rejected DUPLICATE, existing " + first);
        venue.does(c -> c.deposit(DAVE, XBT, 0, "d1")).gives("rejected CONFLICT, existing " + first);
        venue.does(c -> c.deposit(DAVE, ZAR, 5, "d1")).gives("rejected CONFLICT, existing " + first);
        venue.does(c -> c.deposit(1, XBT, 5, "d1")).gives("rejected CONFLICT, existing " + first);
        venue.has("dave", XBT, 5, 0);
    }

    @Test
    void shouldBoundTheTotalOfAnAsset() {
        final long room = TWO_62 - 3 * Venue.XBT_AT_FIRST;
        venue.does(c -> c.deposit(DAVE, XBT, room + 1, "d1")).gives("rejected TOTAL_TOO_LARGE");
        venue.does(c -> c.deposit(DAVE, XBT, Long.MAX_VALUE, "d1")).gives("rejected TOTAL_TOO_LARGE");
        venue.does(c -> c.deposit(DAVE, XBT, room, "d1")).gives("Deposited accountId=4 assetId=1 amountUnits=" + room);
        venue.does(c -> c.deposit(DAVE, XBT, 1, "d2")).gives("rejected TOTAL_TOO_LARGE");
        venue.does(c -> c.requestWithdrawal(DAVE, XBT, 1, "w1"));
        venue.does(c -> c.deposit(DAVE, XBT, 1, "d2")).gives("rejected TOTAL_TOO_LARGE");
        venue.does(c -> c.settleWithdrawal("w1"));
        venue.does(c -> c.deposit(DAVE, XBT, 1, "d2")).gives("Deposited accountId=4 assetId=1 amountUnits=1");
    }

    @Test
    void shouldHoldAWithdrawalOncePerReference() {
        venue.does(c -> c.requestWithdrawal(9, 9, 0, "")).gives("rejected UNKNOWN_ACCOUNT");
        venue.does(c -> c.requestWithdrawal(1, 0, 0, "")).gives("rejected UNKNOWN_ASSET");
        venue.does(c -> c.requestWithdrawal(1, ZAR, 0, "")).gives("rejected INVALID_REFERENCE");
        venue.does(c -> c.requestWithdrawal(1, ZAR, 0, "w1")).gives("rejected INVALID_AMOUNT");
        venue.does(c -> c.requestWithdrawal(1, ZAR, -100, "w1")).gives("rejected INVALID_AMOUNT");
        venue.does(c -> c.requestWithdrawal(1, ZAR, 150, "w1")).gives("rejected INVALID_AMOUNT");
        venue.does(c -> c.requestWithdrawal(DAVE, ZAR, 100, "w1")).gives("rejected INSUFFICIENT_FUNDS");
        venue.does(c -> c.requestWithdrawal(1, ZAR, 100, "zar-alice"))
                .gives("WithdrawalRequested accountId=1 assetId=2 amountUnits=100");
        final long first = venue.lastSequence();
        venue.does(c -> c.requestWithdrawal(1, ZAR, 100, "zar-alice")).gives("rejected DUPLICATE, existing " + first);
        venue.does(c -> c.requestWithdrawal(1, ZAR, 150, "zar-alice")).gives("rejected CONFLICT, existing " + first);
        venue.has("alice", ZAR, Venue.ZAR_AT_FIRST - 100, 100);
    }

    @Test
    void shouldNotHoldTwiceWhatIsBehindAnOrder() {
        venue.enters(order("bob").sell(1_000).at(10_000)).gives("accepted, holds 100000 XBT");
        venue.does(c -> c.requestWithdrawal(2, XBT, 1, "w1")).gives("rejected INSUFFICIENT_FUNDS");
    }

    @Test
    void shouldSettleAWithdrawalOnce() {
        venue.does(c -> c.requestWithdrawal(1, ZAR, 100, "w1"));
        final long id = venue.lastSequence();
        venue.does(c -> c.settleWithdrawal(" ")).gives("rejected INVALID_REFERENCE");
        venue.does(c -> c.settleWithdrawal("w2")).gives("rejected UNKNOWN_WITHDRAWAL");
        venue.does(c -> c.settleWithdrawal("zar-alice")).gives("rejected UNKNOWN_WITHDRAWAL");
        venue.does(c -> c.settleWithdrawal("w1"))
                .gives("WithdrawalSettled withdrawalId=" + id + " accountId=1 assetId=2 amountUnits=100");
        venue.does(c -> c.settleWithdrawal("w1")).gives("rejected DUPLICATE, existing " + id);
        venue.does(c -> c.cancelWithdrawal("w1")).gives("rejected WITHDRAWAL_ENDED, existing " + id);
        venue.does(c -> c.requestWithdrawal(1, ZAR, 100, "w1")).gives("rejected DUPLICATE, existing " + id);
        venue.has("alice", ZAR, Venue.ZAR_AT_FIRST - 100, 0);
    }

    @Test
    void shouldCancelAWithdrawalOnce() {
        venue.does(c -> c.requestWithdrawal(1, ZAR, 100, "w1"));
        final long id = venue.lastSequence();
        venue.does(c -> c.cancelWithdrawal("")).gives("rejected INVALID_REFERENCE");
        venue.does(c -> c.cancelWithdrawal("w2")).gives("rejected UNKNOWN_WITHDRAWAL");
        venue.does(c -> c.cancelWithdrawal("w1"))
                .gives("WithdrawalCanceled withdrawalId=" + id + " accountId=1 assetId=2 amountUnits=100");
        venue.does(c -> c.cancelWithdrawal("w1")).gives("rejected DUPLICATE, existing " + id);
        venue.does(c -> c.settleWithdrawal("w1")).gives("rejected WITHDRAWAL_ENDED, existing " + id);
        venue.has("alice", ZAR, Venue.ZAR_AT_FIRST, 0);
    }
}
