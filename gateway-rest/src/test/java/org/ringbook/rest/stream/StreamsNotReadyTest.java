package org.ringbook.rest.stream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.fail;

import io.javalin.Javalin;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ringbook.rest.exchange.ExchangeView;

/** Before the gateway knows the keys it can't say that one is wrong. */
class StreamsNotReadyTest {
    @ParameterizedTest
    @ValueSource(
            strings = {"/api/1/stream/XBTZAR", "/api/1/userstream", "/api/ringbook/1/stream", "/api/ringbook/1/private"
            })
    void shouldTellClientsToComeAgain(final String path) {
        final Streams streams = new Streams(
                new ExchangeView(), (keyId, secret, address) -> fail("a key is looked at"), new StreamContext());
        final Javalin server = Javalin.create(config -> config.showJavalinBanner = false);
        streams.register(server, () -> false);
        server.start("127.0.0.1", 0);
        try {
            final CompletionException refused = assertThrows(
                    CompletionException.class,
                    () -> HttpClient.newHttpClient()
                            .newWebSocketBuilder()
                            .buildAsync(
                                    URI.create("ws://127.0.0.1:" + server.port() + path), new WebSocket.Listener() {})
                            .join());
            final WebSocketHandshakeException handshake = (WebSocketHandshakeException) refused.getCause();
            assertEquals(503, handshake.getResponse().statusCode());
        } finally {
            server.stop();
            streams.close();
        }
    }
}
