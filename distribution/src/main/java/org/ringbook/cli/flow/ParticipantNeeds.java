package org.ringbook.cli.flow;

import org.ringbook.flow.Side;

/** What one participant of a recording pays, gives and holds at most. In ticks times lots, and lots. */
final class ParticipantNeeds {
    private long paid;
    private long bidNotional;
    private long maxQuote;
    private long sold;
    private long offeredLots;
    private long maxBase;

    long maxQuoteTickLots() {
        return maxQuote;
    }

    long maxBaseLots() {
        return maxBase;
    }

    /** What an order holds while it rests, or with a sign of -1 no longer. */
    void hold(final Side side, final long priceTicks, final long lots, final int sign) {
        if (side == Side.BUY) {
            bidNotional = Math.addExact(bidNotional, sign * Math.multiplyExact(priceTicks, lots));
        } else {
            offeredLots = Math.addExact(offeredLots, sign * lots);
        }
        measure();
    }

    void fill(final Side side, final long priceTicks, final long lots) {
        if (side == Side.BUY) {
            paid = Math.addExact(paid, Math.multiplyExact(priceTicks, lots));
        } else {
            sold = Math.addExact(sold, lots);
        }
        measure();
    }

    private void measure() {
        maxQuote = Math.max(maxQuote, Math.addExact(paid, bidNotional));
        maxBase = Math.max(maxBase, Math.addExact(sold, offeredLots));
    }
}
