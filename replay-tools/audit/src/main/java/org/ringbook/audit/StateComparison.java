package org.ringbook.audit;

import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.agrona.concurrent.NanoClock;

/**
 * Compares the live core's state with the shadow's: what no event shows yet. The shadow stands behind a record, asks the live core for the
 * hash of its state, which is that after a later record or the same, executes up to there, and makes its own.
 *
 * <p>Making the hash stops the live core. So it is asked when nothing happens, or after a number of records that is set, and only if the
 * shadow's own hash takes no longer than is allowed. The shadow's thread.
 */
final class StateComparison {
    /** Without a record for so long, nothing happens. */
    static final long QUIET_NS = TimeUnit.SECONDS.toNanos(1);

    private static final long RETRY_NS = TimeUnit.MINUTES.toNanos(1);

    private static final int MEASURED = 3;

    private final ShadowContext context;
    private final NanoClock clock;
    private final Replica replica;
    private LiveCore.State live;
    private long consideredSequence;
    private long agreedSequence;
    private long quietSinceNs;
    private long retryAtNs;
    private boolean isTooLongSaid;
    private boolean isEnding;

    StateComparison(final ShadowContext context, final Replica replica, final long startSequence) {
        this.context = context;
        this.replica = replica;
        clock = context.nanoClock();
        consideredSequence = startSequence;
        quietSinceNs = clock.nanoTime();
        retryAtNs = quietSinceNs;
    }

    /** Last record behind which both states were the same; 0 = none so far. */
    long agreedSequence() {
        return agreedSequence;
    }

    /** The live core may be gone from now on: it is not asked any more. */
    void end() {
        isEnding = true;
    }

    /** Whether the live core has told of this record, so that {@link #compare} has to be called before the next one is executed. */
    boolean isAt(final long sequence) {
        return live != null && live.sequence() == sequence;
    }

    /** The shadow stands behind a record and may have time. Asks if that is due. */
    void consider(final long sequence, final boolean isIdle, final long nowNs) {
        if (!isIdle) {
            quietSinceNs = nowNs;
        }
        if (!isEnding
                && context.comparePauseNs() > 0
                && live == null
                && nowNs - retryAtNs >= 0
                && isDue(sequence, nowNs)) {
            ask(sequence);
        }
    }

    private boolean isDue(final long sequence, final long nowNs) {
        final long every = context.compareEveryRecords();
        final boolean isEveryDue = every > 0 && sequence - consideredSequence >= every;
        final boolean isQuiet = nowNs - quietSinceNs >= QUIET_NS;
        return isEveryDue || (isQuiet && sequence != agreedSequence);
    }

    private void ask(final long sequence) {
        consideredSequence = sequence;
        final long tookNs = hashNs();
        if (tookNs > context.comparePauseNs()) {
            retryAtNs = clock.nanoTime() + RETRY_NS;
            sayTooLong(tookNs);
            return;
        }
        final Optional<LiveCore.State> answer = context.liveCore()
                .ask()
                .filter(state -> state.sequence() >= sequence); // else it is not of this journal
        live = answer.orElse(null);
        if (live == null) {
            retryAtNs = clock.nanoTime() + RETRY_NS;
        }
    }

    /** The least of some: a thread that had to wait says nothing of the hash. */
    private long hashNs() {
        long leastNs = Long.MAX_VALUE;
        for (int i = 0; i < MEASURED && leastNs > context.comparePauseNs(); i++) {
            final long beganNs = clock.nanoTime();
            replica.stateHash();
            leastNs = Math.min(leastNs, clock.nanoTime() - beganNs);
        }
        return leastNs;
    }

    private void sayTooLong(final long tookNs) {
        if (!isTooLongSaid) {
            isTooLongSaid = true;
            context.log()
                    .accept(String.format(
                            "the live core's state is not compared: it would stop for about %.1f ms, and may for %.1f ms",
                            tookNs / 1e6, context.comparePauseNs() / 1e6));
        }
    }

    /** Compares, at the record of {@link #isAt}. Null if both states are the same. */
    Finding compare(final long sequence) {
        final long made = replica.stateHash();
        final long found = live.hash();
        live = null;
        if (found == made) {
            agreedSequence = sequence;
            return null;
        }
        return new Finding(
                Finding.Kind.DRIFTED,
                sequence,
                String.format(
                        "after record %d: the live core's state is not what the journal makes of it: live %016x, made %016x; %s",
                        sequence,
                        found,
                        made,
                        agreedSequence == 0
                                ? "they were not compared before"
                                : "they were the same after record " + agreedSequence));
    }
}
