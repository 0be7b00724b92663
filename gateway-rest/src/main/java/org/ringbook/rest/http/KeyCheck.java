package org.ringbook.rest.http;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.LongSupplier;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.ringbook.client.ScramVerifier;
import org.ringbook.client.venue.ApiKey;

/**
 * Who a request is from. A secret is looked at with the key's SCRAM verifier, which is slow on purpose; that it was right is remembered by a
 * keyed hash of it, under a random key of this process, for as long as the exchange has that same key. Whoever guesses is slowed down by address
 * and by key; who has the right secret never is. Any thread.
 */
public final class KeyCheck {
    private static final String HMAC = "HmacSHA256";
    private static final int FAILURES_PER_MINUTE = 20;
    private static final int BASIC_LENGTH_MAX = 1_024;

    /** A key that is not there is looked at as one that is: the time an answer takes doesn't tell. */
    private static final ScramVerifier NOBODY =
            ScramVerifier.of("nobody's secret", ScramVerifier.RANDOM_SECRET_ITERATIONS);

    /** A key whose secret was right, and that secret's hash in hexadecimal. */
    private record Verified(ApiKey key, String hash) {}

    private final Function<String, ApiKey> keys;
    private final LongSupplier nowMs;
    private final SecretKeySpec hashKey;
    private final Map<String, Verified> verified = new ConcurrentHashMap<>();
    private final TokenBuckets<String> failuresOfAddress;
    private final TokenBuckets<String> failuresOfKey;

    /**
     * Looks at keys.
     *
     * @param keys  by key id; null for one that is unknown or revoked.
     * @param nowMs milliseconds since the epoch.
     */
    public KeyCheck(final Function<String, ApiKey> keys, final LongSupplier nowMs) {
        this.keys = keys;
        this.nowMs = nowMs;
        final byte[] random = new byte[32];
        new SecureRandom().nextBytes(random);
        hashKey = new SecretKeySpec(random, HMAC);
        failuresOfAddress = new TokenBuckets<>(FAILURES_PER_MINUTE, System::nanoTime);
        failuresOfKey = new TokenBuckets<>(FAILURES_PER_MINUTE, System::nanoTime);
    }

    /**
     * The key of an HTTP request.
     *
     * @param authorization the header; null if there is none.
     * @param address       whose.
     * @return the key.
     * @throws ApiException 401, or 429 after too many wrong ones.
     */
    public ApiKey basic(final String authorization, final String address) {
        if (authorization == null) {
            throw unauthorised(
                    "an API key is needed: HTTP Basic, with the key's id as user and its secret as password");
        }
        final String scheme = "Basic ";
        if (authorization.length() > BASIC_LENGTH_MAX
                || !authorization.regionMatches(true, 0, scheme, 0, scheme.length())) {
            throw unauthorised("the Authorization header is not HTTP Basic");
        }
        final String pair;
        try {
            pair = new String(
                    Base64.getDecoder()
                            .decode(authorization.substring(scheme.length()).trim()),
                    StandardCharsets.UTF_8);
        } catch (final IllegalArgumentException e) {
            throw unauthorised("the Authorization header is not HTTP Basic");
        }
        final int colon = pair.indexOf(':');
        if (colon < 0) {
            throw unauthorised("the Authorization header has no colon between key id and secret");
        }
        return check(pair.substring(0, colon), pair.substring(colon + 1), address);
    }

    /**
     * The key of somebody who names it.
     *
     * @param keyId   the key.
     * @param secret  its secret.
     * @param address whose.
     * @return the key.
     * @throws ApiException 401, or 429 after too many wrong ones.
     */
    public ApiKey check(final String keyId, final String secret, final String address) {
        final ApiKey key = keys.apply(keyId);
        final String hash = hash(keyId, secret);
        final Verified known = verified.get(keyId);
        if (known == null || !known.key().equals(key) || !isSame(known.hash(), hash)) {
            if (key == null) {
                verified.remove(keyId);
            }
            verify(keyId, key, secret, address);
            verified.put(keyId, new Verified(key, hash));
        }
        if (key.expireTimeNs() != 0 && key.expireTimeNs() <= TimeUnit.MILLISECONDS.toNanos(nowMs.getAsLong())) {
            throw new ApiException(401, "ErrApiKeyRevoked", "the API key has expired");
        }
        if (key.isFixSession()) {
            throw unauthorised("this key is for a FIX session");
        }
        return key;
    }

    private void verify(final String keyId, final ApiKey key, final String secret, final String address) {
        throttle(failuresOfAddress.take(address, 0));
        throttle(failuresOfKey.take(keyId, 0));
        if (!(key == null ? NOBODY : key.verifier()).matches(secret) || key == null) {
            failuresOfAddress.take(address, 1);
            failuresOfKey.take(keyId, 1);
            throw unauthorised("unknown API key, or its secret is another one");
        }
    }

    private static void throttle(final TokenBuckets.Grant failures) {
        if (failures.remaining() < 1) {
            throw new ApiException(429, "ErrTooManyRequests", "too many wrong secrets; try again later")
                    .retryAfter(60 / FAILURES_PER_MINUTE);
        }
    }

    private static ApiException unauthorised(final String text) {
        return new ApiException(401, "ErrUnauthorised", text);
    }

    private static boolean isSame(final String known, final String told) {
        return MessageDigest.isEqual(
                known.getBytes(StandardCharsets.US_ASCII), told.getBytes(StandardCharsets.US_ASCII));
    }

    private String hash(final String keyId, final String secret) {
        try {
            final Mac mac = Mac.getInstance(HMAC);
            mac.init(hashKey);
            mac.update(keyId.getBytes(StandardCharsets.UTF_8));
            mac.update((byte) 0);
            return HexFormat.of().formatHex(mac.doFinal(secret.getBytes(StandardCharsets.UTF_8)));
        } catch (final GeneralSecurityException e) {
            throw new IllegalStateException("this JVM lacks HMAC-SHA-256", e);
        }
    }
}
