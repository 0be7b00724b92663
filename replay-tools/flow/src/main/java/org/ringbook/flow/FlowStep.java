package org.ringbook.flow;

import java.util.List;
import java.util.Objects;

/**
 * One command for an engine, in the terms of the feed, and what must hold after it.
 *
 * @param action what to do.
 * @param instrument the market.
 * @param participant who acts: {@code buyer} or {@code seller} in recorded flow, which never trade with themselves; an account
 *     name in simulated flow.
 * @param timeNs time of the row in nanoseconds, since the epoch or since midnight as the feed has it; never going back.
 * @param orderId the feed's id of the order, the same for all its life; negative for orders that the feed doesn't name.
 * @param side side of the order; of {@link FlowAction#GATHER} and {@link FlowAction#UNCROSS} it means nothing.
 * @param priceTicks limit in ticks; 0 for orders without one and for {@link FlowAction#CANCEL}.
 * @param qtyLots quantity in lots; for {@link FlowAction#REPLACE} the new total, what has traded included; 0 for a cancel.
 * @param checks what to compare and to count once the outcome is known, in this order.
 */
public record FlowStep(
        FlowAction action,
        FlowInstrument instrument,
        String participant,
        long timeNs,
        long orderId,
        Side side,
        long priceTicks,
        long qtyLots,
        List<FlowCheck> checks) {
    /** Name under which recorded bids are entered. */
    public static final String BUYER = "buyer";

    /** Name under which recorded offers are entered. */
    public static final String SELLER = "seller";

    /** Takes a copy of the checks. */
    public FlowStep {
        Objects.requireNonNull(action, "action");
        Objects.requireNonNull(instrument, "instrument");
        Objects.requireNonNull(participant, "participant");
        Objects.requireNonNull(side, "side");
        checks = List.copyOf(checks);
    }

    /**
     * The participant for a side of recorded flow.
     *
     * @param side side of the order.
     * @return {@link #BUYER} or {@link #SELLER}.
     */
    public static String participantOf(final Side side) {
        return side == Side.BUY ? BUYER : SELLER;
    }

    /**
     * The price at which the step's order rests.
     *
     * @param outcome what became of it.
     * @return its limit; of one without limit the first price it traded at, in ticks.
     */
    public long restingPriceTicks(final FlowOutcome outcome) {
        return action == FlowAction.NEW_MARKET_TO_LIMIT && !outcome.fills().isEmpty()
                ? outcome.fills().get(0).priceTicks()
                : priceTicks;
    }

    /**
     * The same step with other checks.
     *
     * @param others the checks.
     * @return a copy.
     */
    public FlowStep withChecks(final List<FlowCheck> others) {
        return new FlowStep(action, instrument, participant, timeNs, orderId, side, priceTicks, qtyLots, others);
    }

    /**
     * The command without its checks, for messages.
     *
     * @return one line.
     */
    public String command() {
        return action + " order " + orderId + " " + participant + " " + side + " " + instrument.qty(qtyLots) + " @ "
                + instrument.price(priceTicks) + " at " + timeNs + " ns";
    }
}
