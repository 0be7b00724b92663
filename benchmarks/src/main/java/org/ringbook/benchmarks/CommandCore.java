package org.ringbook.benchmarks;

import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.ringbook.core.EventSink;
import org.ringbook.core.ExchangeCore;
import org.ringbook.sbe.Frames;
import org.ringbook.scenarios.CommandFrames;

/** A core and the commands that it is given one by one, its events encoded in a buffer that every command uses anew. One thread. */
final class CommandCore {
    static final long START_NS = 1_800_000_000_000_000_000L;

    private final CommandFrames frames = new CommandFrames().from(CommandFrames.HOST);
    private final UnsafeBuffer command = new UnsafeBuffer(new byte[0]);
    private final UnsafeBuffer record = new UnsafeBuffer(new byte[Frames.MAX_RECORD_LENGTH]);
    private final EventSink events = new EventSink();
    private final ExchangeCore core = new ExchangeCore();

    /** Makes commands. */
    CommandFrames frames() {
        return frames;
    }

    ExchangeCore core() {
        return core;
    }

    void apply(final byte[] frame) {
        command.wrap(frame);
        apply(command, 0, frame.length);
    }

    void apply(final DirectBuffer buffer, final int offset, final int length) {
        events.wrap(record, 0, record.capacity());
        final long sequence = core.lastSequence() + 1;
        core.apply(sequence, START_NS + sequence, buffer, offset, length, events);
    }

    void openAccounts(final int accounts, final long unitsOfEach) {
        for (int id = 1; id <= accounts; id++) {
            apply(frames.openAccount("account-" + id, 0, 0));
            apply(frames.deposit(id, 1, unitsOfEach, "base-" + id));
            apply(frames.deposit(id, 2, unitsOfEach, "quote-" + id));
        }
    }
}
