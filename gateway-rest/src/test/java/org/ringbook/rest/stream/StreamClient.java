package org.ringbook.rest.stream;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.ringbook.rest.http.Json;

/** A WebSocket client that keeps what it is sent. */
public final class StreamClient implements WebSocket.Listener, AutoCloseable {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final long PATIENCE_S = 20;

    private final BlockingQueue<String> texts = new LinkedBlockingQueue<>();
    private final StringBuilder part = new StringBuilder();
    private final CompletableFuture<String> closed = new CompletableFuture<>();
    private final WebSocket socket;

    /** Connects. */
    public StreamClient(final String httpAddress, final String path) {
        socket = HTTP.newWebSocketBuilder()
                .buildAsync(URI.create(httpAddress.replaceFirst("^http", "ws") + path), this)
                .join();
    }

    @Override
    public CompletionStage<?> onText(final WebSocket webSocket, final CharSequence data, final boolean last) {
        part.append(data);
        if (last) {
            texts.add(part.toString());
            part.setLength(0);
        }
        webSocket.request(1);
        return null;
    }

    @Override
    public CompletionStage<?> onClose(final WebSocket webSocket, final int statusCode, final String reason) {
        closed.complete(statusCode + " " + reason);
        return null;
    }

    @Override
    public void onError(final WebSocket webSocket, final Throwable error) {
        closed.complete(String.valueOf(error));
    }

    /** Sends a text. */
    public StreamClient send(final String text) {
        socket.sendText(text, true).join();
        return this;
    }

    /** Sends the credentials that {@code TestExchange} gives a key. */
    public StreamClient login(final String keyId) {
        return send("{\"api_key_id\":\"" + keyId + "\",\"api_key_secret\":\"secret-of-" + keyId + "\"}");
    }

    /** The next text. */
    public String nextText() {
        try {
            final String text = texts.poll(PATIENCE_S, TimeUnit.SECONDS);
            if (text == null) {
                throw new AssertionError("nothing came; closed: " + closed.getNow("no"));
            }
            return text;
        } catch (final InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The next message, signs of life left out. */
    public JsonNode next() {
        String text = nextText();
        while (text.equals("\"\"")) {
            text = nextText();
        }
        try {
            return Json.MAPPER.readTree(text);
        } catch (final JsonProcessingException e) {
            throw new AssertionError(text, e);
        }
    }

    /** The next message of a type; others before it are thrown away. */
    public JsonNode next(final String type) {
        JsonNode message = next();
        while (!message.path("type").asText().equals(type)) {
            message = next();
        }
        return message;
    }

    /** What has come and was not taken. */
    public BlockingQueue<String> texts() {
        return texts;
    }

    /** Waits for the end. */
    public String closed() {
        return closed.orTimeout(PATIENCE_S, TimeUnit.SECONDS).join();
    }

    @Override
    public void close() {
        socket.abort();
    }
}
