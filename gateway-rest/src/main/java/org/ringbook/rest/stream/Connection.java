package org.ringbook.rest.stream;

/** One WebSocket, as its messages and its end are told. The server's threads, one at a time. */
abstract class Connection {
    private static final int MESSAGES_PER_SECOND_MAX = 50;
    private static final long SECOND_NS = 1_000_000_000L;

    private final Outbox outbox;
    private final long openedNs = System.nanoTime();
    private long windowNs = openedNs;
    private int received;

    Connection(final Outbox outbox) {
        this.outbox = outbox;
    }

    final Outbox outbox() {
        return outbox;
    }

    final long openedNs() {
        return openedNs;
    }

    final void onText(final String text) {
        final long nowNs = System.nanoTime();
        if (nowNs - windowNs > SECOND_NS) {
            windowNs = nowNs;
            received = 0;
        }
        received++;
        if (received > MESSAGES_PER_SECOND_MAX) {
            outbox.close(Outbox.REFUSED, "too many messages");
        } else if (!outbox.isClosed()) {
            onMessage(text);
        }
    }

    abstract void onMessage(String text);

    /** Is there no more. */
    abstract void onClosed();

    /** Once a second or so: looks whether it may stay. The timer's thread. */
    abstract void onTick(long nowNs);
}
