package org.ringbook.server;

import java.util.ArrayList;
import java.util.List;
import org.agrona.BufferUtil;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.NanoClock;
import org.agrona.concurrent.UnsafeBuffer;
import org.ringbook.core.EventSink;
import org.ringbook.core.ExchangeCore;
import org.ringbook.journal.JournalReader;
import org.ringbook.journal.snapshot.SnapshotFiles;
import org.ringbook.sbe.FrameDifference;
import org.ringbook.sbe.Frames;

/**
 * Rebuilds the core from the newest snapshot that can be used and the records behind it: executes every command again and
 * compares what it causes with what the record says, byte for byte. Launching thread.
 */
final class Recovery {
    private static final long PROGRESS_NS = 200_000_000L;
    private static final int CLOCK_MASK = 0xFF;

    private final NanoClock clock;
    private final RecoveryProgress progress;
    private final List<String> skipped = new ArrayList<>();
    private final EventSink events = new EventSink();
    private final UnsafeBuffer made =
            new UnsafeBuffer(BufferUtil.allocateDirectAligned(Frames.MAX_RECORD_LENGTH, Long.BYTES));

    private ExchangeCore core = new ExchangeCore();
    private long snapshotSequence;
    private long beganNs;

    Recovery(final NanoClock clock, final RecoveryProgress progress) {
        this.clock = clock;
        this.progress = progress;
    }

    /**
     * Loads a snapshot, if there is one, and executes all durable records behind it.
     *
     * @param reader of the journal; behind its last record afterwards
     * @param snapshots null to begin with record 1
     * @return the core
     * @throws EngineStartException if the journal does not hold what is behind the snapshot, or a record can't be made again
     * @throws org.ringbook.journal.JournalDamageException if a record is missing or not sound
     */
    ExchangeCore run(final JournalReader reader, final SnapshotFiles snapshots) {
        beganNs = clock.nanoTime();
        final long lastSequence = reader.durableSequence();
        if (snapshots != null) {
            core = snapshots
                    .loadNewest(reader, lastSequence, ExchangeCore::load, file -> skipped.add(file.fault()))
                    .orElse(core);
            snapshotSequence = core.lastSequence();
        }
        if (reader.firstSequence() > snapshotSequence + 1) {
            throw new EngineStartException("the journal begins with record " + reader.firstSequence() + ", and "
                    + (snapshots == null ? "snapshots are not to be used" : "no snapshot can be used")
                    + ": bring back a snapshot of a record from there on, or the files before; skipped " + skipped);
        }
        reader.seek(snapshotSequence + 1);
        execute(reader, lastSequence);
        return core;
    }

    /** What {@link #run} did. */
    RecoveryReport report() {
        return new RecoveryReport(
                snapshotSequence,
                core.lastSequence() - snapshotSequence,
                clock.nanoTime() - beganNs,
                List.copyOf(skipped));
    }

    private void execute(final JournalReader reader, final long lastSequence) {
        long toldNs = clock.nanoTime();
        while (core.lastSequence() < lastSequence && reader.next()) {
            execute(reader);
            if ((core.lastSequence() & CLOCK_MASK) == 0 && clock.nanoTime() - toldNs >= PROGRESS_NS) {
                toldNs = clock.nanoTime();
                progress.onProgress(core.lastSequence(), lastSequence);
            }
        }
        if (core.lastSequence() != lastSequence) {
            throw new EngineStartException(
                    "the journal ended early: sequence=" + core.lastSequence() + " durableSequence=" + lastSequence);
        }
    }

    private void execute(final JournalReader reader) {
        final DirectBuffer buffer = reader.buffer();
        final int at = reader.framesOffset();
        final int length = Frames.length(buffer, at);
        final int recorded = Frames.next(buffer, at);
        final int recordedLength = at + reader.framesLength() - recorded;
        events.wrap(made, 0, made.capacity());
        try {
            core.apply(reader.sequence(), reader.timestampNs(), buffer, Frames.offset(at), length, events);
        } catch (final RuntimeException e) {
            throw new EngineStartException(
                    "a record of the journal can't be executed: sequence=" + reader.sequence() + " templateId="
                            + Frames.templateId(buffer, Frames.offset(at)),
                    e);
        }
        final int difference = FrameDifference.find(buffer, recorded, recordedLength, made, 0, events.length());
        if (difference != FrameDifference.NONE) {
            final boolean isMadeLonger = events.length() > recordedLength;
            throw new EngineStartException(
                    "the journal was not made by this version's rules, or was changed: executing record "
                            + reader.sequence() + " again gives other events: recordedLength=" + recordedLength
                            + " madeLength=" + events.length() + ", different "
                            + FrameDifference.describe(
                                    isMadeLonger ? made : buffer,
                                    isMadeLonger ? 0 : recorded,
                                    Math.max(recordedLength, events.length()),
                                    difference));
        }
    }
}
