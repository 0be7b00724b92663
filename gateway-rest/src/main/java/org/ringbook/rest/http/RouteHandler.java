package org.ringbook.rest.http;

import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.eclipse.jetty.http.BadMessageException;
import org.ringbook.client.venue.ApiKey;

/**
 * A request on its way to its route and back: key, limits, permission, parameters; then the answer or the error, headers, and a line of the
 * access log. Any thread.
 */
final class RouteHandler {
    private static final String REQUEST_ID = "X-Request-Id";
    private static final String BEGAN = "began";
    private static final String KEY = "key";
    private static final String JSON = "application/json";
    private static final String POLICY = "default-src 'none'; frame-ancestors 'none'";

    private final RestContext settings;
    private final KeyCheck keys;
    private final RestCounts counts;
    private final BooleanSupplier isReady;
    private final TokenBuckets<Integer> callsOfKeys;
    private final TokenBuckets<String> callsOfAddresses;

    RouteHandler(
            final RestContext settings, final KeyCheck keys, final RestCounts counts, final BooleanSupplier isReady) {
        this.settings = settings;
        this.keys = keys;
        this.counts = counts;
        this.isReady = isReady;
        callsOfKeys = new TokenBuckets<>(settings.callsPerMinute(), System::nanoTime);
        callsOfAddresses = new TokenBuckets<>(settings.publicCallsPerMinute(), System::nanoTime);
    }

    void handle(final Context request, final Route route) {
        begin(request);
        try {
            final Object answer = route.action().answer(call(request, route));
            if (answer instanceof Document document) {
                write(
                        request,
                        200,
                        document.type(),
                        document.policy(),
                        document.text().getBytes(StandardCharsets.UTF_8));
            } else {
                write(request, 200, JSON, POLICY, Json.bytes(answer));
            }
        } catch (final ApiException e) {
            fail(request, e);
        }
    }

    private void begin(final Context request) {
        request.attribute(BEGAN, System.nanoTime());
        request.header(REQUEST_ID, RequestIds.of(request.header(REQUEST_ID)));
    }

    private Call call(final Context request, final Route route) {
        if (!route.isAnytime() && !isReady.getAsBoolean()) {
            throw new ApiException(503, "ErrUnderMaintenance", "the gateway has not caught up with the exchange yet")
                    .retryAfter(1);
        }
        final ApiKey key = key(request, route);
        request.attribute(KEY, key == null ? "-" : key.keyId());
        charge(request, key, 1);
        if (key != null && route.permission() != null && !route.permission().isIn(key.permissions())) {
            throw new ApiException(
                    403, "ErrInsufficientPerms", "the API key lacks the permission " + route.permission());
        }
        final Map<String, String> path = new LinkedHashMap<>(request.pathParamMap());
        final byte[] body = Body.read(request.bodyInputStream(), settings.bodyBytesMax());
        return new Call(
                route,
                key,
                request.res().getHeader(REQUEST_ID),
                path,
                route.message() == null
                        ? ParameterReader.read(request.queryString(), request.header("Content-Type"), body)
                        : new Parameters(),
                body,
                request::header,
                tokens -> charge(request, key, tokens));
    }

    private ApiKey key(final Context request, final Route route) {
        final String authorization = request.header("Authorization");
        return route.isOpen() && !(route.isKeyOptional() && authorization != null)
                ? null
                : keys.basic(authorization, address(request));
    }

    private void charge(final Context request, final ApiKey key, final int tokens) {
        limit(
                request,
                key == null
                        ? callsOfAddresses.take(address(request), tokens)
                        : callsOfKeys.take(key.sessionId(), tokens));
    }

    private static void limit(final Context request, final TokenBuckets.Grant grant) {
        request.header("X-RateLimit-Limit", Integer.toString(grant.limit()));
        request.header("X-RateLimit-Remaining", Integer.toString(grant.remaining()));
        request.header("X-RateLimit-Reset", Integer.toString(grant.resetSeconds()));
        if (!grant.isGranted()) {
            throw new ApiException(429, "ErrTooManyRequests", "more calls than " + grant.limit() + " a minute")
                    .retryAfter(grant.retryAfterSeconds());
        }
    }

    private String address(final Context request) {
        final String forwarded = settings.isBehindProxy() ? request.header("X-Forwarded-For") : null;
        return forwarded == null
                ? request.req().getRemoteAddr()
                : forwarded.substring(forwarded.lastIndexOf(',') + 1).trim();
    }

    void preflight(final Context request) {
        begin(request);
        cors(request);
        request.header("Access-Control-Allow-Methods", "GET, POST, PUT, DELETE");
        request.header("Access-Control-Allow-Headers", "Authorization, Content-Type, X-Request-Id");
        request.header("Access-Control-Max-Age", "600");
        request.status(204);
        ended(request, 204, 0);
    }

    private void cors(final Context request) {
        final String origin = request.header("Origin");
        if (origin != null && settings.origins().contains(origin)) {
            request.header("Access-Control-Allow-Origin", origin);
            request.header(
                    "Access-Control-Expose-Headers",
                    "X-Request-Id, Retry-After, X-RateLimit-Limit, X-RateLimit-Remaining, X-RateLimit-Reset");
            request.header("Vary", "Origin");
        }
    }

    /** What no route could foresee: the client hears nothing of it but the id under which it is told here. */
    void onException(final Exception error, final Context request) {
        if (error instanceof HttpResponseException http) {
            fail(request, JsonErrors.error(http.getStatus()));
            return;
        }
        if (error instanceof BadMessageException bad) {
            fail(request, JsonErrors.error(bad.getCode()));
            return;
        }
        fail(request, JsonErrors.error(500));
        settings.errorHandler()
                .accept(new IllegalStateException(
                        request.method() + " " + request.path() + " failed, request "
                                + request.res().getHeader(REQUEST_ID),
                        error));
    }

    void fail(final Context request, final ApiException error) {
        if (request.attribute(BEGAN) == null) {
            begin(request);
        }
        if (error.retryAfterSeconds() > 0) {
            request.header("Retry-After", Integer.toString(error.retryAfterSeconds()));
        }
        if (error.status() == 401 && request.header("Sec-Fetch-Mode") == null) {
            // Browsers would ask for user and password in a window of their own.
            request.header("WWW-Authenticate", "Basic realm=\"ringbook\", charset=\"UTF-8\"");
        }
        write(
                request,
                error.status(),
                JSON,
                POLICY,
                Json.bytes(error.body(request.res().getHeader(REQUEST_ID))));
    }

    private void write(
            final Context request, final int status, final String type, final String policy, final byte[] body) {
        request.header("Cache-Control", "no-store");
        request.header("X-Content-Type-Options", "nosniff");
        request.header("X-Frame-Options", "DENY");
        request.header("Referrer-Policy", "no-referrer");
        request.header("Content-Security-Policy", policy);
        if (settings.keyStore() != null) {
            request.header("Strict-Transport-Security", "max-age=31536000");
        }
        cors(request);
        request.status(status).contentType(type).result(body);
        ended(request, status, body.length);
    }

    private void ended(final Context request, final int status, final int length) {
        final Long began = request.attribute(BEGAN);
        final long tookNs = System.nanoTime() - began;
        counts.add(status, tookNs);
        final Object key = request.attribute(KEY);
        settings.accessLog()
                .accept(Instant.now() + " " + address(request) + " "
                        + (key == null ? "-" : Printable.of(key.toString()))
                        + " " + request.method() + " " + Printable.of(request.path()) + " " + status + " " + length
                        + " "
                        + tookNs / 1_000 + "us " + request.res().getHeader(REQUEST_ID));
    }
}
