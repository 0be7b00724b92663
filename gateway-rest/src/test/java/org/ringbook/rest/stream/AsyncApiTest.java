package org.ringbook.rest.stream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.ringbook.client.Permission;
import org.ringbook.client.venue.ApiKey;
import org.ringbook.readmodel.market.CandleInterval;
import org.ringbook.rest.exchange.ExchangeView;
import org.ringbook.rest.exchange.GeneratedExchange;
import org.ringbook.rest.http.Json;

/** The document of the streams says what is sent: every message is of one that it has, and every one that it has is sent. */
class AsyncApiTest {
    private final Set<String> seen = new TreeSet<>();

    @Test
    void shouldDescribeEveryMessageThatIsSent() throws IOException {
        final JsonNode messages;
        try (InputStream in = Streams.class.getResourceAsStream("/org/ringbook/rest/asyncapi.json")) {
            messages = Json.MAPPER.readTree(in).path("components").path("messages");
        }
        for (final String text : sent()) {
            final JsonNode message = Json.MAPPER.readTree(text);
            final String name = name(message);
            final List<String> faults = new ArrayList<>();
            check(messages.path(name).path("payload"), message, name, faults);
            assertEquals(List.of(), faults, text);
            seen.add(name);
        }
        final Set<String> described = new TreeSet<>();
        messages.fieldNames().forEachRemaining(described::add);
        described.removeAll(Set.of("credentials", "alive", "subscribe", "unsubscribe", "ping"));
        assertEquals(described, seen);
    }

    private static String name(final JsonNode message) {
        if (message.has("type")) {
            return message.get("type").asText();
        }
        return message.has("asks") ? "luno_snapshot" : "luno_update";
    }

    /** All that the streams send while generated commands are executed. */
    private static List<String> sent() {
        final ExchangeView view = new ExchangeView();
        final RecordedSocket socket = new RecordedSocket();
        final Outbox outbox = socket.outbox(1 << 20);
        try (Streams streams = new Streams(view, (keyId, secret, address) -> null, new StreamContext())) {
            final GeneratedExchange exchange = new GeneratedExchange(5, view);
            exchange.run(2_000);
            final PublicConnection client = new PublicConnection(streams, outbox);
            client.onMessage(
                    "{\"op\":\"subscribe\",\"id\":1,\"channels\":[\"book\",\"trades\",\"ticker\",\"candles:60\"],"
                            + "\"pairs\":[\"XBTZAR\"]}");
            client.onMessage("{\"op\":\"ping\"}");
            client.onMessage("{\"op\":\"sing\",\"id\":\"x\"}");
            streams.joinLuno(1, outbox);
            for (int accountId = 1; accountId <= 10; accountId++) {
                final int ownerId = view.account(accountId).ownerId();
                final ApiKey key = new ApiKey(
                        1, "k", "", ownerId, accountId, Permission.mask(Permission.ofClients()), 0, false, null, 1);
                streams.joinAccount(socket.outbox(1 << 20), key);
                streams.users().join(socket.outbox(1 << 20), key);
            }
            exchange.run(4_000);
            assertTrue(CandleInterval.all().size() > 1);
            client.onMessage("{\"op\":\"unsubscribe\",\"channels\":[\"book\"],\"pairs\":[\"XBTZAR\"]}");
        }
        return socket.take();
    }

    private static void check(
            final JsonNode schema, final JsonNode value, final String path, final List<String> faults) {
        if (schema.isMissingNode()) {
            faults.add(path + " is not described");
        } else if (schema.has("oneOf")) {
            check(schema.get("oneOf").get(value.isNull() ? 1 : 0), value, path, faults);
        } else if (schema.has("const")) {
            if (!schema.get("const").equals(value)) {
                faults.add(path + " is to be " + schema.get("const"));
            }
        } else {
            checkType(schema, value, path, faults);
        }
    }

    private static void checkType(
            final JsonNode schema, final JsonNode value, final String path, final List<String> faults) {
        final boolean right = switch (schema.path("type").asText()) {
            case "object" -> value.isObject();
            case "array" -> value.isArray();
            case "string" -> value.isTextual() && (!schema.has("enum") || has(schema.get("enum"), value.asText()));
            case "integer" -> value.isIntegralNumber();
            case "boolean" -> value.isBoolean();
            case "null" -> value.isNull();
            default -> true;
        };
        if (!right) {
            faults.add(path + " is not " + schema + ": " + value);
        }
        if (value.isObject()) {
            value.properties()
                    .forEach(field -> check(
                            schema.path("properties").path(field.getKey()),
                            field.getValue(),
                            path + "." + field.getKey(),
                            faults));
            schema.path("required").forEach(name -> {
                if (!value.has(name.asText())) {
                    faults.add(path + " lacks " + name);
                }
            });
        } else if (value.isArray()) {
            value.forEach(element -> check(schema.get("items"), element, path + "[]", faults));
        }
    }

    private static boolean has(final JsonNode words, final String word) {
        for (final JsonNode each : words) {
            if (each.asText().equals(word)) {
                return true;
            }
        }
        return false;
    }
}
