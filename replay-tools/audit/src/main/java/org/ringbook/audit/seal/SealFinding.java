package org.ringbook.audit.seal;

/**
 * What a check of a seal found.
 *
 * @param kind     what is wrong.
 * @param link     the link, 0 if it is not about one.
 * @param sequence the record, as exactly as it is known; 0 if it is not about one.
 * @param text     for people.
 */
public record SealFinding(Kind kind, long link, long sequence, String text) {
    /** What is wrong. */
    public enum Kind {
        /** A record is not the one that was sealed, though its CRC fits. */
        RECORD_CHANGED,
        /** A record's bytes are damaged: not even its CRC fits, or the file is. */
        JOURNAL_DAMAGED,
        /** The journal ends before the seal does. */
        JOURNAL_CUT_OFF,
        /** The journal begins behind the seal's first record. */
        JOURNAL_BEGINS_LATER,
        /** A link is not as it was signed, or links are missing in between. */
        SEAL_EDITED,
        /** The seal once had more links. */
        SEAL_CUT_OFF,
        /** The seal is by another key than the trusted one. */
        WRONG_KEY
    }
}
