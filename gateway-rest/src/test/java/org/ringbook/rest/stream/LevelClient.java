package org.ringbook.rest.stream;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.ringbook.rest.http.Json;

/** A client of the public book channel of one pair. */
final class LevelClient {
    private final Map<BigDecimal, List<Object>> bids = new TreeMap<>();
    private final Map<BigDecimal, List<Object>> asks = new TreeMap<>();
    private long sequence = -1;

    Map<BigDecimal, List<Object>> side(final boolean sell) {
        return sell ? asks : bids;
    }

    long sequence() {
        return sequence;
    }

    void apply(final String text) {
        final JsonNode message;
        try {
            message = Json.MAPPER.readTree(text);
        } catch (final JsonProcessingException e) {
            throw new AssertionError("not JSON: " + text, e);
        }
        final String type = message.get("type").textValue();
        if (type.equals("book_snapshot")) {
            bids.clear();
            asks.clear();
            sequence = message.get("sequence").longValue();
        } else if (type.equals("book_update")) {
            final long next = message.get("sequence").longValue();
            if (next != sequence + 1) {
                throw new AssertionError("a gap: " + text + " after " + sequence);
            }
            sequence = next;
        } else {
            return;
        }
        put(bids, message.get("bids"));
        put(asks, message.get("asks"));
    }

    private static void put(final Map<BigDecimal, List<Object>> side, final JsonNode levels) {
        for (final JsonNode level : levels) {
            final BigDecimal price = new BigDecimal(level.get(0).textValue());
            final BigDecimal volume = new BigDecimal(level.get(1).textValue());
            if (volume.signum() == 0) {
                side.remove(price);
            } else {
                side.put(price, List.of(volume, level.get(2).intValue()));
            }
        }
    }
}
