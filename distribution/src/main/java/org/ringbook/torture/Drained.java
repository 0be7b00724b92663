package org.ringbook.torture;

import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.ringbook.client.EngineClient;

/** Whether all that a dead engine had published was taken in: nothing new for a while. */
final class Drained implements BooleanSupplier {
    private static final long QUIET_NS = TimeUnit.MILLISECONDS.toNanos(20);

    private final OrderFlow flow;
    private final EngineClient other;
    private final Told toldOther;
    private long last = -1;
    private long sinceNs = System.nanoTime();

    Drained(final OrderFlow flow, final EngineClient other, final Told toldOther) {
        this.flow = flow;
        this.other = other;
        this.toldOther = toldOther;
    }

    @Override
    public boolean getAsBoolean() {
        if (other != null) {
            other.poll();
        }
        final long now = flow.nextSequence() + (toldOther == null ? 0 : toldOther.lastBegun());
        if (now != last) {
            last = now;
            sinceNs = System.nanoTime();
        }
        return System.nanoTime() - sinceNs > QUIET_NS;
    }
}
