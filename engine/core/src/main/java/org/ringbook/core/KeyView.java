package org.ringbook.core;

import org.agrona.DirectBuffer;

/** An API key as a query sees it, without its verifier; one object for all rows. Core thread only. */
public interface KeyView {
    /**
     * The session of the orders that come in by it.
     *
     * @return from 1
     */
    int sessionId();

    /**
     * Whose it is.
     *
     * @return 0 for the exchange's own
     */
    int ownerId();

    /**
     * What its orders are for unless they say otherwise.
     *
     * @return an account id, 0 with owner 0
     */
    int defaultAccountId();

    /**
     * What gateways let it do.
     *
     * @return a bit each
     */
    long permissions();

    /**
     * When gateways begin to refuse it.
     *
     * @return nanoseconds since the epoch, 0 for never
     */
    long expireTimeNs();

    /**
     * What its FIX session asks for.
     *
     * @return whether its orders are canceled when it is gone
     */
    boolean cancelOnDisconnect();

    /**
     * Whether it was ended.
     *
     * @return true if so
     */
    boolean revoked();

    /**
     * Holds its id, from index 0.
     *
     * @return a buffer
     */
    DirectBuffer keyId();

    /**
     * Length of its id.
     *
     * @return in bytes
     */
    int keyIdLength();

    /**
     * Holds its FIX comp id, from index 0.
     *
     * @return a buffer
     */
    DirectBuffer compId();

    /**
     * Length of the comp id.
     *
     * @return in bytes, 0 if it has none
     */
    int compIdLength();

    /**
     * Holds its label, from index 0.
     *
     * @return a buffer
     */
    DirectBuffer label();

    /**
     * Length of the label.
     *
     * @return in bytes, 0 if it has none
     */
    int labelLength();
}
