package org.ringbook.server;

/** The engine refuses to start; the message says why and what to look at. Nothing has been written. */
public final class EngineStartException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * A refusal of the engine's own.
     *
     * @param message why it does not start
     */
    public EngineStartException(final String message) {
        super(message);
    }

    /**
     * A refusal for what was thrown.
     *
     * @param message why it does not start
     * @param cause what was caught
     */
    public EngineStartException(final String message, final Throwable cause) {
        super(message, cause);
    }
}
