package org.ringbook.core;

import org.ringbook.core.book.OrderBook;
import org.ringbook.core.book.OrderStore;
import org.ringbook.core.market.Market;
import org.ringbook.sbe.messages.Side;

/**
 * The price of an auction: the largest volume, then the smallest surplus, then the side of the surplus, then the nearest to
 * the reference. {@code docs/rules.md}, The auction's price.
 *
 * <p>Demand falls with the price and supply rises. So the best of the prices where demand is not below supply are those of
 * the step that holds the highest of them, the best of the others those of the step that holds the lowest, and these two steps
 * are neighbours: it remains to compare them. Core thread only.
 */
final class AuctionPrice {
    private final AuctionCurve demand;
    private final AuctionCurve supply;
    private long priceTicks;
    private long pairedQty;
    private int imbalanceSide;
    private long imbalanceQty;

    AuctionPrice(final OrderStore orders) {
        demand = new AuctionCurve(orders, false);
        supply = new AuctionCurve(orders, true);
    }

    /** Finds what the auction of a market would do; read it from the accessors. */
    void find(final Market market) {
        priceTicks = 0;
        pairedQty = 0;
        imbalanceSide = 0;
        imbalanceQty = 0;
        final OrderBook book = market.book();
        final long reference = market.auctionReferenceTicks();
        demand.readMarketOrders(book);
        supply.readMarketOrders(book);
        readLevels(book);
        final long low = lowestOfUse(reference);
        final long high = highestOfUse(reference);
        if (low == 0 || high == 0 || low > high) {
            return;
        }
        final long price = choose(low, high, reference);
        final long demanded = demand.qtyAt(price);
        final long supplied = supply.qtyAt(price);
        pairedQty = Math.min(demanded, supplied);
        if (pairedQty == 0) {
            return;
        }
        priceTicks = price;
        imbalanceQty = Math.abs(demanded - supplied);
        imbalanceSide = demanded == supplied ? 0 : (demanded > supplied ? Side.BUY : Side.SELL).value();
    }

    /** 0 if nothing would trade. */
    long priceTicks() {
        return priceTicks;
    }

    long pairedQty() {
        return pairedQty;
    }

    /** Value of {@code Side}, 0 for none. */
    int imbalanceSide() {
        return imbalanceSide;
    }

    long imbalanceQty() {
        return imbalanceQty;
    }

    /** Without market orders on the other side only levels that cross it can trade. */
    private void readLevels(final OrderBook book) {
        final long bestBid = book.side(false).bestPriceTicks();
        final long bestOffer = book.side(true).bestPriceTicks();
        demand.readLevels(book.side(false), supply.marketQty() > 0 ? 1 : bestOffer == 0 ? Long.MAX_VALUE : bestOffer);
        supply.readLevels(book.side(true), demand.marketQty() > 0 ? Long.MAX_VALUE : bestBid);
    }

    /** Lowest price at which something could trade; 0 if there is none. */
    private long lowestOfUse(final long reference) {
        if (supply.marketQty() == 0) {
            return supply.hasLevels() ? supply.bestTicks() : 0;
        }
        long low = Long.MAX_VALUE;
        low = demand.hasLevels() ? demand.worstTicks() : low;
        low = supply.hasLevels() ? Math.min(low, supply.bestTicks()) : low;
        low = reference != 0 ? Math.min(low, reference) : low;
        return low == Long.MAX_VALUE ? 0 : low;
    }

    /** Highest price at which something could trade; 0 if there is none. */
    private long highestOfUse(final long reference) {
        if (demand.marketQty() == 0) {
            return demand.hasLevels() ? demand.bestTicks() : 0;
        }
        long high = reference;
        high = demand.hasLevels() ? Math.max(high, demand.bestTicks()) : high;
        return supply.hasLevels() ? Math.max(high, supply.worstTicks()) : high;
    }

    private long choose(final long low, final long high, final long reference) {
        final long below = highestWithDemand(low, high);
        if (below < low) {
            return low;
        }
        final long above = below + 1;
        final long surplusBelow = demand.qtyAt(below) - supply.qtyAt(below);
        if (above > high) {
            return surplusBelow > 0 ? below : nearest(lowestLike(low, below), below, reference);
        }
        final long pairedBelow = supply.qtyAt(below);
        final long pairedAbove = demand.qtyAt(above);
        final long surplusAbove = supply.qtyAt(above) - demand.qtyAt(above);
        if (pairedAbove > pairedBelow || (pairedAbove == pairedBelow && surplusAbove < surplusBelow)) {
            return above;
        }
        if (pairedAbove == pairedBelow && surplusAbove == surplusBelow) {
            return nearest(lowestLike(low, below), highestLike(above, high), reference);
        }
        return surplusBelow > 0 ? below : nearest(lowestLike(low, below), below, reference);
    }

    private static long nearest(final long low, final long high, final long reference) {
        return Math.max(low, Math.min(high, reference));
    }

    /** Highest price at which demand is not below supply, or {@code low - 1}. */
    private long highestWithDemand(final long low, final long high) {
        long from = low - 1;
        long to = high;
        while (from < to) {
            final long middle = from + (to - from + 1) / 2;
            if (demand.qtyAt(middle) >= supply.qtyAt(middle)) {
                from = middle;
            } else {
                to = middle - 1;
            }
        }
        return from;
    }

    /** Lowest price of the step that ends at a price. */
    private long lowestLike(final long low, final long price) {
        final long demanded = demand.qtyAt(price);
        final long supplied = supply.qtyAt(price);
        long from = low;
        long to = price;
        while (from < to) {
            final long middle = from + (to - from) / 2;
            if (demand.qtyAt(middle) == demanded && supply.qtyAt(middle) == supplied) {
                to = middle;
            } else {
                from = middle + 1;
            }
        }
        return from;
    }

    /** Highest price of the step that begins at a price. */
    private long highestLike(final long price, final long high) {
        final long demanded = demand.qtyAt(price);
        final long supplied = supply.qtyAt(price);
        long from = price;
        long to = high;
        while (from < to) {
            final long middle = from + (to - from + 1) / 2;
            if (demand.qtyAt(middle) == demanded && supply.qtyAt(middle) == supplied) {
                from = middle;
            } else {
                to = middle - 1;
            }
        }
        return from;
    }
}
