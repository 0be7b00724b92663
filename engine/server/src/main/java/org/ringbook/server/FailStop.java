package org.ringbook.server;

import java.util.concurrent.atomic.AtomicReference;

/**
 * The one way in which the engine ends when it can't go on truthfully. Any thread; only the first call acts. Everything that
 * sends looks here before it sends.
 */
final class FailStop {
    private final FailStopAction action;
    private final AtomicReference<Throwable> cause = new AtomicReference<>();

    FailStop(final FailStopAction action) {
        this.action = action;
    }

    void stop(final String what, final Throwable thrown) {
        if (cause.compareAndSet(null, thrown)) {
            action.stop("Ringbook stops: " + what, thrown);
        }
    }

    boolean isStopped() {
        return cause.get() != null;
    }
}
