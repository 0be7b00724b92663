package org.ringbook.rest.stream;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Takes what is sent, at once or only when it is let. */
final class RecordedSocket implements Socket {
    private final List<String> texts = new ArrayList<>();
    private Consumer<Throwable> stuck;
    private boolean reads = true;
    private String closeReason;

    /** An outbox that hands over on the thread that offers. */
    Outbox outbox(final int messagesMax) {
        return new Outbox(this, Runnable::run, messagesMax, 1L << 30);
    }

    /** Stands still with the next message. */
    void stop() {
        reads = false;
    }

    void goOn() {
        reads = true;
        final Consumer<Throwable> done = stuck;
        stuck = null;
        done.accept(null);
    }

    /** All that came since the last call. */
    List<String> take() {
        final List<String> taken = new ArrayList<>(texts);
        texts.clear();
        return taken;
    }

    String closeReason() {
        return closeReason;
    }

    @Override
    public void sendBuffered(final String text) {
        texts.add(text);
    }

    @Override
    public void send(final String text, final Consumer<Throwable> done) {
        texts.add(text);
        if (reads) {
            done.accept(null);
        } else {
            stuck = done;
        }
    }

    @Override
    public void close(final int status, final String reason) {
        closeReason = reason;
    }
}
