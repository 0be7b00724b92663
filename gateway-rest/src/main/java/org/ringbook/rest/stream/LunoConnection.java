package org.ringbook.rest.stream;

import org.ringbook.client.venue.ApiKey;

/** A connection in Luno's form: the market stream of a pair, or the user stream. */
final class LunoConnection extends KeyedConnection {
    /** The empty text as JSON: a sign of life, both ways. */
    private static final String ALIVE = "\"\"";

    /** Of the user stream. */
    static final int NO_MARKET = 0;

    private final int marketId;

    LunoConnection(final Streams streams, final Outbox outbox, final String address, final int marketId) {
        super(streams, outbox, address);
        this.marketId = marketId;
    }

    @Override
    void begin(final ApiKey checked) {
        if (marketId == NO_MARKET) {
            streams().users().join(outbox(), checked);
        } else {
            streams().joinLuno(marketId, outbox());
        }
    }

    /** Signs of life need no answer, and there is nothing else to say. */
    @Override
    void onRequest(final String text) {
        if (!text.isBlank() && !text.equals(ALIVE)) {
            outbox().close(Outbox.REFUSED, "nothing but \"\" is understood behind the credentials");
        }
    }

    @Override
    void leave(final ApiKey checked) {
        if (marketId == NO_MARKET) {
            streams().users().leave(outbox(), checked);
        } else {
            streams().leaveLuno(marketId, outbox());
        }
    }

    @Override
    void refuse(final String code, final String reason) {
        outbox().close(Outbox.REFUSED, reason.length() > 100 ? reason.substring(0, 100) : reason);
    }

    /** Only when idle: ccxt takes it for news of the book. */
    @Override
    void onTick(final long nowNs) {
        super.onTick(nowNs);
        if (key() != null && nowNs - outbox().sentNs() > streams().context().keepAliveNs()) {
            outbox().offer(ALIVE);
        }
    }
}
