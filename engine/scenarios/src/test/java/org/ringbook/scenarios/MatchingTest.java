package org.ringbook.scenarios;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.ringbook.scenarios.OrderLine.order;
import static org.ringbook.scenarios.Venue.XBT;
import static org.ringbook.scenarios.Venue.ZAR;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.ringbook.sbe.messages.Side;

/** Trades, and what becomes of the rest. */
class MatchingTest {
    private static final long P = 10_000;
    private static final int DEEP = 2;
    /** What fits a record behind OrderAccepted. */
    private static final int TRADES_MAX = 8_179;

    private final Venue venue = new Venue();

    @Test
    void shouldTradePriceBeforeTimeAtTheRestingPrice() {
        venue.enters(order("alice").id("s1").sell(2).at(P + 2));
        venue.enters(order("alice").id("s2").sell(2).at(P + 1));
        venue.enters(order("carol").id("s3").sell(2).at(P + 1));
        venue.enters(order("bob").id("b1").buy(5).at(P + 2))
                .gives(
                        "accepted, holds 50010 ZAR",
                        "trade 1: b1 buys 2 @ 10001 from s2 (BUY), 200 less 0 XBT for 20002 less 0 ZAR, releases 2, leaves 3 and 0",
                        "trade 2: b1 buys 2 @ 10001 from s3 (BUY), 200 less 0 XBT for 20002 less 0 ZAR, releases 2, leaves 1 and 0",
                        "trade 3: b1 buys 1 @ 10002 from s1 (BUY), 100 less 0 XBT for 10002 less 0 ZAR, releases 0, leaves 0 and 1");
        venue.book(Side.SELL, "s1 1 @ 10002").book(Side.BUY);
        venue.has("bob", ZAR, Venue.ZAR_AT_FIRST - 50_006, 0).has("bob", XBT, Venue.XBT_AT_FIRST + 500, 0);
        venue.has("alice", XBT, Venue.XBT_AT_FIRST - 400, 100).has("carol", ZAR, Venue.ZAR_AT_FIRST + 20_002, 0);
    }

    @Test
    void shouldRestWhatALimitOrderDoesNotTrade() {
        venue.enters(order("bob").id("b1").buy(2).at(P));
        venue.enters(order("bob").id("b2").buy(3).at(P + 5));
        venue.enters(order("alice").id("s1").sell(7).at(P + 1))
                .gives(
                        "accepted, holds 700 XBT",
                        "trade 1: b2 buys 3 @ 10005 from s1 (SELL), 300 less 0 XBT for 30015 less 0 ZAR, releases 0, leaves 0 and 4");
        venue.book(Side.BUY, "b1 2 @ 10000").book(Side.SELL, "s1 4 @ 10001");
        venue.has("alice", XBT, Venue.XBT_AT_FIRST - 700, 400);
    }

    @Test
    void shouldTakeFeesRoundedUpOfWhatEachSideReceives() {
        venue.does(c -> c.setFees(0, 1, 2));
        venue.does(c -> c.setFees(1, 333, 100_000));
        venue.does(c -> c.setFeeTier(Venue.account("alice"), 1));
        venue.enters(order("alice").id("s1").sell(3).at(P));
        venue.enters(order("bob").id("b1").buy(3).at(P))
                .gives(
                        "accepted, holds 30000 ZAR",
                        "trade 1: b1 buys 3 @ 10000 from s1 (BUY), 300 less 1 XBT for 30000 less 10 ZAR, releases 0, leaves 0 and 0");
        venue.enters(order("bob").id("b2").buy(3).at(P));
        venue.enters(order("alice").id("s2").sell(3).at(P))
                .gives(
                        "accepted, holds 300 XBT",
                        "trade 2: b2 buys 3 @ 10000 from s2 (SELL), 300 less 1 XBT for 30000 less 3000 ZAR, releases 0, leaves 0 and 0");
        venue.has("fees", XBT, 2, 0).has("fees", ZAR, 3_010, 0);
        venue.has("bob", XBT, Venue.XBT_AT_FIRST + 598, 0).has("alice", ZAR, Venue.ZAR_AT_FIRST + 56_990, 0);
    }

    @Test
    void shouldCancelTheRestOfImmediateOrCancel() {
        venue.enters(order("alice").id("s1").sell(2).at(P));
        venue.enters(order("bob").id("b1").buy(5).at(P + 1).ioc())
                .gives(
                        "accepted, holds 50005 ZAR",
                        "trade 1: b1 buys 2 @ 10000 from s1 (BUY), 200 less 0 XBT for 20000 less 0 ZAR, releases 2, leaves 3 and 0",
                        "canceled b1 IOC_REST CANCELED, 3 open, 2 filled, releases 30003 ZAR");
        venue.has("bob", ZAR, Venue.ZAR_AT_FIRST - 20_000, 0);
    }

    @Test
    void shouldKillFillOrKillThatCannotFillWithinItsLimit() {
        venue.enters(order("alice").id("s1").sell(2).at(P));
        venue.enters(order("alice").id("s2").sell(2).at(P + 2));
        venue.enters(order("bob").id("b1").buy(3).at(P + 1).fok())
                .gives(
                        "accepted, holds 30003 ZAR",
                        "canceled b1 FOK_KILLED CANCELED, 3 open, 0 filled, releases 30003 ZAR");
        venue.enters(order("bob").id("b2").buy(5).fok())
                .gives(
                        "accepted, holds 40004 ZAR",
                        "canceled b2 FOK_KILLED CANCELED, 5 open, 0 filled, releases 40004 ZAR");
        venue.enters(order("bob").id("b3").buy(3).at(P + 2).fok())
                .gives(
                        "accepted, holds 30006 ZAR",
                        "trade 1: b3 buys 2 @ 10000 from s1 (BUY), 200 less 0 XBT for 20000 less 0 ZAR, releases 4, leaves 1 and 0",
                        "trade 2: b3 buys 1 @ 10002 from s2 (BUY), 100 less 0 XBT for 10002 less 0 ZAR, releases 0, leaves 0 and 1");
    }

    @Test
    void shouldCancelTheRestOfAMarketOrderWhenTheSideRunsOut() {
        venue.enters(order("bob").id("b1").buy(2).at(P));
        venue.enters(order("alice").id("s1").sell(3))
                .gives(
                        "accepted, holds 300 XBT",
                        "trade 1: b1 buys 2 @ 10000 from s1 (SELL), 200 less 0 XBT for 20000 less 0 ZAR, releases 0, leaves 0 and 1",
                        "canceled s1 NO_LIQUIDITY CANCELED, 1 open, 2 filled, releases 100 XBT");
    }

    @Test
    void shouldBuyWholeLotsForAnAmount() {
        venue.enters(order("alice").id("s1").sell(2).at(P));
        venue.enters(order("alice").id("s2").sell(5).at(P + 100));
        venue.enters(order("bob").id("b1").buyFor(35_000))
                .gives(
                        "accepted, holds 35000 ZAR",
                        "trade 1: b1 buys 2 @ 10000 from s1 (BUY), 200 less 0 XBT for 20000 less 0 ZAR, releases 0, leaves 0 and 0",
                        "trade 2: b1 buys 1 @ 10100 from s2 (BUY), 100 less 0 XBT for 10100 less 0 ZAR, releases 0, leaves 0 and 4",
                        "canceled b1 QUOTE_REST FILLED, 0 open, 3 filled, releases 4900 ZAR");
        venue.enters(order("bob").id("b1").buy(2))
                .gives("rejected DUPLICATE_CL_ORD_ID: b1 FILLED, 3 of 3 filled, 0 open");
    }

    @Test
    void shouldEndABuyForAnAmountInItsFourWays() {
        venue.enters(order("alice").id("s1").sell(2).at(30_000));
        venue.enters(order("bob").id("b1").buyFor(29_999).fok())
                .gives(
                        "accepted, holds 29999 ZAR",
                        "canceled b1 QUOTE_REST CANCELED, 0 open, 0 filled, releases 29999 ZAR");
        venue.enters(order("bob").id("b2").buyFor(60_001).fok())
                .gives(
                        "accepted, holds 60001 ZAR",
                        "canceled b2 FOK_KILLED CANCELED, 0 open, 0 filled, releases 60001 ZAR");
        venue.enters(order("bob").id("b3").buyFor(30_000).fok())
                .gives(
                        "accepted, holds 30000 ZAR",
                        "trade 1: b3 buys 1 @ 30000 from s1 (BUY), 100 less 0 XBT for 30000 less 0 ZAR, releases 0, leaves 0 and 1",
                        "canceled b3 QUOTE_REST FILLED, 0 open, 1 filled, releases 0 ZAR");
        venue.enters(order("bob").id("b4").buyFor(60_001))
                .gives(
                        "accepted, holds 60001 ZAR",
                        "trade 2: b4 buys 1 @ 30000 from s1 (BUY), 100 less 0 XBT for 30000 less 0 ZAR, releases 0, leaves 0 and 0",
                        "canceled b4 NO_LIQUIDITY CANCELED, 0 open, 1 filled, releases 30001 ZAR");
    }

    @Test
    void shouldStopASweepAtTheBoundOfARecord() {
        manyOffers(TRADES_MAX + 1);
        final List<String> events =
                venue.enters(deep("b1").buy(8_200).at(P + 1)).events();
        assertEquals(1 + TRADES_MAX + 1, events.size());
        assertEquals(
                "canceled b1 EVENT_LIMIT CANCELED, 21 open, 8179 filled, releases 210021 ZAR",
                events.get(events.size() - 1));
    }

    @Test
    void shouldNotSpeakOfTheBoundIfTheSweepEndsThere() {
        manyOffers(TRADES_MAX);
        final List<String> events = venue.enters(deep("b1").buy(8_180).at(P)).events();
        assertEquals(1 + TRADES_MAX, events.size());
        assertEquals(1, venue.core().openOrders(DEEP, Side.BUY).get(0).orderQty() - TRADES_MAX);
    }

    @Test
    void shouldStopABuyForAnAmountAtTheBoundUnlessItsRestBuysNothing() {
        manyOffers(2 * TRADES_MAX + 1);
        assertEquals(
                "canceled b1 QUOTE_REST FILLED, 0 open, 8179 filled, releases 9999 ZAR",
                last(deep("b1").buyFor(TRADES_MAX * P + P - 1)));
        assertEquals(
                "canceled b2 EVENT_LIMIT CANCELED, 0 open, 8179 filled, releases 10000 ZAR",
                last(deep("b2").buyFor(TRADES_MAX * P + P)));
    }

    @Test
    void shouldKillFillOrKillThatDoesNotFitARecord() {
        manyOffers(TRADES_MAX + 1);
        assertEquals(
                "canceled b1 FOK_KILLED CANCELED, 8180 open, 0 filled, releases 81800000 ZAR",
                last(deep("b1").buy(8_180).at(P).fok()));
        assertEquals(
                "canceled b2 FOK_KILLED CANCELED, 0 open, 0 filled, releases 81800000 ZAR",
                last(deep("b2").buyFor(81_800_000).fok()));
        assertEquals(
                1 + TRADES_MAX,
                venue.enters(deep("b3").buy(8_179).at(P).fok()).events().size());
    }

    @Test
    void shouldHoldForAMarketBuyOnlyWhatFitsARecord() {
        manyOffers(TRADES_MAX + 1);
        final List<String> events = venue.enters(deep("b1").buy(8_180)).events();
        assertEquals("accepted, holds 81790000 ZAR", events.get(0));
        assertEquals(
                "canceled b1 EVENT_LIMIT CANCELED, 1 open, 8179 filled, releases 0 ZAR", events.get(events.size() - 1));
    }

    private String last(final OrderLine order) {
        final List<String> events = venue.enters(order).events();
        return events.get(events.size() - 1);
    }

    private static OrderLine deep(final String id) {
        return order("bob").id(id).in(DEEP);
    }

    /** Of a lot each, in a market of their own. */
    private void manyOffers(final int count) {
        venue.does(
                c -> c.addMarket(new MarketFields("DEEP", XBT, ZAR, 1, 2, 1, 0, 1, 1_000_000, 10_000, 1_000_000_000)));
        venue.does(c -> c.setMarketState(DEEP, CommandFrames.OPEN));
        venue.does(c -> c.deposit(Venue.account("alice"), XBT, 100L * count, "lots"));
        venue.does(c -> c.deposit(Venue.account("bob"), ZAR, 1_000_000_000, "much"));
        for (int i = 0; i < count; i++) {
            venue.enters(order("alice").in(DEEP).sell(1).at(P));
        }
    }
}
