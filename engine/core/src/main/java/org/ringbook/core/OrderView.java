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
     * @return ticks
     */
    long priceTicks();

    /**
     * Its total quantity.
     *
     * @return lots
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
