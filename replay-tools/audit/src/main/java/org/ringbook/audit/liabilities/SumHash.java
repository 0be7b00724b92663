package org.ringbook.audit.liabilities;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.ringbook.audit.RecordDigest;

/**
 * The hashes of the tree. Numbers are 64-bit, big endian; a text is its length in one byte and its ASCII.
 *
 * <pre>
 *  leaf     SHA-256(0x00, nonce 32, account id, name, asset code, units)
 *  node     SHA-256(0x01, left hash 32, left units, right hash 32, right units)
 *  padding  SHA-256(0x02), units 0
 *  root     SHA-256(0x03, "ringbook-liabilities-1", asset code, scale, sequence, time, top hash 32, top units)
 * </pre>
 */
final class SumHash {
    static final String FORMAT = "ringbook-liabilities-1";
    static final int LENGTH = 32;
    static final byte[] PADDING = digest((byte) 2, ByteBuffer.allocate(0));

    private SumHash() {}

    static byte[] leaf(
            final byte[] nonce, final long accountId, final String name, final String asset, final long units) {
        final byte[] text = name.getBytes(StandardCharsets.US_ASCII);
        final byte[] code = asset.getBytes(StandardCharsets.US_ASCII);
        return digest(
                (byte) 0,
                ByteBuffer.allocate(nonce.length + 2 * (Long.BYTES + 1) + text.length + code.length)
                        .put(nonce)
                        .putLong(accountId)
                        .put((byte) text.length)
                        .put(text)
                        .put((byte) code.length)
                        .put(code)
                        .putLong(units)
                        .flip());
    }

    static byte[] node(final byte[] left, final long leftUnits, final byte[] right, final long rightUnits) {
        return digest(
                (byte) 1,
                ByteBuffer.allocate(2 * (LENGTH + Long.BYTES))
                        .put(left)
                        .putLong(leftUnits)
                        .put(right)
                        .putLong(rightUnits)
                        .flip());
    }

    static String root(
            final String asset,
            final int scale,
            final long sequence,
            final long timestampNs,
            final byte[] top,
            final long units) {
        final byte[] format = FORMAT.getBytes(StandardCharsets.US_ASCII);
        final byte[] code = asset.getBytes(StandardCharsets.US_ASCII);
        return HexFormat.of()
                .formatHex(digest(
                        (byte) 3,
                        ByteBuffer.allocate(format.length + 1 + code.length + 4 * Long.BYTES + LENGTH)
                                .put(format)
                                .put((byte) code.length)
                                .put(code)
                                .putLong(scale)
                                .putLong(sequence)
                                .putLong(timestampNs)
                                .put(top)
                                .putLong(units)
                                .flip()));
    }

    private static byte[] digest(final byte domain, final ByteBuffer content) {
        final MessageDigest sha256 = RecordDigest.sha256();
        sha256.update(domain);
        sha256.update(content);
        return sha256.digest();
    }
}
