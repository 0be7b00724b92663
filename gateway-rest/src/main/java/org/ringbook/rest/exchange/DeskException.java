package org.ringbook.rest.exchange;

/** Why a command has no outcome. */
public final class DeskException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Kind kind;

    DeskException(final Kind kind, final String message) {
        super(message, null, false, false);
        this.kind = kind;
    }

    /**
     * What is known of the command.
     *
     * @return the kind.
     */
    public Kind kind() {
        return kind;
    }

    /** What is known of a command without outcome. */
    public enum Kind {
        /** It was not sent: too many wait already. Another try a little later may succeed. */
        BUSY,
        /** It was not sent: no engine takes commands now. */
        AWAY,
        /** It was sent, and its outcome was not seen in time: it may or may not be done, also later. */
        UNKNOWN_OUTCOME
    }
}
