package org.ringbook.fix.marketdata;

import java.util.ArrayList;
import java.util.List;
import org.ringbook.client.venue.Market;

/** Collects entries of X and puts them into messages that are not too long. Reused; one thread. */
final class Entries implements LevelImage.Differences {
    /** Entries of a message: no message is longer than what the gateway sends in one piece. */
    static final int PER_MESSAGE = 100;

    private final StringBuilder text = new StringBuilder();
    private final List<Part> parts = new ArrayList<>();
    private Market market;
    private FeedKey wanted;
    private boolean numbered;
    private int number;
    private int count;

    /** Entries of one message. */
    record Part(int count, String text) {
        /** The whole body. */
        String body(final String mdReqId) {
            return "262=" + mdReqId + EntryText.SOH + "268=" + count + EntryText.SOH + text;
        }
    }

    /** Begins. {@code lastNumber}: FIX tag 83 of the entry before. */
    Entries begin(final Market ofMarket, final FeedKey ofFeed, final int lastNumber) {
        text.setLength(0);
        parts.clear();
        count = 0;
        market = ofMarket;
        wanted = ofFeed;
        number = lastNumber;
        numbered = true;
        return this;
    }

    /** What follows a snapshot has no numbers. */
    Entries unnumbered() {
        numbered = false;
        return this;
    }

    @Override
    public void level(
            final char action, final boolean sell, final long priceTicks, final long qtyLots, final int orderCount) {
        if (sell ? wanted.offers() : wanted.bids()) {
            EntryText.levelUpdate(text, market, action, sell, priceTicks, qtyLots, orderCount, next());
            close();
        }
    }

    void trade(final PublicTrade trade) {
        EntryText.tradeUpdate(text, market, trade, next());
        close();
    }

    private int next() {
        if (!numbered) {
            return 0;
        }
        number++;
        return number;
    }

    private void close() {
        count++;
        if (count == PER_MESSAGE) {
            cut();
        }
    }

    private void cut() {
        if (count > 0) {
            parts.add(new Part(count, text.toString()));
            text.setLength(0);
            count = 0;
        }
    }

    /** All of them; good until the next begin. */
    List<Part> end() {
        cut();
        return parts;
    }

    /** FIX tag 83 of the last entry. */
    int lastNumber() {
        return number;
    }
}
