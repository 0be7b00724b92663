package org.ringbook.core;

import org.agrona.DirectBuffer;

/** An open order as a query sees it; one object for all rows. Core thread only. */
public interface OrderView {
    /**
     * Its id.
     *
     * @return the sequence of the record that created it
     */
    long orderId();

    /**
     * Whose it is.
     *
     * @return an account id
     */
    int accountId();

    /**
     * The session that last entered or replaced it.
     *
     * @return 0 for none
     */
    int sessionId();

    /**
     * Where it rests.
     *
     * @return a market id
     */
    int marketId();

    /**
     * Its side.
     *
     * @return true for a sell
     */
    boolean isSell();

    /**
     * Its limit.
     *
     * @return ticks, 0 if it has none
     */
    long priceTicks();

    /**
     * What it waits for.
     *
     * @return ticks, 0 if it does not wait
     */
    long stopPriceTicks();

    /**
     * Its type now.
     *
     * @return value of {@code OrdType}
     */
    int ordType();

    /**
     * How long it is in force.
     *
     * @return value of {@code TimeInForce}
     */
    int timeInForce();

    /**
     * Whether its quantity is an amount of quote.
     *
     * @return true if so
     */
    boolean byQuote();

    /**
     * Its peak.
     *
     * @return lots, 0 if all is displayed
     */
    long displayQty();

    /**
     * When it expires.
     *
     * @return nanoseconds since the epoch, 0 if it does not
     */
    long expireTimeNs();

    /**
     * Its total quantity.
     *
     * @return lots, by quote the amount
     */
    long orderQty();

    /**
     * What of it is filled.
     *
     * @return lots
     */
    long cumQty();

    /**
     * Holds the last client order id it was given, from index 0.
     *
     * @return a buffer
     */
    DirectBuffer clOrdId();

    /**
     * Length of that id.
     *
     * @return in bytes, 0 if it has none
     */
    int clOrdIdLength();
}
