package org.ringbook.settlement;

import org.ringbook.followers.settlement.WithdrawalState;

/**
 * A withdrawal as the journal has it.
 *
 * @param withdrawalId  sequence of its request.
 * @param requestedNs   time of its request, nanoseconds since the epoch.
 * @param accountId     whose.
 * @param assetId       of what.
 * @param units         how much.
 * @param reference     the request's.
 * @param state         what became of it.
 * @param endedSequence record that settled or canceled it; 0 while it is held.
 * @param endedNs       time of that record; 0 while it is held.
 */
public record WithdrawalRow(
        long withdrawalId,
        long requestedNs,
        int accountId,
        int assetId,
        long units,
        String reference,
        WithdrawalState state,
        long endedSequence,
        long endedNs) {}
