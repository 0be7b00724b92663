package org.ringbook.scenarios.language;

/** A line that can't be read, with what is wrong with it. */
final class WordsException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    WordsException(final String message) {
        super(message);
    }

    WordsException(final String message, final Throwable cause) {
        super(message, cause);
    }
}
