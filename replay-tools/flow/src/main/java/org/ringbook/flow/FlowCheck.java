package org.ringbook.flow;

import java.util.List;

/** What must hold, or is to be counted, once the outcome of a step is known. */
public sealed interface FlowCheck {
    /**
     * The step's fills.
     *
     * @param kind {@link CheckKind#EXECUTION} counts each fill, {@link CheckKind#AGGRESSION} all of them as one,
     *     {@link CheckKind#RESTING} expects none.
     * @param expected the venue's fills, in order.
     * @param cause why a target that keeps price-time priority differs; null when it must not.
     */
    record Fills(CheckKind kind, List<FlowFill> expected, DifferenceCause cause) implements FlowCheck {
        /** Takes a copy of the fills. */
        public Fills {
            expected = List.copyOf(expected);
        }
    }

    /**
     * What each order trades in an auction, in any order.
     *
     * @param expected the venue's fills, one for each order.
     */
    record Auction(List<FlowFill> expected) implements FlowCheck {
        /** Takes a copy of the fills. */
        public Auction {
            expected = List.copyOf(expected);
        }
    }

    /**
     * The outcome that plain price-time priority gives.
     *
     * @param expected the outcome of the mirror book.
     */
    record PriceTime(FlowOutcome expected) implements FlowCheck {}

    /**
     * The best levels after the step.
     *
     * @param kind {@link CheckKind#BOOK_ROW} or {@link CheckKind#TOUCH_STATE}.
     * @param expected the venue's levels.
     */
    record Depth(CheckKind kind, FlowDepth expected) implements FlowCheck {}

    /**
     * A difference that no target can avoid, because the record itself departs from price-time priority.
     *
     * @param kind what differs.
     * @param cause why.
     */
    record Known(CheckKind kind, DifferenceCause cause) implements FlowCheck {}

    /**
     * A trade of the tape, to be matched with any trade of the target by price and quantity.
     *
     * @param priceTicks price in ticks.
     * @param qtyLots quantity in lots.
     */
    record TapeTrade(long priceTicks, long qtyLots) implements FlowCheck {}

    /**
     * A remark on the record.
     *
     * @param note what was met.
     */
    record Remark(FlowNote note) implements FlowCheck {}
}
