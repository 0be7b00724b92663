package org.ringbook.server;

import io.aeron.Aeron;
import java.util.EnumMap;
import java.util.Map;
import org.agrona.CloseHelper;
import org.agrona.concurrent.status.AtomicCounter;

/** The counters of {@link CounterId}. Each has one writing thread, so adding is a plain load and an ordered store. */
final class EngineCounters implements AutoCloseable {
    private final Map<CounterId, AtomicCounter> counters = new EnumMap<>(CounterId.class);

    EngineCounters(final Aeron aeron) {
        for (final CounterId id : CounterId.values()) {
            counters.put(id, aeron.addCounter(id.typeId(), "ringbook " + id.label()));
        }
    }

    /** For the one thread that writes it to keep. */
    AtomicCounter of(final CounterId id) {
        return counters.get(id);
    }

    /** Any thread. */
    long get(final CounterId id) {
        return counters.get(id).getAcquire();
    }

    @Override
    public void close() {
        CloseHelper.quietCloseAll(counters.values());
    }
}
