package org.ringbook.journal;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import java.io.BufferedOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPInputStream;
import org.agrona.concurrent.UnsafeBuffer;
import org.ringbook.sbe.journal.ArchivedFileDecoder;
import org.ringbook.sbe.journal.ArchivedFileEncoder;
import org.ringbook.sbe.journal.MessageHeaderDecoder;
import org.ringbook.sbe.journal.MessageHeaderEncoder;

/**
 * One journal file in an archive: compressed by gzip byte for byte, so that any tool unpacks it, with an {@code ArchivedFile} message in
 * the header's extra field.
 *
 * <pre>
 *  0            10       12    14       16
 *  +------------+--------+-----+--------+--------------+-----------------+-------+--------+
 *  | gzip       | extra  | R B | length | ArchivedFile | deflated bytes  | CRC32 | length |
 *  | flag EXTRA | length |     |        |              | of the file     |       |        |
 *  +------------+--------+-----+--------+--------------+-----------------+-------+--------+
 * </pre>
 *
 * @param path     of the compressed file.
 * @param contents what is in it.
 */
record ArchivedFile(Path path, Contents contents) {
    static final String SUFFIX = ".gz";

    private static final byte[] GZIP_HEADER = {0x1f, (byte) 0x8b, Deflater.DEFLATED, 4, 0, 0, 0, 0, 0, (byte) 0xff};
    private static final int BODY = MessageHeaderEncoder.ENCODED_LENGTH;
    private static final int CRC = BODY + ArchivedFileEncoder.crcEncodingOffset();
    private static final int LENGTH = BODY + ArchivedFileEncoder.BLOCK_LENGTH;
    private static final int SUBFIELD_LENGTH = 4;
    private static final int HEADER_LENGTH = GZIP_HEADER.length + Short.BYTES + SUBFIELD_LENGTH + LENGTH;
    private static final int CHUNK_BYTES = 1 << 16;

    /**
     * What is said of a file's contents.
     *
     * @param sha256 of the plain bytes.
     */
    @SuppressWarnings("ArrayRecordComponent") // compared by Arrays.equals in the one place that compares
    record Contents(FileSummary summary, long plainLength, byte[] sha256) {}

    static byte[] sha256Of(final Path file) throws IOException {
        final MessageDigest sha256 = newSha256();
        try (OutputStream digest = new DigestOutputStream(OutputStream.nullOutputStream(), sha256)) {
            Files.copy(file, digest);
        }
        return sha256.digest();
    }

    private static MessageDigest newSha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (final NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** Compresses a file. What is written is on the disk when this returns, but for its name. */
    static void pack(final Path plain, final Contents contents, final Path target) throws IOException {
        try (FileChannel channel = FileChannel.open(
                target, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            final OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel), CHUNK_BYTES);
            out.write(header(contents));
            final Deflater deflater = new Deflater(Deflater.BEST_SPEED, true);
            final CRC32 crc32 = new CRC32();
            final DeflaterOutputStream deflated = new DeflaterOutputStream(out, deflater, CHUNK_BYTES);
            try (InputStream in = Files.newInputStream(plain)) {
                final byte[] chunk = new byte[CHUNK_BYTES];
                for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
                    crc32.update(chunk, 0, read);
                    deflated.write(chunk, 0, read);
                }
                deflated.finish();
            } finally {
                deflater.end();
            }
            out.write(ByteBuffer.allocate(2 * Integer.BYTES)
                    .order(LITTLE_ENDIAN)
                    .putInt((int) crc32.getValue())
                    .putInt((int) contents.plainLength())
                    .array());
            out.flush();
            Disk.sync(channel, target);
        }
    }

    private static byte[] header(final Contents contents) {
        final FileSummary summary = contents.summary();
        final byte[] message = new byte[LENGTH];
        final ArchivedFileEncoder encoder = new ArchivedFileEncoder();
        encoder.wrapAndApplyHeader(new UnsafeBuffer(message), 0, new MessageHeaderEncoder())
                .firstSequence(summary.firstSequence())
                .lastSequence(summary.lastSequence())
                .lastTimestampNs(summary.lastTimestampNs())
                .plainLength(contents.plainLength())
                .cycle(summary.file().cycle())
                .lastRecordCrc(summary.lastRecordCrc())
                .putSha256(contents.sha256(), 0, contents.sha256().length)
                .crc(0);
        encoder.crc(AtomicFile.crcOf(message, CRC));
        return ByteBuffer.allocate(HEADER_LENGTH)
                .order(LITTLE_ENDIAN)
                .put(GZIP_HEADER)
                .putShort((short) (SUBFIELD_LENGTH + LENGTH))
                .put((byte) 'R')
                .put((byte) 'B')
                .putShort((short) LENGTH)
                .put(message)
                .array();
    }

    /**
     * Reads what a compressed file says of itself.
     *
     * @throws JournalDamageException if that is not sound.
     */
    static ArchivedFile read(final Path path, final int cycle) throws IOException {
        final byte[] head;
        try (InputStream in = Files.newInputStream(path)) {
            head = in.readNBytes(HEADER_LENGTH);
        }
        final UnsafeBuffer message = new UnsafeBuffer(head);
        final int at = HEADER_LENGTH - LENGTH;
        final MessageHeaderDecoder header = new MessageHeaderDecoder();
        final ArchivedFileDecoder decoder = new ArchivedFileDecoder();
        if (head.length < HEADER_LENGTH
                || header.wrap(message, at).templateId() != ArchivedFileDecoder.TEMPLATE_ID
                || decoder.wrapAndApplyHeader(message, at, header).crc()
                        != AtomicFile.crcOf(Arrays.copyOfRange(head, at, head.length), CRC)
                || decoder.cycle() != cycle) {
            throw notOne(path);
        }
        final byte[] sha256 = new byte[ArchivedFileDecoder.sha256Length()];
        decoder.getSha256(sha256, 0, sha256.length);
        final Contents contents = new Contents(
                new FileSummary(
                        new JournalFile(path, cycle),
                        decoder.firstSequence(),
                        decoder.lastSequence(),
                        decoder.lastTimestampNs(),
                        decoder.lastRecordCrc()),
                decoder.plainLength(),
                sha256);
        if (!Arrays.equals(head, header(contents))) {
            throw notOne(path);
        }
        return new ArchivedFile(path, contents);
    }

    private static JournalDamageException notOne(final Path path) {
        return damaged(path, 0, 0, "it is no archived journal file, or another one than its name says");
    }

    /**
     * Unpacks into a file and compares with what was packed.
     *
     * @throws JournalDamageException if it does not give the bytes that were packed.
     */
    void unpack(final Path target) throws IOException {
        try (OutputStream out = Files.newOutputStream(target)) {
            unpack(out);
        }
    }

    /** Unpacks for nothing but the comparison. */
    void verify() throws IOException {
        unpack(OutputStream.nullOutputStream());
    }

    private void unpack(final OutputStream out) throws IOException {
        final MessageDigest sha256 = newSha256();
        final long length;
        try (InputStream in = new GZIPInputStream(Files.newInputStream(path), CHUNK_BYTES)) {
            length = in.transferTo(new DigestOutputStream(out, sha256));
        } catch (final EOFException | java.util.zip.ZipException e) {
            throw damaged(path, contents.summary().firstSequence(), 0, "it can't be unpacked: " + e.getMessage());
        }
        if (length != contents.plainLength() || !Arrays.equals(sha256.digest(), contents.sha256())) {
            throw damaged(path, contents.summary().firstSequence(), 0, "unpacked it is not the file that was archived");
        }
    }

    private static JournalDamageException damaged(
            final Path path, final long sequence, final long byteOffset, final String what) {
        return new JournalDamageException(path, sequence, byteOffset, what, "bring the file back from a copy");
    }
}
