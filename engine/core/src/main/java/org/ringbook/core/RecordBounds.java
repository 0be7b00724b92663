package org.ringbook.core;

/** How many events a record may have before the core goes on in the next one. {@code docs/rules.md}. */
final class RecordBounds {
    /** Before a step that can't be divided: a trade, a cancel. */
    static final int STEP = 8_180;

    /** Before a stop, whose sweep may itself fill the rest of the record. */
    static final int BEGIN = 4_096;

    /** Cancels of one operation in a record: each may change what the auction of another market would do. */
    static final int CANCELS = 4_090;

    private RecordBounds() {}
}
