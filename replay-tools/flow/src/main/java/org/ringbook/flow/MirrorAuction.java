package org.ringbook.flow;

import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * The price of a call auction: the one with the largest executable quantity, of those the smallest surplus, and of those the highest if
 * the surplus is the buyers' at all of them, else the lowest. (No last trade is known that the nearest could be measured by.)
 */
final class MirrorAuction {
    /** Nothing would trade. */
    static final long NO_PRICE = Long.MIN_VALUE;

    private long executable;
    private long surplus;
    private long lowest = NO_PRICE;
    private long highest;
    private boolean buyersOnly;

    private MirrorAuction() {}

    static long priceTicks(final List<MirrorOrder> bids, final List<MirrorOrder> offers) {
        if (bids.isEmpty() || offers.isEmpty()) {
            return NO_PRICE;
        }
        final NavigableMap<Long, Long> demandAt = quantities(bids);
        final NavigableMap<Long, Long> supplyAt = quantities(offers);
        final MirrorAuction auction = new MirrorAuction();
        long demand = demandAt.values().stream().mapToLong(Long::longValue).sum();
        long supply = 0;
        final long first = Math.min(demandAt.firstKey(), supplyAt.firstKey());
        final long last = Math.max(demandAt.lastKey(), supplyAt.lastKey());
        for (long price = first; price <= last; price++) {
            supply += supplyAt.getOrDefault(price, 0L);
            auction.consider(price, demand, supply);
            demand -= demandAt.getOrDefault(price, 0L);
        }
        return auction.lowest == NO_PRICE || !auction.buyersOnly ? auction.lowest : auction.highest;
    }

    private static NavigableMap<Long, Long> quantities(final List<MirrorOrder> orders) {
        final NavigableMap<Long, Long> quantities = new TreeMap<>();
        orders.forEach(order -> quantities.merge(order.priceTicks(), order.leavesQty(), Math::addExact));
        return quantities;
    }

    private void consider(final long price, final long demand, final long supply) {
        final long quantity = Math.min(demand, supply);
        final long over = Math.abs(demand - supply);
        if (quantity == 0 || quantity < executable || (quantity == executable && over > surplus)) {
            return;
        }
        if (quantity > executable || over < surplus) {
            executable = quantity;
            surplus = over;
            lowest = price;
            buyersOnly = true;
        }
        highest = price;
        buyersOnly &= demand > supply;
    }
}
