package org.ringbook.fix.marketdata;

import org.ringbook.client.venue.ApiKey;

/** A session as market data sees it. One thread. */
public interface MarketDataReader {
    /**
     * The session's key.
     *
     * @return its permissions are looked at.
     */
    ApiKey key();

    /**
     * Whether it takes some more messages.
     *
     * @param messages how many.
     * @return false: it reads too slowly, and is told all again when it has caught up.
     */
    boolean hasRoomFor(int messages);

    /**
     * Whether it has been given everything so far, and reads.
     *
     * @return then it can be told all again.
     */
    boolean hasCaughtUp();

    /**
     * Gives it a message. It has room for it.
     *
     * @param msgType FIX tag 35.
     * @param body    all fields but header and trailer, each with its SOH.
     */
    void tell(String msgType, String body);
}
