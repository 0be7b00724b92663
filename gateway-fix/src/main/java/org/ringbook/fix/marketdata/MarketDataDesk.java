package org.ringbook.fix.marketdata;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.agrona.collections.Int2ObjectHashMap;
import org.ringbook.client.venue.Catalog;
import org.ringbook.client.venue.Market;
import org.ringbook.fix.message.FixMessage;
import org.ringbook.fix.message.OutMessage;
import org.ringbook.fix.message.Tags;
import org.ringbook.readmodel.books.MarketBook;
import org.ringbook.readmodel.books.MarketDataBuilder;
import org.ringbook.readmodel.books.MarketDataListener;
import org.ringbook.readmodel.marketdata.BookOrder;
import org.ringbook.sbe.messages.TradeDecoder;

/**
 * Market data for sessions: the books, as the event stream makes them, and who is told what of them. Changes of a millisecond are told together, so
 * that a fast market costs readers and archive a bounded number of messages; a session that does not keep up misses what happens meanwhile, and is
 * told all again when it has caught up. The gateway's thread only.
 */
public final class MarketDataDesk implements MarketDataListener {
    private static final long INTERVAL_NS = TimeUnit.MILLISECONDS.toNanos(1);

    private final Catalog catalog;
    private final MarketDataBuilder books = new MarketDataBuilder(this);
    private final Securities securities;
    private final StatusFeed statuses = new StatusFeed();
    private final Int2ObjectHashMap<MarketFeeds> feeds = new Int2ObjectHashMap<>();
    private final Map<MarketDataReader, Set<String>> requests = new HashMap<>();
    private long timeNs;
    private long updatedNs;

    /**
     * Without books yet.
     *
     * @param catalog names the markets; kept up to date by somebody else, ahead of the books.
     */
    public MarketDataDesk(final Catalog catalog) {
        this.catalog = catalog;
        securities = new Securities(catalog);
    }

    /**
     * The books.
     *
     * @return to be given every record, once the catalog has it.
     */
    public MarketDataBuilder books() {
        return books;
    }

    // ---- what sessions ask

    /**
     * Answers a MarketDataRequest (V).
     *
     * @param reader  who asks.
     * @param message its request, with a sound structure.
     * @return W for each symbol, with what follows it, or Y; nothing if a subscription ends.
     */
    public List<OutMessage> request(final MarketDataReader reader, final FixMessage message) {
        final MarketDataRequest request = new MarketDataRequest(message);
        final Set<String> active = requests.getOrDefault(reader, Set.of());
        if (request.isEnd()) {
            if (!active.contains(request.mdReqId())) {
                return List.of(request.reject('\0', "No subscription has this MDReqID (262)."));
            }
            active.remove(request.mdReqId());
            feeds.values().forEach(market -> market.end(reader, request.mdReqId()));
            return List.of();
        }
        final OutMessage refusal = request.refusal(reader.key(), active, catalog);
        if (refusal != null) {
            return List.of(refusal);
        }
        update();
        if (request.isSubscription()) {
            requests.computeIfAbsent(reader, unknown -> new HashSet<>()).add(request.mdReqId());
        }
        return request.symbols().stream()
                .map(catalog::market)
                .flatMap(market -> begin(reader, request, market).stream())
                .toList();
    }

    private List<OutMessage> begin(
            final MarketDataReader reader, final MarketDataRequest request, final Market market) {
        final FeedKey key = request.key(market.marketId());
        final MarketFeed feed;
        if (request.isSubscription()) {
            feed = feeds.computeIfAbsent(
                            market.marketId(), id -> new MarketFeeds(books.market(market.marketId()), market))
                    .feed(key);
            feed.subscriptions().add(new Subscription(reader, request.mdReqId(), request.isIncremental()));
        } else {
            feed = new MarketFeed(key, books.market(market.marketId()), market);
        }
        return feed.tellAll(request.mdReqId());
    }

    /**
     * Answers a SecurityListRequest (x).
     *
     * @param message with a sound structure.
     * @return y, as many as it takes.
     */
    public List<OutMessage> securities(final FixMessage message) {
        return securities.list(message);
    }

    /**
     * Answers a SecurityStatusRequest (e).
     *
     * @param reader  who asks.
     * @param message with a sound structure.
     * @return f; nothing if a subscription ends.
     */
    public List<OutMessage> status(final MarketDataReader reader, final FixMessage message) {
        final char type = message.character(Tags.SUBSCRIPTION_REQUEST_TYPE, MarketDataRequest.SNAPSHOT);
        final String requestId = message.text(Tags.SECURITY_STATUS_REQ_ID);
        if (type == MarketDataRequest.END) {
            statuses.end(reader, requestId);
            return List.of();
        }
        final Market market = catalog.market(message.text(Tags.SYMBOL));
        if (type == MarketDataRequest.SUBSCRIBE
                && market != null
                && statuses.count(reader) < MarketDataRequest.SUBSCRIPTIONS_MAX) {
            statuses.add(reader, requestId, market.marketId(), market.symbol());
        }
        return List.of(securities.status(message));
    }

    /**
     * The session is gone, and its subscriptions with it.
     *
     * @param reader which.
     */
    public void end(final MarketDataReader reader) {
        if (requests.remove(reader) != null) {
            feeds.values().forEach(market -> market.end(reader, null));
        }
        statuses.end(reader, null);
    }

    // ---- what they are told

    /**
     * Tells what has changed, at most once in a millisecond.
     *
     * @param nowNs monotonic.
     */
    public void tell(final long nowNs) {
        if (nowNs - updatedNs < INTERVAL_NS || (requests.isEmpty() && statuses.isEmpty())) {
            return;
        }
        if (update()) {
            updatedNs = nowNs;
        }
        feeds.values().forEach(MarketFeeds::resume);
        statuses.resume();
    }

    private boolean update() {
        boolean changed = false;
        for (final MarketFeeds market : feeds.values()) {
            changed |= market.update();
        }
        return changed;
    }

    // ---- what has changed

    @Override
    public void beginRecord(final long sequence, final long timestampNs) {
        timeNs = timestampNs;
    }

    @Override
    public void defined(final MarketBook market, final int index) {
        final MarketFeeds known = feeds.get(market.marketId());
        if (known != null) {
            known.market(catalog.market(market.marketId()));
        }
    }

    @Override
    public void orderAdded(final MarketBook market, final int index, final BookOrder order) {
        changed(market, order);
    }

    @Override
    public void orderChanged(final MarketBook market, final int index, final BookOrder order) {
        changed(market, order);
    }

    @Override
    public void orderRemoved(final MarketBook market, final int index, final BookOrder order) {
        changed(market, order);
    }

    private void changed(final MarketBook market, final BookOrder order) {
        final MarketFeeds known = feeds.get(market.marketId());
        if (known != null) {
            known.levelChanged(order.isSell(), order.priceTicks());
        }
    }

    @Override
    public void traded(final MarketBook market, final int index, final TradeDecoder trade) {
        final MarketFeeds known = feeds.get(market.marketId());
        if (known != null) {
            known.traded(new PublicTrade(trade.tradeId(), trade.priceTicks(), trade.qtyLots(), timeNs));
        }
    }

    @Override
    public void busted(final MarketBook market, final int index, final long tradeId) {
        final MarketFeeds known = feeds.get(market.marketId());
        if (known != null) {
            known.traded(PublicTrade.busted(tradeId));
        }
    }

    @Override
    public void stateChanged(final MarketBook market, final int index) {
        statuses.stateChanged(market.marketId(), market.state(), timeNs);
    }
}
