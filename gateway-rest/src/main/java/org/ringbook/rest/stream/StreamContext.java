package org.ringbook.rest.stream;

import java.util.concurrent.TimeUnit;
import org.agrona.ErrorHandler;

/** Bounds of the streams. Set, then give it to {@link Streams}; do not change it afterwards. */
public final class StreamContext {
    private int sessionsPerKey = 50;
    private int connectionsMax = 2_000;
    private int queuedMessagesMax = 16_384;
    private long queuedCharactersMax = 32L << 20;
    private int senderThreads = 2;
    private long credentialsTimeoutNs = TimeUnit.SECONDS.toNanos(10);
    private long keepAliveNs = TimeUnit.SECONDS.toNanos(20);
    private ErrorHandler errorHandler = error -> System.err.println("ringbook streams: " + error);

    /** The defaults. */
    public StreamContext() {}

    /**
     * Streams that one key may have open; one more is told {@code session limit exceeded} and ended.
     *
     * @param count default 50.
     * @return this.
     */
    public StreamContext sessionsPerKey(final int count) {
        sessionsPerKey = count;
        return this;
    }

    int sessionsPerKey() {
        return sessionsPerKey;
    }

    /**
     * Connections that may be open altogether.
     *
     * @param count default 2,000.
     * @return this.
     */
    public StreamContext connectionsMax(final int count) {
        connectionsMax = count;
        return this;
    }

    int connectionsMax() {
        return connectionsMax;
    }

    /**
     * What may wait to be sent to one connection before it is ended for being too slow. A message is in memory once for all connections.
     *
     * @param messages   default 16,384.
     * @param characters default 32 Mi; a snapshot of a book has to fit.
     * @return this.
     */
    public StreamContext queue(final int messages, final long characters) {
        queuedMessagesMax = messages;
        queuedCharactersMax = characters;
        return this;
    }

    int queuedMessagesMax() {
        return queuedMessagesMax;
    }

    long queuedCharactersMax() {
        return queuedCharactersMax;
    }

    /**
     * Threads that hand messages to the transport.
     *
     * @param count default 2.
     * @return this.
     */
    public StreamContext senderThreads(final int count) {
        senderThreads = count;
        return this;
    }

    int senderThreads() {
        return senderThreads;
    }

    /**
     * How long a connection may take to say who it is.
     *
     * @param timeoutNs default 10 s.
     * @return this.
     */
    public StreamContext credentialsTimeoutNs(final long timeoutNs) {
        credentialsTimeoutNs = timeoutNs;
        return this;
    }

    long credentialsTimeoutNs() {
        return credentialsTimeoutNs;
    }

    /**
     * After how long without a message a connection is sent a sign of life.
     *
     * @param intervalNs default 20 s.
     * @return this.
     */
    public StreamContext keepAliveNs(final long intervalNs) {
        keepAliveNs = intervalNs;
        return this;
    }

    long keepAliveNs() {
        return keepAliveNs;
    }

    /**
     * Takes errors after which the streams go on.
     *
     * @param handler on any thread.
     * @return this.
     */
    public StreamContext errorHandler(final ErrorHandler handler) {
        errorHandler = handler;
        return this;
    }

    ErrorHandler errorHandler() {
        return errorHandler;
    }
}
