package org.ringbook.followers;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.agrona.concurrent.UnsafeBuffer;
import org.ringbook.core.Admission;
import org.ringbook.core.EventSink;
import org.ringbook.core.ExchangeCore;
import org.ringbook.core.FrameCheck;
import org.ringbook.core.FrameKind;
import org.ringbook.journal.Journal;
import org.ringbook.journal.JournalContext;
import org.ringbook.sbe.Frames;
import org.ringbook.scenarios.Step;
import org.ringbook.scenarios.fuzz.CommandGenerator;

/** Writes a journal as an engine does: random commands, and what the core makes of them. One thread. */
public final class GeneratedJournal implements AutoCloseable {
    private static final int PER_DOCUMENT = 17;

    private final ExchangeCore core = new ExchangeCore();
    private final EventSink sink = new EventSink();
    private final UnsafeBuffer command = new UnsafeBuffer(new byte[0]);
    private final CommandGenerator generator;
    private final Journal journal;
    private long passedNs;

    /** A journal in a data directory. */
    public GeneratedJournal(final Path dataDirectory, final long seed) {
        this(dataDirectory, seed, new JournalContext().rollBytes());
    }

    /** A journal in files of about so many bytes. */
    public GeneratedJournal(final Path dataDirectory, final long seed, final long rollBytes) {
        generator = new CommandGenerator(seed, 0);
        journal = Journal.open(new JournalContext()
                .directory(dataDirectory.resolve("journal"))
                .blockBytes(JournalContext.BLOCK_BYTES_MIN)
                .rollBytes(rollBytes)
                .log(line -> {}));
    }

    /** {@return the core that has executed all of it} */
    public ExchangeCore core() {
        return core;
    }

    /** Lets time pass. */
    public GeneratedJournal pass(final long nanoseconds) {
        passedNs += nanoseconds;
        return this;
    }

    /** Executes and journals so many commands more; what is refused at the door leaves no record. */
    public GeneratedJournal write(final int commands) {
        for (int i = 0; i < commands; i++) {
            final Step step = generator.next();
            while (core.continuationDue() || core.nextDeadlineNs() <= step.timestampNs() + passedNs) {
                execute(core.continuationDue() ? generator.goOn() : generator.timer());
            }
            execute(step);
        }
        journal.append();
        return this;
    }

    private void execute(final Step step) {
        final int length = step.command().length;
        command.wrap(step.command());
        final FrameKind kind = FrameCheck.check(command, 0, length);
        if ((kind == FrameKind.COMMAND || kind == FrameKind.HOST_COMMAND)
                && core.admit(command, 0, length) == Admission.ADMIT) {
            generator.learn(core.lastSequence() + 1, step.command(), append(step));
        }
    }

    private List<byte[]> append(final Step step) {
        final var batch = journal.batch();
        final long sequence = core.lastSequence() + 1;
        final int at = batch.begin(sequence, step.timestampNs() + passedNs);
        final int length = step.command().length;
        Frames.putLength(batch.buffer(), at, length);
        batch.buffer().putBytes(Frames.offset(at), step.command());
        final int events = Frames.offset(at) + length;
        sink.wrap(batch.buffer(), events, batch.framesLimit());
        core.apply(sequence, step.timestampNs() + passedNs, command, 0, length, sink);
        final List<byte[]> frames = new ArrayList<>();
        for (int frame = events; frame < events + sink.length(); frame = Frames.next(batch.buffer(), frame)) {
            final byte[] bytes = new byte[Frames.length(batch.buffer(), frame)];
            batch.buffer().getBytes(Frames.offset(frame), bytes);
            frames.add(bytes);
        }
        batch.end(events - at + sink.length());
        if (batch.isFull() || batch.recordCount() == PER_DOCUMENT) {
            journal.append();
        }
        return frames;
    }

    @Override
    public void close() {
        journal.close();
    }
}
