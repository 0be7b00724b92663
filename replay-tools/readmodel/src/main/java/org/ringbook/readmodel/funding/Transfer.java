package org.ringbook.readmodel.funding;

/**
 * Money that came, went or moved.
 *
 * @param sequence         of its record.
 * @param kind             which way.
 * @param accountId        whose it is about.
 * @param counterAccountId the other account of a transfer; 0: the world outside.
 * @param assetId          of what.
 * @param units            how much.
 * @param withdrawalId     that was paid; else 0.
 * @param reference        as the command gave it.
 * @param timestampNs      when.
 */
public record Transfer(
        long sequence,
        TransferKind kind,
        int accountId,
        int counterAccountId,
        int assetId,
        long units,
        long withdrawalId,
        String reference,
        long timestampNs) {}
