package org.ringbook.readmodel.marketdata;

/** The price levels of one market, with the checksum of their feed. One thread; objects that it gives are live. */
public final class LevelBook {
    private final BookSide bids = new BookSide(false);
    private final BookSide offers = new BookSide(true);
    private long checksum;

    /** An empty book. */
    public LevelBook() {}

    /** {@return the bids} */
    public BookSide bids() {
        return bids;
    }

    /** {@return the offers} */
    public BookSide offers() {
        return offers;
    }

    /**
     * One side.
     *
     * @param sell true for the offers
     * @return the side
     */
    public BookSide side(final boolean sell) {
        return sell ? offers : bids;
    }

    /** {@return the checksum by level, {@link BookChecksum}; 0 if the book is empty} */
    public long checksum() {
        return checksum;
    }

    /**
     * Says what a level is now.
     *
     * @param sell whether it is of offers
     * @param priceTicks its price; 0 of an auction's market orders
     * @param qtyLots what its orders display; 0 if there are none
     * @param orderCount how many they are; 0 takes it out
     * @throws IllegalStateException if that can't be
     */
    public void set(final boolean sell, final long priceTicks, final long qtyLots, final int orderCount) {
        if (priceTicks < 0 || orderCount < 0 || qtyLots < orderCount || (orderCount == 0 && qtyLots != 0)) {
            throw new IllegalStateException(
                    "not a level: priceTicks=" + priceTicks + " qtyLots=" + qtyLots + " orderCount=" + orderCount);
        }
        final BookSide side = side(sell);
        final PriceLevel known = side.find(priceTicks);
        if (known != null) {
            checksum -= known.checksum();
        }
        if (orderCount == 0) {
            if (known != null) {
                side.remove(known);
            }
            return;
        }
        final PriceLevel level = known == null ? side.findOrAdd(priceTicks) : known;
        level.qtyLots = qtyLots;
        level.orderCount = orderCount;
        checksum += level.checksum();
    }

    /** Takes all levels out. */
    public void clear() {
        bids.clear();
        offers.clear();
        checksum = 0;
    }
}
