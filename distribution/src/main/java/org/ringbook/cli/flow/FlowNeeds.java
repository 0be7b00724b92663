package org.ringbook.cli.flow;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToLongFunction;
import org.ringbook.flow.FlowAction;
import org.ringbook.flow.FlowFill;
import org.ringbook.flow.FlowListener;
import org.ringbook.flow.FlowOutcome;
import org.ringbook.flow.FlowStep;
import org.ringbook.flow.FlowStream;
import org.ringbook.flow.MirrorBook;
import org.ringbook.flow.Side;

/**
 * What a recording needs of its market: how much each participant pays, gives and holds at most, and the smallest order. Found by playing
 * it once into a plain book. All in ticks times lots, and lots.
 */
final class FlowNeeds implements FlowListener {
    private record Resting(ParticipantNeeds owner, Side side, long priceTicks, long leavesLots, long cumLots) {
        private void hold(final int sign) {
            owner.hold(side, priceTicks, leavesLots, sign);
        }
    }

    private final Map<Long, Resting> book = new HashMap<>();
    private final Map<String, ParticipantNeeds> participants = new TreeMap<>();
    private long steps;
    private long minNotional = Long.MAX_VALUE;

    private FlowNeeds() {}

    /** Plays the stream to its end; the caller closes it. */
    static FlowNeeds of(final FlowStream stream) throws IOException {
        final FlowNeeds needs = new FlowNeeds();
        final MirrorBook mirror = new MirrorBook();
        for (FlowStep step = stream.next(); step != null; step = stream.next()) {
            mirror.submit(step, needs);
        }
        return needs;
    }

    long steps() {
        return steps;
    }

    /** By their names. */
    Map<String, ParticipantNeeds> participants() {
        return participants;
    }

    long maxQuoteTickLots() {
        return Math.max(1, sum(ParticipantNeeds::maxQuoteTickLots));
    }

    long maxBaseLots() {
        return Math.max(1, sum(ParticipantNeeds::maxBaseLots));
    }

    private long sum(final ToLongFunction<ParticipantNeeds> need) {
        return participants.values().stream().mapToLong(need).reduce(0, Math::addExact);
    }

    long minNotionalTickLots() {
        return minNotional == Long.MAX_VALUE ? 1 : Math.max(1, minNotional);
    }

    @Override
    public void onOutcome(final FlowStep step, final FlowOutcome outcome) {
        steps++;
        if (!outcome.accepted() || step.action() == FlowAction.GATHER) {
            return;
        }
        if (step.action() == FlowAction.UNCROSS) {
            outcome.fills().forEach(this::fillResting);
            return;
        }
        final Resting before = remove(step.orderId());
        if (step.action() == FlowAction.CANCEL) {
            return;
        }
        final long cum = step.action() == FlowAction.REPLACE && before != null ? before.cumLots() : 0;
        final ParticipantNeeds owner = participants.computeIfAbsent(step.participant(), name -> new ParticipantNeeds());
        enter(owner, step, step.restingPriceTicks(outcome), step.qtyLots() - cum);
        long traded = 0;
        for (final FlowFill fill : outcome.fills()) {
            owner.fill(step.side(), fill.priceTicks(), fill.qtyLots());
            traded += fill.qtyLots();
            fillResting(fill);
        }
        outcome.prevented().forEach(this::remove);
        if (outcome.leavesQty() > 0) {
            put(
                    step.orderId(),
                    new Resting(
                            owner, step.side(), step.restingPriceTicks(outcome), outcome.leavesQty(), cum + traded));
        }
    }

    /** What the order holds the moment it is in, before any fill. */
    private void enter(final ParticipantNeeds owner, final FlowStep step, final long priceTicks, final long lots) {
        if (step.action() != FlowAction.NEW_MARKET) {
            minNotional = Math.min(minNotional, Math.multiplyExact(priceTicks, step.qtyLots()));
        }
        owner.hold(step.side(), priceTicks, lots, 1);
        owner.hold(step.side(), priceTicks, lots, -1);
    }

    private void fillResting(final FlowFill fill) {
        final Resting resting = remove(fill.restingId());
        if (resting == null) {
            return;
        }
        resting.owner().fill(resting.side(), fill.priceTicks(), fill.qtyLots());
        if (resting.leavesLots() > fill.qtyLots()) {
            put(
                    fill.restingId(),
                    new Resting(
                            resting.owner(),
                            resting.side(),
                            resting.priceTicks(),
                            resting.leavesLots() - fill.qtyLots(),
                            resting.cumLots() + fill.qtyLots()));
        }
    }

    private void put(final long orderId, final Resting resting) {
        book.put(orderId, resting);
        resting.hold(1);
    }

    private Resting remove(final long orderId) {
        final Resting resting = book.remove(orderId);
        if (resting != null) {
            resting.hold(-1);
        }
        return resting;
    }
}
