package org.ringbook.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;

/** An HTTP client as plain as one can be. */
public final class RestClient {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    /** An answer. */
    public record Reply(int status, JsonNode json, HttpResponse<String> http) {
        /** Its error code. */
        public String code() {
            return json.path("error_code").asText();
        }

        /** Status and error code, or what was said. */
        public String outcome() {
            return json.has("error") ? status + " " + code() : status + "";
        }

        /** A member as text. */
        public String text(final String name) {
            return json.path(name).asText();
        }
    }

    private final String address;
    private final String authorization;

    RestClient(final String address, final String keyId, final String secret) {
        this.address = address;
        authorization = keyId == null
                ? null
                : "Basic "
                        + Base64.getEncoder().encodeToString((keyId + ":" + secret).getBytes(StandardCharsets.UTF_8));
    }

    /** The same with another secret. */
    public static RestClient of(final String address, final String keyId, final String secret) {
        return new RestClient(address, keyId, secret);
    }

    /** GET. */
    public Reply get(final String path) {
        return send(request(path).GET());
    }

    /** POST without body, as ccxt and luno-python do. */
    public Reply post(final String path) {
        return send(request(path).POST(BodyPublishers.noBody()));
    }

    /** Any method with a form, as luno-go does. */
    public Reply form(final String method, final String path, final String form) {
        return body(method, path, "application/x-www-form-urlencoded", form);
    }

    /** Any method with JSON. */
    public Reply json(final String method, final String path, final String json) {
        return body(method, path, "application/json", json);
    }

    /** Any method with a body. */
    public Reply body(final String method, final String path, final String type, final String body) {
        return send(request(path).header("Content-Type", type).method(method, BodyPublishers.ofString(body)));
    }

    /** Any method without body. */
    public Reply call(final String method, final String path) {
        return send(request(path).method(method, BodyPublishers.noBody()));
    }

    /** A request to go on with. */
    public HttpRequest.Builder request(final String path) {
        final HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(address + path)).timeout(Duration.ofSeconds(30));
        return authorization == null ? request : request.header("Authorization", authorization);
    }

    /** Sends it. */
    public Reply send(final HttpRequest.Builder request) {
        try {
            final HttpResponse<String> response = HTTP.send(request.build(), BodyHandlers.ofString());
            final String body = response.body();
            return new Reply(
                    response.statusCode(),
                    body.startsWith("{") ? JSON.readTree(body) : JSON.createObjectNode(),
                    response);
        } catch (final IOException e) {
            throw new java.io.UncheckedIOException(request.build().uri() + " got no answer", e);
        } catch (final InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
