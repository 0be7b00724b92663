package org.ringbook.journal.snapshot;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.zip.CRC32C;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.ringbook.sbe.Frames;
import org.ringbook.sbe.SnapshotSource;
import org.ringbook.sbe.snapshot.MessageHeaderDecoder;
import org.ringbook.sbe.snapshot.SnapshotBeginDecoder;
import org.ringbook.sbe.snapshot.SnapshotEndDecoder;

/** Reads the rows of one snapshot; every block is verified before its rows are given. One thread. */
public final class SnapshotReader implements SnapshotSource, AutoCloseable {
    private final Path path;
    private final FileChannel channel;
    private final ByteBuffer bytes = ByteBuffer.allocateDirect(BlockLayout.BLOCK_LENGTH_MAX);
    private final UnsafeBuffer block = new UnsafeBuffer(bytes);
    private final CRC32C crc = new CRC32C();
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private SnapshotFile file;
    /** Where in the file the present block and the next one are. */
    private long blockAt;

    private long nextBlockAt;
    private int blockNumber;
    private int previousCrc;
    private int blockEnd;
    private int at;
    private int nextAt;
    private long frameCount;
    private boolean isEnded;

    SnapshotReader(final Path path) {
        this.path = path;
        try {
            channel = FileChannel.open(path, StandardOpenOption.READ);
        } catch (final IOException e) {
            throw new SnapshotException("cannot read the snapshot: file=" + path + ": " + e, e);
        }
        try {
            file = readBegin();
        } catch (final SnapshotException e) {
            close();
            throw e;
        }
    }

    private SnapshotFile readBegin() {
        readBlock();
        readFrame();
        requireAlone(SnapshotBeginDecoder.TEMPLATE_ID, SnapshotBeginDecoder.BLOCK_LENGTH);
        final SnapshotBeginDecoder begin =
                new SnapshotBeginDecoder().wrapAndApplyHeader(block, Frames.offset(at), header);
        require(begin.sequence() >= 1 && begin.sequence() == SnapshotName.sequence(path), "its name is another's");
        return new SnapshotFile(
                begin.sequence(), begin.timestampNs(), begin.stateHash(), begin.recordCrc(), path, size(), "");
    }

    /** {@return what the file says of itself} */
    public SnapshotFile file() {
        return file;
    }

    /**
     * {@inheritDoc}
     *
     * @return false behind the last row, when the file was found to be whole
     * @throws SnapshotException if the file is not what was written
     */
    @Override
    public boolean next() {
        if (isEnded) {
            return false;
        }
        if (nextAt == blockEnd) {
            readBlock();
        }
        readFrame();
        if (Frames.templateId(block, Frames.offset(at)) == SnapshotEndDecoder.TEMPLATE_ID) {
            requireEnd();
            isEnded = true;
            return false;
        }
        frameCount++;
        return true;
    }

    private void readBlock() {
        blockAt = nextBlockAt;
        read(0, BlockLayout.FRAMES_OFFSET);
        final int length = block.getInt(BlockLayout.LENGTH_OFFSET, LITTLE_ENDIAN);
        require(length >= BlockLayout.BLOCK_LENGTH_MIN && length <= BlockLayout.BLOCK_LENGTH_MAX, "length of a block");
        read(BlockLayout.FRAMES_OFFSET, length);
        crc.reset();
        crc.update(bytes.clear().position(BlockLayout.LENGTH_OFFSET).limit(length));
        require(block.getInt(BlockLayout.CRC_OFFSET, LITTLE_ENDIAN) == (int) crc.getValue(), "CRC of a block");
        final boolean follows = block.getInt(BlockLayout.NUMBER_OFFSET, LITTLE_ENDIAN) == blockNumber
                && block.getInt(BlockLayout.PREVIOUS_CRC_OFFSET, LITTLE_ENDIAN) == previousCrc;
        require(follows, "a block that does not belong here");
        previousCrc = (int) crc.getValue();
        blockNumber++;
        nextBlockAt = blockAt + length;
        blockEnd = length;
        nextAt = BlockLayout.FRAMES_OFFSET;
    }

    private void read(final int from, final int to) {
        bytes.clear().position(from).limit(to);
        try {
            while (bytes.hasRemaining()) {
                require(channel.read(bytes, blockAt + bytes.position()) > 0, "it ends in the middle of a block");
            }
        } catch (final IOException e) {
            throw new SnapshotException(
                    "cannot read the snapshot: file=" + path + " byteOffset=" + blockAt + ": " + e, e);
        }
    }

    /** Steps to the next frame of the block, which the CRC has found to be what was written. */
    private void readFrame() {
        at = nextAt;
        final boolean whole = at + Frames.PREFIX_LENGTH + MessageHeaderDecoder.ENCODED_LENGTH <= blockEnd
                && Frames.next(block, at) <= blockEnd
                && Frames.length(block, at) >= MessageHeaderDecoder.ENCODED_LENGTH;
        require(whole, "length of a frame");
        nextAt = Frames.next(block, at);
        header.wrap(block, Frames.offset(at));
        require(header.schemaId() == SnapshotBeginDecoder.SCHEMA_ID, "not a snapshot");
        require(header.version() <= SnapshotBeginDecoder.SCHEMA_VERSION, "of a later version");
    }

    private void requireEnd() {
        requireAlone(SnapshotEndDecoder.TEMPLATE_ID, SnapshotEndDecoder.BLOCK_LENGTH);
        final SnapshotEndDecoder end = new SnapshotEndDecoder().wrapAndApplyHeader(block, Frames.offset(at), header);
        require(end.frameCount() == frameCount, "number of rows");
        require(end.fileLength() == nextBlockAt && size() == nextBlockAt, "length of the file");
    }

    private void requireAlone(final int templateId, final int bodyLength) {
        final boolean alone = at == BlockLayout.FRAMES_OFFSET
                && nextAt == blockEnd
                && header.templateId() == templateId
                && header.blockLength() >= bodyLength
                && header.blockLength() <= Frames.length(block, at) - MessageHeaderDecoder.ENCODED_LENGTH;
        require(alone, "beginning or end");
    }

    private long size() {
        try {
            return channel.size();
        } catch (final IOException e) {
            throw new SnapshotException("cannot read the snapshot: file=" + path + ": " + e, e);
        }
    }

    private void require(final boolean condition, final String what) {
        if (!condition) {
            throw new SnapshotException("snapshot damaged: " + what + ": file=" + path + " byteOffset=" + blockAt);
        }
    }

    @Override
    public DirectBuffer buffer() {
        return block;
    }

    @Override
    public int offset() {
        return Frames.offset(at);
    }

    @Override
    public int length() {
        return Frames.length(block, at);
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (final IOException e) {
            throw new SnapshotException("cannot close the snapshot: file=" + path + ": " + e, e);
        }
    }
}
