package org.ringbook.rest.stream;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.eclipse.jetty.websocket.api.BatchMode;
import org.eclipse.jetty.websocket.api.RemoteEndpoint;
import org.eclipse.jetty.websocket.api.Session;
import org.eclipse.jetty.websocket.api.WriteCallback;

/** A WebSocket of Jetty. */
final class JettySocket implements Socket {
    private static final long FAREWELL_MS = 2_000;

    private final Session session;

    JettySocket(final Session session) {
        this.session = session;
    }

    @Override
    public void sendBuffered(final String text) {
        final RemoteEndpoint remote = session.getRemote();
        remote.setBatchMode(BatchMode.ON);
        remote.sendString(text, WriteCallback.NOOP);
    }

    @Override
    public void send(final String text, final Consumer<Throwable> done) {
        final RemoteEndpoint remote = session.getRemote();
        remote.setBatchMode(BatchMode.OFF);
        remote.sendString(text, new WriteCallback() {
            @Override
            public void writeFailed(final Throwable failure) {
                done.accept(failure);
            }

            @Override
            public void writeSuccess() {
                done.accept(null);
            }
        });
    }

    /** A close frame reaches only who reads; so the connection is cut soon after. */
    @Override
    public void close(final int status, final String reason) {
        if (session.isOpen()) {
            session.close(status, reason);
            CompletableFuture.delayedExecutor(FAREWELL_MS, TimeUnit.MILLISECONDS)
                    .execute(session::disconnect);
        }
    }
}
