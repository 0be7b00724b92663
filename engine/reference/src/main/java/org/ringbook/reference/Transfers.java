package org.ringbook.reference;

import java.util.Collection;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/** All transfers between accounts, for ever; by reference and by the sequence of their record. */
final class Transfers {
    private final SortedMap<String, Transfer> byReference = new TreeMap<>();
    private final SortedMap<Long, Transfer> bySequence = new TreeMap<>();

    /** A command that was done. */
    record Transfer(long sequence, Command.Transfer command) {
        boolean hasContentOf(final Command.Transfer other) {
            return command.fromAccountId() == other.fromAccountId()
                    && command.toAccountId() == other.toAccountId()
                    && command.assetId() == other.assetId()
                    && command.amountUnits() == other.amountUnits();
        }
    }

    /** Null if there is none. */
    Transfer find(final String reference) {
        return byReference.get(reference);
    }

    void add(final Transfer transfer) {
        byReference.put(transfer.command.reference(), transfer);
        bySequence.put(transfer.sequence, transfer);
    }

    Collection<Transfer> bySequence() {
        return Collections.unmodifiableCollection(bySequence.values());
    }
}
