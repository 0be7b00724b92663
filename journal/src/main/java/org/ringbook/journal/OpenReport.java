package org.ringbook.journal;

import java.util.List;

/**
 * What opening a journal for writing found and did.
 *
 * @param lastSequence   last record; 0 if there is none.
 * @param recordsAdopted whole records behind the mark that were kept: committed, but never shown to anybody.
 * @param recordsCut     records cut off, as far as the bytes still told how many they were.
 * @param bytesCut       bytes cut off that were not zero.
 * @param findings       everything out of the ordinary, a sentence each with file, sequence and byte offset; empty
 *                       after a clean stop.
 */
public record OpenReport(
        long lastSequence, long recordsAdopted, long recordsCut, long bytesCut, List<String> findings) {
    /** Makes the findings unmodifiable. */
    public OpenReport {
        findings = List.copyOf(findings);
    }
}
