package org.ringbook.client;

import java.security.SecureRandom;
import java.util.Base64;

/** Makes ids and secrets that nobody guesses. */
public final class Secrets {
    private static final String ID_LETTERS = "abcdefghjkmnpqrstuvwxyz23456789";
    private static final int ID_LENGTH = 13;
    private static final int SECRET_BYTES = 24;
    private static final SecureRandom RANDOM = new SecureRandom();

    private Secrets() {}

    /**
     * An id for a key: no secret, and no other key's.
     *
     * @return 13 lower-case letters and digits that are not taken for each other.
     */
    public static String newKeyId() {
        final StringBuilder id = new StringBuilder(ID_LENGTH);
        for (int i = 0; i < ID_LENGTH; i++) {
            id.append(ID_LETTERS.charAt(RANDOM.nextInt(ID_LETTERS.length())));
        }
        return id.toString();
    }

    /**
     * A secret.
     *
     * @return 192 random bits, as 32 letters, digits, - and _.
     */
    public static String newSecret() {
        final byte[] bytes = new byte[SECRET_BYTES];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
