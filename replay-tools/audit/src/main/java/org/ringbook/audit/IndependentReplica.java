package org.ringbook.audit;

import java.util.List;
import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;
import org.ringbook.reference.ReferenceCore;
import org.ringbook.sbe.Frames;

/** The same rules written a second time, in plain collections and sharing nothing with the core. Slow. */
final class IndependentReplica implements Replica {
    private final ReferenceCore core = new ReferenceCore();

    @Override
    public int apply(
            final long sequence,
            final long timestampNs,
            final DirectBuffer command,
            final int offset,
            final int length,
            final MutableDirectBuffer events) {
        final List<byte[]> frames = core.apply(sequence, timestampNs, command, offset, length);
        int at = 0;
        for (final byte[] frame : frames) {
            Frames.putLength(events, at, frame.length);
            events.putBytes(Frames.offset(at), frame);
            at = Frames.offset(at) + frame.length;
        }
        return at;
    }

    @Override
    public long stateHash() {
        return core.stateHash();
    }

    @Override
    public int assetCount() {
        return core.assetCount();
    }

    @Override
    public long totalUnits(final int assetId) {
        return core.totalUnits(assetId);
    }

    @Override
    public void balances(final BalanceVisitor visitor) {
        for (int accountId = 0; accountId <= core.accountCount(); accountId++) {
            for (int assetId = 1; assetId <= core.assetCount(); assetId++) {
                final long available = core.available(accountId, assetId);
                final long held = core.held(accountId, assetId);
                if (available != 0 || held != 0) {
                    visitor.balance(accountId, assetId, available, held);
                }
            }
        }
    }
}
