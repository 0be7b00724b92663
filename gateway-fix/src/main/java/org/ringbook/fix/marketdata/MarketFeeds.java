package org.ringbook.fix.marketdata;

import java.util.ArrayList;
import java.util.List;
import org.agrona.collections.LongHashSet;
import org.ringbook.client.venue.Market;
import org.ringbook.readmodel.books.MarketBook;

/** All feeds of one market, and what has changed since they were told last. One thread. */
final class MarketFeeds {
    private final MarketBook book;
    private final LongHashSet changedBids = new LongHashSet();
    private final LongHashSet changedOffers = new LongHashSet();
    private final List<PublicTrade> trades = new ArrayList<>();
    private final List<MarketFeed> feeds = new ArrayList<>();
    private Market market;

    MarketFeeds(final MarketBook book, final Market market) {
        this.book = book;
        this.market = market;
    }

    /** Terms or state are others now. What was not told yet is told in the old ones. */
    void market(final Market changed) {
        update();
        market = changed;
    }

    void levelChanged(final boolean sell, final long priceTicks) {
        if (!feeds.isEmpty()) {
            (sell ? changedOffers : changedBids).add(priceTicks);
        }
    }

    void traded(final PublicTrade trade) {
        if (!feeds.isEmpty()) {
            trades.add(trade);
        }
    }

    /** Tells what has changed. Returns whether anything has. */
    boolean update() {
        if (changedBids.isEmpty() && changedOffers.isEmpty() && trades.isEmpty()) {
            return false;
        }
        feeds.forEach(feed -> feed.update(market, changedBids, changedOffers, trades));
        changedBids.clear();
        changedOffers.clear();
        trades.clear();
        return true;
    }

    void resume() {
        for (int i = 0; i < feeds.size(); i++) {
            feeds.get(i).resume();
        }
    }

    /** The feed of a key; nothing has changed since it was told. */
    MarketFeed feed(final FeedKey key) {
        for (final MarketFeed feed : feeds) {
            if (feed.key().equals(key)) {
                return feed;
            }
        }
        final MarketFeed feed = new MarketFeed(key, book, market);
        feeds.add(feed);
        return feed;
    }

    /** Ends a session's subscription, or all of them if no id is given. */
    void end(final MarketDataReader reader, final String mdReqId) {
        feeds.forEach(feed -> feed.end(reader, mdReqId));
        feeds.removeIf(feed -> feed.subscriptions().isEmpty());
        if (feeds.isEmpty()) {
            changedBids.clear();
            changedOffers.clear();
            trades.clear();
        }
    }
}
