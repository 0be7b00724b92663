package org.ringbook.fix.order;

import org.ringbook.sbe.RejectCode;
import org.ringbook.sbe.RejectText;
import org.ringbook.sbe.messages.RejectReason;

/** Why a request does not become a command. */
final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final RejectReason reason;

    /** With the engine's own words for the reason. */
    Refusal(final RejectReason reason) {
        this(reason, RejectText.sentence(reason));
    }

    /** With more precise words. */
    Refusal(final RejectReason reason, final String sentence) {
        super(sentence, null, false, false);
        this.reason = reason;
    }

    RejectReason reason() {
        return reason;
    }

    RejectCode code() {
        return RejectCode.of(reason);
    }
}
