package org.ringbook.journal;

/** What an append has reached when it returns. */
public enum Durability {
    /** The page cache: it survives the death of the process, not a loss of power. */
    PROCESS,

    /** The disk: one sync of the records, then one of the mark, for each batch. */
    DISK
}
