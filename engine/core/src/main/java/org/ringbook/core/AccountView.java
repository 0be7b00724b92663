package org.ringbook.core;

import org.agrona.DirectBuffer;

/** An account as a query sees it; one object for all rows. Core thread only. */
public interface AccountView {
    /**
     * Its id.
     *
     * @return 0 for the fee account
     */
    int accountId();

    /**
     * Its owner.
     *
     * @return an owner id
     */
    int ownerId();

    /**
     * Its open orders.
     *
     * @return their number
     */
    int openOrders();

    /**
     * What fees it pays.
     *
     * @return 0 to 15
     */
    int feeTier();

    /**
     * Whether an operator blocked it.
     *
     * @return true if it takes cancels only
     */
    boolean killed();

    /**
     * Whether it may switch self-trade prevention off.
     *
     * @return true if so
     */
    boolean selfTradeAllowed();

    /**
     * Holds its name, from index 0.
     *
     * @return a buffer
     */
    DirectBuffer name();

    /**
     * Length of its name.
     *
     * @return in bytes, 0 for the fee account
     */
    int nameLength();
}
