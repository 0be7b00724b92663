package org.ringbook.settlement.imports;

import java.util.List;

/**
 * A file that was read.
 *
 * @param format  of what kind it is, for people: "camt.053.001.08".
 * @param id      the name that its sender gave it; may be empty.
 * @param sha256  of its bytes, in hexadecimal digits.
 * @param entries in its order.
 * @param ignored entries that say nothing to act on, such as those that are not booked yet.
 */
public record ImportFile(String format, String id, String sha256, List<Entry> entries, int ignored) {
    /** Copies the entries. */
    public ImportFile {
        entries = List.copyOf(entries);
    }
}
