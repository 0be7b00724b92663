package org.ringbook.client;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.Mac;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * What is kept of a secret so that it can be checked and not be told: SCRAM-SHA-256. Source: RFC 5802, section 3, with SHA-256 as RFC 7677
 * has it. Secrets are compared as they are, without SASLprep: they are printable ASCII here. Immutable; any thread.
 */
public final class ScramVerifier {
    /** Length of the salt in bytes. */
    public static final int SALT_LENGTH = 16;

    /** Length of a key in bytes. */
    public static final int KEY_LENGTH = 32;

    /** Rounds for a secret of at least 128 random bits, which nobody finds by trying: the least that RFC 7677 allows. */
    public static final int RANDOM_SECRET_ITERATIONS = 4_096;

    /** Rounds for a password that somebody thought of. */
    public static final int PASSWORD_ITERATIONS = 210_000;

    private static final String HMAC = "HmacSHA256";
    private static final SecureRandom RANDOM = new SecureRandom();

    private final int iterations;
    private final byte[] salt;
    private final byte[] storedKey;
    private final byte[] serverKey;

    /**
     * A verifier that was kept.
     *
     * @param iterations rounds of PBKDF2.
     * @param salt       16 bytes.
     * @param storedKey  32 bytes.
     * @param serverKey  32 bytes.
     */
    public ScramVerifier(final int iterations, final byte[] salt, final byte[] storedKey, final byte[] serverKey) {
        this.iterations = iterations;
        this.salt = ofLength(salt, SALT_LENGTH);
        this.storedKey = ofLength(storedKey, KEY_LENGTH);
        this.serverKey = ofLength(serverKey, KEY_LENGTH);
    }

    private static byte[] ofLength(final byte[] bytes, final int length) {
        if (bytes.length != length) {
            throw new IllegalArgumentException("not " + length + " bytes: length=" + bytes.length);
        }
        return bytes.clone();
    }

    /**
     * The verifier of a secret, with a salt of its own.
     *
     * @param secret     what the client knows.
     * @param iterations rounds of PBKDF2.
     * @return the verifier.
     */
    public static ScramVerifier of(final String secret, final int iterations) {
        final byte[] salt = new byte[SALT_LENGTH];
        RANDOM.nextBytes(salt);
        return of(secret, iterations, salt);
    }

    static ScramVerifier of(final String secret, final int iterations, final byte[] salt) {
        final byte[] salted = salted(secret, iterations, salt);
        return new ScramVerifier(iterations, salt, sha256(hmac(salted, "Client Key")), hmac(salted, "Server Key"));
    }

    /**
     * Whether this is the secret. Takes as long for a wrong one as for the right one.
     *
     * @param secret what a client says.
     * @return true if so.
     */
    public boolean matches(final String secret) {
        final byte[] clientKey = hmac(salted(secret, iterations, salt), "Client Key");
        return MessageDigest.isEqual(storedKey, sha256(clientKey));
    }

    private static byte[] salted(final String secret, final int iterations, final byte[] salt) {
        final PBEKeySpec spec = new PBEKeySpec(secret.toCharArray(), salt, iterations, KEY_LENGTH * Byte.SIZE);
        try {
            return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                    .generateSecret(spec)
                    .getEncoded();
        } catch (final GeneralSecurityException e) {
            throw new IllegalStateException("this JVM lacks PBKDF2 with HMAC-SHA-256", e);
        } finally {
            spec.clearPassword();
        }
    }

    private static byte[] hmac(final byte[] key, final String text) {
        try {
            final Mac mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(key, HMAC));
            return mac.doFinal(text.getBytes(StandardCharsets.US_ASCII));
        } catch (final GeneralSecurityException e) {
            throw new IllegalStateException("this JVM lacks HMAC-SHA-256", e);
        }
    }

    private static byte[] sha256(final byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (final GeneralSecurityException e) {
            throw new IllegalStateException("this JVM lacks SHA-256", e);
        }
    }

    /**
     * Rounds of PBKDF2.
     *
     * @return from 1.
     */
    public int iterations() {
        return iterations;
    }

    /**
     * The salt.
     *
     * @return a copy.
     */
    public byte[] salt() {
        return salt.clone();
    }

    /**
     * Hash of the client's key.
     *
     * @return a copy.
     */
    public byte[] storedKey() {
        return storedKey.clone();
    }

    /**
     * The key by which a server shows that it knows the secret's verifier.
     *
     * @return a copy.
     */
    public byte[] serverKey() {
        return serverKey.clone();
    }

    @Override
    public boolean equals(final Object other) {
        return other instanceof ScramVerifier that
                && iterations == that.iterations
                && Arrays.equals(salt, that.salt)
                && Arrays.equals(storedKey, that.storedKey)
                && Arrays.equals(serverKey, that.serverKey);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(storedKey);
    }
}
