package org.ringbook.client;

import org.ringbook.sbe.RejectText;
import org.ringbook.sbe.messages.RejectReason;

/** The engine refused a command. It changed nothing, and the refusal is in the journal. */
public final class RejectedException extends EngineException {
    private static final long serialVersionUID = 1L;

    private final transient CommandOutcome outcome;
    private final RejectReason reason;

    /**
     * From the outcome.
     *
     * @param outcome a rejected one.
     */
    public RejectedException(final CommandOutcome outcome) {
        super(RejectText.sentence(outcome.reason()));
        this.outcome = outcome;
        reason = outcome.reason();
    }

    /**
     * Why.
     *
     * @return never NONE.
     */
    public RejectReason reason() {
        return reason;
    }

    /**
     * With DUPLICATE and CONFLICT: what is there already.
     *
     * @return asset, market or account id, or the sequence of the deposit or withdrawal; else 0.
     */
    public long existingId() {
        return outcome.existingId();
    }

    /**
     * All that the engine said, such as the first order's state with a duplicate client order id.
     *
     * @return the outcome.
     */
    public CommandOutcome outcome() {
        return outcome;
    }
}
