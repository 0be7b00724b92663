package org.ringbook.audit.liabilities;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A secret number for each account, so that nobody can guess a leaf: from a secret, or at random. */
@FunctionalInterface
interface Nonces {
    /** 32 bytes for one leaf. */
    byte[] of(String asset, long sequence, int accountId);

    /** New ones each time; only the proofs have them. */
    static Nonces random() {
        final SecureRandom random = new SecureRandom();
        return (asset, sequence, accountId) -> {
            final byte[] nonce = new byte[SumHash.LENGTH];
            random.nextBytes(nonce);
            return nonce;
        };
    }

    /** HMAC-SHA256 of asset, sequence and account: whoever has the secret can make the same proofs again. */
    static Nonces from(final byte[] secret) {
        return (asset, sequence, accountId) -> {
            try {
                final Mac mac = Mac.getInstance("HmacSHA256");
                mac.init(new SecretKeySpec(secret, "HmacSHA256"));
                mac.update(asset.getBytes(StandardCharsets.US_ASCII));
                return mac.doFinal(ByteBuffer.allocate(1 + 2 * Long.BYTES)
                        .put((byte) 0)
                        .putLong(sequence)
                        .putLong(accountId)
                        .array());
            } catch (final GeneralSecurityException e) {
                throw new IllegalStateException("every Java platform has HmacSHA256", e);
            }
        };
    }
}
