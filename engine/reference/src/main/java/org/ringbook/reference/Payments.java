package org.ringbook.reference;

import java.util.Collection;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/** All deposits, or all withdrawals, for ever; by reference and by the sequence of their record. */
final class Payments {
    private final SortedMap<String, Payment> byReference = new TreeMap<>();
    private final SortedMap<Long, Payment> bySequence = new TreeMap<>();

    /** Where a withdrawal stands; the order is that of the canonical state's numbers. */
    enum State {
        HELD,
        SETTLED,
        CANCELED
    }

    /** Money that comes or goes. The state of a deposit says nothing. */
    record Payment(long sequence, String reference, int accountId, int assetId, long amountUnits, State state) {
        boolean hasContent(final int otherAccountId, final int otherAssetId, final long otherAmountUnits) {
            return accountId == otherAccountId && assetId == otherAssetId && amountUnits == otherAmountUnits;
        }

        Payment in(final State newState) {
            return new Payment(sequence, reference, accountId, assetId, amountUnits, newState);
        }
    }

    /** Null if there is none. */
    Payment find(final String reference) {
        return byReference.get(reference);
    }

    /** A new one, or one in a new state. */
    void put(final Payment payment) {
        byReference.put(payment.reference, payment);
        bySequence.put(payment.sequence, payment);
    }

    Collection<Payment> bySequence() {
        return Collections.unmodifiableCollection(bySequence.values());
    }
}
