package org.ringbook.scenarios;

import java.util.List;
import org.agrona.concurrent.UnsafeBuffer;
import org.ringbook.reference.Admission.Answer;
import org.ringbook.reference.ReferenceCore;

/** The reference, as a comparison sees it. */
public final class ReferenceSubject implements Subject {
    private final ReferenceCore core = new ReferenceCore();
    private final UnsafeBuffer buffer = new UnsafeBuffer(new byte[0]);

    ReferenceCore core() {
        return core;
    }

    @Override
    public String name() {
        return "reference";
    }

    @Override
    public Answer admit(final byte[] command) {
        buffer.wrap(command);
        return core.admit(buffer, 0, command.length).answer();
    }

    @Override
    public List<byte[]> apply(final long sequence, final long timestampNs, final byte[] command) {
        buffer.wrap(command);
        return core.apply(sequence, timestampNs, buffer, 0, command.length);
    }

    @Override
    public boolean continuationDue() {
        return core.continuationDue();
    }

    @Override
    public long nextDeadlineNs() {
        return core.nextDeadlineNs();
    }

    @Override
    public long stateHash() {
        return core.stateHash();
    }

    @Override
    public long available(final int accountId, final int assetId) {
        return core.available(accountId, assetId);
    }

    @Override
    public long held(final int accountId, final int assetId) {
        return core.held(accountId, assetId);
    }
}
