package org.ringbook.fix.marketdata;

import org.agrona.collections.LongHashSet;
import org.ringbook.readmodel.marketdata.BookSide;

/** The price levels of one side of a book as subscribers know them. One thread. */
interface LevelImage {
    /** FIX tag 279. */
    char NEW = '0';

    /** FIX tag 279. */
    char CHANGE = '1';

    /** FIX tag 279. */
    char DELETE = '2';

    /** Hears how the book differs from what is known. */
    interface Differences {
        /** A level differs; quantity and count are 0 of one that is gone. */
        void level(char action, boolean sell, long priceTicks, long qtyLots, int orderCount);
    }

    /** Says what is different, which is known from then on. {@code changed}: prices that may be; all others are as they were. */
    void update(BookSide side, LongHashSet changed, Differences differences);

    /** How many levels of this side are shown. */
    int depth(BookSide side);

    /** An image that shows nothing yet. {@code depth}: the best so many levels; 0 = all. */
    static LevelImage of(final boolean sell, final int depth) {
        return depth == 0 ? new WholeSide(sell) : new BestLevels(sell, depth);
    }
}
