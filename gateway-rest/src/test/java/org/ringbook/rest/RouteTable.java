package org.ringbook.rest;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The routes of a gateway as its OpenAPI document says them: what is added there is in the tests that walk over this. */
final class RouteTable {
    /** What an action of the table takes. */
    record Parameter(String name, String kind, boolean isRequired, boolean isRepeated, List<String> words) {
        /** One that is right by its form. */
        String right() {
            final String known = RIGHT.get(name);
            if (known != null) {
                return known;
            }
            return switch (kind) {
                case "integer" -> "1";
                case "boolean" -> "true";
                case "decimal" -> "1";
                case "array" -> "[{}]"; // of objects
                default -> words.isEmpty() ? "x" : words.get(0);
            };
        }
    }

    /** A method of an address. */
    record Operation(
            String method,
            String path,
            String permission,
            boolean needsKey,
            boolean isOffered,
            List<Parameter> parameters) {
        boolean hasBody() {
            return method.equals("POST") || method.equals("PUT");
        }

        /** The address with ids that are right by their form. */
        String address() {
            return path.replace("{pair}", "XBTZAR")
                    .replaceAll("\\{\\w+}", path.contains("accounts") ? "65537" : "BX0000000000001");
        }

        /** What it can't do without. */
        Map<String, String> required() {
            final Map<String, String> form = new LinkedHashMap<>();
            parameters.stream().filter(Parameter::isRequired).forEach(one -> form.put(one.name(), one.right()));
            return form;
        }

        boolean takesObjects() {
            return parameters.stream().anyMatch(one -> one.kind().equals("array"));
        }

        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    private static final Map<String, String> RIGHT = new HashMap<>();

    static {
        RIGHT.put("pair", "XBTZAR");
        RIGHT.put("duration", "60");
        RIGHT.put("price", "900");
        RIGHT.put("volume", "0.01");
        RIGHT.put("order_id", "BX0000000000001");
        RIGHT.put("id", "BX0000000000001");
        RIGHT.put("before", "1");
        RIGHT.put("account", "alice");
        RIGHT.put("assets", "XBT");
        RIGHT.put("timestamp", "1");
        RIGHT.put("since", Long.toString(System.currentTimeMillis()));
    }

    private final List<Operation> operations = new ArrayList<>();
    private final Set<String> codes = new HashSet<>();

    private RouteTable() {}

    static RouteTable of(final RestClient client) {
        final JsonNode document = client.get("/api/ringbook/1/openapi.json").json();
        final RouteTable table = new RouteTable();
        document.path("paths")
                .properties()
                .forEach(path -> path.getValue()
                        .properties()
                        .forEach(one -> table.operations.add(
                                operation(one.getKey().toUpperCase(Locale.ROOT), path.getKey(), one.getValue()))));
        document.at("/components/schemas/Error/properties/error_code/enum")
                .forEach(code -> table.codes.add(code.asText()));
        return table;
    }

    private static Operation operation(final String method, final String path, final JsonNode of) {
        final List<Parameter> parameters = new ArrayList<>();
        of.path("parameters").forEach(one -> {
            if (one.path("in").asText().equals("query")) {
                parameters.add(parameter(
                        one.path("name").asText(), one.path("required").asBoolean(), one.path("schema")));
            }
        });
        final JsonNode body = of.at("/requestBody/content/application~1json/schema");
        final Set<String> required = new HashSet<>();
        body.path("required").forEach(name -> required.add(name.asText()));
        body.path("properties")
                .properties()
                .forEach(one ->
                        parameters.add(parameter(one.getKey(), required.contains(one.getKey()), one.getValue())));
        return new Operation(
                method,
                path,
                of.path("x-permission").asText(),
                !of.at("/security/0").isEmpty(),
                of.path("responses").has("200"),
                parameters);
    }

    private static Parameter parameter(final String name, final boolean isRequired, final JsonNode schema) {
        final boolean isObjects = schema.at("/items/type").asText().equals("object");
        final boolean isRepeated = schema.path("type").asText().equals("array") && !isObjects;
        final JsonNode one = isRepeated ? schema.path("items") : schema;
        final List<String> words = new ArrayList<>();
        one.path("enum").forEach(word -> words.add(word.asText()));
        final String kind = one.path("format").asText().equals("decimal")
                ? "decimal"
                : one.path("type").asText();
        return new Parameter(name, kind, isRequired, isRepeated, words);
    }

    List<Operation> operations() {
        return operations;
    }

    /** Every error code that is documented. */
    Set<String> codes() {
        return codes;
    }

    static String encoded(final String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** As query or form. */
    static String form(final Map<String, String> parameters) {
        final List<String> pairs = new ArrayList<>();
        parameters.forEach((name, value) -> pairs.add(encoded(name) + "=" + encoded(value)));
        return String.join("&", pairs);
    }

    /** As a JSON object of texts; a value that begins like a list is one. */
    static String json(final Map<String, String> parameters) {
        final List<String> members = new ArrayList<>();
        parameters.forEach((name, value) ->
                members.add("\"" + name + "\":" + (value.startsWith("[") ? value : "\"" + value + "\"")));
        return "{" + String.join(",", members) + "}";
    }
}
