package org.ringbook.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Requests and streams by TLS, as HTTP/2 and as HTTP/1.1. */
class TlsTest {
    private static final String PASSWORD = "not a secret";

    @TempDir
    Path directory;

    private TestExchange exchange;
    private HttpClient client;

    @BeforeEach
    void start() throws IOException, InterruptedException, GeneralSecurityException {
        final Path file = directory.resolve("tls.p12");
        makeKey(file);
        exchange = new TestExchange(directory).keyStore(file, PASSWORD).startGateway();
        client = client(file, HttpClient.Version.HTTP_2);
    }

    @AfterEach
    void stop() {
        exchange.close();
    }

    private static void makeKey(final Path file) throws IOException, InterruptedException {
        final Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "tls",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=localhost",
                        "-ext",
                        "SAN=ip:127.0.0.1",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        file.toString(),
                        "-storepass",
                        PASSWORD)
                .redirectErrorStream(true)
                .start();
        final String said = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, keytool.waitFor(), said);
    }

    /** One who trusts this key alone, and speaks the newest TLS, or that before it. */
    private static HttpClient client(final Path file, final HttpClient.Version version)
            throws IOException, GeneralSecurityException {
        final KeyStore own = KeyStore.getInstance(file.toFile(), PASSWORD.toCharArray());
        final KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("tls", own.getCertificate("tls"));
        final TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        final SSLContext tls = SSLContext.getInstance("TLS");
        tls.init(null, trust.getTrustManagers(), null);
        final SSLParameters parameters = tls.getDefaultSSLParameters();
        parameters.setProtocols(new String[] {version == HttpClient.Version.HTTP_2 ? "TLSv1.3" : "TLSv1.2"});
        return HttpClient.newBuilder()
                .sslContext(tls)
                .sslParameters(parameters)
                .version(version)
                .build();
    }

    private HttpResponse<String> get(final HttpClient by) throws IOException, InterruptedException {
        return by.send(exchange.client("alice").request("/api/1/balance").build(), BodyHandlers.ofString());
    }

    @Test
    void shouldAnswerByHttp2AndByHttp11() throws IOException, InterruptedException, GeneralSecurityException {
        assertTrue(exchange.gateway().address().startsWith("https://"));
        final HttpResponse<String> second = get(client);
        assertEquals(200, second.statusCode(), second.body());
        assertEquals(HttpClient.Version.HTTP_2, second.version());
        assertTrue(second.headers().firstValue("Strict-Transport-Security").isPresent());
        final HttpResponse<String> first = get(client(directory.resolve("tls.p12"), HttpClient.Version.HTTP_1_1));
        assertEquals(HttpClient.Version.HTTP_1_1, first.version());
        assertEquals(second.body(), first.body());
    }

    @Test
    void shouldRefuseWhoDoesNotSpeakTlsAndNotBeTrustedByOthers() {
        final HttpRequest plain = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + exchange.gateway().port() + "/api/1/balance"))
                .build();
        assertThrows(IOException.class, () -> client.send(plain, BodyHandlers.ofString()));
        assertThrows(SSLHandshakeException.class, () -> get(HttpClient.newHttpClient()));
    }

    @Test
    void shouldStream() throws InterruptedException {
        final BlockingQueue<String> texts = new LinkedBlockingQueue<>();
        final WebSocket socket = client.newWebSocketBuilder()
                .buildAsync(
                        URI.create(exchange.gateway().address().replaceFirst("^http", "ws") + "/api/1/stream/XBTZAR"),
                        new WebSocket.Listener() {
                            @Override
                            public CompletionStage<?> onText(
                                    final WebSocket from, final CharSequence data, final boolean isLast) {
                                texts.add(data.toString());
                                from.request(1);
                                return null;
                            }
                        })
                .join();
        socket.sendText("{\"api_key_id\":\"alice\",\"api_key_secret\":\"secret-of-alice\"}", true)
                .join();
        final String snapshot = texts.poll(20, TimeUnit.SECONDS);
        assertTrue(snapshot != null && snapshot.contains("\"asks\":[]"), snapshot);
        socket.abort();
    }
}
