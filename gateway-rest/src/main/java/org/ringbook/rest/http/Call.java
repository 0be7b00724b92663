package org.ringbook.rest.http;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.IntConsumer;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.ringbook.client.Decimals;
import org.ringbook.client.venue.ApiKey;

/** A request to a route: who asks, and its parameters as the route's {@link Param}s say. One thread. */
public final class Call {
    private static final int INTEGER_LENGTH_MAX = 20;
    private static final Pattern DECIMAL = Pattern.compile("(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d{1,2})?");

    private final Route route;
    private final ApiKey key;
    private final String requestId;
    private final Map<String, String> path;
    private final Parameters parameters;
    private final byte[] body;
    private final UnaryOperator<String> headers;
    private final IntConsumer charge;

    Call(
            final Route route,
            final ApiKey key,
            final String requestId,
            final Map<String, String> path,
            final Parameters parameters,
            final byte[] body,
            final UnaryOperator<String> headers,
            final IntConsumer charge) {
        this.route = route;
        this.key = key;
        this.requestId = requestId;
        this.path = path;
        this.parameters = parameters;
        this.body = body;
        this.headers = headers;
        this.charge = charge;
        checkNames();
        route.params().forEach(this::check);
    }

    /** Nonsense is refused whether or not it would have been looked at. */
    private void check(final Param param) {
        if (param.isRepeated()) {
            texts(param);
            return;
        }
        switch (param.kind()) {
            case INTEGER, TIME -> integer(param, 0);
            case BOOLEAN -> flag(param);
            case DECIMAL -> decimal(param);
            case TEXT -> text(param);
            default -> objects(param);
        }
    }

    private void checkNames() {
        if (!route.isStrict()) {
            return;
        }
        final List<String> unknown = new ArrayList<>();
        final Set<String> known = new HashSet<>(path.keySet());
        route.params().forEach(param -> {
            known.add(param.name());
            known.addAll(param.aliases());
        });
        parameters.names().stream().filter(name -> !known.contains(name)).forEach(unknown::add);
        parameters.objectNames().stream().filter(name -> !known.contains(name)).forEach(unknown::add);
        if (!unknown.isEmpty()) {
            final List<String> shown = unknown.stream().map(Printable::of).toList();
            throw new ApiException(400, "ErrInvalidArguments", "unknown parameters: " + String.join(", ", shown))
                    .with("field", shown.get(0))
                    .with("fields", shown);
        }
    }

    /**
     * Who asks.
     *
     * @return not revoked; null only where the route is open to everybody.
     */
    public ApiKey key() {
        return key;
    }

    /** {@return the id that the answer carries} */
    public String requestId() {
        return requestId;
    }

    /** {@return the body as it came; not to be changed} */
    public byte[] body() {
        return body;
    }

    /**
     * A header as it came.
     *
     * @param name in any case of letters.
     * @return null if there is none.
     */
    public String header(final String name) {
        return headers.apply(name);
    }

    /**
     * A part of the path. A client may repeat it as a parameter, and then it has to be the same.
     *
     * @param name as in the route.
     * @return not empty.
     */
    public String path(final String name) {
        final String value = path.get(name);
        for (final String repeated : parameters.texts(name)) {
            if (!repeated.isEmpty() && !repeated.equals(value)) {
                throw ApiException.invalid(name, "ErrInvalidArguments", name + " is another one in the path");
            }
        }
        return value;
    }

    /**
     * A text.
     *
     * @param param of this route.
     * @return null if it is not there, and need not.
     */
    public String text(final Param param) {
        final String value = single(param);
        if (value == null || value.isEmpty()) {
            if (param.isRequired()) {
                throw param.wrong(param.name() + " is missing");
            }
            return null;
        }
        return checked(param, value);
    }

    private static String checked(final Param param, final String value) {
        if (!param.words().isEmpty()) {
            final String upper = value.toUpperCase(Locale.ROOT);
            if (!param.words().contains(upper)) {
                throw param.wrong(
                        param.name() + " is one of " + String.join(", ", param.words()) + ": " + Printable.of(value));
            }
            return upper;
        }
        if (param.kind() == Param.Kind.TEXT && value.length() > param.most()) {
            throw param.wrong(param.name() + " has at most " + param.most() + " characters");
        }
        return value;
    }

    /**
     * Texts.
     *
     * @param param of this route.
     * @return empty if there is none.
     */
    public List<String> texts(final Param param) {
        declared(param);
        return parameters.texts(param.name()).stream()
                .filter(value -> !value.isEmpty())
                .map(value -> checked(param, value))
                .toList();
    }

    private String single(final Param param) {
        declared(param);
        String found = null;
        for (final String name : names(param)) {
            for (final String value : parameters.texts(name)) {
                if (found != null && !found.isEmpty() && !value.isEmpty() && !found.equals(value)) {
                    throw param.wrong(param.name() + " is given twice, with different values");
                }
                found = found == null || found.isEmpty() ? value : found;
            }
        }
        return found;
    }

    private void declared(final Param param) {
        if (!route.params().contains(param)) {
            throw new IllegalStateException(route + " does not declare " + param.name());
        }
    }

    private static List<String> names(final Param param) {
        if (param.aliases().isEmpty()) {
            return List.of(param.name());
        }
        final List<String> names = new ArrayList<>(param.aliases());
        names.add(param.name());
        return names;
    }

    /**
     * A whole number or a time.
     *
     * @param param  of this route.
     * @param absent if it is not there, and need not.
     * @return within the parameter's bounds, or {@code absent}.
     */
    public long integer(final Param param, final long absent) {
        final String value = text(param);
        if (value == null) {
            return absent;
        }
        final long number = number(param, value);
        if (number == 0 && !param.isRequired()) {
            return absent;
        }
        if (number < param.least() || number > param.most()) {
            throw param.wrong(
                    param.name() + " is " + param.least() + " to " + param.most() + ": " + Printable.of(value));
        }
        return number;
    }

    private static long number(final Param param, final String value) {
        try {
            if (value.length() <= INTEGER_LENGTH_MAX
                    && value.chars().allMatch(c -> c == '-' || (c >= '0' && c <= '9'))) {
                return Long.parseLong(value);
            }
        } catch (final NumberFormatException e) {
            // told below, as what is too long is
        }
        throw param.wrong(param.name() + " is a whole number: " + Printable.of(value));
    }

    /**
     * True or false.
     *
     * @param param of this route.
     * @return false if it is not there.
     */
    public boolean flag(final Param param) {
        final String value = text(param);
        if (value == null) {
            return false;
        }
        return switch (value.toLowerCase(Locale.ROOT)) {
            case "true", "1" -> true;
            case "false", "0" -> false;
            default -> throw param.wrong(param.name() + " is true or false: " + Printable.of(value));
        };
    }

    /**
     * A decimal as it was written, to be made a number of by who knows its steps.
     *
     * @param param of this route.
     * @return null if it is not there, or an optional one is zero.
     */
    public String decimal(final Param param) {
        final String value = text(param);
        if (value == null || (!param.isRequired() && isZero(value))) {
            return null;
        }
        if (value.length() > Decimals.MAX_LENGTH || !DECIMAL.matcher(value).matches()) {
            throw param.wrong(param.name() + " is a decimal, such as 0.01: " + Printable.of(value));
        }
        return value;
    }

    private static boolean isZero(final String text) {
        return text.chars().allMatch(c -> c == '0' || c == '.') && text.indexOf('0') >= 0;
    }

    /**
     * JSON objects, each as a request to the route that the parameter names, and counted as one by the limits.
     *
     * @param param of this route.
     * @return at least one.
     */
    public List<Call> calls(final Param param) {
        final List<Parameters> objects = objects(param);
        charge.accept(objects.size() - 1);
        return objects.stream()
                .map(object -> new Call(param.each(), key, requestId, Map.of(), object, body, headers, charge))
                .toList();
    }

    private List<Parameters> objects(final Param param) {
        declared(param);
        final List<Parameters> objects = parameters.objects(param.name());
        if (objects == null || objects.isEmpty()) {
            throw param.wrong(param.name() + " is to be a list of JSON objects, with one at least");
        }
        if (objects.size() > param.most()) {
            throw param.wrong(param.name() + " has at most " + param.most() + " objects");
        }
        return objects;
    }
}
