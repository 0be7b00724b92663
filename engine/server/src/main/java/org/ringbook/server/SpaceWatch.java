package org.ringbook.server;

import java.util.function.LongSupplier;
import org.agrona.concurrent.status.AtomicCounter;
import org.ringbook.journal.SpaceGuard;

/**
 * Keeps the engine's mode in step with the free space at the journal: below the soft floor it sequences LOW_SPACE, below
 * the hard floor ingress takes no command at all. Ingress thread, but for {@link #freeBytes}.
 */
final class SpaceWatch {
    private final SpaceGuard guard;
    private final LongSupplier probe;
    private final CommandRing ring;
    private final HostCommands hostCommands = new HostCommands();
    private final AtomicCounter stateCounter;
    private final AtomicCounter freeBytesCounter;
    private SpaceGuard.State state;
    private boolean lowSpaceSequenced;
    private volatile long freeBytes;

    SpaceWatch(
            final SpaceGuard guard,
            final LongSupplier probe,
            final CommandRing ring,
            final boolean lowSpace,
            final EngineCounters counters) {
        this.guard = guard;
        this.probe = probe;
        this.ring = ring;
        state = guard.state();
        lowSpaceSequenced = lowSpace;
        stateCounter = counters.of(CounterId.SPACE_STATE);
        freeBytesCounter = counters.of(CounterId.FREE_BYTES);
        freeBytes = probe.getAsLong();
    }

    /** Measures, and sequences the mode if it has changed. The one thing that is appended below the hard floor. */
    void check() {
        freeBytes = probe.getAsLong();
        freeBytesCounter.setRelease(freeBytes);
        state = guard.check();
        stateCounter.setRelease(
                switch (state) {
                    case NORMAL -> 0;
                    case LOW -> 1;
                    case HARD -> 2;
                });
        final boolean lowSpace = state != SpaceGuard.State.NORMAL;
        if (lowSpace != lowSpaceSequenced && ring.hasRoom()) {
            ring.put(hostCommands.frame(), 0, hostCommands.setLowSpace(lowSpace), 0);
            lowSpaceSequenced = lowSpace;
        }
    }

    SpaceGuard.State state() {
        return state;
    }

    boolean takesCommands() {
        return state != SpaceGuard.State.HARD;
    }

    /** Any thread: free bytes at the last check. */
    long freeBytes() {
        return freeBytes;
    }
}
