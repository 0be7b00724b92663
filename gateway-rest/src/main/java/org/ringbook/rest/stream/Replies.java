package org.ringbook.rest.stream;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;

/** Answers to what clients send. Their {@code id} is given back as it came, if it is a number or a short text. */
final class Replies {
    private static final int ID_LENGTH_MAX = 64;

    private Replies() {}

    static String pong(final JsonNode id) {
        return AccountFeeds.text(begin("pong", id));
    }

    static String subscribed(final String type, final JsonNode id, final String channel, final String pair) {
        final Map<String, Object> message = begin(type, id);
        message.put("channel", channel);
        message.put("pair", pair);
        return AccountFeeds.text(message);
    }

    static String error(final JsonNode id, final String code, final String reason) {
        final Map<String, Object> message = begin("error", id);
        message.put("error", reason);
        message.put("error_code", code);
        return AccountFeeds.text(message);
    }

    private static Map<String, Object> begin(final String type, final JsonNode id) {
        final Map<String, Object> message = new LinkedHashMap<>();
        message.put("type", type);
        if (id != null
                && (id.isIntegralNumber() || (id.isTextual() && id.asText().length() <= ID_LENGTH_MAX))) {
            message.put("id", id);
        }
        return message;
    }
}
