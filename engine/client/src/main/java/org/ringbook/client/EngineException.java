package org.ringbook.client;

/** What a blocking call of {@link EngineConnection} ends with when it doesn't end well. The message is for people. */
public class EngineException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * With a message for people.
     *
     * @param message a sentence.
     */
    public EngineException(final String message) {
        super(message);
    }

    /** The engine can't be reached or takes no commands; nothing was done. */
    public static final class Unreachable extends EngineException {
        private static final long serialVersionUID = 1L;

        /**
         * With a message for people.
         *
         * @param message a sentence.
         */
        public Unreachable(final String message) {
            super(message);
        }
    }

    /** The engine does not have records any more that it was asked for. */
    public static final class RecordsGone extends EngineException {
        private static final long serialVersionUID = 1L;

        /**
         * With a message for people.
         *
         * @param message a sentence.
         */
        public RecordsGone(final String message) {
            super(message);
        }
    }

    /** A command was sent, and its outcome was not seen in time: it may or may not be in the journal. */
    public static final class InDoubt extends EngineException {
        private static final long serialVersionUID = 1L;

        /**
         * With a message for people.
         *
         * @param message a sentence.
         */
        public InDoubt(final String message) {
            super(message);
        }
    }
}
