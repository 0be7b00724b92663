package org.ringbook.audit;

import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;

/** An exchange that executes recorded commands again. One thread. */
interface Replica {
    /** Takes balances. */
    @FunctionalInterface
    interface BalanceVisitor {
        void balance(int accountId, int assetId, long availableUnits, long heldUnits);
    }

    /**
     * Executes a recorded command and writes its events as frames behind their lengths.
     *
     * @return bytes written to {@code events} from index 0.
     * @throws RuntimeException if the command could not have been sequenced here.
     */
    int apply(
            long sequence, long timestampNs, DirectBuffer command, int offset, int length, MutableDirectBuffer events);

    /** Over the canonical state. */
    long stateHash();

    int assetCount();

    /** Deposits less settled withdrawals, by the replica's own count. */
    long totalUnits(int assetId);

    /** All balances that are not 0, the fee account's included. */
    void balances(BalanceVisitor visitor);
}
