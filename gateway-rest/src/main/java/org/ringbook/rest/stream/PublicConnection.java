package org.ringbook.rest.stream;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.ringbook.readmodel.market.CandleInterval;
import org.ringbook.rest.exchange.MarketView;

/** The public stream beyond Luno: channels of several pairs on one connection, without a key. */
final class PublicConnection extends Connection {
    private static final int SUBSCRIPTIONS_MAX = 500;
    private static final String CANDLES = "candles:";

    private record Subscription(String channel, int marketId) {}

    private final Streams streams;
    private final Set<Subscription> subscriptions = new LinkedHashSet<>();

    PublicConnection(final Streams streams, final Outbox outbox) {
        super(outbox);
        this.streams = streams;
    }

    @Override
    void onMessage(final String text) {
        final JsonNode message = KeyedConnection.parse(text);
        if (message == null) {
            outbox().offer(Replies.error(null, "ErrInvalidArguments", "a message is a JSON object"));
            return;
        }
        final JsonNode id = message.get("id");
        switch (message.path("op").asText()) {
            case "ping" -> outbox().offer(Replies.pong(id));
            case "subscribe" -> change(message, id, true);
            case "unsubscribe" -> change(message, id, false);
            default ->
                outbox().offer(Replies.error(id, "ErrInvalidArguments", "op is to be subscribe, unsubscribe or ping"));
        }
    }

    private void change(final JsonNode message, final JsonNode id, final boolean joins) {
        final List<String> channels = texts(message.path("channels"));
        final List<String> pairs = texts(message.path("pairs"));
        if (channels.isEmpty() || pairs.isEmpty()) {
            refuse(id, "ErrInvalidArguments", "channels and pairs are to be lists of texts, not empty");
            return;
        }
        final List<MarketView> markets = new ArrayList<>();
        for (final String pair : pairs) {
            final MarketView market = streams.view().market(pair);
            if (market == null) {
                refuse(id, "ErrInvalidMarketPair", "unknown pair");
                return;
            }
            markets.add(market);
        }
        for (final String channel : channels) {
            if (!isChannel(channel)) {
                refuse(
                        id,
                        "ErrInvalidArguments",
                        "channels are book, trades, ticker, and candles: with a duration, such as candles:60");
                return;
            }
        }
        for (final MarketView market : markets) {
            for (final String channel : channels) {
                change(id, channel, market, joins);
            }
        }
    }

    private void change(final JsonNode id, final String channel, final MarketView market, final boolean joins) {
        final Subscription subscription =
                new Subscription(channel, market.market().marketId());
        final boolean known = subscriptions.remove(subscription);
        if (known) {
            leave(subscription);
        }
        if (joins && subscriptions.size() >= SUBSCRIPTIONS_MAX) {
            refuse(id, "ErrTooManyRequests", "a connection may have " + SUBSCRIPTIONS_MAX + " subscriptions");
            return;
        }
        final String type = joins ? "subscribed" : "unsubscribed";
        final String reply =
                Replies.subscribed(type, id, channel, market.market().symbol());
        if (!joins) {
            outbox().offer(reply);
            return;
        }
        subscriptions.add(subscription);
        streams.inOneMoment(() -> {
            outbox().offer(reply);
            join(subscription);
        });
    }

    private void refuse(final JsonNode id, final String code, final String reason) {
        outbox().offer(Replies.error(id, code, reason));
    }

    private static List<String> texts(final JsonNode list) {
        final List<String> texts = new ArrayList<>();
        list.forEach(entry -> texts.add(entry.asText()));
        return list.isArray() && list.size() <= SUBSCRIPTIONS_MAX ? texts : List.of();
    }

    private static boolean isChannel(final String channel) {
        return switch (channel) {
            case "book", "trades", "ticker" -> true;
            default -> interval(channel) >= 0;
        };
    }

    /** Index of a candle channel's interval; -1 if it is none. */
    private static int interval(final String channel) {
        final List<CandleInterval> all = CandleInterval.all();
        for (int i = 0; i < all.size(); i++) {
            if (channel.equals(CANDLES + all.get(i).seconds())) {
                return i;
            }
        }
        return -1;
    }

    private void join(final Subscription subscription) {
        final int marketId = subscription.marketId();
        final PairFeed feed = streams.pair(marketId);
        switch (subscription.channel()) {
            case "book" -> feed.joinBook(outbox(), streams.book(marketId));
            case "trades" -> feed.joinTrades(outbox(), streams.view().trades(marketId, 50));
            case "ticker" -> feed.joinTicker(outbox(), streams.book(marketId));
            default -> feed.joinCandles(outbox(), interval(subscription.channel()), streams.book(marketId));
        }
    }

    private void leave(final Subscription subscription) {
        final PairFeed feed = streams.pair(subscription.marketId());
        switch (subscription.channel()) {
            case "book" -> feed.leaveBook(outbox());
            case "trades" -> feed.leaveTrades(outbox());
            case "ticker" -> feed.leaveTicker(outbox());
            default -> feed.leaveCandles(outbox(), interval(subscription.channel()));
        }
    }

    @Override
    void onClosed() {
        subscriptions.forEach(this::leave);
        subscriptions.clear();
    }

    /** Clients that want a sign of life ask for it by op or by WebSocket ping. */
    @Override
    void onTick(final long nowNs) {}
}
