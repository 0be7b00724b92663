package org.ringbook.scenarios.guards;

import java.util.Arrays;
import java.util.List;
import org.ringbook.core.ExchangeCore;
import org.ringbook.scenarios.language.Scenario;
import org.ringbook.scenarios.language.ScenarioFailure;
import org.ringbook.scenarios.language.ScenarioRunner;
import org.ringbook.scenarios.language.SubjectHost;

/**
 * A scenario on a core without some guards, and the first that is not as it must be.
 *
 * @param step where it is seen, as the scenario says it; empty if nothing is seen
 * @param seen what is seen there
 */
record Trial(String step, String seen) {
    private static final Trial NOTHING = new Trial("", "");
    private static final String CORE = ExchangeCore.class.getPackageName();

    static Trial of(final Scenario scenario, final List<Cut> cuts) {
        try {
            ScenarioRunner.run(scenario, new SubjectHost(CutCore.without(cuts)));
            return NOTHING;
        } catch (final ScenarioFailure failure) {
            final List<String> lines = failure.getMessage().lines().toList();
            return new Trial(lines.get(1).trim(), seen(failure, lines));
        }
    }

    boolean isSeen() {
        return !step.isEmpty();
    }

    private static String seen(final ScenarioFailure failure, final List<String> lines) {
        final Throwable cause = failure.getCause();
        if (cause != null) {
            if (Arrays.stream(cause.getStackTrace())
                    .noneMatch(at -> at.getClassName().startsWith(CORE))) {
                throw new IllegalStateException("not the core's", failure);
            }
            final String message = cause instanceof IllegalStateException ? cause.getMessage() : "";
            return "the core stops" + (message.isEmpty() ? "" : ", `" + message + "`");
        }
        return lines.stream()
                .filter(line -> line.startsWith("! "))
                .findFirst()
                .map(Trial::difference)
                .orElseGet(() -> lines.get(2).trim());
    }

    private static String difference(final String line) {
        final int bar = line.indexOf(" | ");
        final String expected = line.substring(2, bar).trim();
        final String actual = line.substring(bar + 3).trim();
        if (expected.isEmpty()) {
            return "also `" + actual + "`";
        }
        return (actual.isEmpty() ? "no" : "`" + actual + "`, not") + " `" + expected + "`";
    }
}
