package org.ringbook.journal.snapshot;

import java.nio.file.Path;

/**
 * A snapshot on the disk, as far as it was looked at. With a fault the numbers may be 0, and only {@code sequence}, {@code path} and
 * {@code size} are of use.
 *
 * @param sequence last record whose effects are in it
 * @param timestampNs time of that record, nanoseconds since the epoch
 * @param stateHash of the state after that record
 * @param recordCrc CRC of that record in its journal, unsigned
 * @param path of the file
 * @param size of the file in bytes
 * @param fault why it can't be used, with its place in the file; empty if nothing was found
 */
public record SnapshotFile(
        long sequence, long timestampNs, long stateHash, long recordCrc, Path path, long size, String fault) {
    /** {@return whether nothing was found wrong so far} */
    public boolean isSound() {
        return fault.isEmpty();
    }

    SnapshotFile withFault(final String newFault) {
        return new SnapshotFile(sequence, timestampNs, stateHash, recordCrc, path, size, newFault);
    }
}
