package org.ringbook.core;

import org.ringbook.core.book.OrderBook;
import org.ringbook.core.book.OrderFlags;
import org.ringbook.core.book.OrderStore;
import org.ringbook.core.market.Market;
import org.ringbook.sbe.messages.Side;

/**
 * Pairs bids and offers of an auction at its price, each side in matching order. {@code docs/rules.md}, Allocation. Core
 * thread only.
 */
final class Allocation {
    private final OrderStore orders;
    private final Trades trades;
    private final SelfTrades selfTrades;
    private final LevelMark bidMark;
    private final LevelMark offerMark;

    Allocation(final CoreState state, final Trades trades, final SelfTrades selfTrades) {
        this.orders = state.orders;
        this.trades = trades;
        this.selfTrades = selfTrades;
        bidMark = new LevelMark(state.orders);
        offerMark = new LevelMark(state.orders);
    }

    /** Pairs until no two orders are left that trade at the price; false: the record is full, and pairs are left. */
    boolean run(final Market market, final long priceTicks, final EventSink events) {
        final OrderBook book = market.book();
        bidMark.reset();
        offerMark.reset();
        while (true) {
            final int bid = book.first(false);
            final int offer = book.first(true);
            if (!reaches(book, bid, offer, priceTicks)) {
                return true;
            }
            if (events.count() >= RecordBounds.STEP) {
                return false;
            }
            final boolean bidIsLater = orders.orderId(bid) > orders.orderId(offer);
            final int later = bidIsLater ? bid : offer;
            final int earlier = bidIsLater ? offer : bid;
            final int mode = OrderFlags.selfTradePrevention(orders.flags(later));
            if (selfTrades.prevents(mode, orders.accountId(later), orders.accountId(earlier))) {
                prevent(market, bid, offer, events);
            } else {
                trade(market, bid, offer, priceTicks, events);
            }
        }
    }

    private void prevent(final Market market, final int bid, final int offer, final EventSink events) {
        final long bidId = orders.orderId(bid);
        final long offerId = orders.orderId(offer);
        selfTrades.prevent(market, bid, offer, events);
        if (orders.orderId(bid) != bidId) {
            bidMark.leaves(bid);
        }
        if (orders.orderId(offer) != offerId) {
            offerMark.leaves(offer);
        }
    }

    private boolean reaches(final OrderBook book, final int bid, final int offer, final long priceTicks) {
        return bid != 0
                && offer != 0
                && (book.isMarket(bid) || orders.priceTicks(bid) >= priceTicks)
                && (book.isMarket(offer) || orders.priceTicks(offer) <= priceTicks);
    }

    private void trade(
            final Market market, final int bid, final int offer, final long priceTicks, final EventSink events) {
        final OrderBook book = market.book();
        final long lots = Math.min(bidMark.atHand(book.side(false), bid), offerMark.atHand(book.side(true), offer));
        final int buyAccount = orders.accountId(bid);
        final int sellAccount = orders.accountId(offer);
        final long released = market.notional(orders.priceTicks(bid) - priceTicks, lots);
        trades.make(
                        market,
                        priceTicks,
                        lots,
                        buyAccount,
                        sellAccount,
                        trades.makerPpm(buyAccount),
                        trades.makerPpm(sellAccount),
                        released,
                        events)
                .aggressorSide(Side.NULL_VAL)
                .buyOrderId(orders.orderId(bid))
                .sellOrderId(orders.orderId(offer))
                .buyLeavesQty(orders.leavesQty(bid) - lots)
                .sellLeavesQty(orders.leavesQty(offer) - lots);
        market.uncrossed(priceTicks);
        if (trades.fill(market, bid, lots)) {
            bidMark.leaves(bid);
        }
        if (trades.fill(market, offer, lots)) {
            offerMark.leaves(offer);
        }
    }
}
