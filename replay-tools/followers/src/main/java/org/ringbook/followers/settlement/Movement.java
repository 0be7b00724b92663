package org.ringbook.followers.settlement;

/**
 * One event that moved money, as its event in the journal said it. What a kind has no use for is 0, and the reference empty.
 *
 * @param sequence         of its record.
 * @param eventIndex       of the event in the record, from 1; with the sequence it is the movement's id.
 * @param timeNs           when it was sequenced, nanoseconds since the epoch.
 * @param kind             what it was.
 * @param marketId         of a trade or bust.
 * @param tradeId          of a trade or bust, in that market.
 * @param accountId        buyer; whose deposit or withdrawal; from whom a transfer goes.
 * @param counterAccountId seller; to whom a transfer goes.
 * @param assetId          base of a trade or bust; else the asset.
 * @param units            of that asset.
 * @param feeUnits         the buyer's fee, in base.
 * @param quoteAssetId     quote of a trade or bust.
 * @param quoteUnits       of that asset.
 * @param quoteFeeUnits    the seller's fee, in quote.
 * @param withdrawalId     of a withdrawal, the sequence of its request.
 * @param reference        of a deposit, withdrawal or transfer.
 */
public record Movement(
        long sequence,
        int eventIndex,
        long timeNs,
        MovementKind kind,
        int marketId,
        long tradeId,
        int accountId,
        int counterAccountId,
        int assetId,
        long units,
        long feeUnits,
        int quoteAssetId,
        long quoteUnits,
        long quoteFeeUnits,
        long withdrawalId,
        String reference) {}
