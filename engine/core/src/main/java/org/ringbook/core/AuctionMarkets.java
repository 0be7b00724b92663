package org.ringbook.core;

import java.util.Arrays;
import org.ringbook.core.market.Indicative;
import org.ringbook.core.market.Market;
import org.ringbook.core.market.Markets;
import org.ringbook.sbe.messages.Side;

/**
 * The markets that are in an auction, by id, and what is said of each at the end of a record that has changed it. Core
 * thread only.
 */
final class AuctionMarkets {
    private final Markets markets;
    private final AuctionPrice price;
    private int[] ids = new int[16];
    private int count;

    AuctionMarkets(final Markets markets, final AuctionPrice price) {
        this.markets = markets;
        this.price = price;
    }

    void add(final Market market) {
        if (count == ids.length) {
            ids = Arrays.copyOf(ids, count * 2);
        }
        int at = count++;
        while (at > 0 && ids[at - 1] > market.id()) {
            ids[at] = ids[at - 1];
            at--;
        }
        ids[at] = market.id();
        market.book().change();
    }

    void remove(final Market market) {
        final int at = Arrays.binarySearch(ids, 0, count, market.id());
        System.arraycopy(ids, at + 1, ids, at, count - at - 1);
        count--;
        market.indicative().clear();
    }

    /** Says what the auctions would do that would do something else than was last said. */
    void sayIndicatives(final EventSink events) {
        for (int i = 0; i < count; i++) {
            final Market market = markets.getOrNull(ids[i]);
            if (market.book().takeChanged()) {
                sayIndicative(market, events);
            }
        }
    }

    private void sayIndicative(final Market market, final EventSink events) {
        price.find(market);
        final Indicative indicative = market.indicative();
        if (indicative.set(price.priceTicks(), price.pairedQty(), price.imbalanceSide(), price.imbalanceQty())) {
            events.auctionIndicative()
                    .marketId(market.id())
                    .imbalanceSide(side(indicative.imbalanceSide()))
                    .priceTicks(indicative.priceTicks())
                    .pairedQty(indicative.pairedQty())
                    .imbalanceQty(indicative.imbalanceQty());
        }
    }

    private static Side side(final int code) {
        return code == 0 ? Side.NULL_VAL : Side.get((short) code);
    }
}
