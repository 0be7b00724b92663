package org.ringbook.readmodel.marketdata;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

final class OrderBookTest {
    private final OrderBook book = new OrderBook();
    private final LevelBook levels = new LevelBook();

    private void bid(final long orderId, final long qtyLots, final long priceTicks) {
        book.add(orderId, BookOrder.priority(orderId, 1), false, priceTicks, qtyLots);
    }

    private void assertChecksums(final String byOrder, final String byLevel) {
        assertEquals(byOrder, String.format("%016x", book.checksum()));
        assertEquals(byLevel, String.format("%016x", book.levelChecksum()));
    }

    /** The example of docs/marketdata.md. */
    @Test
    void shouldHaveTheChecksumsOfTheDocumentation() {
        bid(1001, 3, 500);
        assertChecksums("f29c52a2abc237f8", "7631908fa91b0bae");
        bid(1002, 2, 500);
        assertChecksums("76ff68c77cbc5ed9", "cff88d5be157f830");
        book.add(1003, BookOrder.priority(1003, 1), true, 501, 4);
        assertChecksums("0e594a5b3cdb6e20", "8f48fa4a8cfa1e6e");
        book.change(book.order(1001), 1);
        assertChecksums("6503634a89f47726", "4c0fb70bfc857c81");
        levels.set(false, 500, 3, 2);
        levels.set(true, 501, 4, 1);
        assertEquals(book.levelChecksum(), levels.checksum());
        book.remove(book.order(1001));
        book.remove(book.order(1003));
        assertChecksums("84631624d0fa26e1", "7789a085af5ac530");
        levels.set(false, 500, 2, 1);
        levels.set(true, 501, 0, 0);
        assertEquals(book.levelChecksum(), levels.checksum());
        book.remove(book.order(1002));
        assertChecksums("0000000000000000", "0000000000000000");
    }

    @Test
    void shouldKeepOrdersInMatchingOrder() {
        bid(1, 5, 100);
        bid(2, 6, 102);
        bid(3, 7, 100);
        bid(4, 8, 0);
        assertEquals(3, book.bids().size());
        assertEquals(0, book.bids().best().priceTicks());
        assertEquals(102, book.bids().level(1).priceTicks());
        assertEquals(1, book.bids().level(2).first().orderId());
        assertEquals(3, book.bids().level(2).first().next().orderId());
        assertEquals(12, book.bids().find(100).qtyLots());
        assertNull(book.bids().find(101));
        book.clear();
        assertEquals(0, book.size());
        assertEquals(0, book.checksum());
    }

    @Test
    void shouldRefuseWhatIsNoBook() {
        bid(1, 5, 100);
        assertThrows(IllegalStateException.class, () -> bid(1, 5, 100));
        assertThrows(IllegalStateException.class, () -> bid(2, 0, 100));
        assertThrows(IllegalStateException.class, () -> book.add(3, 1, false, 100, 1));
        assertThrows(IllegalStateException.class, () -> book.change(book.order(1), 0));
        assertThrows(IllegalStateException.class, () -> levels.set(true, 100, 1, 2));
    }
}
