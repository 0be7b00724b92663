package org.ringbook.rest.exchange;

import java.util.List;
import org.agrona.ExpandableArrayBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.ringbook.core.Admission;
import org.ringbook.core.ExchangeCore;
import org.ringbook.sbe.Frames;
import org.ringbook.scenarios.CommandFrames;
import org.ringbook.scenarios.CoreSubject;
import org.ringbook.scenarios.Step;
import org.ringbook.scenarios.fuzz.CommandGenerator;

/** A core that executes generated commands, and gives each record to a view. */
public final class GeneratedExchange {
    private static final int DEEP_EVERY = 5_000;

    private final CoreSubject subject = new CoreSubject();
    private final CommandGenerator generator;
    private final CommandFrames frames = new CommandFrames();
    private final ExpandableArrayBuffer record = new ExpandableArrayBuffer();
    private final UnsafeBuffer command = new UnsafeBuffer(new byte[0]);
    private ExchangeView view;
    private long sequence;

    /** With nothing in it yet. */
    public GeneratedExchange(final long seed, final ExchangeView view) {
        generator = new CommandGenerator(seed, DEEP_EVERY);
        this.view = view;
    }

    /** The core that the view has to be equal to. */
    public ExchangeCore core() {
        return subject.core();
    }

    /** Last record. */
    public long sequence() {
        return sequence;
    }

    /** Records go to another view from now on. */
    void view(final ExchangeView next) {
        view = next;
    }

    /** Executes so many generated commands. */
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
        view.apply(sequence, step.timestampNs(), record, 0, length);
        generator.learn(sequence, step.command(), events);
    }

    private int put(final int at, final byte[] frame) {
        Frames.putLength(record, at, frame.length);
        record.putBytes(Frames.offset(at), frame);
        return Frames.next(record, at);
    }
}
