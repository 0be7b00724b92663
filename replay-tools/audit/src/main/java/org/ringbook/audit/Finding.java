package org.ringbook.audit;

/**
 * What is wrong with a journal. A verification ends with the first one.
 *
 * @param kind     which of the checks failed.
 * @param sequence the record; the last one for a sum.
 * @param text     what was expected and what was found, for people.
 */
public record Finding(Kind kind, long sequence, String text) {
    /** The checks. */
    public enum Kind {
        /** A record that the journal promises is missing, or its bytes are not those that were written. */
        DAMAGED,
        /** A record is whole, but is no command with its events. */
        INVALID,
        /** Executing the command again gives other events. */
        DIFFERENT,
        /** The live core's state is not what the journal makes of it, though all its events are. */
        DRIFTED,
        /** A bust says something else of a trade than the trade's own event. */
        MISSTATED,
        /** A balance falls below zero. */
        NEGATIVE,
        /** Accounts do not add up to what was deposited and not paid out, or not to what re-execution gives. */
        UNBALANCED
    }
}
