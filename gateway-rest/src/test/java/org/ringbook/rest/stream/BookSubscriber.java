package org.ringbook.rest.stream;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicLong;

/** Follows the market stream of a pair, with a client's book. What it notices is told by {@link #fault()}. */
final class BookSubscriber implements WebSocket.Listener, AutoCloseable {
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final String pair;
    private final LunoGoBook book = new LunoGoBook();
    private final StringBuilder part = new StringBuilder();
    private final boolean reads;
    private final WebSocket socket;
    private volatile long sequence = -1;
    private final AtomicLong messages = new AtomicLong();
    private volatile String fault = "";

    /** One that does not read takes nothing behind the first frame. */
    BookSubscriber(final String httpAddress, final String pair, final String keyId, final boolean reads) {
        this.pair = pair;
        this.reads = reads;
        socket = HTTP.newWebSocketBuilder()
                .buildAsync(URI.create(httpAddress.replaceFirst("^http", "ws") + "/api/1/stream/" + pair), this)
                .join();
        final String login = "{\"api_key_id\":\"" + keyId + "\",\"api_key_secret\":\"secret-of-" + keyId + "\"}";
        socket.sendText(login, true).join();
    }

    String pair() {
        return pair;
    }

    /** Only when nothing comes any more. */
    LunoGoBook book() {
        return book;
    }

    long sequence() {
        return sequence;
    }

    long messages() {
        return messages.get();
    }

    String fault() {
        return fault;
    }

    @Override
    public CompletionStage<?> onText(final WebSocket webSocket, final CharSequence data, final boolean last) {
        part.append(data);
        if (last) {
            apply(part.toString());
            part.setLength(0);
        }
        if (reads) {
            webSocket.request(1);
        }
        return null;
    }

    private void apply(final String text) {
        try {
            book.apply(text);
            sequence = book.sequence();
            messages.incrementAndGet();
        } catch (final AssertionError e) {
            fault = e.getMessage();
        }
    }

    @Override
    public CompletionStage<?> onClose(final WebSocket webSocket, final int statusCode, final String reason) {
        fault = "closed: " + statusCode + " " + reason;
        return null;
    }

    @Override
    public void onError(final WebSocket webSocket, final Throwable error) {
        fault = error.toString();
    }

    @Override
    public void close() {
        socket.abort();
    }
}
