package org.ringbook.settlement;

import java.io.Serial;
import java.util.List;

/** Something that the back office asked for can't be done; nothing was changed. The message is for people. */
public class SettlementException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    private final List<String> details;

    /**
     * Says why.
     *
     * @param message what, then values, then what to do.
     */
    public SettlementException(final String message) {
        this(message, List.of());
    }

    /**
     * Says why, with one line for each thing that is wrong.
     *
     * @param message what, then values, then what to do.
     * @param details such as the bad entries of a file.
     */
    public SettlementException(final String message, final List<String> details) {
        super(message);
        this.details = List.copyOf(details);
    }

    /**
     * Says why.
     *
     * @param message what, then values, then what to do.
     * @param cause   of it.
     */
    public SettlementException(final String message, final Throwable cause) {
        super(message, cause);
        details = List.of();
    }

    /** {@return a line for each thing that is wrong; may be empty} */
    public List<String> details() {
        return details;
    }
}
