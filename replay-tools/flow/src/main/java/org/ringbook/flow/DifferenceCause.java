package org.ringbook.flow;

/** Why a target and the recorded venue differ, as far as the record tells. */
public enum DifferenceCause {
    /** The venue ranks the order by its old id, though its entry was published late (Nasdaq orders released at the open). */
    LATE_ENTRY("released late with an older priority"),
    /** The venue passed over the head of the queue, for a reason the record doesn't show. */
    PASSED_OVER("head of the queue passed over"),
    /** The recorded fill is not at the best price of its side. */
    NOT_AT_BEST("fill not at the best price"),
    /** The head of the queue is canceled in the same event: it would have traded with its own owner. */
    SELF_MATCH_PREVENTION("self-match prevention"),
    /** The head of the queue is filled later in the same event: its shown part was used up and came back behind. */
    ICEBERG("iceberg"),
    /** The closing call had begun: the venue gathered orders and didn't match. */
    CLOSING_CALL("closing call"),
    /** The record speaks of an order that was never seen before. */
    UNKNOWN_ORDER("unknown order"),
    /** The tape has a trade that the target didn't make. */
    TAPE_ONLY("on the tape only"),
    /** The target made a trade that the tape doesn't have. */
    TARGET_ONLY("made by the target only"),
    /** The target departs from price-time priority: a fault of the target. */
    TARGET("target departs from price-time priority");

    private final String label;

    DifferenceCause(final String label) {
        this.label = label;
    }

    /**
     * The cause as a report names it.
     *
     * @return a phrase in lower case.
     */
    public String label() {
        return label;
    }
}
