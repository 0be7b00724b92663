package org.ringbook.flow;

import java.util.Arrays;

/**
 * The best price levels of a book, with the quantity of all orders at each. Immutable.
 *
 * <p>Per level, best first: offer price, offer quantity, bid price, bid quantity; a level that is not there has price 0 and
 * quantity 0. This is LOBSTER's column order, in ticks and lots.
 */
public final class FlowDepth {
    /** Numbers per level. */
    public static final int COLUMNS = 4;

    private final long[] columns;

    /**
     * Takes the numbers over.
     *
     * @param columns four numbers per level, as described above; copied.
     */
    public FlowDepth(final long[] columns) {
        if (columns.length % COLUMNS != 0) {
            throw new IllegalArgumentException("columns must come in fours: length=" + columns.length);
        }
        this.columns = columns.clone();
    }

    /**
     * Number of levels per side that this depth has room for.
     *
     * @return the number of levels.
     */
    public int levels() {
        return columns.length / COLUMNS;
    }

    /**
     * Price of a level.
     *
     * @param side the side of the book.
     * @param level 0 is the best.
     * @return the price in ticks, 0 when there is no such level.
     */
    public long priceTicks(final Side side, final int level) {
        return columns[level * COLUMNS + (side == Side.SELL ? 0 : 2)];
    }

    /**
     * Quantity of a level.
     *
     * @param side the side of the book.
     * @param level 0 is the best.
     * @return the quantity in lots, 0 when there is no such level.
     */
    public long qtyLots(final Side side, final int level) {
        return columns[level * COLUMNS + (side == Side.SELL ? 1 : 3)];
    }

    @Override
    public boolean equals(final Object other) {
        return other instanceof FlowDepth depth && Arrays.equals(columns, depth.columns);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(columns);
    }

    @Override
    public String toString() {
        return Arrays.toString(columns);
    }
}
