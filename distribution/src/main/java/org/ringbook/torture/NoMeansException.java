package org.ringbook.torture;

/** The machine, or the user's rights on it, offer no means for a fault. */
final class NoMeansException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NoMeansException(final String message) {
        super(message);
    }
}
