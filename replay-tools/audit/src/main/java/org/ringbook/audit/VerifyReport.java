package org.ringbook.audit;

import java.util.List;
import java.util.Optional;

/**
 * What a verification found.
 *
 * @param fromSequence  the record of the snapshot that it began behind; 0 if it began with the first record.
 * @param records      records found right, from there on.
 * @param busts         busts compared with the trades they undo.
 * @param bustsUnknown  busts whose trades' records are not in the journal any more.
 * @param events       events in them.
 * @param trades       trades among the events.
 * @param bytes        bytes of these records.
 * @param elapsedNs    how long it took.
 * @param readNs        of that, reading, CRC and digest, on a thread of its own.
 * @param executeNs     of that, executing the commands again.
 * @param compareNs     of that, comparing and booking events.
 * @param stateHash    hash of the state after the last record, over its canonical order; 0 with a finding that ended it.
 * @param digest       SHA-256 over the bytes of all right records, in hexadecimal; empty if nothing was digested.
 * @param independent  whether the independent implementation re-executed.
 * @param executedOnly  whether nothing was compared, booked or digested.
 * @param interrupted  whether it was told to stop before the end.
 * @param assets       sums of every asset, by id.
 * @param notice       what is out of the ordinary but no fault; empty if nothing.
 * @param finding      what is wrong; empty if all is right.
 */
public record VerifyReport(
        long fromSequence,
        long records,
        long events,
        long trades,
        long busts,
        long bustsUnknown,
        long bytes,
        long elapsedNs,
        long readNs,
        long executeNs,
        long compareNs,
        long stateHash,
        String digest,
        boolean independent,
        boolean executedOnly,
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

    /**
     * How fast the commands were executed, reading and comparing left out.
     *
     * @return records per second of the executing thread.
     */
    public long executedPerSecond() {
        return executeNs <= 0 ? 0 : Math.round(records * 1e9 / executeNs);
    }
}
