package org.ringbook.benchmarks.report;

import java.util.List;

/**
 * Figures side by side. The first column names its row.
 *
 * @param caption what they are, with their unit
 * @param heading of each column
 * @param rows    as long as the heading
 */
public record Table(String caption, List<String> heading, List<List<String>> rows) {
    /** Copies the lists, and sees that they fit. */
    public Table {
        heading = List.copyOf(heading);
        rows = rows.stream().map(List::copyOf).toList();
        for (final List<String> row : rows) {
            if (row.size() != heading.size()) {
                throw new IllegalArgumentException("row of " + row.size() + " under a heading of " + heading.size());
            }
        }
    }
}
