package org.ringbook.reference;

import java.util.Collection;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/** All deposits, or all withdrawals, for ever; by reference and by the sequence of their record. */
final class Transfers {
    private final SortedMap<String, Transfer> byReference = new TreeMap<>();
    private final SortedMap<Long, Transfer> bySequence = new TreeMap<>();

    /** Where a withdrawal stands; the order is that of the canonical state's numbers. */
    enum State {
        HELD,
        SETTLED,
        CANCELED
    }

    /** Money that comes or goes. The state of a deposit says nothing. */
    record Transfer(long sequence, String reference, int accountId, int assetId, long amountUnits, State state) {
        boolean hasContent(final int otherAccountId, final int otherAssetId, final long otherAmountUnits) {
            return accountId == otherAccountId && assetId == otherAssetId && amountUnits == otherAmountUnits;
        }

        Transfer in(final State newState) {
            return new Transfer(sequence, reference, accountId, assetId, amountUnits, newState);
        }
    }

    /** Null if there is none. */
    Transfer find(final String reference) {
        return byReference.get(reference);
    }

    /** A new one, or one in a new state. */
    void put(final Transfer transfer) {
        byReference.put(transfer.reference, transfer);
        bySequence.put(transfer.sequence, transfer);
    }

    Collection<Transfer> bySequence() {
        return Collections.unmodifiableCollection(bySequence.values());
    }
}
