package org.ringbook.cli.follow;

import org.ringbook.cli.Durations;
import org.ringbook.cli.Failure;
import picocli.CommandLine.Option;

/** How long followers keep what has ended. */
final class HistoryOption {
    @Option(
            names = "--history",
            paramLabel = "TIME",
            description =
                    "Keep ended orders, trades and statements in SQL for so long, such as 400d or 48h, by the time of"
                            + " the journal's records; balances, open orders and what settlement needs are kept for ever."
                            + " Default: all is.")
    private String history;

    HistoryOption() {}

    /**
     * How long.
     *
     * @return nanoseconds; 0: for ever.
     * @throws Failure if it is not a duration.
     */
    long ns() {
        return history == null ? 0 : Durations.ns("--history", "hd", history);
    }
}
