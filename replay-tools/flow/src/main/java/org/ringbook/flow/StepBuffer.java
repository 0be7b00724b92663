package org.ringbook.flow;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Where translators put their steps. Each is carried out on the {@link MirrorBook} at once, which thereby predicts every
 * outcome, and carries the prediction as a check. The newest step is held back until the next one, so that checks and remarks of
 * later rows can still be attached to it.
 */
public final class StepBuffer {
    private final MirrorBook mirror = new MirrorBook();
    private final ArrayDeque<FlowStep> ready = new ArrayDeque<>();
    private final List<FlowCheck> checks = new ArrayList<>();
    private final FlowInstrument instrument;
    private final Map<Long, String> participants = new HashMap<>();
    private FlowStep newest;
    private boolean ended;

    /**
     * A buffer with an empty book.
     *
     * @param instrument the market of all steps.
     */
    public StepBuffer(final FlowInstrument instrument) {
        this.instrument = instrument;
    }

    /**
     * Says whose some orders are; of all others those of a side are one participant's.
     *
     * @param byOrder participants by the feed's ids of their orders.
     */
    public void participants(final Map<Long, String> byOrder) {
        participants.putAll(byOrder);
    }

    private String participantOf(final long id, final Side side) {
        return participants.getOrDefault(id, FlowStep.participantOf(side));
    }

    /**
     * The book after the newest step. Translators read it and never change it.
     *
     * @return the book.
     */
    public MirrorBook mirror() {
        return mirror;
    }

    /**
     * Adds a limit order that may rest.
     *
     * @param timeNs time of the row in ns.
     * @param id the feed's id.
     * @param side side of the order.
     * @param priceTicks limit in ticks.
     * @param qtyLots quantity in lots.
     * @return the predicted outcome.
     */
    public FlowOutcome newLimit(
            final long timeNs, final long id, final Side side, final long priceTicks, final long qtyLots) {
        return add(FlowAction.NEW_LIMIT, timeNs, id, side, priceTicks, qtyLots);
    }

    /**
     * Adds a limit order whose rest is canceled.
     *
     * @param timeNs time of the row in ns.
     * @param id the feed's id.
     * @param side side of the order.
     * @param priceTicks limit in ticks.
     * @param qtyLots quantity in lots.
     * @return the predicted outcome.
     */
    public FlowOutcome newIoc(
            final long timeNs, final long id, final Side side, final long priceTicks, final long qtyLots) {
        return add(FlowAction.NEW_IOC_LIMIT, timeNs, id, side, priceTicks, qtyLots);
    }

    /**
     * Adds an order without limit that becomes a limit order at the best opposite price.
     *
     * @param timeNs time of the row in ns.
     * @param id the feed's id.
     * @param side side of the order.
     * @param qtyLots quantity in lots.
     * @return the predicted outcome.
     */
    public FlowOutcome newMarketToLimit(final long timeNs, final long id, final Side side, final long qtyLots) {
        return add(FlowAction.NEW_MARKET_TO_LIMIT, timeNs, id, side, 0, qtyLots);
    }

    /**
     * Begins an auction.
     *
     * @param timeNs time of the row in ns.
     */
    public void gather(final long timeNs) {
        add(FlowAction.GATHER, timeNs, 0, Side.BUY, 0, 0);
    }

    /**
     * Ends the auction with its trades, and checks what each order traded.
     *
     * @param timeNs time of the row in ns.
     * @param recorded the recorded fills, one for each order.
     * @return the predicted outcome.
     */
    public FlowOutcome uncross(final long timeNs, final List<FlowFill> recorded) {
        final FlowOutcome predicted = add(FlowAction.UNCROSS, timeNs, 0, Side.BUY, 0, 0);
        check(new FlowCheck.Auction(recorded));
        return predicted;
    }

    /**
     * Adds a cancel.
     *
     * @param timeNs time of the row in ns.
     * @param order the resting order.
     * @return the predicted outcome.
     */
    public FlowOutcome cancel(final long timeNs, final MirrorOrder order) {
        return add(FlowAction.CANCEL, timeNs, order.id(), order.side(), 0, 0);
    }

    /**
     * Cancels everything that rests.
     *
     * @param timeNs time of the row in ns.
     */
    public void clear(final long timeNs) {
        for (final Side side : Side.values()) {
            for (final MirrorOrder order : mirror.inPriority(side)) {
                cancel(timeNs, order);
            }
        }
    }

    /**
     * Adds a replace to a price and an open quantity.
     *
     * @param timeNs time of the row in ns.
     * @param order the resting order.
     * @param priceTicks the new limit in ticks.
     * @param leavesQty what shall be open afterwards if it doesn't trade, in lots; the step carries the total.
     * @return the predicted outcome.
     */
    public FlowOutcome replace(
            final long timeNs, final MirrorOrder order, final long priceTicks, final long leavesQty) {
        final long total = Math.addExact(order.cumQty(), leavesQty);
        return add(FlowAction.REPLACE, timeNs, order.id(), order.side(), priceTicks, total);
    }

    /**
     * Takes a quantity off a resting order, which keeps its place; takes the order out when nothing is left.
     *
     * @param timeNs time of the row in ns.
     * @param order the resting order.
     * @param qtyLots how much less, in lots.
     * @return the predicted outcome.
     */
    public FlowOutcome reduce(final long timeNs, final MirrorOrder order, final long qtyLots) {
        if (qtyLots >= order.leavesQty()) {
            return cancel(timeNs, order);
        }
        return replace(timeNs, order, order.priceTicks(), order.leavesQty() - qtyLots);
    }

    /**
     * Adds an aggressor for as many of its recorded fills as are next in priority, and checks each of those fills.
     *
     * @param timeNs time of the row in ns.
     * @param id the aggressor's id.
     * @param side its side.
     * @param limitTicks its limit in ticks, or the worst price of the fills.
     * @param recorded the recorded fills, in order.
     * @return how many of the fills that are, and what became of it; 0 when already the first is not, and then nothing was added.
     */
    public Aggression aggress(
            final long timeNs, final long id, final Side side, final long limitTicks, final List<FlowFill> recorded) {
        final long total = recorded.stream().mapToLong(FlowFill::qtyLots).sum();
        final List<FlowFill> predicted = mirror.preview(participantOf(id, side), side, limitTicks, total);
        int agreeing = 0;
        long qtyLots = 0;
        while (agreeing < Math.min(recorded.size(), predicted.size())
                && recorded.get(agreeing).equals(predicted.get(agreeing))) {
            qtyLots += recorded.get(agreeing).qtyLots();
            agreeing++;
        }
        if (agreeing == 0) {
            return new Aggression(0, List.of());
        }
        final FlowOutcome outcome = newIoc(timeNs, id, side, limitTicks, qtyLots);
        check(new FlowCheck.Fills(CheckKind.EXECUTION, recorded.subList(0, agreeing), null));
        return new Aggression(agreeing, outcome.prevented());
    }

    /**
     * What {@link #aggress} has added.
     *
     * @param agreeing how many of the recorded fills it is for.
     * @param prevented own orders that it canceled on its way.
     */
    public record Aggression(int agreeing, List<Long> prevented) {}

    /**
     * Attaches a check to the newest step; before the first step it waits for that one.
     *
     * @param check what must hold once the newest step is done.
     */
    public void check(final FlowCheck check) {
        checks.add(check);
    }

    /**
     * Attaches a remark to the newest step.
     *
     * @param note what was met.
     */
    public void remark(final FlowNote note) {
        checks.add(new FlowCheck.Remark(note));
    }

    /** Releases the newest step: nothing more will be attached. */
    public void end() {
        release();
        ended = true;
    }

    /**
     * Whether {@link #end()} was called.
     *
     * @return true when no more steps will be added.
     */
    public boolean isEnded() {
        return ended;
    }

    /**
     * Takes the next step that is complete.
     *
     * @return the step, or null when there is none yet.
     */
    public FlowStep poll() {
        return ready.poll();
    }

    private FlowOutcome add(
            final FlowAction action,
            final long timeNs,
            final long id,
            final Side side,
            final long priceTicks,
            final long qtyLots) {
        release();
        newest = new FlowStep(
                action, instrument, participantOf(id, side), timeNs, id, side, priceTicks, qtyLots, List.of());
        final FlowOutcome predicted = mirror.execute(newest);
        checks.add(new FlowCheck.PriceTime(predicted));
        return predicted;
    }

    private void release() {
        if (newest != null) {
            ready.add(newest.withChecks(checks));
            checks.clear();
            newest = null;
        }
    }
}
