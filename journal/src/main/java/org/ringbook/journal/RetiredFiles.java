package org.ringbook.journal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.agrona.concurrent.UnsafeBuffer;
import org.ringbook.sbe.journal.MessageHeaderDecoder;
import org.ringbook.sbe.journal.MessageHeaderEncoder;
import org.ringbook.sbe.journal.RetiredFilesDecoder;
import org.ringbook.sbe.journal.RetiredFilesEncoder;

/**
 * The manifest {@code journal.retired}: which of the oldest files were taken away on purpose, so that one that is missing without it is
 * damage. It is written before a file is deleted: a file that it names and that is still here is a rest, and not read.
 *
 * @param throughSequence        last record of the newest retired file; 0 if none was retired.
 * @param throughCycle           number of that file; 0 if none was.
 * @param recordCrc              CRC of that record, unsigned.
 * @param recordTimestampNs      time of that record.
 * @param removedThroughSequence last record that no archive has, 0 if the archives go back to the first.
 * @param changedNs              when it was written, nanoseconds since the epoch.
 */
record RetiredFiles(
        long throughSequence,
        int throughCycle,
        long recordCrc,
        long recordTimestampNs,
        long removedThroughSequence,
        long changedNs) {
    static final String FILE_NAME = "journal.retired";
    static final RetiredFiles NONE = new RetiredFiles(0, 0, 0, 0, 0, 0);

    private static final int BODY = MessageHeaderEncoder.ENCODED_LENGTH;
    private static final int CRC = BODY + RetiredFilesEncoder.crcEncodingOffset();
    private static final int LENGTH = BODY + RetiredFilesEncoder.BLOCK_LENGTH;

    static Path path(final Path directory) {
        return directory.resolve(FILE_NAME);
    }

    /**
     * What a journal's manifest says; {@link #NONE} if it has none.
     *
     * @throws JournalDamageException if it is not sound.
     */
    static RetiredFiles read(final Path directory) {
        final Path file = path(directory);
        final byte[] bytes;
        try {
            bytes = Files.readAllBytes(file);
        } catch (final NoSuchFileException e) {
            return NONE;
        } catch (final IOException e) {
            throw new JournalException("cannot read the manifest of retired files: file=" + file, e);
        }
        final UnsafeBuffer buffer = new UnsafeBuffer(bytes);
        final MessageHeaderDecoder header = new MessageHeaderDecoder();
        final RetiredFilesDecoder decoder = new RetiredFilesDecoder();
        if (bytes.length < LENGTH
                || header.wrap(buffer, 0).templateId() != RetiredFilesDecoder.TEMPLATE_ID
                || header.schemaId() != RetiredFilesDecoder.SCHEMA_ID
                || decoder.wrapAndApplyHeader(buffer, 0, header).crc() != AtomicFile.crcOf(bytes, CRC)) {
            throw new JournalDamageException(
                    file, 0, 0, "the manifest of retired files is not sound", "bring the file back from a copy");
        }
        return new RetiredFiles(
                decoder.throughSequence(),
                decoder.throughCycle(),
                decoder.recordCrc(),
                decoder.recordTimestampNs(),
                decoder.removedThroughSequence(),
                decoder.changedNs());
    }

    /** Replaces the manifest; it is on the disk when this returns. */
    void write(final Path directory) throws IOException {
        final byte[] bytes = new byte[LENGTH];
        final RetiredFilesEncoder encoder = new RetiredFilesEncoder();
        encoder.wrapAndApplyHeader(new UnsafeBuffer(bytes), 0, new MessageHeaderEncoder())
                .throughSequence(throughSequence)
                .throughCycle(throughCycle)
                .recordCrc(recordCrc)
                .recordTimestampNs(recordTimestampNs)
                .removedThroughSequence(removedThroughSequence)
                .changedNs(changedNs)
                .crc(0);
        encoder.crc(AtomicFile.crcOf(bytes, CRC));
        AtomicFile.write(path(directory), bytes, true);
    }
}
