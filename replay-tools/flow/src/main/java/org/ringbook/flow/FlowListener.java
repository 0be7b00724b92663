package org.ringbook.flow;

/** Hears of every step's outcome, in the order the steps were submitted, on the thread that submits or drains. */
@FunctionalInterface
public interface FlowListener {
    /**
     * The outcome of a step is known.
     *
     * @param step the step.
     * @param outcome what became of it.
     */
    void onOutcome(FlowStep step, FlowOutcome outcome);

    /**
     * A listener that tells two.
     *
     * @param next told after this one.
     * @return the pair.
     */
    default FlowListener andThen(final FlowListener next) {
        return (step, outcome) -> {
            onOutcome(step, outcome);
            next.onOutcome(step, outcome);
        };
    }
}
