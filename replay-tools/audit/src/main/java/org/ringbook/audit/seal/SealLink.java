package org.ringbook.audit.seal;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import org.ringbook.audit.RecordDigest;

/**
 * A link of a seal: a range of records, and the link before. Hashes are in hexadecimal.
 *
 * @param link       its number, from 1.
 * @param first      sequence of its first record.
 * @param last       sequence of its last record.
 * @param bytes      of these records.
 * @param sealedAtNs when it was made, by the clock of whoever made it.
 * @param records    SHA-256 over the bytes of these records.
 * @param digests    SHA-256 over their short digests.
 * @param previous   hash of the link before; of the header for the first.
 * @param hash       over all of the above.
 * @param signature  Ed25519 signature of the hash, in Base64.
 */
@JsonPropertyOrder({
    "link",
    "first",
    "last",
    "bytes",
    "sealedAtNs",
    "records",
    "digests",
    "previous",
    "hash",
    "signature"
})
public record SealLink(
        long link,
        long first,
        long last,
        long bytes,
        long sealedAtNs,
        String records,
        String digests,
        String previous,
        String hash,
        String signature) {
    private static final byte[] DOMAIN = "ringbook-seal-1 link\n".getBytes(StandardCharsets.US_ASCII);
    private static final int NUMBERS = 5;

    SealLink sealed(final SealKeys keys) {
        final byte[] computed = computeHash();
        return new SealLink(
                link,
                first,
                last,
                bytes,
                sealedAtNs,
                records,
                digests,
                previous,
                HexFormat.of().formatHex(computed),
                Base64.getEncoder().encodeToString(keys.sign(computed)));
    }

    /** What its hash must be. */
    byte[] computeHash() {
        final MessageDigest sha256 = RecordDigest.sha256();
        sha256.update(DOMAIN);
        sha256.update(HexFormat.of().parseHex(previous));
        sha256.update(ByteBuffer.allocate(NUMBERS * Long.BYTES)
                .putLong(link)
                .putLong(first)
                .putLong(last)
                .putLong(bytes)
                .putLong(sealedAtNs)
                .flip());
        sha256.update(HexFormat.of().parseHex(records));
        sha256.update(HexFormat.of().parseHex(digests));
        return sha256.digest();
    }

    /** How many records it covers. */
    long count() {
        return last - first + 1;
    }

    /** What is wrong with its own form, null if nothing is. */
    String malformation() {
        if (link < 1 || first < 1 || last < first || bytes < 1) {
            return "its numbers are out of range";
        }
        for (final String hex : new String[] {records, digests, previous, hash}) {
            if (hex == null || !hex.matches("[0-9a-f]{64}")) {
                return "one of its hashes is not 64 hexadecimal digits";
            }
        }
        return signature == null ? "it has no signature" : null;
    }
}
