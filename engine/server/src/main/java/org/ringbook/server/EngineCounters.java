package org.ringbook.server;

import io.aeron.Aeron;
import java.util.EnumMap;
import java.util.Map;
import org.agrona.CloseHelper;
import org.agrona.concurrent.status.AtomicCounter;

/**
 * The counters of {@link CounterId}. Each has one writing thread, so adding is a plain load and an ordered store. Closed after
 * the threads that write and before the driver's memory goes away; what was counted can still be read then.
 */
final class EngineCounters implements AutoCloseable {
    private final Map<CounterId, AtomicCounter> counters = new EnumMap<>(CounterId.class);
    private final Map<CounterId, Long> lastValues = new EnumMap<>(CounterId.class);
    private boolean isClosed;

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
    synchronized long get(final CounterId id) {
        return isClosed ? lastValues.get(id) : counters.get(id).getAcquire();
    }

    @Override
    public synchronized void close() {
        if (!isClosed) {
            counters.forEach((id, counter) -> lastValues.put(id, counter.getAcquire()));
            isClosed = true;
            CloseHelper.quietCloseAll(counters.values());
        }
    }
}
