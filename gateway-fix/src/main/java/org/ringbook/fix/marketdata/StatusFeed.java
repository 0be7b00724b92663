package org.ringbook.fix.marketdata;

import java.util.ArrayList;
import java.util.List;
import org.ringbook.fix.message.OutMessage;
import org.ringbook.sbe.messages.MarketState;

/** Sessions that are told of each change of a market's state. One thread. */
final class StatusFeed {
    private final List<Watch> watches = new ArrayList<>();

    private static final class Watch {
        private final MarketDataReader reader;
        private final String requestId;
        private final int marketId;
        private final String symbol;
        private MarketState missed;
        private long missedNs;

        private Watch(final MarketDataReader reader, final String requestId, final int marketId, final String symbol) {
            this.reader = reader;
            this.requestId = requestId;
            this.marketId = marketId;
            this.symbol = symbol;
        }

        private boolean isOf(final MarketDataReader who, final String id) {
            return reader == who && (id == null || id.equals(requestId));
        }

        private void tell(final MarketState state, final long timeNs) {
            final OutMessage out = new OutMessage();
            Securities.status(out, requestId, symbol, state, timeNs);
            reader.tell(out.type(), out.body());
        }
    }

    void add(final MarketDataReader reader, final String requestId, final int marketId, final String symbol) {
        end(reader, requestId);
        watches.add(new Watch(reader, requestId, marketId, symbol));
    }

    boolean isEmpty() {
        return watches.isEmpty();
    }

    int count(final MarketDataReader reader) {
        return (int) watches.stream().filter(watch -> watch.reader == reader).count();
    }

    /** Ends one of a session's, or all of them if no id is given. */
    void end(final MarketDataReader reader, final String requestId) {
        watches.removeIf(watch -> watch.isOf(reader, requestId));
    }

    void stateChanged(final int marketId, final MarketState state, final long timeNs) {
        for (final Watch watch : watches) {
            if (watch.marketId == marketId) {
                if (watch.missed == null && watch.reader.hasRoomFor(1)) {
                    watch.tell(state, timeNs);
                } else {
                    watch.missed = state;
                    watch.missedNs = timeNs;
                }
            }
        }
    }

    /** Who was behind is told the last state. */
    void resume() {
        for (final Watch watch : watches) {
            if (watch.missed != null && watch.reader.hasCaughtUp()) {
                watch.tell(watch.missed, watch.missedNs);
                watch.missed = null;
            }
        }
    }
}
