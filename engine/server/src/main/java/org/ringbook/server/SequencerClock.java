package org.ringbook.server;

import org.agrona.concurrent.EpochNanoClock;
import org.agrona.concurrent.NanoClock;

/**
 * The time that records get: nanoseconds since the epoch, never falling. It runs on the monotonic clock, anchored to the
 * wall clock at start, and is slewed towards it by at most {@value #SLEW_PPM} parts per million. When the wall clock is more
 * than a second away, somebody has set it: that is an alarm, and is not followed until {@link #acceptWallClock}.
 *
 * <p>Core thread, but for the alarm and its acceptance.
 */
final class SequencerClock {
    static final long STEP_LIMIT_NS = 1_000_000_000L;
    static final long SLEW_PPM = 500;
    private static final long INTERVAL_NS = 100_000_000L;
    private static final long MILLION = 1_000_000L;

    private final EpochNanoClock wall;
    private final NanoClock monotonic;
    private volatile long stepNs;
    private volatile boolean accepted;
    private long anchorTimeNs;
    private long anchorNanoTime;
    private long ratePpm;
    private long nanoTime;
    private long timeNs;

    /**
     * @param wall nanoseconds since the epoch
     * @param monotonic nanoseconds from anywhere
     * @param floorNs time of the journal's last record, below which this clock does not begin
     */
    SequencerClock(final EpochNanoClock wall, final NanoClock monotonic, final long floorNs) {
        this.wall = wall;
        this.monotonic = monotonic;
        nanoTime = monotonic.nanoTime();
        timeNs = Math.max(wall.nanoTime(), floorNs);
        anchor(timeNs);
        compareWithWall();
    }

    /** Reads the monotonic clock, and now and then the wall's. */
    void update() {
        nanoTime = monotonic.nanoTime();
        final long elapsedNs = nanoTime - anchorNanoTime;
        final long slewNs = Math.min(elapsedNs, INTERVAL_NS) * ratePpm / MILLION;
        timeNs = Math.max(timeNs, anchorTimeNs + elapsedNs + slewNs);
        if (elapsedNs >= INTERVAL_NS) {
            anchor(anchorTimeNs + elapsedNs + slewNs);
            compareWithWall();
        }
    }

    /** As of the last {@link #update}: nanoseconds since the epoch. */
    long timeNs() {
        return timeNs;
    }

    /** As of the last {@link #update}: the monotonic clock, for hop times. */
    long nanoTime() {
        return nanoTime;
    }

    /** Any thread: by how much the wall clock is ahead if that is an alarm, else 0. */
    long stepNs() {
        return stepNs;
    }

    /** Any thread: an operator vouches for the wall clock. It is taken over; if it is behind, time stands until it has caught up. */
    void acceptWallClock() {
        accepted = true;
    }

    private void anchor(final long time) {
        anchorTimeNs = time;
        anchorNanoTime = nanoTime;
    }

    private void compareWithWall() {
        final long wallNs = wall.nanoTime();
        if (accepted) {
            accepted = false;
            anchor(wallNs);
        }
        final long errorNs = wallNs - anchorTimeNs;
        if (errorNs > STEP_LIMIT_NS || errorNs < -STEP_LIMIT_NS) {
            stepNs = errorNs;
            ratePpm = 0;
        } else {
            stepNs = 0;
            ratePpm = Math.max(-SLEW_PPM, Math.min(SLEW_PPM, errorNs * MILLION / INTERVAL_NS));
        }
    }
}
