package org.ringbook.scenarios.language;

import java.util.List;

/** A scenario that does not hold: where, and what was expected and what came, side by side. */
public final class ScenarioFailure extends AssertionError {
    private static final long serialVersionUID = 1L;
    private static final int WIDTH_MIN = 24;

    private ScenarioFailure(final String message, final Throwable cause) {
        super(message, cause);
    }

    static ScenarioFailure of(
            final Scenario scenario, final int line, final String step, final String what, final Throwable cause) {
        return new ScenarioFailure(
                scenario.file() + ":" + line + ": " + scenario.title() + "\n  " + step + "\n" + what, cause);
    }

    static String sideBySide(final List<String> expected, final List<String> actual) {
        final int width = Math.max(
                WIDTH_MIN, expected.stream().mapToInt(String::length).max().orElse(0));
        final StringBuilder out =
                new StringBuilder("  ").append(padded("expected", width)).append(" | actual\n");
        for (int i = 0; i < Math.max(expected.size(), actual.size()); i++) {
            final String left = i < expected.size() ? expected.get(i) : "";
            final String right = i < actual.size() ? actual.get(i) : "";
            out.append(left.equals(right) ? "  " : "! ")
                    .append(padded(left, width))
                    .append(" | ")
                    .append(right)
                    .append('\n');
        }
        return out.toString();
    }

    private static String padded(final String text, final int width) {
        return text + " ".repeat(width - text.length());
    }
}
