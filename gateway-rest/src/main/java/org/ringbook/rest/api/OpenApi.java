package org.ringbook.rest.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ringbook.rest.http.Param;
import org.ringbook.rest.http.Route;

/** The OpenAPI 3.1 document of a table of routes: paths and parameters are the table's, schemas those of the answers' records. */
final class OpenApi {
    private static final Pattern PATH_PART = Pattern.compile("\\{(\\w+)}");
    private static final SnakeCaseStrategy NAMES = new SnakeCaseStrategy();

    private final Map<String, Object> schemas = new TreeMap<>();

    private OpenApi() {}

    static Map<String, Object> document(final List<Route> routes) {
        return new OpenApi().of(routes);
    }

    private Map<String, Object> of(final List<Route> routes) {
        final Map<String, Map<String, Object>> paths = new LinkedHashMap<>();
        for (final Route route : routes) {
            paths.computeIfAbsent(route.path(), path -> new LinkedHashMap<>())
                    .put(route.method().name().toLowerCase(Locale.ROOT), operation(route));
        }
        schemas.put("Error", error());
        final Map<String, Object> document = new LinkedHashMap<>();
        document.put("openapi", "3.1.0");
        document.put(
                "info",
                Map.of(
                        "title",
                        "Ringbook",
                        "version",
                        "1",
                        "description",
                        "The Luno API's public shape, and what goes beyond it under /api/ringbook/1/."));
        document.put("servers", List.of(Map.of("url", "/")));
        document.put("paths", paths);
        document.put(
                "components",
                Map.of(
                        "schemas",
                        schemas,
                        "securitySchemes",
                        Map.of(
                                "key",
                                Map.of("type", "http", "scheme", "basic"),
                                "signature",
                                Map.of(
                                        "type",
                                        "apiKey",
                                        "in",
                                        "header",
                                        "name",
                                        Route.SIGNATURE,
                                        "description",
                                        "t=SECONDS,v1=HEX: HMAC-SHA256 under the shared secret over the time, a point"
                                                + " and the body"))));
        return document;
    }

    private Map<String, Object> operation(final Route route) {
        final Map<String, Object> operation = new LinkedHashMap<>();
        operation.put("operationId", route.operation());
        operation.put("tags", List.of(route.group()));
        operation.put("summary", route.about());
        operation.put("security", security(route));
        if (route.permission() != null) {
            operation.put("x-permission", route.permission().name());
        }
        final List<Object> parameters = new ArrayList<>();
        final Matcher part = PATH_PART.matcher(route.path());
        while (part.find()) {
            parameters.add(
                    Map.of("name", part.group(1), "in", "path", "required", true, "schema", Map.of("type", "string")));
        }
        final boolean hasBody = route.method() == Route.Method.POST || route.method() == Route.Method.PUT;
        if (hasBody && !route.params().isEmpty()) {
            operation.put("requestBody", body(route.params()));
        } else {
            route.params().forEach(param -> parameters.add(parameter(param)));
        }
        if (route.message() != null) {
            final Map<String, Object> content = Map.of("schema", schemaOf(route.message()));
            operation.put("requestBody", Map.of("required", true, "content", Map.of("application/json", content)));
        }
        operation.put("parameters", parameters);
        operation.put("responses", responses(route));
        return operation;
    }

    private static List<Object> security(final Route route) {
        if (route.message() != null) {
            return List.of(Map.of("signature", List.of()));
        }
        final Map<String, Object> key = Map.of("key", List.of());
        if (route.isKeyOptional()) {
            return List.of(Map.of(), key);
        }
        return route.isOpen() ? List.of() : List.of(key);
    }

    private static Map<String, Object> parameter(final Param param) {
        return Map.of(
                "name",
                param.name(),
                "in",
                "query",
                "required",
                param.isRequired(),
                "description",
                param.about(),
                "schema",
                schema(param));
    }

    private static Map<String, Object> body(final List<Param> params) {
        final Map<String, Object> content = Map.of("schema", object(params));
        return Map.of(
                "description",
                "A form or a JSON object; the parameters may be in the query string instead.",
                "content",
                Map.of("application/x-www-form-urlencoded", content, "application/json", content));
    }

    private static Map<String, Object> object(final List<Param> params) {
        final Map<String, Object> properties = new LinkedHashMap<>();
        final List<String> required = new ArrayList<>();
        for (final Param param : params) {
            final Map<String, Object> property = new LinkedHashMap<>(schema(param));
            property.put("description", param.about());
            properties.put(param.name(), property);
            if (param.isRequired()) {
                required.add(param.name());
            }
        }
        return Map.of("type", "object", "properties", properties, "required", required);
    }

    private static Map<String, Object> schema(final Param param) {
        final Map<String, Object> schema = new LinkedHashMap<>();
        switch (param.kind()) {
            case INTEGER, TIME -> {
                schema.put("type", "integer");
                schema.put("format", "int64");
                schema.put("minimum", param.least());
                schema.put("maximum", param.most());
            }
            case BOOLEAN -> schema.put("type", "boolean");
            case DECIMAL -> {
                schema.put("type", "string");
                schema.put("format", "decimal");
            }
            case OBJECTS -> {
                schema.put("type", "array");
                schema.put("maxItems", param.most());
                schema.put("minItems", param.least());
                schema.put("items", object(param.each().params()));
            }
            default -> {
                schema.put("type", "string");
                if (param.words().isEmpty()) {
                    schema.put("maxLength", param.most());
                } else {
                    schema.put("enum", param.words());
                }
            }
        }
        return param.isRepeated() ? Map.of("type", "array", "items", schema) : schema;
    }

    private Map<String, Object> responses(final Route route) {
        final Map<String, Object> responses = new LinkedHashMap<>();
        if (route.isOffered()) {
            responses.put("200", answer("Done.", schemaOf(route.answer())));
        } else {
            responses.put("501", refused("Not offered."));
        }
        responses.put(
                "4XX",
                refused(
                        route.errors().isEmpty()
                                ? "Refused."
                                : "Refused, such as " + String.join(", ", route.errors()) + "."));
        responses.put("503", refused("Not now; nothing was done. See Retry-After."));
        if (route.isOffered() && route.method() != Route.Method.GET) {
            responses.put("504", refused("The command was sent, and its outcome not seen."));
        }
        return responses;
    }

    private static Map<String, Object> refused(final String about) {
        return answer(about, Map.of("$ref", "#/components/schemas/Error"));
    }

    private static Map<String, Object> answer(final String about, final Map<String, Object> schema) {
        return Map.of("description", about, "content", Map.of("application/json", Map.of("schema", schema)));
    }

    private static Map<String, Object> error() {
        final Map<String, Object> properties = new LinkedHashMap<>();
        properties.put("error", Map.of("type", "string", "description", "For people"));
        properties.put("error_code", Map.of("type", "string", "enum", List.copyOf(ErrorCodes.names())));
        properties.put("request_id", Map.of("type", "string", "description", "As in the header X-Request-Id"));
        properties.put("field", Map.of("type", "string", "description", "The parameter at fault"));
        properties.put("fields", Map.of("type", "array", "items", Map.of("type", "string")));
        properties.put("reason", Map.of("type", "string", "description", "The engine's, where it refused"));
        properties.put("order_id", Map.of("type", "string", "description", "The order that is there already"));
        properties.put("id", Map.of("type", "string", "description", "The withdrawal that is there already"));
        properties.put("outcome", Map.of("type", "string", "description", "'unknown' or 'not sent', of a command"));
        return Map.of("type", "object", "properties", properties, "required", List.of("error", "error_code"));
    }

    private Map<String, Object> schemaOf(final Type type) {
        if (type instanceof ParameterizedType generic) {
            final Type[] arguments = generic.getActualTypeArguments();
            return generic.getRawType() == List.class
                    ? Map.of("type", "array", "items", schemaOf(arguments[0]))
                    : Map.of("type", "object", "additionalProperties", schemaOf(arguments[1]));
        }
        final Class<?> plain = (Class<?>) type;
        if (plain.isRecord()) {
            final String name = nameOf(plain);
            if (!schemas.containsKey(name)) {
                schemas.put(name, Map.of());
                schemas.put(name, schemaOfRecord(plain));
            }
            return Map.of("$ref", "#/components/schemas/" + name);
        }
        if (plain == boolean.class) {
            return Map.of("type", "boolean");
        }
        if (plain == long.class || plain == int.class) {
            return Map.of("type", "integer", "format", plain == long.class ? "int64" : "int32");
        }
        return plain == String.class ? Map.of("type", "string") : Map.of();
    }

    private static String nameOf(final Class<?> type) {
        final Class<?> outer = type.getEnclosingClass();
        return (outer == null ? "" : outer.getSimpleName().replace("Answers", "")) + type.getSimpleName();
    }

    private Map<String, Object> schemaOfRecord(final Class<?> type) {
        final Map<String, Object> properties = new LinkedHashMap<>();
        final List<String> required = new ArrayList<>();
        for (final RecordComponent component : type.getRecordComponents()) {
            final JsonProperty named = component.getAccessor().getAnnotation(JsonProperty.class);
            final JsonPropertyDescription told = component.getAccessor().getAnnotation(JsonPropertyDescription.class);
            final Map<String, Object> schema = new LinkedHashMap<>(schemaOf(component.getGenericType()));
            if (told != null) {
                schema.put("description", told.value());
            }
            final String name = named == null ? NAMES.translate(component.getName()) : named.value();
            properties.put(name, schema);
            // The annotation leaves out what is null.
            if (component.getType().isPrimitive() || !type.isAnnotationPresent(JsonInclude.class)) {
                required.add(name);
            }
        }
        return Map.of("type", "object", "properties", properties, "required", required);
    }
}
