package org.ringbook.rest.stream;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.Map;
import java.util.TreeMap;
import org.ringbook.rest.http.Json;

/** A client's book by the rules of luno-go, which takes no unknown maker, no trade beyond what an order shows, and no gap; and beside it one as ccxt
 * has it, which knows nothing of trades. */
final class LunoGoBook {
    /** An order as the client has it. */
    record Shown(boolean sell, BigDecimal price, BigDecimal volume) {}

    private final Map<String, Shown> orders = new TreeMap<>();
    private final Map<String, Shown> withoutTrades = new TreeMap<>();
    private long sequence = -1;
    private String status;
    private long trades;

    Map<String, Shown> orders() {
        return orders;
    }

    Map<String, Shown> withoutTrades() {
        return withoutTrades;
    }

    long sequence() {
        return sequence;
    }

    String status() {
        return status;
    }

    long trades() {
        return trades;
    }

    void apply(final String text) {
        if (text.equals("\"\"")) {
            return;
        }
        final JsonNode message;
        try {
            message = Json.MAPPER.readTree(text);
        } catch (final JsonProcessingException e) {
            throw new AssertionError("not JSON: " + text, e);
        }
        if (message.has("asks")) {
            snapshot(message);
        } else {
            update(message, text);
        }
    }

    private void snapshot(final JsonNode message) {
        orders.clear();
        withoutTrades.clear();
        sequence = Long.parseLong(message.get("sequence").textValue());
        status = message.get("status").textValue();
        for (final String side : new String[] {"asks", "bids"}) {
            for (final JsonNode order : message.get(side)) {
                put(order.get("id").textValue(), side.equals("asks"), order);
            }
        }
    }

    private void put(final String id, final boolean sell, final JsonNode order) {
        final Shown shown = new Shown(
                sell,
                new BigDecimal(order.get("price").textValue()),
                new BigDecimal(order.get("volume").textValue()));
        orders.put(id, shown);
        withoutTrades.put(id, shown);
    }

    private void update(final JsonNode message, final String text) {
        final long next = Long.parseLong(message.get("sequence").textValue());
        if (next != sequence + 1) {
            throw new AssertionError("a gap: " + text + " after " + sequence);
        }
        sequence = next;
        for (final JsonNode trade : message.get("trade_updates")) {
            trade(trade, text);
        }
        final JsonNode create = message.get("create_update");
        if (!create.isNull()) {
            put(
                    create.get("order_id").textValue(),
                    create.get("type").textValue().equals("ASK"),
                    create);
        }
        final JsonNode delete = message.get("delete_update");
        if (!delete.isNull()) {
            orders.remove(delete.get("order_id").textValue());
            withoutTrades.remove(delete.get("order_id").textValue());
        }
        final JsonNode changed = message.get("status_update");
        if (!changed.isNull()) {
            status = changed.get("status").textValue();
        }
    }

    private void trade(final JsonNode trade, final String text) {
        trades++;
        final String makerId = trade.get("maker_order_id").textValue();
        final BigDecimal base = new BigDecimal(trade.get("base").textValue());
        final Shown maker = orders.get(makerId);
        if (maker == null || base.signum() <= 0 || maker.volume().compareTo(base) < 0) {
            throw new AssertionError("a trade with " + maker + ": " + text);
        }
        if (maker.volume().compareTo(base) == 0) {
            orders.remove(makerId);
        } else {
            orders.put(
                    makerId,
                    new Shown(maker.sell(), maker.price(), maker.volume().subtract(base)));
        }
    }
}
