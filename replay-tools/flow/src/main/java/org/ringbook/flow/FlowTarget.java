package org.ringbook.flow;

/**
 * Something that carries out steps: the plain book of this module, or an engine behind its client. One thread calls it.
 *
 * <p>A target may work ahead: {@link #submit} can return before the outcome is known and tell the listener later, from within a
 * later {@code submit} or {@link #drain}. It tells outcomes in the order of the steps.
 */
public interface FlowTarget {
    /**
     * Hands a step over, waiting at most for room.
     *
     * @param step the step.
     * @param listener told of the outcome, now or later.
     */
    void submit(FlowStep step, FlowListener listener);

    /** Waits until the outcome of every submitted step has been told. */
    default void drain() {}

    /**
     * Carries out one step and waits for its outcome.
     *
     * @param step the step.
     * @return what became of it.
     */
    default FlowOutcome execute(final FlowStep step) {
        final FlowOutcome[] told = new FlowOutcome[1];
        submit(step, (done, outcome) -> told[0] = outcome);
        if (told[0] == null) {
            drain();
        }
        if (told[0] == null) {
            throw new IllegalStateException("target was drained without telling the outcome: step=" + step);
        }
        return told[0];
    }
}
