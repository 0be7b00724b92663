package org.ringbook.cli.engine;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.ringbook.audit.LiveCore;
import org.ringbook.client.ClientContext;
import org.ringbook.client.EngineConnection;
import org.ringbook.client.EngineException;
import org.ringbook.client.Rows;

/**
 * The engine that runs on a data directory, asked by its shadow. The connection is kept from one question to the next, and made anew when one
 * was not answered. One thread asks, any may close.
 */
public final class LiveState implements LiveCore, AutoCloseable {
    private static final long TIMEOUT_NS = TimeUnit.SECONDS.toNanos(1);

    private final Path data;
    private EngineConnection connection;
    private boolean isClosed;

    /**
     * Whatever runs there when it is asked.
     *
     * @param data the data directory.
     */
    public LiveState(final Path data) {
        this.data = data;
    }

    @Override
    public synchronized Optional<State> ask() {
        try {
            return connect() ? Optional.of(state()) : Optional.empty();
        } catch (final EngineException.Unreachable e) {
            disconnect(); // it stops, or has its hands full: asked again later
            return Optional.empty();
        }
    }

    private boolean connect() {
        if (connection == null && !isClosed) {
            RunFile.findRunning(data)
                    .ifPresent(engine -> connection = EngineConnection.connect(new ClientContext()
                            .aeronDirectory(engine.aeronDirectory())
                            .hearsEvents(false)
                            .requestTimeoutNs(TIMEOUT_NS)));
        }
        return connection != null;
    }

    private State state() {
        final Rows.Status status = connection.queries().status(true);
        return new State(status.sequence(), status.stateHash());
    }

    private void disconnect() {
        if (connection != null) {
            connection.close();
            connection = null;
        }
    }

    /** Ends before the engine does: waits for an answer that is under way, and asks no more. */
    @Override
    public synchronized void close() {
        isClosed = true;
        disconnect();
    }
}
