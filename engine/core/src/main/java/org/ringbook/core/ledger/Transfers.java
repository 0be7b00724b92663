package org.ringbook.core.ledger;

import java.util.Arrays;

/**
 * Transfers between accounts by their external reference, kept for ever so that each is applied once: movements of the account
 * that pays, with the one that receives. Core thread only.
 */
public final class Transfers {
    private final MoneyMovements payments = new MoneyMovements();
    private int[] receivers = new int[64];

    /**
     * The side that pays, and the references.
     *
     * @return live; add to it by {@link #put} only
     */
    public MoneyMovements payments() {
        return payments;
    }

    /**
     * Adds the entry of a reference that was just added.
     *
     * @param index of the reference
     * @param sequence of the record
     * @param fromAccountId who pays
     * @param toAccountId who receives
     * @param assetId of what
     * @param amountUnits how much
     */
    public void put(
            final int index,
            final long sequence,
            final int fromAccountId,
            final int toAccountId,
            final int assetId,
            final long amountUnits) {
        if (index >= receivers.length) {
            receivers = Arrays.copyOf(receivers, receivers.length * 2);
        }
        payments.put(index, sequence, fromAccountId, assetId, amountUnits);
        receivers[index] = toAccountId;
    }

    /**
     * Who received.
     *
     * @param index of the entry
     * @return the account id
     */
    public int receiver(final int index) {
        return receivers[index];
    }

    /**
     * Whether an entry has this content.
     *
     * @param index of the entry
     * @param fromAccountId who pays
     * @param toAccountId who receives
     * @param assetId of what
     * @param amountUnits how much
     * @return true if all are the same
     */
    public boolean isSame(
            final int index,
            final int fromAccountId,
            final int toAccountId,
            final int assetId,
            final long amountUnits) {
        return receivers[index] == toAccountId && payments.isSame(index, fromAccountId, assetId, amountUnits);
    }
}
