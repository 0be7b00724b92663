package org.ringbook.gateway.scenarios;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.ringbook.client.AeronEngineClient;
import org.ringbook.client.ClientContext;
import org.ringbook.client.EngineListener;
import org.ringbook.client.EventFrame;
import org.ringbook.scenarios.language.Recorded;

/** The records of an engine's stream, one after the other. One thread. */
final class StreamRecords implements EngineListener, AutoCloseable {
    private static final long LIMIT_NS = 20_000_000_000L;
    private static final long PAUSE_NS = 20_000;

    private final ArrayDeque<Recorded> records = new ArrayDeque<>();
    private final Consumer<EventFrame> followers;
    private final AeronEngineClient client;
    private byte[] command;
    private List<byte[]> events;

    StreamRecords(final String aeronDirectory, final Consumer<EventFrame> followers) {
        this.followers = followers;
        client = new AeronEngineClient(new ClientContext()
                .aeronDirectory(aeronDirectory)
                .startPosition(1, 0)
                .listener(this));
    }

    @Override
    public void onFrame(final EventFrame event) {
        followers.accept(event);
        final byte[] bytes = new byte[event.length()];
        event.buffer().getBytes(event.offset(), bytes);
        if (event.index() == 0) {
            command = bytes;
            events = new ArrayList<>();
        } else {
            events.add(bytes);
        }
        if (event.isLastOfRecord()) {
            records.add(new Recorded(event.sequence(), event.timestampNs(), command, events));
        }
    }

    /** The next record, if it has come. */
    Recorded poll() {
        if (records.isEmpty() && client.poll() == 0) {
            LockSupport.parkNanos(PAUSE_NS);
        }
        return records.poll();
    }

    /** The next record, which has to come. */
    Recorded next() {
        await("the next record", () -> {
            final Recorded next = poll();
            if (next != null) {
                records.addFirst(next);
            }
            return next != null;
        });
        return records.poll();
    }

    void await(final String what, final BooleanSupplier condition) {
        final long deadline = System.nanoTime() + LIMIT_NS;
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("waited in vain for " + what);
            }
        }
    }

    @Override
    public void close() {
        client.close();
    }
}
