package org.ringbook.fix.gateway;

import java.util.ArrayDeque;
import java.util.function.Predicate;
import org.ringbook.client.venue.ApiKey;
import org.ringbook.fix.marketdata.MarketDataReader;

/** Market data that waits for its session. It is bounded, comes behind reports and answers, and is forgotten with the connection. One thread. */
final class MarketDataQueue implements MarketDataReader {
    /** Messages beyond which the session is behind: what it misses is said in one piece later. */
    private static final int MESSAGES_MAX = 64;

    private final ApiKey key;
    private final ArrayDeque<Outgoing> waiting = new ArrayDeque<>();
    private boolean slow;

    MarketDataQueue(final ApiKey key) {
        this.key = key;
    }

    @Override
    public ApiKey key() {
        return key;
    }

    @Override
    public boolean hasRoomFor(final int messages) {
        return !slow && waiting.size() + messages <= MESSAGES_MAX;
    }

    @Override
    public boolean hasCaughtUp() {
        return !slow && waiting.isEmpty();
    }

    @Override
    public void tell(final String msgType, final String body) {
        waiting.addLast(new Outgoing(msgType, body, 0, 0, 0));
    }

    /** Whether Artio has more for the client than it reads. */
    void slow(final boolean isSlow) {
        slow = isSlow;
    }

    /** The connection has ended. */
    void clear() {
        waiting.clear();
        slow = false;
    }

    /** Hands on what waits, as long as it is taken. Returns how many. */
    int flush(final int limit, final Predicate<Outgoing> send) {
        int sent = 0;
        while (!slow && sent < limit && !waiting.isEmpty() && send.test(waiting.peekFirst())) {
            waiting.removeFirst();
            sent++;
        }
        return sent;
    }
}
