package org.ringbook.audit;

import java.util.List;
import java.util.Optional;

/**
 * What a verification found.
 *
 * @param records      records found right, from the first.
 * @param events       events in them.
 * @param trades       trades among the events.
 * @param bytes        bytes of these records.
 * @param elapsedNs    how long it took.
 * @param stateHash    hash of the state after the last right record, over its canonical order.
 * @param digest       SHA-256 over the bytes of all right records, in hexadecimal.
 * @param independent  whether the independent implementation re-executed.
 * @param interrupted  whether it was told to stop before the end.
 * @param assets       sums of every asset, by id.
 * @param notice       what is out of the ordinary but no fault; empty if nothing.
 * @param finding      what is wrong; empty if all is right.
 */
public record VerifyReport(
        long records,
        long events,
        long trades,
        long bytes,
        long elapsedNs,
        long stateHash,
        String digest,
        boolean independent,
        boolean interrupted,
        List<AssetSum> assets,
        String notice,
        Optional<Finding> finding) {
    /** Takes a copy. */
    public VerifyReport {
        assets = List.copyOf(assets);
    }

    /**
     * Whether the journal is right to its end.
     *
     * @return false with a finding, or if it was told to stop.
     */
    public boolean passed() {
        return finding.isEmpty() && !interrupted;
    }

    /**
     * How fast it went.
     *
     * @return records per second.
     */
    public long recordsPerSecond() {
        return elapsedNs <= 0 ? 0 : Math.round(records * 1e9 / elapsedNs);
    }
}
