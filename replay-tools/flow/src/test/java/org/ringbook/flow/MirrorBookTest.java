package org.ringbook.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
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
        final MirrorBook gathering = new MirrorBook();
        gathering.gather();
        gathering.newLimit(1, Side.BUY, 102, 5);
        assertEquals(FlowOutcome.done(List.of(), 4), gathering.newLimit(2, Side.SELL, 100, 4));
        assertEquals(new FlowDepth(new long[] {100, 4, 102, 5}), gathering.depth(1));
    }

    @Test
    void shouldPreviewWithoutChange() {
        book.newLimit(1, Side.SELL, 101, 3);
        assertEquals(List.of(new FlowFill(1, 101, 2)), book.preview("other", Side.BUY, 101, 2));
        assertEquals(List.of(), book.preview("other", Side.BUY, 100, 2));
        assertEquals(3, book.order(1).leavesQty());
    }

    @Test
    void shouldTradeAnAuctionAtThePriceOfItsLargestQuantity() {
        final MirrorBook auction = new MirrorBook();
        auction.gather();
        auction.newLimit(1, Side.BUY, 102, 5);
        auction.newLimit(2, Side.SELL, 99, 3);
        auction.newLimit(3, Side.SELL, 101, 4);
        auction.newLimit(4, Side.BUY, 101, 1);
        assertEquals(
                List.of(
                        new FlowFill(1, 101, 3),
                        new FlowFill(2, 101, 3),
                        new FlowFill(1, 101, 2),
                        new FlowFill(3, 101, 2),
                        new FlowFill(4, 101, 1),
                        new FlowFill(3, 101, 1)),
                auction.uncross().fills());
        assertEquals(
                List.of(new FlowFill(3, 101, 1)),
                auction.newLimit(5, Side.BUY, 101, 2).fills());
    }

    @Test
    void shouldTakeTheHighestPriceWhenOnlyBuyersAreLeftOverElseTheLowest() {
        assertEquals(102, uncrossed(5, 3).fills().get(0).priceTicks());
        assertEquals(100, uncrossed(3, 5).fills().get(0).priceTicks());
        assertEquals(100, uncrossed(4, 4).fills().get(0).priceTicks());
    }

    private static FlowOutcome uncrossed(final long bidQty, final long offerQty) {
        final MirrorBook auction = new MirrorBook();
        auction.gather();
        auction.newLimit(1, Side.BUY, 102, bidQty);
        auction.newLimit(2, Side.SELL, 100, offerQty);
        return auction.uncross();
    }

    @Test
    void shouldLeaveABookAloneThatDoesNotCross() {
        final MirrorBook auction = new MirrorBook();
        auction.gather();
        auction.newLimit(1, Side.BUY, 99, 5);
        auction.newLimit(2, Side.SELL, 100, 5);
        assertEquals(List.of(), auction.uncross().fills());
        assertEquals(2, auction.size());
    }

    @Test
    void shouldLetAMarketOrderRestWhereItFirstTraded() {
        final MirrorBook book = new MirrorBook();
        assertFalse(book.newMarketToLimit(9, Side.BUY, 5).accepted());
        book.newLimit(1, Side.SELL, 100, 2);
        book.newLimit(2, Side.SELL, 101, 2);
        assertEquals(FlowOutcome.done(List.of(new FlowFill(1, 100, 2)), 3), book.newMarketToLimit(9, Side.BUY, 5));
        assertEquals(100, book.head(Side.BUY).priceTicks());
    }

    @Test
    void shouldCancelWhatItsOwnParticipantHasInTheWayAndGoOn() {
        final MirrorBook book = new MirrorBook();
        book.execute(step(1, "one", Side.SELL, 2));
        book.execute(step(2, "other", Side.SELL, 2));
        assertEquals(
                FlowOutcome.done(List.of(new FlowFill(2, 100, 2)), 1, List.of(1L)),
                book.execute(step(3, "one", Side.BUY, 3)));
        assertNull(book.head(Side.SELL));
    }

    private static FlowStep step(final long id, final String participant, final Side side, final long qtyLots) {
        final FlowInstrument instrument = new FlowInstrument("X", "X", "USD", BigDecimal.ONE, BigDecimal.ONE);
        return new FlowStep(FlowAction.NEW_LIMIT, instrument, participant, 0, id, side, 100, qtyLots, List.of());
    }
}
