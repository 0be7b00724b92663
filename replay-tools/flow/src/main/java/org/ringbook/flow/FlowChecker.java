package org.ringbook.flow;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Compares a target's outcomes with the checks that its steps carry. One market; it hears the outcomes in the order of the steps,
 * from a {@link FlowPlayer} or as a {@link FlowListener} of its own.
 *
 * <p>Book states are read off the outcomes: what was accepted and has not been filled or canceled, by the target's own word.
 */
public final class FlowChecker implements FlowListener {
    private static final int EXAMPLES_MAX = 10;

    private final OutcomeBook book = new OutcomeBook();
    private final Map<Trade, Integer> tape = new HashMap<>();
    private final Map<Trade, Integer> made = new HashMap<>();
    private final FlowTally tally = new FlowTally();
    private final ArrayDeque<String> examples = new ArrayDeque<>();
    private final List<KnownShare> knownShares;
    private boolean comparesTape;

    /**
     * A checker for one stream.
     *
     * @param knownShares what must be reached, see {@link FlowStream#knownShares()}.
     */
    public FlowChecker(final List<KnownShare> knownShares) {
        this.knownShares = List.copyOf(knownShares);
        for (final KnownShare share : knownShares) {
            comparesTape |= share.kind() == CheckKind.TAPE_TRADE;
        }
    }

    @Override
    public void onOutcome(final FlowStep step, final FlowOutcome outcome) {
        tally.step(outcome);
        book.apply(step, outcome);
        if (comparesTape) {
            for (final FlowFill fill : outcome.fills()) {
                made.merge(new Trade(fill.priceTicks(), fill.qtyLots()), 1, Integer::sum);
            }
        }
        final boolean asPredicted = asPredicted(step, outcome);
        for (final FlowCheck check : step.checks()) {
            evaluate(step, outcome, check, asPredicted);
        }
    }

    /**
     * Counts up. Trades of the tape are matched here, so call it once the flow has ended.
     *
     * @return the report.
     */
    public FlowReport report() {
        final FlowTally total = tally.copy();
        tape.forEach((trade, count) -> {
            final int both = Math.min(count, made.getOrDefault(trade, 0));
            total.agree(CheckKind.TAPE_TRADE, both);
            total.differ(CheckKind.TAPE_TRADE, DifferenceCause.TAPE_ONLY, count - both);
        });
        if (comparesTape) {
            made.forEach((trade, count) ->
                    total.extra(DifferenceCause.TARGET_ONLY, Math.max(0, count - tape.getOrDefault(trade, 0))));
        }
        return total.report(knownShares, List.copyOf(examples));
    }

    private static boolean asPredicted(final FlowStep step, final FlowOutcome outcome) {
        for (final FlowCheck check : step.checks()) {
            if (check instanceof FlowCheck.PriceTime priceTime) {
                return priceTime.expected().sameAs(outcome);
            }
        }
        return true;
    }

    private void evaluate(
            final FlowStep step, final FlowOutcome outcome, final FlowCheck check, final boolean asPredicted) {
        if (check instanceof FlowCheck.Fills fills) {
            fills(step, outcome, fills, asPredicted);
        } else if (check instanceof FlowCheck.Auction auction) {
            auction(step, outcome, auction, asPredicted);
        } else if (check instanceof FlowCheck.PriceTime) {
            count(CheckKind.PRICE_TIME, asPredicted, DifferenceCause.TARGET, step, outcome);
        } else if (check instanceof FlowCheck.Depth depth) {
            final FlowDepth actual = book.depth(depth.expected().levels());
            count(depth.kind(), actual.equals(depth.expected()), DifferenceCause.TARGET, step, actual);
        } else if (check instanceof FlowCheck.Known known) {
            tally.differ(known.kind(), known.cause(), 1);
        } else if (check instanceof FlowCheck.TapeTrade trade) {
            tape.merge(new Trade(trade.priceTicks(), trade.qtyLots()), 1, Integer::sum);
        } else if (check instanceof FlowCheck.Remark remark) {
            tally.note(remark.note());
        }
    }

    private void fills(
            final FlowStep step, final FlowOutcome outcome, final FlowCheck.Fills check, final boolean asPredicted) {
        final List<FlowFill> actual = outcome.fills();
        final DifferenceCause cause = asPredicted
                ? Objects.requireNonNullElse(check.cause(), DifferenceCause.TARGET)
                : DifferenceCause.TARGET;
        if (check.kind() == CheckKind.EXECUTION) {
            for (int i = 0; i < check.expected().size(); i++) {
                final boolean same =
                        i < actual.size() && check.expected().get(i).equals(actual.get(i));
                count(check.kind(), same, cause, step, outcome);
            }
        } else if (!check.expected().isEmpty()) {
            count(check.kind(), check.expected().equals(actual), cause, step, outcome);
        } else if (!actual.isEmpty()) {
            count(check.kind(), false, cause, step, outcome);
        }
    }

    private void auction(
            final FlowStep step, final FlowOutcome outcome, final FlowCheck.Auction check, final boolean asPredicted) {
        final DifferenceCause cause = asPredicted ? DifferenceCause.PASSED_OVER : DifferenceCause.TARGET;
        final Map<Long, FlowFill> actual = new HashMap<>();
        for (final FlowFill fill : outcome.fills()) {
            actual.merge(
                    fill.restingId(),
                    fill,
                    (a, b) -> new FlowFill(a.restingId(), a.priceTicks(), a.qtyLots() + b.qtyLots()));
        }
        for (final FlowFill expected : check.expected()) {
            final FlowFill made = actual.remove(expected.restingId());
            count(CheckKind.AUCTION, expected.equals(made), cause, step, made);
        }
        actual.values().forEach(made -> count(CheckKind.AUCTION, false, cause, step, made));
    }

    private void count(
            final CheckKind kind,
            final boolean agrees,
            final DifferenceCause cause,
            final FlowStep step,
            final Object actual) {
        if (agrees) {
            tally.agree(kind, 1);
            return;
        }
        tally.differ(kind, cause, 1);
        if (examples.size() < EXAMPLES_MAX) {
            examples.add(kind.label() + ": " + cause.label() + ": " + step.command() + " gave " + actual);
        }
    }

    private record Trade(long priceTicks, long qtyLots) {}
}
