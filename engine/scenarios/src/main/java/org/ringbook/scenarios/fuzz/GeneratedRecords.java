package org.ringbook.scenarios.fuzz;

import java.util.List;
import org.agrona.ExpandableArrayBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.ringbook.core.Admission;
import org.ringbook.core.ExchangeCore;
import org.ringbook.sbe.Frames;
import org.ringbook.scenarios.CommandFrames;
import org.ringbook.scenarios.CoreSubject;
import org.ringbook.scenarios.Step;

/** Records as a journal holds them: generated commands, executed by a core, with what a host sequences in between. */
public final class GeneratedRecords {
    private static final int DEEP_EVERY = 4_000;

    private final CommandGenerator generator;
    private final CoreSubject subject = new CoreSubject();
    private final CommandFrames frames = new CommandFrames();
    private final ExpandableArrayBuffer record = new ExpandableArrayBuffer();
    private final UnsafeBuffer command = new UnsafeBuffer(new byte[0]);
    private final Reader reader;
    private long sequence;

    /** Takes records, a core behind them. */
    @FunctionalInterface
    public interface Reader {
        /**
         * Takes a record.
         *
         * @param sequence    its own, from 1.
         * @param timestampNs nanoseconds since the epoch.
         * @param buffer      with its frames from 0 on; valid within this call.
         * @param length      of the frames, in bytes.
         */
        void record(long sequence, long timestampNs, ExpandableArrayBuffer buffer, int length);
    }

    /**
     * Nothing is executed yet.
     *
     * @param seed   what the commands come of.
     * @param reader takes each record.
     */
    public GeneratedRecords(final long seed, final Reader reader) {
        generator = new CommandGenerator(seed, DEEP_EVERY);
        this.reader = reader;
    }

    /** {@return the core that has executed them} */
    public ExchangeCore core() {
        return subject.core();
    }

    /** {@return sequence of the last record; 0 before the first} */
    public long sequence() {
        return sequence;
    }

    /**
     * Executes generated commands, and what a host sequences before and after each.
     *
     * @param commands how many.
     */
    public void run(final int commands) {
        for (int i = 0; i < commands; i++) {
            final Step step = generator.next();
            executeDue(step.timestampNs());
            command.wrap(step.command());
            if (subject.core().admit(command, 0, step.command().length) == Admission.ADMIT) {
                execute(step);
            }
            executeDue(step.timestampNs());
        }
    }

    private void executeDue(final long timestampNs) {
        while (subject.continuationDue() || subject.nextDeadlineNs() <= timestampNs) {
            execute(new Step(
                    timestampNs,
                    subject.continuationDue()
                            ? frames.goOn()
                            : frames.from(CommandFrames.HOST).timer()));
        }
    }

    private void execute(final Step step) {
        sequence++;
        final List<byte[]> events = subject.apply(sequence, step.timestampNs(), step.command());
        int length = put(0, step.command());
        for (final byte[] event : events) {
            length = put(length, event);
        }
        reader.record(sequence, step.timestampNs(), record, length);
        generator.learn(sequence, step.command(), events);
    }

    private int put(final int at, final byte[] frame) {
        record.checkLimit(at + Frames.PREFIX_LENGTH + frame.length);
        Frames.putLength(record, at, frame.length);
        record.putBytes(Frames.offset(at), frame);
        return Frames.next(record, at);
    }
}
