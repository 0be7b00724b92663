package org.ringbook.client;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

class ScramVerifierTest {
    /** The conversation of RFC 7677, section 3. */
    private static final String AUTH_MESSAGE = "n=user,r=rOprNGfwEbeRWgbNEkqO,"
            + "r=rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0,s=W22ZaJ0SNY7soEsUEjb6gQ==,i=4096,"
            + "c=biws,r=rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0";

    private static final byte[] SALT = Base64.getDecoder().decode("W22ZaJ0SNY7soEsUEjb6gQ==");
    private static final byte[] CLIENT_PROOF =
            Base64.getDecoder().decode("dHzbZapWIk4jUhN+Ute9ytag9zjfMHgsqmmiz7AndVQ=");
    private static final byte[] SERVER_SIGNATURE =
            Base64.getDecoder().decode("6rriTRBi23WpRR/wtup+mMhUZUn/dB5nLTJRsjl95G4=");

    private static byte[] hmac(final byte[] key) throws GeneralSecurityException {
        final Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        return mac.doFinal(AUTH_MESSAGE.getBytes(StandardCharsets.US_ASCII));
    }

    @Test
    void shouldBeThatOfTheStandardsExample() throws GeneralSecurityException {
        final ScramVerifier verifier = ScramVerifier.of("pencil", 4_096, SALT);
        assertArrayEquals(SERVER_SIGNATURE, hmac(verifier.serverKey()));
        final byte[] clientKey = hmac(verifier.storedKey());
        for (int i = 0; i < clientKey.length; i++) {
            clientKey[i] ^= CLIENT_PROOF[i];
        }
        assertArrayEquals(
                verifier.storedKey(), MessageDigest.getInstance("SHA-256").digest(clientKey));
    }

    @Test
    void shouldTellTheSecretFromOthers() {
        final ScramVerifier verifier = ScramVerifier.of("pencil", ScramVerifier.RANDOM_SECRET_ITERATIONS);
        final ScramVerifier kept =
                new ScramVerifier(verifier.iterations(), verifier.salt(), verifier.storedKey(), verifier.serverKey());
        assertEquals(verifier, kept);
        assertTrue(kept.matches("pencil"));
        assertFalse(kept.matches("Pencil"));
        assertFalse(kept.matches("pencil "));
    }

    @Test
    void shouldNotShowThatTwoSecretsAreOne() {
        final ScramVerifier one = ScramVerifier.of("pencil", 1);
        final ScramVerifier other = ScramVerifier.of("pencil", 1);
        assertNotEquals(one, other);
        assertFalse(MessageDigest.isEqual(one.storedKey(), other.storedKey()));
    }

    @Test
    void shouldTakeOnlyKeysOfTheirLength() {
        assertThrows(
                IllegalArgumentException.class, () -> new ScramVerifier(1, new byte[15], new byte[32], new byte[32]));
        assertThrows(
                IllegalArgumentException.class, () -> new ScramVerifier(1, new byte[16], new byte[33], new byte[32]));
    }

    @Test
    void shouldMakeSecretsThatGoOnACommandLineAndIntoAHeader() {
        assertTrue(Secrets.newSecret().matches("[A-Za-z0-9_-]{32}"));
        assertTrue(Secrets.newKeyId().matches("[a-z2-9]{13}"));
        assertNotEquals(Secrets.newSecret(), Secrets.newSecret());
    }
}
