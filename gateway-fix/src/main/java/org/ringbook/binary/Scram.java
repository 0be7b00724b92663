package org.ringbook.binary;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import javax.crypto.Mac;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * The arithmetic of the handshake: SCRAM-SHA-256 (RFC 5802, section 3, and RFC 7677) over binary messages. Both sides compute over the same
 * <i>AuthMessage</i>: Hello, Challenge and Logon as they were sent, the proof left out.
 */
public final class Scram {
    /** Length of nonces and salts in bytes. */
    public static final int NONCE_LENGTH = 16;

    /** Length of keys and proofs in bytes. */
    public static final int PROOF_LENGTH = 32;

    private static final String HMAC = "HmacSHA256";

    private Scram() {}

    /**
     * What the rounds make of a secret. Takes as long as the rounds say: milliseconds for thousands.
     *
     * @param secret     printable ASCII.
     * @param salt       of the verifier.
     * @param iterations rounds, from 1.
     * @return 32 bytes.
     */
    public static byte[] saltedSecret(final String secret, final byte[] salt, final int iterations) {
        final PBEKeySpec spec = new PBEKeySpec(secret.toCharArray(), salt, iterations, PROOF_LENGTH * Byte.SIZE);
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

    /**
     * The client's proof.
     *
     * @param salted      {@link #saltedSecret}.
     * @param authMessage of this handshake.
     * @return 32 bytes.
     */
    public static byte[] clientProof(final byte[] salted, final byte[] authMessage) {
        final byte[] clientKey = hmac(salted, "Client Key".getBytes(StandardCharsets.US_ASCII));
        return xor(clientKey, hmac(sha256(clientKey), authMessage));
    }

    /**
     * Whether the client has the secret.
     *
     * @param storedKey   of the verifier.
     * @param authMessage of this handshake.
     * @param clientProof what the client said.
     * @return true if so. Takes as long for a wrong proof as for the right one.
     */
    public static boolean isProof(final byte[] storedKey, final byte[] authMessage, final byte[] clientProof) {
        final byte[] clientKey = xor(clientProof, hmac(storedKey, authMessage));
        return MessageDigest.isEqual(storedKey, sha256(clientKey));
    }

    /**
     * The server's proof.
     *
     * @param serverKey   of the verifier.
     * @param authMessage of this handshake.
     * @return 32 bytes.
     */
    public static byte[] serverProof(final byte[] serverKey, final byte[] authMessage) {
        return hmac(serverKey, authMessage);
    }

    /**
     * Whether the server knows the verifier of the secret.
     *
     * @param salted      {@link #saltedSecret}.
     * @param authMessage of this handshake.
     * @param serverProof what the server said.
     * @return true if so.
     */
    public static boolean isServerProof(final byte[] salted, final byte[] authMessage, final byte[] serverProof) {
        final byte[] serverKey = hmac(salted, "Server Key".getBytes(StandardCharsets.US_ASCII));
        return MessageDigest.isEqual(serverProof, hmac(serverKey, authMessage));
    }

    /**
     * Keyed hash.
     *
     * @param key   not empty.
     * @param bytes to hash.
     * @return 32 bytes.
     */
    public static byte[] hmac(final byte[] key, final byte[] bytes) {
        try {
            final Mac mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(key, HMAC));
            return mac.doFinal(bytes);
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

    private static byte[] xor(final byte[] left, final byte[] right) {
        final byte[] result = new byte[left.length];
        for (int i = 0; i < result.length; i++) {
            result[i] = (byte) (left[i] ^ right[i]);
        }
        return result;
    }
}
