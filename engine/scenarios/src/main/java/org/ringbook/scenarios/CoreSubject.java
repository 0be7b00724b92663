package org.ringbook.scenarios;

import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import org.agrona.concurrent.UnsafeBuffer;
import org.ringbook.core.EventSink;
import org.ringbook.core.ExchangeCore;
import org.ringbook.reference.Admission.Answer;

/** The fast core, as a comparison sees it. */
public final class CoreSubject implements Subject {
    private static final int EVENTS_LENGTH_MAX = 2 * 1024 * 1024;

    private final ExchangeCore core;
    private final EventSink sink = new EventSink();
    private final UnsafeBuffer events = new UnsafeBuffer(new byte[EVENTS_LENGTH_MAX]);
    private final UnsafeBuffer buffer = new UnsafeBuffer(new byte[0]);

    /** With nothing in it. */
    public CoreSubject() {
        this(new ExchangeCore());
    }

    /**
     * One that goes on.
     *
     * @param core as it is
     */
    public CoreSubject(final ExchangeCore core) {
        this.core = core;
    }

    /** The core itself. */
    public ExchangeCore core() {
        return core;
    }

    @Override
    public String name() {
        return "core";
    }

    @Override
    public Answer admit(final byte[] command) {
        buffer.wrap(command);
        return Answer.valueOf(core.admit(buffer, 0, command.length).name());
    }

    @Override
    public List<byte[]> apply(final long sequence, final long timestampNs, final byte[] command) {
        buffer.wrap(command);
        sink.wrap(events, 0, EVENTS_LENGTH_MAX);
        core.apply(sequence, timestampNs, buffer, 0, command.length, sink);
        final List<byte[]> frames = new ArrayList<>();
        int offset = 0;
        while (offset < sink.length()) {
            final byte[] frame = new byte[events.getShort(offset, ByteOrder.LITTLE_ENDIAN) & 0xFFFF];
            events.getBytes(offset + Short.BYTES, frame);
            frames.add(frame);
            offset += Short.BYTES + frame.length;
        }
        if (frames.size() != sink.count()) {
            throw new IllegalStateException("count=" + sink.count() + " frames=" + frames.size());
        }
        return frames;
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
