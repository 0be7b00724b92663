package org.ringbook.audit;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.agrona.DirectBuffer;

/** SHA-256 over the bytes of records, headers included: equal for journals that hold the same records, however batched. */
final class RecordDigest {
    private final MessageDigest sha256;
    private byte[] bytes = new byte[64 * 1024];

    RecordDigest() {
        try {
            sha256 = MessageDigest.getInstance("SHA-256");
        } catch (final NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    void add(final DirectBuffer buffer, final int offset, final int length) {
        final ByteBuffer whole = buffer.byteBuffer();
        if (whole == null) {
            addCopied(buffer, offset, length);
            return;
        }
        sha256.update(whole.duplicate().clear().position(offset).limit(offset + length));
    }

    private void addCopied(final DirectBuffer buffer, final int offset, final int length) {
        if (bytes.length < length) {
            bytes = new byte[length];
        }
        buffer.getBytes(offset, bytes, 0, length);
        sha256.update(bytes, 0, length);
    }

    /** The digest in hexadecimal; ends it. */
    String finish() {
        return HexFormat.of().formatHex(sha256.digest());
    }
}
