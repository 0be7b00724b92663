package org.ringbook.flow;

import java.util.List;
import java.util.Objects;

/**
 * What became of one step.
 *
 * @param accepted whether the command was carried out; a rejected one has no fills and changes nothing.
 * @param reason why it was rejected, in the target's words; empty when accepted.
 * @param fills the fills of the step's own order as aggressor, in the order they happened; of an auction's trades two each, the bid
 *     first.
 * @param leavesQty what of the step's order rests in the book after the step, in lots; 0 when it is done.
 * @param prevented resting orders of the same participant that were canceled because the step's order would have traded with them.
 */
public record FlowOutcome(boolean accepted, String reason, List<FlowFill> fills, long leavesQty, List<Long> prevented) {
    /** Takes copies. */
    public FlowOutcome {
        Objects.requireNonNull(reason, "reason");
        fills = List.copyOf(fills);
        prevented = List.copyOf(prevented);
    }

    /**
     * A command that was carried out.
     *
     * @param fills the fills, in order.
     * @param leavesQty what rests of the order, in lots.
     * @return the outcome.
     */
    public static FlowOutcome done(final List<FlowFill> fills, final long leavesQty) {
        return done(fills, leavesQty, List.of());
    }

    /**
     * A command that was carried out, and met orders of its own participant.
     *
     * @param fills the fills, in order.
     * @param leavesQty what rests of the order, in lots.
     * @param prevented the own orders that were canceled, in order.
     * @return the outcome.
     */
    public static FlowOutcome done(final List<FlowFill> fills, final long leavesQty, final List<Long> prevented) {
        return new FlowOutcome(true, "", fills, leavesQty, prevented);
    }

    /**
     * A command that was refused.
     *
     * @param reason why.
     * @return the outcome.
     */
    public static FlowOutcome rejected(final String reason) {
        return new FlowOutcome(false, reason, List.of(), 0, List.of());
    }

    /**
     * Whether two outcomes say the same of the market; the words of a rejection don't count.
     *
     * @param other the outcome to compare with.
     * @return true when acceptance, fills, leaves and prevented orders are equal.
     */
    public boolean sameAs(final FlowOutcome other) {
        return accepted == other.accepted
                && leavesQty == other.leavesQty
                && fills.equals(other.fills)
                && prevented.equals(other.prevented);
    }
}
