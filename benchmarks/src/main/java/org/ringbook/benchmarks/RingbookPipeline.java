package org.ringbook.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import org.agrona.DirectBuffer;
import org.ringbook.journal.Durability;
import org.ringbook.sbe.Frames;
import org.ringbook.workloads.OrderFlow;

/**
 * Ringbook's pipeline in the form that {@link PipelineContest} measures others in: from prepared frames through the ring and the core, with holds,
 * fees, ids and events, into the journal or to nowhere. Prints {@code pass COMMANDS_PER_SECOND BYTES} for each timed pass, the bytes those of a
 * record, and compares every state with the one that the core ends in without a pipeline, every trade of which the flow expects.
 */
public final class RingbookPipeline {
    private static final int WARMUP_PASSES = 2;

    private final CommandFrames frames;
    private final Durability durability;
    private final long expectedHash;

    private RingbookPipeline(final CommandFrames frames, final Durability durability) {
        this.frames = frames;
        this.durability = durability;
        expectedHash = CoreRunner.verify(frames);
    }

    /**
     * Measures.
     *
     * @param args file of the flow, number of timed passes, {@code NONE} or a durability
     * @throws IOException if the flow can't be read
     */
    public static void main(final String... args) throws IOException {
        final RingbookPipeline pipeline = new RingbookPipeline(
                new CommandFrames(OrderFlow.read(Path.of(args[0])), false),
                args[2].equals("NONE") ? null : Durability.valueOf(args[2]));
        for (int i = 0; i < WARMUP_PASSES; i++) {
            pipeline.pass();
        }
        for (int i = Integer.parseInt(args[1]); i > 0; i--) {
            System.out.println(pipeline.pass());
        }
    }

    private String pass() {
        try (RingToJournal ring = new RingToJournal(durability)) {
            final int behindUntimed = publish(ring, 0, frames.untimed());
            ring.awaitRecord(frames.untimed());
            final long beganNs = System.nanoTime();
            final int timed = frames.count() - frames.untimed();
            publish(ring, behindUntimed, timed);
            ring.awaitRecord(frames.count());
            final long tookNs = System.nanoTime() - beganNs;
            if (ring.stateHash() != expectedHash) {
                throw new IllegalStateException("the core ended in another state");
            }
            return "pass " + timed * 1e9 / tookNs + " " + (double) ring.journalBytes() / frames.count();
        }
    }

    private int publish(final RingToJournal ring, final int from, final int commands) {
        final DirectBuffer buffer = frames.buffer();
        int at = from;
        for (int i = 0; i < commands; i++) {
            final int length = Frames.length(buffer, at);
            final int offset = Frames.offset(at);
            ring.publish(buffer, offset, length);
            at = offset + length;
        }
        return at;
    }
}
