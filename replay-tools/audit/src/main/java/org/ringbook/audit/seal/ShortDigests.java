package org.ringbook.audit.seal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.DigestException;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.agrona.DirectBuffer;
import org.ringbook.audit.RecordDigest;

/**
 * The first eight bytes of each record's SHA-256: enough to say which record of a range was changed, once the range's own hash has
 * said that one was. In the file, the digest of record {@code s} is at {@code 8 * (s - first record of the seal)}. One thread.
 */
final class ShortDigests {
    static final int LENGTH = Long.BYTES;

    private final MessageDigest sha256 = RecordDigest.sha256();
    private final byte[] whole = new byte[RecordDigest.LENGTH];
    private byte[] record = new byte[1024];
    private byte[] range = new byte[LENGTH * 1024];
    private int length;

    /** Takes in the next record of the range. */
    void add(final DirectBuffer buffer, final int offset, final int recordLength) {
        if (length == range.length) {
            range = java.util.Arrays.copyOf(range, 2 * length);
        }
        digest(buffer, offset, recordLength);
        System.arraycopy(whole, 0, range, length, LENGTH);
        length += LENGTH;
    }

    /** The short digest of one record. */
    long of(final DirectBuffer buffer, final int offset, final int recordLength) {
        digest(buffer, offset, recordLength);
        return ByteBuffer.wrap(whole).getLong();
    }

    private void digest(final DirectBuffer buffer, final int offset, final int recordLength) {
        if (record.length < recordLength) {
            record = new byte[recordLength];
        }
        buffer.getBytes(offset, record, 0, recordLength);
        sha256.update(record, 0, recordLength);
        try {
            sha256.digest(whole, 0, RecordDigest.LENGTH);
        } catch (final DigestException e) {
            throw new IllegalStateException("32 bytes take a SHA-256", e);
        }
    }

    /** What the link says of the range's digests. */
    String hash() {
        sha256.update(range, 0, length);
        return HexFormat.of().formatHex(sha256.digest());
    }

    /** Writes the range's digests and begins the next range. */
    void write(final Path file, final long position) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE, StandardOpenOption.CREATE)) {
            channel.truncate(position);
            final ByteBuffer bytes = ByteBuffer.wrap(range, 0, length);
            while (bytes.hasRemaining()) {
                channel.write(bytes, position + bytes.position());
            }
            channel.force(true);
        }
        length = 0;
    }

    /** The digests of a link's records; null if the file does not hold those that were sealed. */
    static ByteBuffer read(final Path file, final long position, final SealLink link) throws IOException {
        if (!Files.exists(file)) {
            return null;
        }
        final ByteBuffer bytes = ByteBuffer.allocate(Math.toIntExact(LENGTH * link.count()));
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            while (bytes.hasRemaining() && channel.read(bytes, position + bytes.position()) > 0) {
                // goes on
            }
        }
        if (bytes.hasRemaining()) {
            return null;
        }
        bytes.flip();
        final String hash = HexFormat.of().formatHex(RecordDigest.sha256().digest(bytes.array()));
        return hash.equals(link.digests()) ? bytes : null;
    }
}
