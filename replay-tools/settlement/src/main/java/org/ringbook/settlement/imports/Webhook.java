package org.ringbook.settlement.imports;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A payment service's signed message that money came in.
 *
 * <p>The body is one JSON object of at most 64 KiB with exactly these fields, all text:
 *
 * <pre>{@code
 * {"id": "evt-4711", "asset": "XBT", "amount": "0.5", "funding": "RF74RB3A1"}
 * }</pre>
 *
 * <p>{@code id} is the service's own and names the deposit: the same id is the same deposit, whatever came back of the first call. With it
 * come the time of signing, in seconds since the epoch, and the signature: HMAC-SHA256 under the shared secret over the time as decimal
 * text, a point, and the body's bytes; in hexadecimal digits. A message that was signed more than 5 minutes before or after now is
 * refused, so that a stolen one can't be kept; one repeated within them is applied once, by its id. Any thread.
 */
public final class Webhook {
    /** Largest body, in bytes. */
    public static final int MAX_BODY = 64 * 1024;

    /** How far the time of signing may be from now, in seconds. */
    public static final long TOLERANCE_SECONDS = 300;

    /** Shortest secret, in bytes. */
    public static final int MIN_SECRET = 32;

    private static final String ALGORITHM = "HmacSHA256";
    private static final Set<String> FIELDS = Set.of("id", "asset", "amount", "funding");
    private static final Pattern TIME = Pattern.compile("[0-9]{1,12}");
    private static final Pattern SIGNATURE = Pattern.compile("[0-9a-fA-F]{64}");
    private static final Pattern VALUE = Pattern.compile("[\\x21-\\x7E]{1,128}");
    private static final ObjectMapper JSON = new ObjectMapper()
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    /** What a message's signature is. */
    public enum Check {
        /** Of who has the secret, and of now. */
        RIGHT,
        /** Not of who has the secret. */
        WRONG,
        /** Of who has the secret, and of another time than now. */
        STALE
    }

    private final SecretKeySpec secret;
    private final String namespace;

    /**
     * With a shared secret, of the only service there is.
     *
     * @param secret at least 32 random bytes; copied.
     */
    public Webhook(final byte[] secret) {
        this("", secret);
    }

    /**
     * With a shared secret, of one of several services, whose ids may be alike.
     *
     * @param source the service's name; never to be changed, since its deposits are known by it. Empty: it is the only one.
     * @param secret at least 32 random bytes; copied.
     */
    public Webhook(final String source, final byte[] secret) {
        if (secret.length < MIN_SECRET) {
            throw new IllegalArgumentException("the secret of a webhook has at least " + MIN_SECRET + " bytes");
        }
        this.secret = new SecretKeySpec(secret, ALGORITHM);
        namespace = source.isEmpty() ? "hook:" : "hook:" + source + ":";
    }

    /**
     * Signs a message, as the service does.
     *
     * @param timestamp seconds since the epoch, decimal digits.
     * @param body      the message's bytes.
     * @return 64 hexadecimal digits.
     */
    public String sign(final String timestamp, final byte[] body) {
        return HexFormat.of().formatHex(mac(timestamp, body));
    }

    private byte[] mac(final String timestamp, final byte[] body) {
        try {
            final Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(secret);
            mac.update(timestamp.getBytes(StandardCharsets.US_ASCII));
            mac.update((byte) '.');
            return mac.doFinal(body);
        } catch (final GeneralSecurityException e) {
            throw new IllegalStateException("every Java has " + ALGORITHM, e);
        }
    }

    /**
     * Reads a message, if its signature is right.
     *
     * @param timestamp  as it came.
     * @param signature  as it came.
     * @param body       as it came.
     * @param nowSeconds now, in seconds since the epoch.
     * @return a file of one entry.
     * @throws ImportException if it is not signed so, is too old or too new, or is not such a message. The message says nothing of what was
     *                         expected of a signature.
     */
    public ImportFile read(final String timestamp, final String signature, final byte[] body, final long nowSeconds) {
        if (body.length > MAX_BODY) {
            throw new ImportException("the message is larger than " + MAX_BODY + " bytes");
        }
        switch (check(timestamp, signature, body, nowSeconds)) {
            case WRONG -> throw new ImportException("the message's signature is wrong");
            case STALE ->
                throw new ImportException("the message was signed " + away(timestamp, nowSeconds)
                        + " s from now, more than " + TOLERANCE_SECONDS);
            default -> {
                // read below
            }
        }
        return new ImportFile("webhook", "", Readers.sha256(body), List.of(entry(namespace, parse(body))), 0);
    }

    /**
     * Holds a message to its signature.
     *
     * @param timestamp  as it came.
     * @param signature  as it came.
     * @param body       as it came.
     * @param nowSeconds now, in seconds since the epoch.
     * @return compared in constant time.
     */
    public Check check(final String timestamp, final String signature, final byte[] body, final long nowSeconds) {
        if (!TIME.matcher(timestamp).matches()
                || !SIGNATURE.matcher(signature).matches()
                || !MessageDigest.isEqual(mac(timestamp, body), HexFormat.of().parseHex(signature))) {
            return Check.WRONG;
        }
        return away(timestamp, nowSeconds) > TOLERANCE_SECONDS ? Check.STALE : Check.RIGHT;
    }

    private static long away(final String timestamp, final long nowSeconds) {
        return Math.abs(nowSeconds - Long.parseLong(timestamp));
    }

    private static JsonNode parse(final byte[] body) {
        try {
            final JsonNode object = JSON.readTree(body);
            if (object == null || !object.isObject()) {
                throw new ImportException("the message is not a JSON object");
            }
            return object;
        } catch (final IOException e) {
            throw new ImportException("the message is not JSON", e);
        }
    }

    private static Entry entry(final String namespace, final JsonNode object) {
        for (final Iterator<String> names = object.fieldNames(); names.hasNext(); ) {
            final String name = names.next();
            if (!FIELDS.contains(name)) {
                throw new ImportException("the message has a field that is not known: " + name);
            }
        }
        return new Entry(
                "webhook",
                Entry.Kind.CREDIT,
                "",
                value(object, "asset"),
                "",
                value(object, "amount"),
                namespace + value(object, "id"),
                "",
                "",
                List.of(value(object, "funding")),
                "");
    }

    private static String value(final JsonNode object, final String name) {
        final JsonNode value = object.get(name);
        if (value == null
                || !value.isTextual()
                || !VALUE.matcher(value.textValue()).matches()) {
            throw new ImportException(name + " must be a text of 1 to 128 printable ASCII characters without space");
        }
        return value.textValue();
    }
}
