package org.ringbook.benchmarks.report;

import java.util.List;

/**
 * What one group of benchmarks has to say.
 *
 * @param id      short name, as on the command line
 * @param title   what was measured
 * @param remarks how, under which conditions, and what the figures leave out
 * @param tables  figures
 * @param plots   curves
 * @param figures the same as values, for the JSON document
 */
public record Section(
        String id, String title, List<String> remarks, List<Table> tables, List<Plot> plots, List<?> figures) {
    /** Copies the lists. */
    public Section {
        remarks = List.copyOf(remarks);
        tables = List.copyOf(tables);
        plots = List.copyOf(plots);
        figures = List.copyOf(figures);
    }
}
