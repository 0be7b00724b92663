package org.ringbook.reference;

/**
 * What the core says of a command before it is sequenced. Everything but {@link Answer#ADMIT} leaves no record.
 *
 * @param answer what to do with it
 * @param expectedSequence the gateway's next number; 0 if the gateway is unknown or 0
 */
public record Admission(Answer answer, long expectedSequence) {
    /** The answers, in no order. */
    public enum Answer {
        /** Sequence it. */
        ADMIT,
        /** Its number was taken before. */
        DUPLICATE,
        /** It comes from an incarnation of the gateway that is not the one in force. */
        STALE,
        /** The gateway has to say hello first. */
        DOWN,
        /** A number before it is missing. */
        GAP
    }
}
