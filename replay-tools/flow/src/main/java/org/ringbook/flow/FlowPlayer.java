package org.ringbook.flow;

import java.io.IOException;
import java.util.Objects;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/** Plays a stream into a target, paced, and tells a listener of every outcome. Runs on the caller's thread. */
public final class FlowPlayer {
    private static final int PROGRESS_STEPS = 256;

    private final FlowStream stream;
    private final FlowTarget target;
    private final FlowListener listener;
    private Pacing pacing = Pacing.max();
    private Consumer<FlowProgress> progress = ignored -> {};
    private LongSupplier clockNs = System::nanoTime;
    private long stepsMax = Long.MAX_VALUE;

    /**
     * A player at full speed.
     *
     * @param stream where steps come from; the caller closes it.
     * @param target what carries them out.
     * @param listener told of every outcome, such as a {@link FlowChecker}.
     */
    public FlowPlayer(final FlowStream stream, final FlowTarget target, final FlowListener listener) {
        this.stream = Objects.requireNonNull(stream, "stream");
        this.target = Objects.requireNonNull(target, "target");
        this.listener = Objects.requireNonNull(listener, "listener");
    }

    /**
     * How fast to play.
     *
     * @param pace the pacing, for this run alone.
     * @return this.
     */
    public FlowPlayer pacing(final Pacing pace) {
        pacing = Objects.requireNonNull(pace, "pace");
        return this;
    }

    /**
     * Whom to tell how far the source has been read.
     *
     * @param hook told every few hundred steps and at the end.
     * @return this.
     */
    public FlowPlayer progress(final Consumer<FlowProgress> hook) {
        progress = Objects.requireNonNull(hook, "hook");
        return this;
    }

    /**
     * When to stop before the end of the stream.
     *
     * @param steps play at most this many.
     * @return this.
     */
    public FlowPlayer stepsMax(final long steps) {
        stepsMax = steps;
        return this;
    }

    /**
     * The clock that pacing goes by.
     *
     * @param nanoTime ns, never going back.
     * @return this.
     */
    public FlowPlayer clock(final LongSupplier nanoTime) {
        clockNs = Objects.requireNonNull(nanoTime, "nanoTime");
        return this;
    }

    /**
     * Plays to the end, or until the thread is interrupted, and waits for the last outcome.
     *
     * @return steps played.
     * @throws IOException when the source fails.
     */
    public long run() throws IOException {
        long steps = 0;
        while (steps < stepsMax && !Thread.currentThread().isInterrupted()) {
            final FlowStep step = stream.next();
            if (step == null || !awaitTurn(step)) {
                break;
            }
            target.submit(step, listener);
            steps++;
            if (steps % PROGRESS_STEPS == 0) {
                progress.accept(stream.progress());
            }
        }
        target.drain();
        progress.accept(stream.progress());
        return steps;
    }

    private boolean awaitTurn(final FlowStep step) {
        long waitNs = pacing.waitNs(step.timeNs(), clockNs.getAsLong());
        if (waitNs > 0) {
            target.drain();
        }
        while (waitNs > 0) {
            LockSupport.parkNanos(waitNs);
            if (Thread.currentThread().isInterrupted()) {
                return false;
            }
            waitNs = pacing.waitNs(step.timeNs(), clockNs.getAsLong());
        }
        return true;
    }
}
