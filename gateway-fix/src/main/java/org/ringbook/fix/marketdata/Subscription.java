package org.ringbook.fix.marketdata;

import java.util.List;

/** One session's wish to hear of one market. */
final class Subscription {
    private final MarketDataReader reader;
    private final String mdReqId;
    private final boolean incremental;

    /** What it was told is not what is; it is told all again. */
    private boolean behind;

    Subscription(final MarketDataReader reader, final String mdReqId, final boolean incremental) {
        this.reader = reader;
        this.mdReqId = mdReqId;
        this.incremental = incremental;
    }

    MarketDataReader reader() {
        return reader;
    }

    String mdReqId() {
        return mdReqId;
    }

    /** Something has changed. */
    void update(final List<Entries.Part> parts) {
        if (behind) {
            return;
        }
        if (!incremental || !reader.hasRoomFor(parts.size())) {
            behind = true;
            return;
        }
        parts.forEach(part -> reader.tell("X", part.body(mdReqId)));
    }

    /** Tells all again, if the session takes it now. */
    void resume(final MarketFeed feed) {
        if (behind && reader.hasCaughtUp()) {
            behind = false;
            feed.tellAll(mdReqId).forEach(message -> reader.tell(message.type(), message.body()));
        }
    }
}
