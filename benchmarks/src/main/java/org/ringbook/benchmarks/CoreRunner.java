package org.ringbook.benchmarks;

import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.ringbook.core.Admission;
import org.ringbook.core.EventSink;
import org.ringbook.core.ExchangeCore;
import org.ringbook.sbe.Frames;

/**
 * Plays prepared commands to a core as its host would: admission, then execution with the events encoded in a buffer,
 * which every command uses anew. One thread.
 */
public final class CoreRunner {
    private static final long START_NS = 1_800_000_000_000_000_000L;
    private static final long COMMAND_NS = 1_000;
    static final int EXPECTED_ORDERS = 1 << 16; // as an engine reserves by default

    private final CommandFrames frames;
    private final UnsafeBuffer record = new UnsafeBuffer(new byte[Frames.MAX_RECORD_LENGTH]);
    private final EventSink events = new EventSink();
    private final ExchangeCore core = new ExchangeCore();
    private int at;
    private int played;

    /**
     * A new core in front of the first command.
     *
     * @param frames to play
     */
    public CoreRunner(final CommandFrames frames) {
        this.frames = frames;
        core.reserve(EXPECTED_ORDERS);
    }

    /**
     * Plays the next commands.
     *
     * @param commands how many; not more than there are left
     */
    public void run(final int commands) {
        final DirectBuffer buffer = frames.buffer();
        for (int i = 0; i < commands; i++) {
            play(buffer);
        }
    }

    /** When a command is sequenced. */
    static long timestampNs(final long sequence) {
        return START_NS + sequence * COMMAND_NS;
    }

    /** {@return how many commands are left} */
    public int remaining() {
        return frames.count() - played;
    }

    /** {@return hash over the core's state} */
    public long stateHash() {
        return core.stateHash();
    }

    /**
     * Plays all commands to a new core and compares every trade with what the flow expects.
     *
     * @param frames to play
     * @return hash over the core's state in the end
     * @throws IllegalStateException if something differs, or was rejected
     */
    public static long verify(final CommandFrames frames) {
        final CoreRunner runner = new CoreRunner(frames);
        final TradeCounter trades = new TradeCounter(frames);
        while (runner.remaining() > 0) {
            runner.play(frames.buffer());
            trades.onEvents(runner.record, runner.events.length());
        }
        frames.flow().expected().check(trades.outcome(runner.core.view().openOrders()));
        return runner.stateHash();
    }

    private void play(final DirectBuffer buffer) {
        final int length = Frames.length(buffer, at);
        final int offset = Frames.offset(at);
        if (core.admit(buffer, offset, length) != Admission.ADMIT) {
            throw new IllegalStateException("not admitted: sequence=" + (played + 1));
        }
        played++;
        events.wrap(record, 0, record.capacity());
        core.apply(played, timestampNs(played), buffer, offset, length, events);
        at = offset + length;
    }
}
