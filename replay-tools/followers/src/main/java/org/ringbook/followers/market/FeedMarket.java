package org.ringbook.followers.market;

import org.agrona.collections.LongArrayList;
import org.agrona.collections.LongHashSet;
import org.ringbook.readmodel.books.MarketBook;

/** What a feed has to know of a market besides the market itself. */
final class FeedMarket {
    private static final int SCAN_MAX = 32;

    final MarketBook market;
    /** Of the last message. */
    long marketSequence;
    /** Of the flags of its last message in this record; below 0 if there is none yet. */
    int flagsOffset = -1;

    /** In this record. */
    boolean touched;

    /** In this record. */
    boolean traded;
    /** Levels that this record changed: price × 2 + side (offers 1), each once. */
    final LongArrayList changedLevels = new LongArrayList();

    private LongHashSet manyChanged;

    FeedMarket(final MarketBook market) {
        this.market = market;
    }

    void levelChanged(final boolean sell, final long priceTicks) {
        final long key = priceTicks * 2 + (sell ? 1 : 0);
        if (isNew(key)) {
            changedLevels.addLong(key);
        }
    }

    private boolean isNew(final long key) {
        if (changedLevels.size() < SCAN_MAX) {
            return !changedLevels.containsLong(key);
        }
        if (manyChanged == null) {
            manyChanged = new LongHashSet();
            changedLevels.forEachLong(manyChanged::add);
        }
        return manyChanged.add(key);
    }

    void endRecord() {
        flagsOffset = -1;
        touched = false;
        traded = false;
        changedLevels.clear();
        manyChanged = null;
    }
}
