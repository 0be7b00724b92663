package org.ringbook.journal.snapshot;

import org.ringbook.sbe.Frames;
import org.ringbook.sbe.snapshot.MessageHeaderEncoder;

/**
 * Byte layout of a snapshot: blocks one after the other, the first with a {@code SnapshotBegin}, the last with a {@code
 * SnapshotEnd}, those between with the rows. Little endian; {@code blockHeader} of the schema.
 *
 * <pre>
 *  file    +---------------+------+------+-----+---------------+
 *          | SnapshotBegin | rows | rows | ... | SnapshotEnd   |
 *          +---------------+------+------+-----+---------------+
 *
 *  block   0     4             8             12            16
 *          +-----+-------------+-------------+-------------+--------+-------+--------+-------+--
 *          | crc | blockLength | blockNumber | previousCrc | uint16 | frame | uint16 | frame |
 *          +-----+-------------+-------------+-------------+--------+-------+--------+-------+--
 *                |&lt;---------------------- CRC-32C ------------------------------------------&gt;|
 * </pre>
 */
final class BlockLayout {
    static final int CRC_OFFSET = 0;
    static final int LENGTH_OFFSET = 4;
    static final int NUMBER_OFFSET = 8;
    static final int PREVIOUS_CRC_OFFSET = 12;
    static final int FRAMES_OFFSET = 16;

    /** No block is longer, and no frame is in two blocks. */
    static final int BLOCK_LENGTH_MAX = 1 << 20;

    static final int BLOCK_LENGTH_MIN = FRAMES_OFFSET + Frames.PREFIX_LENGTH + MessageHeaderEncoder.ENCODED_LENGTH;

    private BlockLayout() {}
}
