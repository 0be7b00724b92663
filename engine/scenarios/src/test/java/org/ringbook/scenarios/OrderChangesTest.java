package org.ringbook.scenarios;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.ringbook.scenarios.OrderLine.order;
import static org.ringbook.scenarios.Venue.XBT;
import static org.ringbook.scenarios.Venue.ZAR;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.ringbook.sbe.messages.Side;

/** ReplaceOrder and CancelOrder, the checks by their numbers in docs/rules.md. Bob has bought two of the six lots of b1. */
class OrderChangesTest {
    private static final long P = 10_000;
    private static final String B1_STATE = ": b1 PARTIALLY_FILLED, 2 of 6 filled, 4 open";

    private final Venue venue = new Venue();

    @BeforeEach
    void enterOrders() {
        venue.enters(order("bob").id("b1").buy(6).at(P));
        venue.enters(order("carol").id("c1").buy(3).at(P));
        venue.enters(order("alice").id("s1").sell(2).at(P));
        venue.enters(order("alice").id("s2").sell(5).at(P + 10));
        venue.book(Side.BUY, "b1 4 @ 10000", "c1 3 @ 10000").book(Side.SELL, "s2 5 @ 10010");
    }

    private Venue.Outcome replace(final long orderId, final String origClOrdId, final String clOrdId) {
        return venue.does(c -> c.replaceOrder(Venue.account("bob"), orderId, origClOrdId, clOrdId, P, 6));
    }

    private Venue.Outcome cancel(final long orderId, final String origClOrdId, final String clOrdId) {
        return venue.does(c -> c.cancelOrder(Venue.account("bob"), orderId, origClOrdId, clOrdId));
    }

    @Test
    void check1ShouldNotKnowTheAccount() {
        venue.does(c -> c.cancelOrder(9, 1, "", "")).gives("cancel rejected UNKNOWN_ACCOUNT");
        venue.does(c -> c.replaceOrder(0, 1, "", "", P, 1)).gives("cancel rejected UNKNOWN_ACCOUNT");
    }

    @Test
    void check2ShouldWantProperClientOrderIds() {
        cancel(0, "", "").gives("cancel rejected INVALID_CL_ORD_ID");
        cancel(0, "a b", "").gives("cancel rejected INVALID_CL_ORD_ID");
        cancel(venue.orderId("b1"), "", "a b").gives("cancel rejected INVALID_CL_ORD_ID");
        replace(0, "x".repeat(37), "").gives("cancel rejected INVALID_CL_ORD_ID");
        replace(0, "b1", " ").gives("cancel rejected INVALID_CL_ORD_ID");
        cancel(venue.orderId("b1"), "a b", "")
                .gives("canceled b1 REQUESTED CANCELED, 4 open, 2 filled, releases 40000 ZAR");
    }

    @Test
    void check3ShouldAnswerARepeatedId() {
        replace(0, "b1", "b2")
                .gives("replaced b1 PARTIALLY_FILLED, 4 of 6 @ 10000, keeps its place TRUE, holds 0 more ZAR");
        cancel(0, "none", "b2").gives("cancel rejected DUPLICATE_CL_ORD_ID" + B1_STATE);
        replace(99, "", "b1").gives("cancel rejected DUPLICATE_CL_ORD_ID" + B1_STATE);
        venue.enters(order("bob").id("b2").buy(2).at(P)).gives("rejected DUPLICATE_CL_ORD_ID" + B1_STATE);
    }

    @Test
    void check4ShouldFindTheOrderByEitherIdOfItsAccount() {
        cancel(99, "b1", "").gives("cancel rejected UNKNOWN_ORDER");
        cancel(venue.orderId("c1"), "", "").gives("cancel rejected UNKNOWN_ORDER");
        cancel(-1, "", "").gives("cancel rejected UNKNOWN_ORDER");
        cancel(0, "c1", "").gives("cancel rejected UNKNOWN_ORDER");
        venue.cancels("alice", "s1").gives("cancel rejected TOO_LATE: s1 FILLED, 2 of 2 filled, 0 open");
        venue.does(c -> c.cancelOrder(Venue.account("alice"), venue.orderId("s1"), "", ""))
                .gives("cancel rejected UNKNOWN_ORDER");
        cancel(0, "b1", "b2").gives("canceled b1 REQUESTED CANCELED, 4 open, 2 filled, releases 40000 ZAR");
        cancel(0, "b2", "").gives("cancel rejected TOO_LATE: b1 CANCELED, 2 of 6 filled, 0 open");
    }

    @Test
    void check5ShouldReplaceOnlyWhereOrdersAreTakenButCancelAlways() {
        venue.does(c -> c.setMarketState(Venue.MARKET, CommandFrames.HALTED));
        venue.replaces("bob", "b1", 5, P).gives("cancel rejected MARKET_HALTED" + B1_STATE);
        venue.does(c -> c.setMarketState(Venue.MARKET, CommandFrames.CLOSED));
        venue.replaces("bob", "b1", 5, P).gives("cancel rejected MARKET_CLOSED" + B1_STATE);
        venue.does(c -> c.setLowSpace(1));
        venue.replaces("bob", "b1", 5, P).gives("cancel rejected LOW_SPACE" + B1_STATE);
        venue.does(c -> c.haltEngine(1));
        venue.replaces("bob", "b1", 5, 0).gives("cancel rejected ENGINE_HALTED" + B1_STATE);
        venue.cancels("bob", "b1").gives("canceled b1 REQUESTED CANCELED, 4 open, 2 filled, releases 40000 ZAR");
    }

    @Test
    void check7ShouldWantPriceAndQuantity() {
        venue.replaces("bob", "b1", 0, 0).gives("cancel rejected INVALID_PRICE" + B1_STATE);
        venue.replaces("bob", "b1", 0, P).gives("cancel rejected INVALID_QUANTITY" + B1_STATE);
    }

    @Test
    void check9ShouldBoundQuantityAndNotional() {
        venue.replaces("bob", "b1", 1_001, P).gives("cancel rejected QUANTITY_TOO_LARGE" + B1_STATE);
        venue.replaces("bob", "b1", 1_000, 1_000_001).gives("cancel rejected NOTIONAL_TOO_LARGE" + B1_STATE);
        venue.replaces("bob", "b1", 6, Long.MAX_VALUE).gives("cancel rejected NOTIONAL_TOO_LARGE" + B1_STATE);
        venue.replaces("bob", "b1", 6, 3_333).gives("cancel rejected NOTIONAL_TOO_SMALL" + B1_STATE);
        venue.replaces("carol", "c1", 1, P).gives("cancel rejected QUANTITY_TOO_SMALL: c1 NEW, 0 of 3 filled, 3 open");
    }

    @Test
    void check12ShouldNotLetAPostOnlyOrderTrade() {
        venue.enters(order("carol").id("c2").buy(3).at(P + 9).postOnly());
        venue.replaces("carol", "c2", 3, P + 10)
                .gives("cancel rejected POST_ONLY_WOULD_TRADE: c2 NEW, 0 of 3 filled, 3 open");
        venue.replaces("carol", "c2", 4, P + 9)
                .gives("replaced c2 NEW, 4 of 4 @ 10009, keeps its place FALSE, holds 10009 more ZAR");
    }

    @Test
    void check13ShouldWantWhatItHoldsMore() {
        venue.does(c -> c.requestWithdrawal(Venue.account("bob"), ZAR, 9_930_000, "w"));
        venue.has("bob", ZAR, 10_000, 9_970_000);
        venue.replaces("bob", "b1", 8, P).gives("cancel rejected INSUFFICIENT_FUNDS" + B1_STATE);
        venue.replaces("bob", "b1", 7, P)
                .gives("replaced b1 PARTIALLY_FILLED, 5 of 7 @ 10000, keeps its place FALSE, holds 10000 more ZAR");
    }

    @Test
    void shouldKeepThePlaceOfLessAndSendMoreOrAnotherPriceToTheBack() {
        venue.replaces("bob", "b1", 5, P)
                .gives("replaced b1 PARTIALLY_FILLED, 3 of 5 @ 10000, keeps its place TRUE, holds -10000 more ZAR");
        venue.book(Side.BUY, "b1 3 @ 10000", "c1 3 @ 10000");
        venue.replaces("bob", "b1", 6, P)
                .gives("replaced b1 PARTIALLY_FILLED, 4 of 6 @ 10000, keeps its place FALSE, holds 10000 more ZAR");
        venue.book(Side.BUY, "c1 3 @ 10000", "b1 4 @ 10000");
        venue.replaces("bob", "b1", 6, P + 1)
                .gives("replaced b1 PARTIALLY_FILLED, 4 of 6 @ 10001, keeps its place FALSE, holds 4 more ZAR");
        venue.book(Side.BUY, "b1 4 @ 10001", "c1 3 @ 10000");
    }

    @Test
    void shouldEndAnOrderThatIsReplacedByWhatItHasFilled() {
        venue.replaces("bob", "b1", 1, 7)
                .gives("replaced b1 FILLED, 0 of 2 @ 7, keeps its place TRUE, holds -40000 more ZAR");
        venue.cancels("bob", "b1").gives("cancel rejected TOO_LATE: b1 FILLED, 2 of 2 filled, 0 open");
        venue.has("bob", ZAR, Venue.ZAR_AT_FIRST - 20_000, 0);
    }

    @Test
    void shouldMatchAReplacedOrderThatCrosses() {
        venue.replaces("bob", "b1", 9, P + 12)
                .gives(
                        "replaced b1 PARTIALLY_FILLED, 7 of 9 @ 10012, keeps its place FALSE, holds 30084 more ZAR",
                        "trade 2: b1 buys 5 @ 10010 from s2 (BUY), 500 less 0 XBT for 50050 less 0 ZAR, releases 10, leaves 2 and 0");
        venue.book(Side.BUY, "b1 2 @ 10012", "c1 3 @ 10000").book(Side.SELL);
        venue.has("bob", ZAR, Venue.ZAR_AT_FIRST - 20_000 - 50_050 - 20_024, 20_024);
        venue.has("bob", XBT, Venue.XBT_AT_FIRST + 700, 0);
    }

    @Test
    void shouldGiveAnOrderToTheSessionThatReplacedIt() {
        final CommandFrames.Sender session = new CommandFrames.Sender(0, 0, 0, 77);
        venue.does(session, c -> c.replaceOrder(Venue.account("bob"), venue.orderId("b1"), "", "", P, 6));
        assertEquals(77, venue.core().openOrders(Venue.MARKET, Side.BUY).get(0).sessionId());
        venue.does(c -> c.massCancel(Venue.account("bob"), 0, CommandFrames.NONE, 78))
                .gives("mass canceled 0 of bob, more FALSE");
        venue.does(c -> c.massCancel(Venue.account("bob"), 0, CommandFrames.NONE, 77))
                .gives(
                        "canceled b1 MASS_CANCEL CANCELED, 4 open, 2 filled, releases 40000 ZAR",
                        "mass canceled 1 of bob, more FALSE");
    }
}
