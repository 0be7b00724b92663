package org.ringbook.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What an OpenAPI document says of answers, and in what an answer departs from it. A member that the document does not name is a fault too. */
final class Contract {
    /** A method of an address, as the document has it. */
    record Operation(String method, String path, JsonNode node) {
        String id() {
            return node.path("operationId").asText();
        }

        boolean isOffered() {
            return node.path("responses").has("200");
        }
    }

    private static final ObjectMapper JSON = new ObjectMapper();

    private final SchemaRegistry registry = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
    private final JsonNode components;
    private final List<Operation> operations = new ArrayList<>();
    private final Map<JsonNode, Schema> schemas = new HashMap<>();

    Contract(final JsonNode document) {
        final JsonNode closed = document.deepCopy();
        closed.at("/components/schemas").forEach(Contract::close);
        components = closed.path("components");
        closed.path("paths")
                .properties()
                .forEach(path -> path.getValue().properties().forEach(method -> {
                    final String name = method.getKey().toUpperCase(Locale.ROOT);
                    operations.add(new Operation(name, path.getKey(), method.getValue()));
                }));
    }

    private static void close(final JsonNode schema) {
        if (schema.has("properties")) {
            ((ObjectNode) schema).put("additionalProperties", false);
        }
    }

    List<Operation> operations() {
        return operations;
    }

    /** In what an answer departs from what is documented; empty: in nothing. */
    List<String> faults(final Operation operation, final HttpResponse<String> answer) {
        final JsonNode responses = operation.node().path("responses");
        final String status = Integer.toString(answer.statusCode());
        final JsonNode response =
                responses.has(status) ? responses.get(status) : responses.path(status.charAt(0) + "XX");
        if (response.isMissingNode()) {
            return List.of("the status is not documented: " + status);
        }
        final String type = answer.headers().firstValue("Content-Type").orElse("");
        final JsonNode content = response.path("content").path(type.split(";", 2)[0]);
        if (content.isMissingNode()) {
            return List.of("the content type is not documented: " + type);
        }
        return faults(content.path("schema"), body(type, answer.body()));
    }

    private static JsonNode body(final String type, final String text) {
        try {
            return type.startsWith("application/json")
                    ? JSON.readTree(text)
                    : JSON.getNodeFactory().textNode(text);
        } catch (final JsonProcessingException e) {
            throw new AssertionError("not JSON: " + text, e);
        }
    }

    private List<String> faults(final JsonNode schema, final JsonNode body) {
        return schemas.computeIfAbsent(schema, this::schema).validate(body).stream()
                .map(Error::toString)
                .toList();
    }

    /** One with what it refers to. */
    private Schema schema(final JsonNode schema) {
        final ObjectNode whole = schema.deepCopy();
        whole.set("components", components);
        return registry.getSchema(whole);
    }
}
