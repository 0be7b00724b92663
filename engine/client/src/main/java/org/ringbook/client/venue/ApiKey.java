package org.ringbook.client.venue;

import org.ringbook.client.Permission;
import org.ringbook.client.ScramVerifier;

/**
 * A key that is not revoked.
 *
 * @param sessionId          of what it sends.
 * @param keyId              its id.
 * @param compId             SenderCompID of its messages if it is for FIX; else empty.
 * @param ownerId            whose; 0 = the exchange's.
 * @param defaultAccountId   the account of requests that name none.
 * @param permissions        what it may.
 * @param expireTimeNs       when it ends, nanoseconds since the epoch; 0 = never.
 * @param cancelOnDisconnect whether its orders are canceled when it is gone.
 * @param verifier           of its secret.
 * @param issuedSequence     record that issued it; it hears of nothing before.
 */
public record ApiKey(
        int sessionId,
        String keyId,
        String compId,
        int ownerId,
        int defaultAccountId,
        long permissions,
        long expireTimeNs,
        boolean cancelOnDisconnect,
        ScramVerifier verifier,
        long issuedSequence) {
    /**
     * Whether it is for FIX.
     *
     * @return true if it has a comp id.
     */
    public boolean isFixSession() {
        return !compId.isEmpty();
    }

    /**
     * Whether it may enter, change and cancel orders.
     *
     * @return false: it only hears.
     */
    public boolean isTrading() {
        return Permission.W_ORDERS.isIn(permissions) && ownerId != 0;
    }

    /**
     * Whether it hears of the orders of an owner, whoever entered them: a drop copy session, or one that was given its accounts' reports.
     *
     * @param owner whose orders.
     * @return true if so.
     */
    public boolean observes(final int owner) {
        if (ownerId == 0) {
            return Permission.R_ORDERS.isIn(permissions);
        }
        return owner == ownerId
                && (isTrading()
                        ? Permission.R_ACCOUNT_REPORTS.isIn(permissions)
                        : Permission.R_ORDERS.isIn(permissions));
    }
}
