package org.ringbook.scenarios;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.ringbook.scenarios.OrderLine.order;
import static org.ringbook.scenarios.Venue.XBT;
import static org.ringbook.scenarios.Venue.ZAR;

import org.junit.jupiter.api.Test;
import org.ringbook.sbe.messages.Side;

class MassCancelTest {
    private static final long P = 10_000;
    private static final int SECOND = 2;
    private static final int CANCELS_MAX = 4_090;

    private final Venue venue = new Venue();

    @Test
    void shouldKnowAccountMarketAndSide() {
        venue.does(c -> c.massCancel(0, 9, 0, 0)).gives("rejected UNKNOWN_ACCOUNT");
        venue.does(c -> c.massCancel(1, 9, 0, 0)).gives("rejected UNKNOWN_MARKET");
        venue.does(c -> c.massCancel(1, 1, 0, 0)).gives("rejected INVALID_ORDER_TYPE");
        venue.does(c -> c.massCancel(1, 1, 3, 0)).gives("rejected INVALID_ORDER_TYPE");
        venue.massCancels("alice").gives("mass canceled 0 of alice, more FALSE");
    }

    @Test
    void shouldCancelInEntryOrderWhatIsInScope() {
        secondMarket();
        venue.enters(order("bob").id("b1").buy(2).at(P + 1));
        venue.enters(order("bob").id("b2").buy(2).at(P + 2));
        venue.enters(order("bob").id("s1").sell(2).at(P + 9));
        venue.enters(order("bob").id("m2").in(SECOND).buy(2).at(P));
        venue.enters(order("carol").id("c1").buy(2).at(P));
        venue.does(c -> c.massCancel(Venue.account("bob"), Venue.MARKET, CommandFrames.BUY, 0))
                .gives(
                        "canceled b1 MASS_CANCEL CANCELED, 2 open, 0 filled, releases 20002 ZAR",
                        "canceled b2 MASS_CANCEL CANCELED, 2 open, 0 filled, releases 20004 ZAR",
                        "mass canceled 2 of bob, more FALSE");
        venue.does(c -> c.haltEngine(1));
        venue.massCancels("bob")
                .gives(
                        "canceled s1 MASS_CANCEL CANCELED, 2 open, 0 filled, releases 200 XBT",
                        "canceled m2 MASS_CANCEL CANCELED, 2 open, 0 filled, releases 20000 ZAR",
                        "mass canceled 2 of bob, more FALSE");
        venue.book(Side.BUY, "c1 2 @ 10000").has("bob", ZAR, Venue.ZAR_AT_FIRST, 0);
    }

    @Test
    void shouldLetNothingComeBetweenItsSlices() {
        manyOrders(CANCELS_MAX + 1);
        assertEquals("mass canceled 4090 of bob, more TRUE", lastOf(massCancelOffers()));
        assertTrue(venue.core().continuationDue());
        venue.has("bob", XBT, Venue.XBT_AT_FIRST + 100 * CANCELS_MAX, 100);
        assertThrows(IllegalStateException.class, () -> venue.does(c -> c.timer()));
    }

    @Test
    void shouldGoOnUntilNothingMoreIsInScope() {
        manyOrders(2 * CANCELS_MAX);
        venue.enters(order("bob").id("b1").buy(2).at(P));
        assertEquals("mass canceled 4090 of bob, more TRUE", lastOf(massCancelOffers()));
        assertEquals("mass canceled 4090 of bob, more FALSE", lastOf(venue.does(c -> c.goOn())));
        assertFalse(venue.core().continuationDue());
        venue.book(Side.BUY, "b1 2 @ 10000").has("bob", XBT, Venue.XBT_AT_FIRST + 200 * CANCELS_MAX, 0);
        assertThrows(IllegalStateException.class, () -> venue.does(c -> c.goOn()));
    }

    private Venue.Outcome massCancelOffers() {
        return venue.does(c -> c.massCancel(Venue.account("bob"), 0, CommandFrames.SELL, 0));
    }

    private void manyOrders(final int count) {
        secondMarket();
        venue.does(c -> c.deposit(Venue.account("bob"), XBT, 100L * count, "lots"));
        for (int i = 0; i < count; i++) {
            venue.enters(order("bob").in(SECOND).sell(1).at(P));
        }
    }

    private static String lastOf(final Venue.Outcome outcome) {
        return outcome.events().get(outcome.events().size() - 1);
    }

    private void secondMarket() {
        venue.does(c ->
                c.addMarket(new MarketFields("SECOND", XBT, ZAR, 1, 2, 1, 0, 1, 1_000_000, 10_000, 1_000_000_000)));
        venue.does(c -> c.setMarketState(SECOND, CommandFrames.OPEN));
    }
}
