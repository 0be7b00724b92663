package org.ringbook.flow;

/** Rows of a record that ask nothing of an engine, or only in part; a report counts them. */
public enum FlowNote {
    /** Execution of an order that the visible book doesn't show. */
    HIDDEN_EXECUTION("hidden executions skipped"),
    /** A row about an order that entered before the record began and outside of the initial book. */
    UNKNOWN_ORDER("rows of unknown orders skipped"),
    /** Order that was in the book when the record begins. */
    SEEDED_ORDER("orders of the initial book"),
    /** Trade agreed outside of the book. */
    CROSS_TRADE("cross trades skipped"),
    /** Order for the closing auction. */
    CLOSING_ORDER("closing orders left out"),
    /** Market order with nothing to trade against. */
    NO_OPPOSITE("market orders without an opposite side left out"),
    /** Fill of the opening auction. */
    AUCTION_FILL("opening auction fills"),
    /** Order of the opening auction that only its fill shows, such as a stop that was waiting. */
    UNSEEN_ORDER("orders that only their auction fill shows"),
    /** Row of the time before the market opened. */
    PRE_OPEN("rows before the open"),
    /** Fill larger than what the order showed; what it showed is compared. */
    HIDDEN_QUANTITY("fills larger than the shown quantity"),
    /** Recorded fill that the aggressor's own order repeats. */
    OWN_FILL("fills of the aggressor itself skipped"),
    /** Row that only states what the book already shows. */
    CONSEQUENCE("consequences already in the book"),
    /** Row that sets the book to what the venue had. */
    CORRECTION("corrections after a difference"),
    /** Execution at a price other than the order's own. */
    OTHER_PRICE("executions at another price than the order's"),
    /** Trading was halted or resumed. */
    HALT("halts and resumptions"),
    /** Snapshot of the book that is not compared. */
    SNAPSHOT("book snapshots skipped"),
    /** State of the book behind the last message, of a book file that goes on. */
    BEYOND_END("book states behind the last message"),
    /** Row that is none of the above. */
    OTHER("other rows skipped");

    private final String label;

    FlowNote(final String label) {
        this.label = label;
    }

    /**
     * The note as a report names it.
     *
     * @return a plural in lower case.
     */
    public String label() {
        return label;
    }
}
