package org.ringbook.audit;

import java.util.Optional;

/** The live core, as far as a shadow asks it anything: for the hash of its state. */
@FunctionalInterface
public interface LiveCore {
    /**
     * What its state is now. Making the hash stops the core for a moment; the caller has found out for how long.
     *
     * @return empty if no engine runs, or it doesn't answer.
     */
    Optional<State> ask();

    /**
     * A state.
     *
     * @param sequence the last record that it is the state after; committed.
     * @param hash     over the canonical state.
     */
    record State(long sequence, long hash) {}
}
