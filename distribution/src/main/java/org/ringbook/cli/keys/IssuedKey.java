package org.ringbook.cli.keys;

import org.ringbook.client.Secrets;

/**
 * A key and its secret, as a client needs them. The engine keeps a verifier of it only.
 *
 * @param keyId  the key's id.
 * @param secret what only its holder knows.
 */
public record IssuedKey(String keyId, String secret) {
    /**
     * A key that nobody has.
     *
     * @return of random letters.
     */
    public static IssuedKey random() {
        return named(Secrets.newKeyId());
    }

    /**
     * A key of a given id with a secret of its own.
     *
     * @param keyId the key's id.
     * @return the key.
     */
    public static IssuedKey named(final String keyId) {
        return new IssuedKey(keyId, Secrets.newSecret());
    }

    /** Does not tell the secret. */
    @Override
    public String toString() {
        return "key " + keyId;
    }
}
