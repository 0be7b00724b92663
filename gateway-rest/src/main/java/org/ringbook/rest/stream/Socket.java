package org.ringbook.rest.stream;

import java.util.function.Consumer;

/** The sending half of a connection, as far as {@link Outbox} needs it. One thread at a time. */
interface Socket {
    /** Sends a text frame, which may lie in a buffer until one is sent that may not. Never blocks. */
    void sendBuffered(String text);

    /**
     * Sends a text frame, and all before it. Never blocks.
     *
     * @param done told once the transport has taken it: null, or why it did not.
     */
    void send(String text, Consumer<Throwable> done);

    /** Says goodbye, as far as the other side reads, and ends the connection soon after. */
    void close(int status, String reason);
}
