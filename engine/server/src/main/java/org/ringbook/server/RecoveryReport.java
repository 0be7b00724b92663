package org.ringbook.server;

import java.util.List;

/**
 * How the engine's state was rebuilt at its start.
 *
 * @param snapshotSequence record that the snapshot was of; 0 if it was rebuilt from record 1
 * @param records executed again behind it
 * @param durationNs how long both took, nanoseconds
 * @param skipped newer snapshots that could not be used, with the file and the reason, the newest first
 */
public record RecoveryReport(long snapshotSequence, long records, long durationNs, List<String> skipped) {
    private static final double SECOND_NS = 1e9;

    /** {@return one line for people} */
    public String summary() {
        final String seconds = String.format("%.1f s", durationNs / SECOND_NS);
        return snapshotSequence == 0
                ? String.format("recovered from %,d records in %s", records, seconds)
                : String.format(
                        "recovered from snapshot at %,d + %,d records in %s", snapshotSequence, records, seconds);
    }
}
