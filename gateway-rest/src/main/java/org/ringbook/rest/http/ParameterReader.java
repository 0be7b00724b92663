package org.ringbook.rest.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * Parameters from all the places where clients put them: query string, form, JSON object. Numbers of JSON are taken as they are written, so
 * that no decimal passes through a binary number.
 */
final class ParameterReader {
    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private ParameterReader() {}

    /**
     * Reads.
     *
     * @param query       raw, without question mark; or null.
     * @param contentType of the body; or null.
     * @param body        may be empty.
     */
    static Parameters read(final String query, final String contentType, final byte[] body) {
        final Parameters parameters = new Parameters();
        if (query != null) {
            readPairs(query, parameters);
        }
        if (body.length > 0) {
            readBody(mediaType(contentType), body, parameters);
        }
        return parameters;
    }

    private static String mediaType(final String contentType) {
        if (contentType == null) {
            return "";
        }
        final int end = contentType.indexOf(';');
        return (end < 0 ? contentType : contentType.substring(0, end)).trim().toLowerCase(Locale.ROOT);
    }

    private static void readBody(final String mediaType, final byte[] body, final Parameters parameters) {
        switch (mediaType) {
            case "application/x-www-form-urlencoded" -> readPairs(new String(body, StandardCharsets.UTF_8), parameters);
            case "application/json" -> readJson(body, parameters);
            default ->
                throw new ApiException(
                        415,
                        "ErrInvalidArguments",
                        "a body is application/x-www-form-urlencoded or application/json, not '"
                                + Printable.of(mediaType) + "'");
        }
    }

    private static void readPairs(final String text, final Parameters parameters) {
        int start = 0;
        while (start <= text.length()) {
            final int next = text.indexOf('&', start);
            final int end = next < 0 ? text.length() : next;
            if (end > start) {
                final String pair = text.substring(start, end);
                final int equals = pair.indexOf('=');
                parameters.add(
                        decoded(equals < 0 ? pair : pair.substring(0, equals)),
                        equals < 0 ? "" : decoded(pair.substring(equals + 1)));
            }
            start = end + 1;
        }
    }

    private static String decoded(final String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (final IllegalArgumentException e) {
            throw new ApiException(
                    400, "ErrInvalidArguments", "a percent sign is not followed by two hexadecimal digits");
        }
    }

    private static void readJson(final byte[] body, final Parameters parameters) {
        try (JsonParser parser = JSON.createParser(body)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw notAnObject();
            }
            readObject(parser, parameters, true);
            if (parser.nextToken() != null) {
                throw notAnObject();
            }
        } catch (final JsonProcessingException e) {
            final var where = e.getLocation();
            throw new ApiException(
                    400,
                    "ErrInvalidArguments",
                    "the body is not JSON: line " + (where == null ? 0 : where.getLineNr()) + ", column "
                            + (where == null ? 0 : where.getColumnNr()));
        } catch (final IOException e) {
            throw new UncheckedIOException("a body in memory can't be read", e);
        }
    }

    private static ApiException notAnObject() {
        return new ApiException(400, "ErrInvalidArguments", "the body is to be one JSON object");
    }

    private static void readObject(final JsonParser parser, final Parameters parameters, final boolean mayNest)
            throws IOException {
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            final String name = parser.currentName();
            if (parser.nextToken() == JsonToken.START_ARRAY) {
                readArray(parser, name, parameters, mayNest);
            } else {
                readScalar(parser, name, parameters);
            }
        }
    }

    private static void readArray(
            final JsonParser parser, final String name, final Parameters parameters, final boolean mayNest)
            throws IOException {
        boolean isEmpty = true;
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            isEmpty = false;
            if (parser.currentToken() == JsonToken.START_OBJECT && mayNest) {
                final Parameters object = new Parameters();
                readObject(parser, object, false);
                parameters.addObject(name, object);
            } else {
                readScalar(parser, name, parameters);
            }
        }
        if (isEmpty) {
            parameters.addObjects(name);
        }
    }

    private static void readScalar(final JsonParser parser, final String name, final Parameters parameters)
            throws IOException {
        switch (parser.currentToken()) {
            case VALUE_STRING, VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT, VALUE_TRUE, VALUE_FALSE ->
                parameters.add(name, parser.getText());
            case VALUE_NULL -> {
                // as if it were not there
            }
            default ->
                throw ApiException.invalid(
                        Printable.of(name), "ErrInvalidArguments", "a value is a text, a number, true or false");
        }
    }
}
