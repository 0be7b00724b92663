package org.ringbook.fix.marketdata;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.agrona.collections.LongHashSet;
import org.ringbook.client.venue.Market;
import org.ringbook.fix.message.OutMessage;
import org.ringbook.readmodel.books.MarketBook;
import org.ringbook.readmodel.marketdata.BookSide;

/**
 * One market as some subscribers see it, all of them alike: what they know of it, and with which number (83) they heard of it last. One thread.
 */
final class MarketFeed {
    /** Levels of a side that a snapshot has; what is behind them follows it. */
    static final int SNAPSHOT_LEVELS = 50;

    private final FeedKey key;
    private final MarketBook book;
    private final LevelImage bids;
    private final LevelImage offers;
    private final Entries entries = new Entries();
    private final StringBuilder text = new StringBuilder();
    private final List<Subscription> subscriptions = new ArrayList<>();
    private Market market;
    private int lastNumber;

    MarketFeed(final FeedKey key, final MarketBook book, final Market market) {
        this.key = key;
        this.book = book;
        this.market = market;
        bids = LevelImage.of(false, key.depth());
        offers = LevelImage.of(true, key.depth());
        final LongHashSet nothing = new LongHashSet();
        entries.begin(market, key, 0);
        bids.update(book.book().bids(), nothing, entries);
        offers.update(book.book().offers(), nothing, entries);
    }

    FeedKey key() {
        return key;
    }

    List<Subscription> subscriptions() {
        return subscriptions;
    }

    /** Tells what has changed: trades first, then levels as they are now. */
    void update(
            final Market terms,
            final LongHashSet changedBids,
            final LongHashSet changedOffers,
            final List<PublicTrade> trades) {
        market = terms;
        entries.begin(market, key, lastNumber);
        if (key.trades()) {
            trades.forEach(entries::trade);
        }
        bids.update(book.book().bids(), changedBids, entries);
        offers.update(book.book().offers(), changedOffers, entries);
        final List<Entries.Part> parts = entries.end();
        lastNumber = entries.lastNumber();
        if (!parts.isEmpty()) {
            subscriptions.forEach(subscription -> subscription.update(parts));
        }
    }

    void resume() {
        for (int i = 0; i < subscriptions.size(); i++) {
            subscriptions.get(i).resume(this);
        }
    }

    void end(final MarketDataReader reader, final String mdReqId) {
        for (final Iterator<Subscription> all = subscriptions.iterator(); all.hasNext(); ) {
            final Subscription subscription = all.next();
            if (subscription.reader() == reader && (mdReqId == null || mdReqId.equals(subscription.mdReqId()))) {
                all.remove();
            }
        }
    }

    /** All of it, as it is known: a snapshot, and what that has no room for. */
    List<OutMessage> tellAll(final String mdReqId) {
        final List<OutMessage> all = new ArrayList<>();
        all.add(new OutMessage().begin("W", snapshot(mdReqId)));
        restOfSnapshot().forEach(part -> all.add(new OutMessage().begin("X", part.body(mdReqId))));
        return all;
    }

    private String snapshot(final String mdReqId) {
        text.setLength(0);
        int count = key.bids() ? levels(book.book().bids(), bids) : 0;
        count += key.offers() ? levels(book.book().offers(), offers) : 0;
        if (key.trades() && book.lastTicks() > 0) {
            EntryText.trade(text, market, book.lastTradeId(), book.lastTicks(), book.lastQty(), book.lastTradeNs());
            count++;
        }
        return "262=" + mdReqId + EntryText.SOH + "55=" + market.symbol() + EntryText.SOH + "83=" + lastNumber
                + EntryText.SOH + "268=" + count + EntryText.SOH + text;
    }

    private int levels(final BookSide side, final LevelImage image) {
        final int count = Math.min(SNAPSHOT_LEVELS, image.depth(side));
        for (int i = 0; i < count; i++) {
            EntryText.level(text, market, side.level(i));
        }
        return count;
    }

    private List<Entries.Part> restOfSnapshot() {
        entries.begin(market, key, lastNumber).unnumbered();
        rest(book.book().bids(), bids);
        rest(book.book().offers(), offers);
        return entries.end();
    }

    private void rest(final BookSide side, final LevelImage image) {
        for (int i = SNAPSHOT_LEVELS; i < image.depth(side); i++) {
            final var level = side.level(i);
            entries.level(LevelImage.NEW, level.isSell(), level.priceTicks(), level.qtyLots(), level.orderCount());
        }
    }
}
