package org.ringbook.rest.stream;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import org.ringbook.client.venue.ApiKey;
import org.ringbook.rest.http.Json;

/** A stream that begins with the credentials of a key, in the first message. */
abstract class KeyedConnection extends Connection {
    private final Streams streams;
    private final String address;
    private volatile ApiKey key;

    KeyedConnection(final Streams streams, final Outbox outbox, final String address) {
        super(outbox);
        this.streams = streams;
        this.address = address;
    }

    final Streams streams() {
        return streams;
    }

    /** Null until it has said who it is. */
    final ApiKey key() {
        return key;
    }

    @Override
    final void onMessage(final String text) {
        if (key != null) {
            onRequest(text);
            return;
        }
        final JsonNode message = parse(text);
        final String keyId = message == null ? "" : message.path("api_key_id").asText();
        final String secret =
                message == null ? "" : message.path("api_key_secret").asText();
        if (keyId.isEmpty() || secret.isEmpty()) {
            refuse(
                    "ErrUnauthorised",
                    "the first message has to be {\"api_key_id\":\"...\",\"api_key_secret\":\"...\"}");
        } else {
            authenticate(keyId, secret);
        }
    }

    /** A JSON object; null if it is none. */
    static JsonNode parse(final String text) {
        try {
            final JsonNode node = Json.MAPPER.readTree(text);
            return node != null && node.isObject() ? node : null;
        } catch (final JsonProcessingException e) {
            return null;
        }
    }

    final void authenticate(final String keyId, final String secret) {
        final ApiKey checked;
        try {
            checked = streams.credentials().check(keyId, secret, address);
        } catch (final RuntimeException e) {
            refuse("ErrUnauthorised", String.valueOf(e.getMessage()));
            return;
        }
        if (!streams.sessions().open(checked.keyId())) {
            outbox().closeAfter("session limit exceeded", Outbox.REFUSED, "session limit exceeded");
            return;
        }
        key = checked;
        begin(checked);
    }

    /** The key is right. */
    abstract void begin(ApiKey checked);

    /** A message behind the credentials. */
    abstract void onRequest(String text);

    /** It is gone, after it began. */
    abstract void leave(ApiKey checked);

    /** Says why not, in the stream's own way. */
    abstract void refuse(String code, String reason);

    @Override
    final void onClosed() {
        final ApiKey opened = key;
        if (opened != null) {
            streams.sessions().closed(opened.keyId());
            leave(opened);
        }
    }

    @Override
    void onTick(final long nowNs) {
        if (key == null) {
            if (nowNs - openedNs() > streams.context().credentialsTimeoutNs()) {
                refuse("ErrUnauthorised", "no credentials came in time");
            }
            return;
        }
        final ApiKey now = streams.view().key(key.keyId());
        final boolean isOver = now == null || now.sessionId() != key.sessionId();
        final long nowMs = System.currentTimeMillis();
        if (isOver || (now.expireTimeNs() != 0 && OrderObject.millis(now.expireTimeNs()) <= nowMs)) {
            refuse("ErrApiKeyRevoked", "the API key is not valid any more");
        }
    }
}
