package org.ringbook.rest.stream;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Executor;

/**
 * What a connection has to be sent still: bounded, in messages and in characters. Who offers never waits; a connection that does not read as fast as
 * it is offered is ended, and nobody else notices. Any thread.
 */
final class Outbox {
    /** "Policy violation": of credentials, and of who does not read. */
    static final int REFUSED = 1008;

    private static final int BATCH = 256;

    private final Socket socket;
    private final Executor senders;
    private final int messagesMax;
    private final long charactersMax;
    private final Queue<String> waiting = new ArrayDeque<>();
    private final List<String> batch = new ArrayList<>(BATCH);
    private long characters;
    private boolean sending;
    private boolean closed;
    private volatile long sentNs = System.nanoTime();

    Outbox(final Socket socket, final Executor senders, final int messagesMax, final long charactersMax) {
        this.socket = socket;
        this.senders = senders;
        this.messagesMax = messagesMax;
        this.charactersMax = charactersMax;
    }

    /** Returns whether the connection is still there. */
    boolean offer(final String message) {
        synchronized (this) {
            if (closed) {
                return false;
            }
            if (waiting.size() < messagesMax && characters + message.length() <= charactersMax) {
                waiting.add(message);
                characters += message.length();
                if (!sending) {
                    sending = true;
                    senders.execute(this::sendBatch);
                }
                return true;
            }
        }
        close(REFUSED, "too slow: messages were not read in time");
        return false;
    }

    private void sendBatch() {
        synchronized (this) {
            batch.clear();
            while (batch.size() < BATCH && !waiting.isEmpty() && !closed) {
                final String message = waiting.remove();
                characters -= message.length();
                batch.add(message);
            }
            if (batch.isEmpty()) {
                sending = false;
                return;
            }
        }
        sentNs = System.nanoTime();
        final int last = batch.size() - 1;
        for (int i = 0; i < last; i++) {
            socket.sendBuffered(batch.get(i));
        }
        socket.send(batch.get(last), this::sent);
    }

    private void sent(final Throwable failure) {
        if (failure == null) {
            senders.execute(this::sendBatch);
        } else {
            close(REFUSED, "the connection is lost");
        }
    }

    /** Ends the connection; what waits is not sent any more. */
    void close(final int status, final String reason) {
        synchronized (this) {
            if (closed) {
                return;
            }
            closed = true;
            waiting.clear();
            characters = 0;
        }
        senders.execute(() -> socket.close(status, reason));
    }

    /** The last message, and then the end. */
    void closeAfter(final String message, final int status, final String reason) {
        synchronized (this) {
            if (closed) {
                return;
            }
            closed = true;
            waiting.clear();
            characters = 0;
        }
        senders.execute(() -> socket.send(message, failure -> socket.close(status, reason)));
    }

    synchronized boolean isClosed() {
        return closed;
    }

    /** Messages that wait. */
    synchronized int waiting() {
        return waiting.size();
    }

    /** When something was sent last, by {@link System#nanoTime()}. */
    long sentNs() {
        return sentNs;
    }
}
