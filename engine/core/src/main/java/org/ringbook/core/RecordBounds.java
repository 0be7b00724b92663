package org.ringbook.core;

/** How many events a record may have before the core goes on in the next one. {@code docs/rules.md}. */
final class RecordBounds {
    /** Before a step that can't be divided: a trade, a cancel. */
    static final int STEP = 8_180;

    /** Before an operation that may itself fill the rest of a record: a stop, a deadline. */
    static final int BEGIN = 4_096;

    /** Cancels of one operation in a record. */
    static final int CANCELS = 4_090;

    private RecordBounds() {}
}
