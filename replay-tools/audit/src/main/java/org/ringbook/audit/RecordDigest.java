package org.ringbook.audit;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.agrona.DirectBuffer;

/** SHA-256 over the bytes of records, headers included: equal for journals that hold the same records, however batched. One thread. */
public final class RecordDigest {
    /** Bytes of a digest. */
    public static final int LENGTH = 32;

    private static final int STAGE_LENGTH = 64 * 1024;

    private final MessageDigest sha256 = sha256();
    private byte[] stage = new byte[STAGE_LENGTH];
    private int staged;

    /** Over nothing yet. */
    public RecordDigest() {}

    /**
     * The platform's SHA-256.
     *
     * @return a new one.
     */
    public static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (final NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /**
     * Takes in a record.
     *
     * @param buffer that holds it.
     * @param offset of its header.
     * @param length of all of it.
     */
    public void add(final DirectBuffer buffer, final int offset, final int length) {
        if (length > stage.length - staged) {
            hashStage();
            if (length > stage.length) {
                stage = new byte[length];
            }
        }
        buffer.getBytes(offset, stage, staged, length);
        staged += length;
    }

    private void hashStage() {
        sha256.update(stage, 0, staged);
        staged = 0;
    }

    /**
     * The digest; begins anew.
     *
     * @return 32 bytes.
     */
    public byte[] finishBytes() {
        hashStage();
        return sha256.digest();
    }

    /**
     * The digest; begins anew.
     *
     * @return in hexadecimal.
     */
    public String finish() {
        return HexFormat.of().formatHex(finishBytes());
    }
}
