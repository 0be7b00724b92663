package org.ringbook.journal.snapshot;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.zip.CRC32C;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.ringbook.journal.Disk;
import org.ringbook.sbe.Frames;
import org.ringbook.sbe.SnapshotSink;
import org.ringbook.sbe.snapshot.MessageHeaderDecoder;
import org.ringbook.sbe.snapshot.MessageHeaderEncoder;
import org.ringbook.sbe.snapshot.SavedEngineDecoder;
import org.ringbook.sbe.snapshot.SnapshotBeginEncoder;
import org.ringbook.sbe.snapshot.SnapshotEndEncoder;

/**
 * Writes one snapshot under a temporary name, which becomes its own at {@link #commit}. Closed before that, it leaves nothing
 * behind. One thread.
 */
public final class SnapshotWriter implements SnapshotSink, AutoCloseable {
    private final Path directory;
    private final Path temporary;
    private final long recordCrc;
    private final FileChannel channel;
    private final ByteBuffer bytes = ByteBuffer.allocateDirect(BlockLayout.BLOCK_LENGTH_MAX);
    private final UnsafeBuffer block = new UnsafeBuffer(bytes);
    private final CRC32C crc = new CRC32C();
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private SnapshotFile begun;
    private int end = BlockLayout.FRAMES_OFFSET;
    private int blockNumber;
    private int previousCrc;
    private long frameCount;
    private long fileLength;
    private boolean isCommitted;

    /** Holds a lock on the temporary file, so that nobody takes it for one that a dead writer left. */
    SnapshotWriter(final Path directory, final long recordCrc) {
        this.directory = directory;
        this.recordCrc = recordCrc;
        try {
            Files.createDirectories(directory);
            temporary = Files.createTempFile(directory, SnapshotName.PREFIX, SnapshotName.TEMPORARY);
            channel = FileChannel.open(temporary, StandardOpenOption.WRITE);
        } catch (final IOException e) {
            throw new SnapshotException("cannot begin a snapshot: directory=" + directory + ": " + e, e);
        }
        try {
            channel.lock();
        } catch (final IOException e) {
            close();
            throw failed(e);
        }
    }

    /**
     * Takes a row; the first is a {@code SavedEngine}, which says what the snapshot is of.
     *
     * @throws SnapshotException if it can't be written
     */
    @Override
    public void frame(final DirectBuffer buffer, final int offset, final int length) {
        if (begun == null) {
            begin(buffer, offset);
        }
        if (end + Frames.PREFIX_LENGTH + length > BlockLayout.BLOCK_LENGTH_MAX) {
            writeBlock();
        }
        Frames.putLength(block, end, length);
        block.putBytes(Frames.offset(end), buffer, offset, length);
        end = Frames.next(block, end);
        frameCount++;
    }

    private void begin(final DirectBuffer buffer, final int offset) {
        final SavedEngineDecoder engine =
                new SavedEngineDecoder().wrapAndApplyHeader(buffer, offset, new MessageHeaderDecoder());
        final Path path = directory.resolve(SnapshotName.of(engine.sequence()));
        begun = new SnapshotFile(engine.sequence(), engine.timestampNs(), engine.stateHash(), recordCrc, path, 0, "");
        if (begun.sequence() < 1) {
            throw new SnapshotException("a snapshot is of a record: sequence=" + begun.sequence());
        }
        final SnapshotBeginEncoder row = new SnapshotBeginEncoder()
                .wrapAndApplyHeader(block, Frames.offset(end), header)
                .sequence(begun.sequence())
                .timestampNs(begun.timestampNs())
                .stateHash(begun.stateHash())
                .recordCrc(recordCrc);
        putAlone(row.encodedLength());
    }

    private void putAlone(final int bodyLength) {
        Frames.putLength(block, end, MessageHeaderEncoder.ENCODED_LENGTH + bodyLength);
        end = Frames.next(block, end);
        writeBlock();
    }

    private void writeBlock() {
        block.putInt(BlockLayout.LENGTH_OFFSET, end, LITTLE_ENDIAN);
        block.putInt(BlockLayout.NUMBER_OFFSET, blockNumber, LITTLE_ENDIAN);
        block.putInt(BlockLayout.PREVIOUS_CRC_OFFSET, previousCrc, LITTLE_ENDIAN);
        crc.reset();
        crc.update(bytes.clear().position(BlockLayout.LENGTH_OFFSET).limit(end));
        previousCrc = (int) crc.getValue();
        block.putInt(BlockLayout.CRC_OFFSET, previousCrc, LITTLE_ENDIAN);
        bytes.clear().limit(end);
        try {
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
        } catch (final IOException e) {
            throw failed(e);
        }
        fileLength += end;
        end = BlockLayout.FRAMES_OFFSET;
        blockNumber++;
    }

    /**
     * Brings the snapshot to the disk and gives it its name. One of the same sequence is replaced.
     *
     * @return what was written
     * @throws SnapshotException if it can't be written
     */
    public SnapshotFile commit() {
        if (begun == null || isCommitted) {
            throw new IllegalStateException("nothing to commit: temporary=" + temporary);
        }
        if (end > BlockLayout.FRAMES_OFFSET) {
            writeBlock();
        }
        final SnapshotEndEncoder row = new SnapshotEndEncoder()
                .wrapAndApplyHeader(block, Frames.offset(end), header)
                .frameCount(frameCount);
        row.fileLength(fileLength + Frames.offset(end) + MessageHeaderEncoder.ENCODED_LENGTH + row.encodedLength());
        putAlone(row.encodedLength());
        try {
            Disk.sync(channel, temporary);
            Files.move(temporary, begun.path(), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            isCommitted = true;
            Disk.syncDirectory(directory);
        } catch (final IOException e) {
            throw failed(e);
        }
        return new SnapshotFile(
                begun.sequence(),
                begun.timestampNs(),
                begun.stateHash(),
                begun.recordCrc(),
                begun.path(),
                fileLength,
                "");
    }

    private SnapshotException failed(final IOException e) {
        return new SnapshotException(
                "cannot write the snapshot: " + e.getMessage() + ": file=" + temporary + " byteOffset=" + fileLength,
                e);
    }

    /**
     * Removes the temporary file, unless it was committed.
     *
     * @throws SnapshotException if it can't be removed
     */
    @Override
    public void close() {
        try {
            channel.close();
            if (!isCommitted) {
                Files.deleteIfExists(temporary);
            }
        } catch (final IOException e) {
            throw new SnapshotException("cannot remove an unfinished snapshot: file=" + temporary + ": " + e, e);
        }
    }
}
