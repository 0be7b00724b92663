package org.ringbook.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class MirrorBookTest {
    private final MirrorBook book = new MirrorBook();

    @Test
    void shouldTradeAtTheBestPriceAndThenByTime() {
        book.newLimit(1, Side.SELL, 102, 5);
        book.newLimit(2, Side.SELL, 101, 3);
        book.newLimit(3, Side.SELL, 101, 4);

        final FlowOutcome outcome = book.newLimit(4, Side.BUY, 102, 10);

        assertEquals(
                List.of(new FlowFill(2, 101, 3), new FlowFill(3, 101, 4), new FlowFill(1, 102, 3)), outcome.fills());
        assertEquals(0, outcome.leavesQty());
        assertEquals(new FlowDepth(new long[] {102, 2, 0, 0}), book.depth(1));
    }

    @Test
    void shouldRestWhatALimitOrderDoesNotTrade() {
        book.newLimit(1, Side.SELL, 101, 3);
        assertEquals(2, book.newLimit(2, Side.BUY, 101, 5).leavesQty());
        assertEquals(new FlowDepth(new long[] {0, 0, 101, 2}), book.depth(1));
    }

    @Test
    void shouldCancelTheRestOfImmediateOrders() {
        book.newLimit(1, Side.BUY, 100, 3);
        assertEquals(FlowOutcome.done(List.of(new FlowFill(1, 100, 3)), 0), book.newIoc(2, Side.SELL, 99, 5));
        assertEquals(FlowOutcome.done(List.of(), 0), book.newMarket(3, Side.SELL, 5));
        assertEquals(0, book.size());
    }

    @Test
    void shouldKeepThePlaceOfALesserQuantityOnly() {
        book.newLimit(1, Side.BUY, 100, 5);
        book.newLimit(2, Side.BUY, 100, 5);
        book.replace(1, 100, 4);
        assertEquals(1, book.head(Side.BUY).id());
        book.replace(1, 100, 6);
        assertEquals(2, book.head(Side.BUY).id());
        book.replace(2, 99, 5);
        assertEquals(1, book.head(Side.BUY).id());
    }

    @Test
    void shouldCountWhatHasTradedInTheTotalOfAReplace() {
        book.newLimit(1, Side.BUY, 100, 5);
        book.newIoc(2, Side.SELL, 100, 2);
        assertEquals(2, book.replace(1, 100, 4).leavesQty());
        assertEquals(0, book.replace(1, 100, 2).leavesQty());
        assertNull(book.order(1));
    }

    @Test
    void shouldTradeAReplaceThatReachesTheOtherSide() {
        book.newLimit(1, Side.SELL, 101, 2);
        book.newLimit(2, Side.BUY, 100, 5);
        final FlowOutcome outcome = book.replace(2, 101, 5);
        assertEquals(FlowOutcome.done(List.of(new FlowFill(1, 101, 2)), 3), outcome);
    }

    @Test
    void shouldRefuseWhatCanNotBe() {
        book.newLimit(1, Side.BUY, 100, 5);
        assertFalse(book.newLimit(1, Side.BUY, 99, 5).accepted());
        assertFalse(book.newLimit(2, Side.BUY, 99, 0).accepted());
        assertFalse(book.cancel(3).accepted());
        assertFalse(book.replace(3, 100, 1).accepted());
        assertTrue(book.cancel(1).accepted());
    }

    @Test
    void shouldGatherWithoutTrading() {
        final MirrorBook gathering = MirrorBook.gathering();
        gathering.newLimit(1, Side.BUY, 102, 5);
        assertEquals(FlowOutcome.done(List.of(), 4), gathering.newLimit(2, Side.SELL, 100, 4));
        assertEquals(new FlowDepth(new long[] {100, 4, 102, 5}), gathering.depth(1));
    }

    @Test
    void shouldPreviewWithoutChange() {
        book.newLimit(1, Side.SELL, 101, 3);
        assertEquals(List.of(new FlowFill(1, 101, 2)), book.preview(Side.BUY, 101, 2));
        assertEquals(List.of(), book.preview(Side.BUY, 100, 2));
        assertEquals(3, book.order(1).leavesQty());
    }
}
