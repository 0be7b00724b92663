package org.ringbook.fix.marketdata;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.ringbook.client.venue.ApiKey;
import org.ringbook.client.venue.Catalog;
import org.ringbook.fix.message.FixMessage;
import org.ringbook.fix.message.OutMessage;
import org.ringbook.fix.message.Tags;

/** A MarketDataRequest (V) whose structure was checked. */
final class MarketDataRequest {
    static final char SNAPSHOT = '0';
    static final char SUBSCRIBE = '1';
    static final char END = '2';

    /** Of a session. */
    static final int SUBSCRIPTIONS_MAX = 100;

    /** Levels of a side that can be asked for; all of them is more. */
    static final int DEPTH_MAX = 1_000;

    private static final int INCREMENTAL = 1;
    private static final int TEXT = 58;
    private static final char UNKNOWN_SYMBOL = '0';
    private static final char DUPLICATE_ID = '1';
    private static final char INSUFFICIENT_BANDWIDTH = '2';
    private static final char INSUFFICIENT_PERMISSIONS = '3';
    private static final char UNSUPPORTED_DEPTH = '5';
    private static final char UNSUPPORTED_UPDATE_TYPE = '6';
    private static final char UNSUPPORTED_AGGREGATION = '7';
    private static final char UNSUPPORTED_ENTRY_TYPE = '8';
    private static final String ENTRY_TYPES = "012";

    private final String mdReqId;
    private final char type;
    private final int depth;
    private final boolean incremental;
    private final boolean aggregated;
    private final List<String> entryTypes;
    private final List<String> symbols;

    MarketDataRequest(final FixMessage message) {
        mdReqId = message.text(Tags.MD_REQ_ID);
        type = message.character(Tags.SUBSCRIPTION_REQUEST_TYPE, SNAPSHOT);
        depth = message.number(Tags.MARKET_DEPTH, 0);
        incremental = message.number(Tags.MD_UPDATE_TYPE, INCREMENTAL) == INCREMENTAL;
        aggregated = !message.has(Tags.AGGREGATED_BOOK) || message.flag(Tags.AGGREGATED_BOOK);
        entryTypes = values(message, Tags.MD_ENTRY_TYPE);
        symbols = values(message, Tags.SYMBOL);
    }

    private static List<String> values(final FixMessage message, final int tag) {
        final List<String> values = new ArrayList<>();
        for (int i = message.find(tag, 0); i >= 0; i = message.find(tag, i + 1)) {
            if (!values.contains(message.value(i))) {
                values.add(message.value(i));
            }
        }
        return values;
    }

    String mdReqId() {
        return mdReqId;
    }

    boolean isEnd() {
        return type == END;
    }

    boolean isSubscription() {
        return type == SUBSCRIBE;
    }

    boolean isIncremental() {
        return incremental;
    }

    List<String> symbols() {
        return symbols;
    }

    FeedKey key(final int marketId) {
        return new FeedKey(
                marketId, depth, entryTypes.contains("0"), entryTypes.contains("1"), entryTypes.contains("2"));
    }

    /** Why it is not taken; null if it is. */
    OutMessage refusal(final ApiKey key, final Set<String> active, final Catalog catalog) {
        if (active.contains(mdReqId)) {
            return reject(DUPLICATE_ID, "A subscription has this MDReqID (262).");
        }
        if (!key.isTrading()) {
            return reject(INSUFFICIENT_PERMISSIONS, "A drop copy session hears of orders only.");
        }
        if (isSubscription() && active.size() >= SUBSCRIPTIONS_MAX) {
            return reject(
                    INSUFFICIENT_BANDWIDTH, "A session has at most " + SUBSCRIPTIONS_MAX + " subscriptions at a time.");
        }
        if (depth < 0 || depth > DEPTH_MAX) {
            return reject(UNSUPPORTED_DEPTH, "MarketDepth (264) is 0 for all levels, or 1 to " + DEPTH_MAX + ".");
        }
        if (!incremental && (depth == 0 || depth > MarketFeed.SNAPSHOT_LEVELS)) {
            return reject(
                    UNSUPPORTED_UPDATE_TYPE,
                    "With MDUpdateType (265) 0, MarketDepth (264) is 1 to " + MarketFeed.SNAPSHOT_LEVELS + ".");
        }
        if (!aggregated) {
            return reject(UNSUPPORTED_AGGREGATION, "The book is told by price level only.");
        }
        for (final String entryType : entryTypes) {
            if (!ENTRY_TYPES.contains(entryType)) {
                return reject(
                        UNSUPPORTED_ENTRY_TYPE,
                        "MDEntryType (269) is 0 bid, 1 offer or 2 trade; not " + entryType + ".");
            }
        }
        for (final String symbol : symbols) {
            if (catalog.market(symbol) == null) {
                return reject(UNKNOWN_SYMBOL, "There is no symbol " + symbol + ".");
            }
        }
        return null;
    }

    /** Y; without 281 if the standard has no reason. */
    OutMessage reject(final char reason, final String text) {
        final OutMessage out = new OutMessage().begin("Y").put(Tags.MD_REQ_ID, mdReqId);
        if (reason != 0) {
            out.put(Tags.MD_REQ_REJ_REASON, reason);
        }
        return out.put(TEXT, text);
    }
}
