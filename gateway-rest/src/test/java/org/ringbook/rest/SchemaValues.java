package org.ringbook.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Values of a schema of OpenAPI: right ones, those at its bounds among them, and wrong ones. Right ones are often what answers had under the same name. */
final class SchemaValues {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final int KEPT = 16;
    private static final int LENGTH_MAX = 300;
    private static final String LETTERS = "abcXYZ019 ._-:/%&=+?#\"'\\<>{}[]~\u00e9\u4e16";
    private static final String CODE = "ABCDEFXYZ0123456789";
    private static final List<String> DECIMALS = List.of(
            "1",
            "0.01",
            "0.001",
            "0.02",
            "900",
            "1000",
            "999",
            "1001",
            "0.000001",
            "0.00000001",
            "100000000",
            "1e-2",
            "5.0");
    private static final List<String> NOT_DECIMALS = List.of("-1", "x", "1,5", "NaN", "1e999", "0x10", "1.2.3", "+1");
    private static final List<String> NOT_INTEGERS =
            List.of("x", "1.5", "1e3", "+1", "99999999999999999999", "0x1", "- 1");
    /** Names of parameters, and those under which answers have what belongs there. */
    private static final Map<String, List<String>> SAME = Map.ofEntries(
            Map.entry("pair", List.of("pair", "market_id")),
            Map.entry("id", List.of("order_id")),
            Map.entry("orders/id", List.of("order_id")),
            Map.entry("accounts/id", List.of("account_id")),
            Map.entry("accounts/name", List.of("name")),
            Map.entry("keys/id", List.of("key_id")),
            Map.entry("markets/pair", List.of("pair")),
            Map.entry("withdrawals/id", List.of("id")),
            Map.entry("withdrawals/reference", List.of("reference")),
            Map.entry("beneficiaries/id", List.of("id")),
            Map.entry("before", List.of("next", "order_id")),
            Map.entry("asset", List.of("asset", "code", "currency")),
            Map.entry("assets", List.of("asset", "code", "currency")),
            Map.entry("currency", List.of("asset", "code", "currency")),
            Map.entry("type", List.of("currency")),
            Map.entry("base", List.of("code")),
            Map.entry("counter", List.of("code")),
            Map.entry("name", List.of("name", "account")),
            Map.entry("account", List.of("name")),
            Map.entry("from", List.of("name")),
            Map.entry("to", List.of("name")),
            Map.entry("like", List.of("name")),
            Map.entry("beneficiary_id", List.of("id")),
            Map.entry("source_account_id", List.of("account_id")),
            Map.entry("trade_id", List.of("sequence", "trade_id")),
            Map.entry("since", List.of("timestamp")));

    private final Random random;
    private final Map<String, List<String>> known = new HashMap<>();

    SchemaValues(final Random random) {
        this.random = random;
    }

    /** Keeps what an answer has, for requests to come; the latest are kept longest. */
    void learn(final JsonNode answer) {
        answer.properties().forEach(member -> {
            if (member.getValue().isValueNode()) {
                learn(member.getKey(), member.getValue().asText());
            }
        });
        answer.forEach(this::learn);
    }

    void learn(final String name, final String value) {
        final List<String> values = known.computeIfAbsent(name, key -> new ArrayList<>());
        if (!value.isEmpty() && !values.contains(value)) {
            if (values.size() == KEPT) {
                values.remove(0);
            }
            values.add(value);
        }
    }

    /** One that the schema allows. */
    JsonNode right(final String name, final JsonNode schema) {
        if (schema.has("enum")) {
            return schema.get("enum").get(random.nextInt(schema.get("enum").size()));
        }
        return switch (schema.path("type").asText()) {
            case "integer" -> NODES.numberNode(integer(name, schema));
            case "boolean" -> NODES.booleanNode(random.nextBoolean());
            case "array" -> array(name, schema, 1 + random.nextInt(random.nextInt(50) == 0 ? items(schema) : 3));
            case "object" -> object(schema);
            default -> NODES.textNode(text(name, schema));
        };
    }

    private static int items(final JsonNode schema) {
        return schema.path("maxItems").asInt(3);
    }

    private ArrayNode array(final String name, final JsonNode schema, final int count) {
        final ArrayNode array = NODES.arrayNode();
        for (int i = 0; i < count; i++) {
            array.add(right(name, schema.path("items")));
        }
        return array;
    }

    /** What is required, and some of the rest. */
    ObjectNode object(final JsonNode schema) {
        final ObjectNode object = NODES.objectNode();
        final List<String> required = new ArrayList<>();
        schema.path("required").forEach(name -> required.add(name.asText()));
        final int rarely = 2 + random.nextInt(20);
        schema.path("properties").properties().forEach(property -> {
            if (required.contains(property.getKey()) || random.nextInt(rarely) == 0) {
                object.set(property.getKey(), right(property.getKey(), property.getValue()));
            }
        });
        return object;
    }

    /** The same with something else for one of the schema's properties, or without it where it may be left out. */
    ObjectNode varied(final ObjectNode object, final JsonNode schema) {
        final ObjectNode varied = object.deepCopy();
        final List<String> names = new ArrayList<>();
        schema.path("properties").fieldNames().forEachRemaining(names::add);
        if (!names.isEmpty()) {
            final String name = names.get(random.nextInt(names.size()));
            if (random.nextBoolean() || schema.path("required").toString().contains("\"" + name + "\"")) {
                varied.set(name, right(name, schema.path("properties").path(name)));
            } else {
                varied.remove(name);
            }
        }
        return varied;
    }

    private long integer(final String name, final JsonNode schema) {
        final long least = schema.path("minimum").asLong(Long.MIN_VALUE);
        final long most = schema.path("maximum").asLong(Long.MAX_VALUE);
        final List<String> met = met(name);
        if (!met.isEmpty() && random.nextInt(2) == 0) {
            final String one = met.get(random.nextInt(met.size()));
            final long number = one.matches("[0-9]{1,18}") ? Long.parseLong(one) : least;
            return Math.max(least, Math.min(most, number));
        }
        return switch (random.nextInt(4)) {
            case 0 -> least;
            case 1 -> most;
            default -> least + random.nextLong(Math.max(1, Math.min(100, most - least)));
        };
    }

    private String text(final String name, final JsonNode schema) {
        final List<String> met = met(name);
        if (!met.isEmpty() && random.nextInt(5) != 0) {
            return met.get(random.nextInt(met.size()));
        }
        if (schema.path("format").asText().equals("decimal")) {
            return DECIMALS.get(random.nextInt(DECIMALS.size()));
        }
        final int most = Math.min(LENGTH_MAX, schema.path("maxLength").asInt(LENGTH_MAX));
        return letters(random.nextInt(10) == 0 ? most : 1 + random.nextInt(Math.min(most, 12)));
    }

    private List<String> met(final String name) {
        final List<String> met = new ArrayList<>();
        SAME.getOrDefault(name, List.of(name)).forEach(same -> met.addAll(known.getOrDefault(same, List.of())));
        return met;
    }

    private String letters(final int length) {
        final StringBuilder text = new StringBuilder();
        final String letters = random.nextBoolean() ? CODE : LETTERS;
        while (text.length() < length) {
            text.append(letters.charAt(random.nextInt(letters.length())));
        }
        return text.toString();
    }

    /** One that the schema does not allow, as a text or a list; null: it allows every text. */
    JsonNode wrong(final String name, final JsonNode schema) {
        if (schema.has("enum")) {
            return NODES.textNode("NO-" + letters(3));
        }
        return switch (schema.path("type").asText()) {
            case "integer" -> NODES.textNode(notAnInteger(schema));
            case "boolean" -> NODES.textNode("perhaps");
            case "array" ->
                schema.path("items").path("type").asText().equals("object")
                        ? random.nextBoolean() ? NODES.arrayNode() : array(name, schema, items(schema) + 1)
                        : null;
            default -> {
                if (schema.path("format").asText().equals("decimal")) {
                    yield NODES.textNode(NOT_DECIMALS.get(random.nextInt(NOT_DECIMALS.size())));
                }
                yield schema.has("maxLength")
                        ? NODES.textNode("x".repeat(schema.path("maxLength").asInt() + 1))
                        : null;
            }
        };
    }

    private String notAnInteger(final JsonNode schema) {
        final long most = schema.path("maximum").asLong();
        final long least = schema.path("minimum").asLong();
        return switch (random.nextInt(4)) {
            case 0 -> most < Long.MAX_VALUE ? Long.toString(most + 1) : "9223372036854775808";
            case 1 -> Long.toString(Math.min(least - 2, -1)); // 0 counts as not given
            default -> NOT_INTEGERS.get(random.nextInt(NOT_INTEGERS.size()));
        };
    }
}
