package org.ringbook.readmodel.funding;

/**
 * A request to pay out.
 *
 * @param withdrawalId  sequence of its record.
 * @param accountId     whose.
 * @param assetId       of what.
 * @param units         how much.
 * @param reference     no two withdrawals have the same.
 * @param state         what became of it.
 * @param requestedNs   when it was asked for.
 * @param endedSequence record that ended it; 0: it is held.
 * @param endedNs       when it ended; 0: it is held.
 */
public record Withdrawal(
        long withdrawalId,
        int accountId,
        int assetId,
        long units,
        String reference,
        State state,
        long requestedNs,
        long endedSequence,
        long endedNs) {
    /** What became of a withdrawal. */
    public enum State {
        /** Its amount is held. */
        HELD,
        /** Paid out. */
        SETTLED,
        /** Not paid out: the amount is available again. */
        CANCELED
    }
}
