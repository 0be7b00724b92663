package org.ringbook.reference;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.ringbook.sbe.messages.Side;

/**
 * What an auction does: the price of docs/rules.md, what trades at it, and what is left over on which side.
 *
 * @param priceTicks 0 if nothing trades
 * @param pairedQty in lots
 * @param imbalanceSide null value if there is no surplus
 * @param imbalanceQty in lots
 */
record Uncross(long priceTicks, long pairedQty, Side imbalanceSide, long imbalanceQty) {
    static final Uncross NONE = new Uncross(0, 0, Side.NULL_VAL, 0);
    private static final BigInteger QTY_MAX = BigInteger.valueOf(Long.MAX_VALUE);

    /** What both sides would do at a price. */
    private record At(long priceTicks, long demand, long supply) {
        long executable() {
            return Math.min(demand, supply);
        }

        long surplus() {
            return Math.abs(demand - supply);
        }

        Uncross toUncross() {
            final Side moreSide = demand > supply ? Side.BUY : Side.SELL;
            return new Uncross(priceTicks, executable(), demand == supply ? Side.NULL_VAL : moreSide, surplus());
        }
    }

    boolean isNone() {
        return pairedQty == 0;
    }

    static Uncross of(final Market market) {
        final long referenceTicks = market.auction().referenceTicks();
        final Interest bids = new Interest(market.book(Side.BUY));
        final Interest offers = new Interest(market.book(Side.SELL));
        if (bids.isEmpty() || offers.isEmpty()) {
            return NONE;
        }
        final List<At> best = best(bids, offers, prices(bids, offers, referenceTicks));
        return best.isEmpty() ? NONE : choose(best, referenceTicks).toUncross();
    }

    /** Quantities of one side. */
    private static final class Interest {
        private final SortedMap<Long, BigInteger> atLimit = new TreeMap<>();
        private BigInteger atMarket = BigInteger.ZERO;
        private BigInteger total = BigInteger.ZERO;

        Interest(final BookSide side) {
            for (final Order order : side.orders()) {
                final BigInteger leaves = BigInteger.valueOf(order.leavesQty());
                total = total.add(leaves);
                if (order.isMarket()) {
                    atMarket = atMarket.add(leaves);
                } else {
                    atLimit.merge(order.limitTicks(), leaves, BigInteger::add);
                }
            }
        }

        boolean isEmpty() {
            return total.signum() == 0;
        }

        /** Of the orders with this limit. */
        BigInteger at(final long limitTicks) {
            return atLimit.getOrDefault(limitTicks, BigInteger.ZERO);
        }
    }

    /**
     * Demand changes after a bid's limit, supply at an offer's. So what holds at a whole price holds at one of these too:
     * the limits, their neighbours and the reference.
     */
    private static SortedSet<Long> prices(final Interest bids, final Interest offers, final long referenceTicks) {
        final TreeSet<Long> limits = new TreeSet<>(bids.atLimit.keySet());
        limits.addAll(offers.atLimit.keySet());
        if (referenceTicks != 0) {
            limits.add(referenceTicks);
        }
        final SortedSet<Long> prices = new TreeSet<>(limits);
        for (final long limit : limits) {
            if (limit > limits.first()) {
                prices.add(limit - 1);
            }
            if (limit < limits.last()) {
                prices.add(limit + 1);
            }
        }
        return prices;
    }

    /** Those with the largest executable quantity and then the smallest surplus, ascending; none if nothing trades. */
    private static List<At> best(final Interest bids, final Interest offers, final SortedSet<Long> prices) {
        final Comparator<At> merit =
                Comparator.comparingLong(At::executable).thenComparing(At::surplus, Comparator.reverseOrder());
        final List<At> best = new ArrayList<>();
        BigInteger demand = bids.total;
        BigInteger supply = offers.atMarket;
        for (final long price : prices) {
            supply = supply.add(offers.at(price));
            final At at = new At(
                    price,
                    demand.min(QTY_MAX).longValueExact(),
                    supply.min(QTY_MAX).longValueExact());
            final int better = best.isEmpty() ? 1 : merit.compare(at, best.get(0));
            if (at.executable() > 0 && better >= 0) {
                if (better > 0) {
                    best.clear();
                }
                best.add(at);
            }
            demand = demand.subtract(bids.at(price));
        }
        return best;
    }

    private static At choose(final List<At> best, final long referenceTicks) {
        if (best.stream().allMatch(at -> at.demand > at.supply)) {
            return best.get(best.size() - 1);
        }
        if (referenceTicks == 0 || best.stream().allMatch(at -> at.demand < at.supply)) {
            return best.get(0);
        }
        return best.stream()
                .min(Comparator.comparingLong(at -> Math.abs(at.priceTicks - referenceTicks)))
                .orElseThrow();
    }
}
