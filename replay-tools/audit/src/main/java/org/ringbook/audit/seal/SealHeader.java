package org.ringbook.audit.seal;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.util.Base64;
import java.util.HexFormat;
import org.ringbook.audit.RecordDigest;

/**
 * First line of a seal.
 *
 * @param format         {@value #FORMAT}.
 * @param first          sequence of the first record that is sealed.
 * @param recordsPerLink most records of a link.
 * @param publicKey      that checks the links, SubjectPublicKeyInfo in Base64.
 */
@JsonPropertyOrder({"format", "first", "recordsPerLink", "publicKey"})
public record SealHeader(String format, long first, long recordsPerLink, String publicKey) {
    static final String FORMAT = "ringbook-seal-1";

    private static final byte[] DOMAIN = (FORMAT + " header\n").getBytes(StandardCharsets.US_ASCII);

    static SealHeader of(final long first, final long recordsPerLink, final PublicKey key) {
        return new SealHeader(FORMAT, first, recordsPerLink, Base64.getEncoder().encodeToString(key.getEncoded()));
    }

    PublicKey key() {
        return SealKeys.decodePublic(Base64.getDecoder().decode(publicKey), "the seal's header");
    }

    /** What the first link names as its previous. */
    String hash() {
        final MessageDigest sha256 = RecordDigest.sha256();
        sha256.update(DOMAIN);
        sha256.update(ByteBuffer.allocate(2 * Long.BYTES)
                .putLong(first)
                .putLong(recordsPerLink)
                .flip());
        sha256.update(Base64.getDecoder().decode(publicKey));
        return HexFormat.of().formatHex(sha256.digest());
    }
}
