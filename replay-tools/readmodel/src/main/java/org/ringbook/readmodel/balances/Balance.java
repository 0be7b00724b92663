package org.ringbook.readmodel.balances;

/**
 * What an account has of an asset.
 *
 * @param accountId      whose.
 * @param assetId        of what.
 * @param availableUnits to trade with or to withdraw.
 * @param heldUnits      held by open orders and withdrawals.
 * @param sequence       record that moved it last.
 * @param rows           how many entries made it: number of the last one.
 * @param statementRows  how many of them changed the sum of both.
 */
public record Balance(
        int accountId,
        int assetId,
        long availableUnits,
        long heldUnits,
        long sequence,
        long rows,
        long statementRows) {}
