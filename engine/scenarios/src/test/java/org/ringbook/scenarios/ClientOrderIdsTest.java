package org.ringbook.scenarios;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.ringbook.scenarios.OrderLine.order;

import org.junit.jupiter.api.Test;

/** What is remembered of ended orders, and what is forgotten first. */
class ClientOrderIdsTest {
    private static final long P = 10_000;
    private static final int KEPT = 64;
    private static final int OPEN_MAX = 1_024;
    private static final int ENDED_MAX = 65_536;

    private final Venue venue = new Venue();

    private void endOrders(final String account, final String prefix, final int from, final int count) {
        for (int i = from; i < from + count; i++) {
            venue.enters(order(account).id(prefix + i).buy(2).at(P).ioc());
        }
    }

    private boolean isRemembered(final String account, final String id) {
        return venue.cancels(account, id).events().get(0).startsWith("cancel rejected TOO_LATE");
    }

    private void remembers(final String account, final String prefix, final int first, final int last) {
        assertFalse(isRemembered(account, prefix + (first - 1)), prefix + (first - 1));
        assertTrue(isRemembered(account, prefix + first), prefix + first);
        assertTrue(isRemembered(account, prefix + last), prefix + last);
        venue.has("dave", Venue.XBT, 0, 0);
    }

    @Test
    void shouldKeepTheLast64OfEveryAccountWhateverTheCapacity() {
        venue.does(c -> c.setClOrdIdPool(0)).gives("ClOrdIdPoolSet capacity=0");
        endOrders("bob", "b", 1, KEPT);
        endOrders("carol", "c", 1, KEPT);
        remembers("bob", "b", 1, KEPT);
        endOrders("bob", "b", KEPT + 1, 2);
        remembers("bob", "b", 3, KEPT + 2);
        remembers("carol", "c", 1, KEPT);
        venue.enters(order("bob").id("b1").buy(2).at(P)).gives("accepted, holds 20000 ZAR");
    }

    @Test
    void shouldForgetTheFirstThatBecameEvictableOfAnyAccount() {
        venue.does(c -> c.setClOrdIdPool(2 * KEPT + 3));
        endOrders("bob", "b", 1, KEPT + 1);
        endOrders("carol", "c", 1, KEPT + 2);
        remembers("bob", "b", 1, KEPT + 1);
        endOrders("carol", "c", KEPT + 3, 1);
        remembers("bob", "b", 2, KEPT + 1);
        remembers("carol", "c", 1, KEPT + 3);
        endOrders("bob", "b", KEPT + 2, 1);
        remembers("carol", "c", 2, KEPT + 3);
        remembers("bob", "b", 2, KEPT + 2);
    }

    @Test
    void shouldForgetAtOnceWhatASmallerPoolHasNoRoomFor() {
        endOrders("bob", "b", 1, KEPT + 10);
        venue.does(c -> c.setClOrdIdPool(KEPT + 4));
        remembers("bob", "b", 7, KEPT + 10);
        venue.does(c -> c.setClOrdIdPool(0));
        remembers("bob", "b", 11, KEPT + 10);
    }

    @Test
    void shouldEndAllIdsOfAnOrderInTheOrderOfTheirTaking() {
        venue.does(c -> c.setClOrdIdPool(0));
        venue.enters(order("bob").id("x1").buy(4).at(P));
        venue.does(c -> c.replaceOrder(Venue.account("bob"), 0, "x1", "x2", P, 3));
        venue.does(c -> c.cancelOrder(Venue.account("bob"), 0, "x2", "x3"));
        remembers("bob", "x", 1, 3);
        endOrders("bob", "b", 1, KEPT - 2);
        remembers("bob", "x", 2, 3);
        endOrders("bob", "b", KEPT - 1, 1);
        remembers("bob", "x", 3, 3);
    }

    @Test
    void shouldNotTakeTheIdOfARejectedCommand() {
        venue.enters(order("bob").id("b1").buy(1).at(P)).gives("rejected QUANTITY_TOO_SMALL");
        venue.enters(order("bob").id("b1").buy(2).at(P)).gives("accepted, holds 20000 ZAR");
        venue.does(c -> c.replaceOrder(Venue.account("bob"), 0, "b1", "b2", P, 1_001))
                .gives("cancel rejected QUANTITY_TOO_LARGE: b1 NEW, 0 of 2 filled, 2 open");
        venue.enters(order("bob").id("b2").buy(2).at(P)).gives("accepted, holds 20000 ZAR");
        venue.enters(order("carol").id("b1").buy(2).at(P)).gives("accepted, holds 20000 ZAR");
    }

    @Test
    void shouldRememberAtMost65536EndedIdsOfAnAccount() {
        endOrders("bob", "b", 1, ENDED_MAX);
        remembers("bob", "b", 1, ENDED_MAX);
        endOrders("bob", "b", ENDED_MAX + 1, 3);
        remembers("bob", "b", 4, ENDED_MAX + 3);
        venue.does(c -> c.setClOrdIdPool(ENDED_MAX - 1));
        remembers("bob", "b", 5, ENDED_MAX + 3);
    }

    @Test
    void shouldRememberTheLatest1024IdsOfAnOpenOrder() {
        venue.does(c -> c.setClOrdIdPool(OPEN_MAX - 2));
        venue.enters(order("bob").id("b1").buy(2).at(P));
        final long orderId = venue.orderId("b1");
        for (int i = 2; i <= OPEN_MAX + 3; i++) {
            final String id = "b" + i;
            venue.does(c -> c.replaceOrder(Venue.account("bob"), orderId, "", id, P, 2))
                    .gives("replaced b1 NEW, 2 of 2 @ 10000, keeps its place TRUE, holds 0 more ZAR");
        }
        venue.cancels("bob", "b3").gives("cancel rejected UNKNOWN_ORDER");
        venue.enters(order("bob").id("b4").buy(2).at(P))
                .gives("rejected DUPLICATE_CL_ORD_ID: b1 NEW, 0 of 2 filled, 2 open");
        venue.has("dave", Venue.XBT, 0, 0);
        venue.does(c -> c.cancelOrder(Venue.account("bob"), orderId, "", "x"))
                .gives("canceled b1 REQUESTED CANCELED, 2 open, 0 filled, releases 20000 ZAR");
        remembers("bob", "b", 7, OPEN_MAX + 3);
        venue.enters(order("bob").id("b3").buy(2).at(P)).gives("accepted, holds 20000 ZAR");
    }
}
