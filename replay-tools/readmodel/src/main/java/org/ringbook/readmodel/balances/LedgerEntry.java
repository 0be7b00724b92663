package org.ringbook.readmodel.balances;

/**
 * What one event did to an account's money of one asset, and what there was then.
 *
 * @param row            number among all entries of the account and asset, from 1.
 * @param statementRow   how many of them, up to this one, changed the sum of available and held.
 * @param sequence       record.
 * @param index          of the event in the record, from 1.
 * @param kind           template id of the event: Trade, Deposited and so on.
 * @param accountId      whose.
 * @param assetId        of what.
 * @param availableDelta change of what is available.
 * @param heldDelta      change of what is held.
 * @param availableUnits available behind it.
 * @param heldUnits      held behind it.
 * @param feeUnits       of a trade: taken off before {@code availableDelta}; of one that was undone: given back, negative.
 * @param marketId       of an order or trade; else 0.
 * @param subjectId      the order, trade or withdrawal; of a deposit or transfer its record.
 * @param timestampNs    when.
 */
public record LedgerEntry(
        long row,
        long statementRow,
        long sequence,
        int index,
        int kind,
        int accountId,
        int assetId,
        long availableDelta,
        long heldDelta,
        long availableUnits,
        long heldUnits,
        long feeUnits,
        int marketId,
        long subjectId,
        long timestampNs) {}
