package org.ringbook.torture;

import org.agrona.concurrent.EpochNanoClock;

/** The machine's wall clock as it would be if somebody had set it. Any thread. */
final class LabClock implements EpochNanoClock {
    private volatile long shiftNs;
    private volatile long heldNs;

    /** Sets it forward, or back. */
    void shift(final long ns) {
        heldNs = 0;
        shiftNs = ns;
    }

    /** Makes it stand still. */
    void hold() {
        heldNs = nanoTime();
    }

    @Override
    public long nanoTime() {
        final long held = heldNs;
        return held == 0 ? System.currentTimeMillis() * 1_000_000 + shiftNs : held;
    }
}
