package org.ringbook.cli.flow;

/** Hears what others do to one's own orders. */
interface StrangersListener {
    /** Hears nothing. */
    StrangersListener NONE = new StrangersListener() {
        @Override
        public void onFill(final long feedId, final long priceTicks, final long qtyLots) {}

        @Override
        public void onDone(final long feedId) {}
    };

    /** Somebody else's order traded with one of ours. */
    void onFill(long feedId, long priceTicks, long qtyLots);

    /** One of ours was ended by another's command, such as an operator's. */
    void onDone(long feedId);
}
