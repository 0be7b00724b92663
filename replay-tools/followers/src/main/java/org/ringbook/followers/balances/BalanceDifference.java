package org.ringbook.followers.balances;

/**
 * A balance that is not what the core says.
 *
 * @param accountId      0 is the fee account; negative: the outside.
 * @param assetId        of the asset; 0 if it is about an entry.
 * @param sequence       last record that moved it, as the ledger has it; 0 if none did.
 * @param ledgerUnits    available and held in the ledger, together.
 * @param expectedUnits  what they should be.
 * @param text           all of it, for people.
 */
public record BalanceDifference(
        int accountId, int assetId, long sequence, long ledgerUnits, long expectedUnits, String text) {}
