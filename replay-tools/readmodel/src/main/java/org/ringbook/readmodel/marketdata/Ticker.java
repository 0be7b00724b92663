package org.ringbook.readmodel.marketdata;

import org.ringbook.sbe.marketdata.TickerUpdateDecoder;

/** The last trade of a market, and 24 hours of trades as they were when it was said last. Live; the subscriber's thread. */
public final class Ticker {
    private long lastTradeId;
    private long lastTimestampNs;
    private long lastTicks;
    private long lastQty;
    private long openTicks;
    private long highTicks;
    private long lowTicks;
    private long baseUnits;
    private long quoteUnits;
    private long tradeCount;

    Ticker() {}

    /** {@return the last trade; 0 if there was none} */
    public long lastTradeId() {
        return lastTradeId;
    }

    /** {@return when it was, nanoseconds since the epoch} */
    public long lastTimestampNs() {
        return lastTimestampNs;
    }

    /** {@return its price; 0 if there was none under the terms in force} */
    public long lastTicks() {
        return lastTicks;
    }

    /** {@return its quantity in lots} */
    public long lastQty() {
        return lastQty;
    }

    /** {@return first price of the 24 hours; 0 if there was no trade, as of the next two} */
    public long openTicks() {
        return openTicks;
    }

    /** {@return highest price} */
    public long highTicks() {
        return highTicks;
    }

    /** {@return lowest price} */
    public long lowTicks() {
        return lowTicks;
    }

    /** {@return quantity traded, in base units} */
    public long baseUnits() {
        return baseUnits;
    }

    /** {@return amount traded, in quote units} */
    public long quoteUnits() {
        return quoteUnits;
    }

    /** {@return trades in the 24 hours} */
    public long tradeCount() {
        return tradeCount;
    }

    void update(final TickerUpdateDecoder message) {
        lastTradeId = message.lastTradeId();
        lastTimestampNs = message.lastTimestampNs();
        lastTicks = message.lastTicks();
        lastQty = message.lastQty();
        openTicks = message.openTicks();
        highTicks = message.highTicks();
        lowTicks = message.lowTicks();
        baseUnits = message.baseUnits();
        quoteUnits = message.quoteUnits();
        tradeCount = message.tradeCount();
    }

    void newTerms() {
        lastTicks = 0;
        lastQty = 0;
        openTicks = 0;
        highTicks = 0;
        lowTicks = 0;
        baseUnits = 0;
        quoteUnits = 0;
        tradeCount = 0;
    }

    void copy(final Ticker other) {
        lastTradeId = other.lastTradeId;
        lastTimestampNs = other.lastTimestampNs;
        lastTicks = other.lastTicks;
        lastQty = other.lastQty;
        openTicks = other.openTicks;
        highTicks = other.highTicks;
        lowTicks = other.lowTicks;
        baseUnits = other.baseUnits;
        quoteUnits = other.quoteUnits;
        tradeCount = other.tradeCount;
    }
}
