package org.ringbook.journal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.agrona.concurrent.UnsafeBuffer;
import org.ringbook.sbe.journal.FollowerPositionDecoder;
import org.ringbook.sbe.journal.FollowerPositionEncoder;
import org.ringbook.sbe.journal.MessageHeaderDecoder;
import org.ringbook.sbe.journal.MessageHeaderEncoder;

/**
 * How far one registered follower of the journal has come: retention keeps every record behind it. One thread of the follower's.
 *
 * <p>The file is replaced as a whole and not synced: a loss of power sets it back, or leaves it unreadable, and either keeps more than
 * needed until the next {@link #advance}.
 */
public final class FollowerPosition {
    private static final int BODY = MessageHeaderEncoder.ENCODED_LENGTH;
    private static final int CRC = BODY + FollowerPositionEncoder.crcEncodingOffset();
    private static final int LENGTH = BODY + FollowerPositionEncoder.BLOCK_LENGTH;

    private final Path file;
    private final byte[] bytes = new byte[LENGTH];
    private final FollowerPositionEncoder encoder = new FollowerPositionEncoder();
    private long sequence;

    FollowerPosition(final Path file, final long sequence) {
        this.file = file;
        this.sequence = sequence;
        encoder.wrapAndApplyHeader(new UnsafeBuffer(bytes), 0, new MessageHeaderEncoder());
    }

    /** {@return last record that the follower has done with, 0 if none} */
    public long sequence() {
        return sequence;
    }

    /**
     * Says that the follower has done with a record and all before it, and will not ask for them again. Writes a small file: not for
     * every record.
     *
     * @param done  sequence of the record; it may fall, if the follower begins anew.
     * @param nowNs nanoseconds since the epoch.
     * @throws JournalException if the file can't be written.
     */
    public void advance(final long done, final long nowNs) {
        encoder.sequence(done).updatedNs(nowNs).crc(0);
        encoder.crc(AtomicFile.crcOf(bytes, CRC));
        try {
            AtomicFile.write(file, bytes, false);
        } catch (final IOException e) {
            throw new JournalException("cannot write the follower's position: file=" + file, e);
        }
        sequence = done;
    }

    /** What a file says; null if there is none. */
    static FollowerPositions.Entry read(final Path file, final String name) throws IOException {
        final byte[] read;
        try {
            read = Files.readAllBytes(file);
        } catch (final NoSuchFileException e) {
            return null;
        }
        final FollowerPositionDecoder decoder = new FollowerPositionDecoder();
        final UnsafeBuffer buffer = new UnsafeBuffer(read);
        final MessageHeaderDecoder header = new MessageHeaderDecoder();
        if (read.length < LENGTH
                || header.wrap(buffer, 0).templateId() != FollowerPositionDecoder.TEMPLATE_ID
                || header.schemaId() != FollowerPositionDecoder.SCHEMA_ID
                || decoder.wrapAndApplyHeader(buffer, 0, header).crc() != AtomicFile.crcOf(read, CRC)) {
            return new FollowerPositions.Entry(name, 0, 0, "the file is not whole: file=" + file);
        }
        return new FollowerPositions.Entry(name, decoder.sequence(), decoder.updatedNs(), "");
    }
}
