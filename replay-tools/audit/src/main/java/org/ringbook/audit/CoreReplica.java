package org.ringbook.audit;

import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;
import org.agrona.collections.MutableLong;
import org.ringbook.core.CoreView;
import org.ringbook.core.EventSink;
import org.ringbook.core.ExchangeCore;

/** The core that engines run. */
final class CoreReplica implements Replica {
    private final ExchangeCore core;
    private final CoreView view;
    private final EventSink sink = new EventSink();

    /** Before the first record. */
    CoreReplica() {
        this(new ExchangeCore());
    }

    /** From a core's state on. */
    CoreReplica(final ExchangeCore core) {
        this.core = core;
        view = core.view();
    }

    @Override
    public int apply(
            final long sequence,
            final long timestampNs,
            final DirectBuffer command,
            final int offset,
            final int length,
            final MutableDirectBuffer events) {
        sink.wrap(events, 0, events.capacity());
        core.apply(sequence, timestampNs, command, offset, length, sink);
        return sink.length();
    }

    @Override
    public long stateHash() {
        return core.stateHash();
    }

    @Override
    public int assetCount() {
        return view.assetCount();
    }

    @Override
    public long totalUnits(final int assetId) {
        final MutableLong total = new MutableLong();
        view.assets(assetId - 1, (id, scale, payoutScale, totalUnits, text, offset, length) -> {
            total.set(totalUnits);
            return false;
        });
        return total.get();
    }

    @Override
    public void balances(final BalanceVisitor visitor) {
        view.accounts(-1, account -> {
            view.balances(account.accountId(), 0, (assetId, availableUnits, heldUnits) -> {
                visitor.balance(account.accountId(), assetId, availableUnits, heldUnits);
                return true;
            });
            return true;
        });
    }
}
