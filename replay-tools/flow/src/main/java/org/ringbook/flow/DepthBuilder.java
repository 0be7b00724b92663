package org.ringbook.flow;

/** Fills a {@link FlowDepth} level by level, best first; what doesn't fit is left out. */
final class DepthBuilder {
    private final long[] columns;
    private int bids;
    private int offers;

    DepthBuilder(final int levels) {
        columns = new long[levels * FlowDepth.COLUMNS];
    }

    boolean isFull(final Side side) {
        return (side == Side.BUY ? bids : offers) * FlowDepth.COLUMNS == columns.length;
    }

    void add(final Side side, final long priceTicks, final long qtyLots) {
        if (isFull(side)) {
            return;
        }
        final int at = side == Side.BUY ? bids++ * FlowDepth.COLUMNS + 2 : offers++ * FlowDepth.COLUMNS;
        columns[at] = priceTicks;
        columns[at + 1] = qtyLots;
    }

    FlowDepth build() {
        return new FlowDepth(columns);
    }
}
