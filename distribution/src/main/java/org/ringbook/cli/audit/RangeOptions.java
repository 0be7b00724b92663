package org.ringbook.cli.audit;

import org.ringbook.audit.records.Place;
import picocli.CommandLine.Option;

/** Which records: by sequence or by time, at either end. */
final class RangeOptions {
    @Option(names = "--from", paramLabel = "SEQ", description = "First record.")
    private Long from;

    @Option(names = "--to", paramLabel = "SEQ", description = "Last record.")
    private Long to;

    @Option(names = "--since", paramLabel = "TIME", description = "From this time on, such as 2026-11-22T08:00:00Z.")
    private String since;

    @Option(names = "--until", paramLabel = "TIME", description = "Up to this time.")
    private String until;

    private RangeOptions() {}

    boolean isAnEndGivenTwice() {
        return (from != null && since != null) || (to != null && until != null);
    }

    boolean endsInTime() {
        return until != null;
    }

    Place first(final JournalTask task) {
        return from != null ? Place.of(from) : task.place("--since", since, Place.of(1));
    }

    Place last(final JournalTask task) {
        return to != null ? Place.of(to) : task.place("--until", until, Place.of(Long.MAX_VALUE));
    }
}
