package org.ringbook.scenarios;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.ringbook.scenarios.OrderLine.order;

import org.junit.jupiter.api.Test;
import org.ringbook.reference.ReferenceCore;

/** The hash over states written out by hand, number by number in the order of docs/rules.md. */
class CanonicalStateTest {
    private static final int FEE_NUMBERS = 32;

    private long hash = 0xcbf29ce484222325L;

    private CanonicalStateTest numbers(final long... values) {
        for (final long value : values) {
            long z = hash ^ value;
            z = (z ^ (z >>> 32)) * 0xd6e8feb86659fd93L;
            z = (z ^ (z >>> 32)) * 0xd6e8feb86659fd93L;
            hash = z ^ (z >>> 32);
        }
        return this;
    }

    private CanonicalStateTest zeros(final int count) {
        return numbers(new long[count]);
    }

    @Test
    void shouldHashAnEmptyExchange() {
        numbers(0, 0, 0, 0, 0, 4_194_304);
        zeros(2).zeros(FEE_NUMBERS).zeros(3);
        zeros(2).zeros(3).zeros(3).zeros(6);
        assertEquals(hash, new ReferenceCore().stateHash());
    }

    @Test
    void shouldHashABusyOne() {
        final Venue venue = new Venue();
        venue.does(
                new CommandFrames.Sender(0, 0, 0, 44),
                c -> c.newOrder(order("bob")
                        .id("b-one-two-three")
                        .buy(3)
                        .at(10_000)
                        .postOnly()
                        .fields(2)));
        venue.enters(order("carol").id("s1").sell(2).at(10_000));
        venue.does(new CommandFrames.Sender(9, 5, 0, 0), c -> c.gatewayHello(77));
        venue.does(c -> c.requestWithdrawal(1, Venue.ZAR, 100, "w"));

        numbers(18, Venue.NOW, 0, 0, 4, 4_194_304);
        numbers(2)
                .text("XBT", 0x544258)
                .numbers(2, 2, 300_000)
                .text("ZAR", 0x52415a)
                .numbers(2, 0, 30_000_000);
        numbers(1)
                .text("XBTZAR", 0x52415a544258L)
                .numbers(1, 2, 1, 2, 1, 0, 2, 1_000, 20_000, 1_000_000_000, 100, 1, 1, 1);
        numbers(10_000).zeros(16).numbers(1, 2, 1, 0, 2, 1_000, 20_000, 1_000_000_000);
        zeros(FEE_NUMBERS);
        numbers(4)
                .text("alice", 0x6563696c61L)
                .numbers(1, 0, 0, 0, 0, 0)
                .text("bob", 0x626f62)
                .numbers(2, 0, 0, 0, 0, 0);
        text("carol", 0x6c6f726163L)
                .numbers(3, 0, 0, 0, 0, 0)
                .text("dave", 0x65766164)
                .numbers(4, 0, 0, 0, 0, 0);
        numbers(6, 1, 1, 100_000, 0, 1, 2, 9_999_900, 100, 2, 1, 100_200, 0, 2, 2, 9_970_000, 10_000);
        numbers(3, 1, 99_800, 0, 3, 2, 10_020_000, 0).zeros(1);
        numbers(1, 15, 2, 44, 10_000, 3, 2, 2, 1, 1, 0, 0, 0, 0, 1, 0, 1)
                .numbers(15, 0x77742d656e6f2d62L, 0x65657268742d6fL);
        zeros(3);
        numbers(1, 3, 1).text("s1", 0x3173).numbers(16, 2, 2, 2).numbers(0);
        numbers(6);
        deposits();
        numbers(1).text("w", 0x77).numbers(18, 1, 2, 100, 0).zeros(1);
        numbers(1, 9, 5, 77, 0, 1).zeros(2);
        zeros(6);
        assertEquals(hash, venue.core().stateHash());
    }

    private CanonicalStateTest text(final String text, final long littleEndian) {
        return numbers(text.length(), littleEndian);
    }

    private void deposits() {
        numbers(9, 0x63696c612d746278L, 0x65, 9, 1, 1, 100_000, 9, 0x63696c612d72617aL, 0x65, 10, 1, 2, 10_000_000);
        numbers(7, 0x626f622d746278L, 11, 2, 1, 100_000, 7, 0x626f622d72617aL, 12, 2, 2, 10_000_000);
        numbers(9, 0x6f7261632d746278L, 0x6c, 13, 3, 1, 100_000, 9, 0x6f7261632d72617aL, 0x6c, 14, 3, 2, 10_000_000);
    }
}
