package org.ringbook.cli.follow;

import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ringbook.cli.ExitStatus;
import org.ringbook.cli.Failure;
import picocli.CommandLine.Option;

/** How long followers keep what has ended. */
final class HistoryOption {
    private static final Pattern DURATION = Pattern.compile("([1-9]\\d{0,5})([hd])");

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
        if (history == null) {
            return 0;
        }
        final Matcher duration = DURATION.matcher(history);
        if (!duration.matches()) {
            throw new Failure(ExitStatus.USAGE, "--history is a number with h or d, such as 400d: " + history);
        }
        final TimeUnit unit = "h".equals(duration.group(2)) ? TimeUnit.HOURS : TimeUnit.DAYS;
        return unit.toNanos(Long.parseLong(duration.group(1)));
    }
}
