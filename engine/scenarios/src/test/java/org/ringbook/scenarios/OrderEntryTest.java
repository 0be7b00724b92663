package org.ringbook.scenarios;

import static org.ringbook.scenarios.OrderLine.order;
import static org.ringbook.scenarios.Venue.NOW;
import static org.ringbook.scenarios.Venue.XBT;
import static org.ringbook.scenarios.Venue.ZAR;

import org.junit.jupiter.api.Test;
import org.ringbook.sbe.messages.Side;

/** The checks of NewOrder, by their numbers in docs/rules.md, and what an accepted order holds. */
class OrderEntryTest {
    private static final long P = 10_000;

    private final Venue venue = new Venue();

    @Test
    void check01ShouldNotKnowTheAccount() {
        venue.does(c -> c.newOrder(order("?").buy(2).at(P).fields(9))).gives("rejected UNKNOWN_ACCOUNT");
        venue.enters(order("fees").buy(2).at(P)).gives("rejected UNKNOWN_ACCOUNT");
        venue.enters(order("unknown").buy(2).at(P)).gives("rejected UNKNOWN_ACCOUNT");
    }

    @Test
    void check02ShouldWantAProperClientOrderId() {
        venue.enters(order("bob").id("x".repeat(37)).buy(2).at(P)).gives("rejected INVALID_CL_ORD_ID");
        venue.enters(order("bob").id("a b").buy(2).at(P)).gives("rejected INVALID_CL_ORD_ID");
        venue.enters(order("bob").id("\u00e9").buy(2).at(P)).gives("rejected INVALID_CL_ORD_ID");
        venue.enters(order("bob").id("\u007f").buy(2).at(P)).gives("rejected INVALID_CL_ORD_ID");
        venue.enters(order("bob").id("~" + "x".repeat(35)).buy(2).at(P)).gives("accepted, holds 20000 ZAR");
    }

    @Test
    void check03ShouldAnswerARepeatedIdBeforeAllThatMayHaveHappenedSince() {
        venue.enters(order("bob").id("b1").buy(3).at(P)).gives("accepted, holds 30000 ZAR");
        venue.does(c -> c.haltEngine(1));
        venue.does(c -> c.setMarketState(Venue.MARKET, CommandFrames.CLOSED));
        final OrderLine again = order("bob").id("b1").in(7).buy(-1).at(P);
        venue.does(c -> c.newOrder(again.fields(Venue.account("bob"))))
                .gives("rejected DUPLICATE_CL_ORD_ID: b1 NEW, 0 of 3 filled, 3 open");
    }

    @Test
    void check04ShouldTakeNoOrdersWhileHaltedOrLowOnSpace() {
        venue.does(c -> c.setLowSpace(1));
        venue.enters(order("bob").in(7).buy(2).at(P)).gives("rejected LOW_SPACE");
        venue.does(c -> c.haltEngine(1));
        venue.enters(order("bob").in(7).buy(2).at(P)).gives("rejected ENGINE_HALTED");
        venue.does(c -> c.setLowSpace(0));
        venue.does(c -> c.haltEngine(0));
        venue.enters(order("bob").buy(2).at(P)).gives("accepted, holds 20000 ZAR");
    }

    @Test
    void check05ShouldWantAnOpenMarket() {
        venue.enters(order("bob").in(0).buy(2).at(P)).gives("rejected UNKNOWN_MARKET");
        venue.enters(order("bob").in(2).buy(2).at(P)).gives("rejected UNKNOWN_MARKET");
        venue.does(c -> c.setMarketState(Venue.MARKET, CommandFrames.CLOSED));
        venue.enters(order("bob").buy(2).at(P)).gives("rejected MARKET_CLOSED");
        venue.does(c -> c.setMarketState(Venue.MARKET, CommandFrames.HALTED));
        venue.enters(order("bob").buy(2).at(P)).gives("rejected MARKET_HALTED");
    }

    @Test
    void check06ShouldNotTakeAnOrderTooLate() {
        venue.enters(order("bob").buy(2).at(P).validUntil(NOW - 1).side(9)).gives("rejected VALID_UNTIL_PASSED");
        venue.enters(order("bob").buy(2).at(P).validUntil(-1)).gives("rejected VALID_UNTIL_PASSED");
        venue.enters(order("bob").buy(2).at(P).validUntil(NOW)).gives("accepted, holds 20000 ZAR");
    }

    @Test
    void check07ShouldKnowSideTypeTimeInForceAndFlags() {
        venue.enters(order("bob").buy(2).at(P).side(0)).gives("rejected INVALID_ORDER_TYPE");
        venue.enters(order("bob").buy(2).at(P).side(255)).gives("rejected INVALID_ORDER_TYPE");
        venue.enters(order("bob").buy(2).at(P).type(6)).gives("rejected INVALID_ORDER_TYPE");
        venue.enters(order("bob").buy(2).at(P).timeInForce(2)).gives("rejected INVALID_ORDER_TYPE");
        venue.enters(order("bob").buy(2).at(P).flags(4)).gives("rejected INVALID_ORDER_TYPE");
        venue.enters(order("bob").buy(2).at(P).flags(128)).gives("rejected INVALID_ORDER_TYPE");
    }

    @Test
    void check08ShouldKeepFlagsWithTheOrdersTheyAreFor() {
        venue.enters(order("bob").buy(2).postOnly()).gives("rejected POST_ONLY_NOT_ALLOWED");
        venue.enters(order("bob").buy(2).at(P).ioc().postOnly()).gives("rejected POST_ONLY_NOT_ALLOWED");
        venue.enters(order("bob").buy(2).at(P).fok().postOnly()).gives("rejected POST_ONLY_NOT_ALLOWED");
        venue.enters(order("bob").buyFor(20_000).postOnly()).gives("rejected POST_ONLY_NOT_ALLOWED");
        venue.enters(order("bob").buyFor(20_000).at(P)).gives("rejected BY_QUOTE_NOT_ALLOWED");
        venue.enters(order("bob").buyFor(20_000).side(CommandFrames.SELL)).gives("rejected BY_QUOTE_NOT_ALLOWED");
    }

    @Test
    void check12ShouldWantAPriceForALimitOrderOnly() {
        venue.enters(order("bob").buy(-1).at(0)).gives("rejected INVALID_PRICE");
        venue.enters(order("bob").buy(2).at(Long.MIN_VALUE)).gives("rejected INVALID_PRICE");
        venue.enters(order("bob").buy(2).at(1).type(CommandFrames.MARKET)).gives("rejected INVALID_PRICE");
    }

    @Test
    void check13ShouldWantAQuantity() {
        venue.enters(order("bob").buy(0).at(P)).gives("rejected INVALID_QUANTITY");
        venue.enters(order("bob").sell(-5)).gives("rejected INVALID_QUANTITY");
        venue.enters(order("bob").buyFor(0)).gives("rejected INVALID_QUANTITY");
    }

    @Test
    void check16ShouldBoundTheQuantity() {
        venue.enters(order("bob").buy(1).at(P)).gives("rejected QUANTITY_TOO_SMALL");
        venue.enters(order("bob").buy(1_001).at(P)).gives("rejected QUANTITY_TOO_LARGE");
        venue.enters(order("bob").sell(Long.MAX_VALUE)).gives("rejected QUANTITY_TOO_LARGE");
    }

    @Test
    void check18ShouldBoundTheNotional() {
        venue.enters(order("alice").id("s1").sell(2).at(500_000_000));
        venue.enters(order("bob").buy(2).at(500_000_001)).gives("rejected NOTIONAL_TOO_LARGE");
        venue.enters(order("bob").buy(1_000).at(Long.MAX_VALUE)).gives("rejected NOTIONAL_TOO_LARGE");
        venue.enters(order("bob").buyFor(1_000_000_001)).gives("rejected NOTIONAL_TOO_LARGE");
        venue.enters(order("bob").buy(2).at(9_999)).gives("rejected NOTIONAL_TOO_SMALL");
        venue.enters(order("bob").buyFor(19_999)).gives("rejected NOTIONAL_TOO_SMALL");
    }

    @Test
    void check22ShouldNotLetAPostOnlyOrderTrade() {
        venue.enters(order("alice").id("s1").sell(2).at(P));
        venue.enters(order("bob").id("b1").buy(2).at(P).postOnly()).gives("rejected POST_ONLY_WOULD_TRADE");
        venue.enters(order("bob").id("b2").buy(2).at(P - 1).postOnly()).gives("rejected NOTIONAL_TOO_SMALL");
        venue.enters(order("bob").id("b3").buy(3).at(P - 1).postOnly()).gives("accepted, holds 29997 ZAR");
        venue.enters(order("alice").id("s2").sell(3).at(P - 1).postOnly()).gives("rejected POST_ONLY_WOULD_TRADE");
        venue.book(Side.BUY, "b3 3 @ 9999").book(Side.SELL, "s1 2 @ 10000");
    }

    @Test
    void check17ShouldNotTakeAMarketOrderAgainstAnEmptySide() {
        venue.enters(order("bob").id("b0").buy(3).at(P));
        venue.enters(order("bob").buy(2)).gives("rejected NO_LIQUIDITY");
        venue.enters(order("dave").buyFor(20_000)).gives("rejected NO_LIQUIDITY");
        venue.enters(order("alice").id("s1").sell(3))
                .gives(
                        "accepted, holds 300 XBT",
                        "trade 1: b0 buys 3 @ 10000 from s1 (SELL), 300 less 0 XBT for 30000 less 0 ZAR, releases 0, leaves 0 and 0");
        venue.enters(order("alice").sell(2)).gives("rejected NO_LIQUIDITY");
    }

    @Test
    void check23ShouldWantTheHold() {
        venue.enters(order("dave").buy(2).at(P)).gives("rejected INSUFFICIENT_FUNDS");
        venue.enters(order("bob").buy(1_000).at(P + 1)).gives("rejected INSUFFICIENT_FUNDS");
        venue.enters(order("bob").sell(1_000).at(P)).gives("accepted, holds 100000 XBT");
        venue.enters(order("bob").sell(2).at(P)).gives("rejected INSUFFICIENT_FUNDS");
        venue.enters(order("carol").id("b1").buy(1_000).at(P - 1)).gives("accepted, holds 9999000 ZAR");
        venue.enters(order("dave").sell(2)).gives("rejected INSUFFICIENT_FUNDS");
        venue.enters(order("dave").buy(2)).gives("rejected INSUFFICIENT_FUNDS");
        venue.enters(order("dave").buyFor(20_000)).gives("rejected INSUFFICIENT_FUNDS");
        venue.has("bob", XBT, 0, 100_000).has("carol", ZAR, 1_000, 9_999_000);
    }

    @Test
    void check23ShouldHoldForAMarketBuyExactlyWhatItsSweepCosts() {
        venue.enters(order("alice").id("s1").sell(2).at(P));
        venue.enters(order("alice").id("s2").sell(5).at(P + 10));
        venue.enters(order("bob").id("b1").buy(4))
                .gives(
                        "accepted, holds 40020 ZAR",
                        "trade 1: b1 buys 2 @ 10000 from s1 (BUY), 200 less 0 XBT for 20000 less 0 ZAR, releases 0, leaves 2 and 0",
                        "trade 2: b1 buys 2 @ 10010 from s2 (BUY), 200 less 0 XBT for 20020 less 0 ZAR, releases 0, leaves 0 and 3");
        venue.has("bob", ZAR, Venue.ZAR_AT_FIRST - 40_020, 0);
    }

    @Test
    void check23ShouldTakeACostThatDoesNotFitForMoreThanAnybodyHas() {
        final long most = 1L << 62;
        venue.does(c -> c.addMarket(new MarketFields("DEAR", XBT, ZAR, 1, 2, 1, 0, 1, 1_000, 10_000, most)));
        venue.does(c -> c.setMarketState(2, CommandFrames.OPEN));
        venue.does(c -> c.deposit(Venue.account("bob"), ZAR, most - 3 * Venue.ZAR_AT_FIRST, "much"));
        for (int i = 0; i < 5; i++) {
            venue.enters(order("alice").in(2).sell(1).at(most)).gives("accepted, holds 100 XBT");
        }
        for (int lots = 1; lots <= 5; lots++) {
            venue.enters(order("bob").in(2).buy(lots)).gives("rejected INSUFFICIENT_FUNDS");
        }
        venue.enters(order("bob").in(2).buy(1).at(most + 1)).gives("rejected NOTIONAL_TOO_LARGE");
        venue.enters(order("bob").in(2).buy(4).at(most)).gives("rejected NOTIONAL_TOO_LARGE");
        venue.has("bob", ZAR, most - 2 * Venue.ZAR_AT_FIRST, 0);
    }
}
