package org.ringbook.flow;

/** What is compared between a target and the recorded venue; a report has one line for each. */
public enum CheckKind {
    /** One fill of a resting order: it must be the next in priority, with the recorded quantity and price. */
    EXECUTION("executions"),
    /** All fills of one aggressor at once: orders, quantities, prices and their sequence. */
    AGGRESSION("aggressions"),
    /** What one order trades in an auction: its price and quantity. */
    AUCTION("auction fills"),
    /** An order that rested without trading at the venue must not trade. Only differences are counted. */
    RESTING("resting orders"),
    /** The best levels of the book after one recorded message. */
    BOOK_ROW("book rows"),
    /** The sequence of distinct best bids and offers. */
    TOUCH_STATE("touch states"),
    /** Trades by price and quantity alone, where the tape doesn't say whose they are. */
    TAPE_TRADE("tape trades"),
    /** The outcome of a step, against plain price-time priority on the same steps. */
    PRICE_TIME("price-time");

    private final String label;

    CheckKind(final String label) {
        this.label = label;
    }

    /**
     * The kind as a report names it.
     *
     * @return a plural in lower case.
     */
    public String label() {
        return label;
    }
}
