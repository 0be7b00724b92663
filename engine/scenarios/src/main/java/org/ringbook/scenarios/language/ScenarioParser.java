package org.ringbook.scenarios.language;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ringbook.scenarios.language.Scenario.Kind;
import org.ringbook.scenarios.language.Scenario.Line;

/**
 * Reads files of scenarios. A line that begins with
 *
 * <ul>
 *   <li>{@code #} and rule numbers begins a scenario; without numbers it is a comment;
 *   <li>{@code >} is a command, with the events that it must cause, each behind {@code <}, also on lines of their own;
 *   <li>{@code at} or {@code after} lets time pass, with the events of what was due;
 *   <li>{@code =} is something that must be so;
 *   <li>anything else is a command that prepares the scenario, and must not be refused.
 * </ul>
 */
public final class ScenarioParser {
    private static final Pattern TITLE = Pattern.compile("#\\s*(\\d+(?:\\s*,\\s*\\d+)*)\\s+(.+)");

    private final String file;
    private final List<Scenario> scenarios = new ArrayList<>();
    private List<Integer> rules;
    private String title;
    private int firstLine;
    private List<Line> steps = new ArrayList<>();
    private List<String> text = new ArrayList<>();

    private ScenarioParser(final String file) {
        this.file = file;
    }

    /**
     * Reads a file.
     *
     * @param file its name, for messages
     * @param lines its lines
     * @return its scenarios
     */
    public static List<Scenario> parse(final String file, final List<String> lines) {
        final ScenarioParser parser = new ScenarioParser(file);
        for (int i = 0; i < lines.size(); i++) {
            parser.line(i + 1, lines.get(i));
        }
        parser.endScenario();
        return parser.scenarios;
    }

    private void line(final int number, final String line) {
        final String trimmed = line.trim();
        final Matcher matcher = TITLE.matcher(trimmed);
        if (matcher.matches()) {
            endScenario();
            rules = Arrays.stream(matcher.group(1).split(","))
                    .map(String::trim)
                    .map(Integer::valueOf)
                    .toList();
            title = matcher.group(2);
            firstLine = number;
            text.add(trimmed);
            return;
        }
        if (title != null) {
            text.add(line.stripTrailing());
        }
        if (trimmed.isEmpty() || trimmed.startsWith("#")) {
            return;
        }
        if (title == null) {
            throw new IllegalArgumentException(file + ":" + number + ": no scenario has begun: " + line);
        }
        step(number, trimmed);
    }

    private void step(final int number, final String line) {
        final String[] parts = line.split("<", -1);
        final String first = parts[0].trim();
        final List<String> expected = new ArrayList<>();
        for (int i = 1; i < parts.length; i++) {
            expected.add(spaced(parts[i]));
        }
        if (first.isEmpty()) {
            if (steps.isEmpty()) {
                throw new IllegalArgumentException(file + ":" + number + ": an event of nothing: " + line);
            }
            steps.get(steps.size() - 1).expected().addAll(expected);
            return;
        }
        steps.add(step(number, first, expected));
    }

    private static Line step(final int number, final String line, final List<String> expected) {
        if (line.startsWith(">")) {
            return new Line(Kind.COMMAND, number, spaced(line.substring(1)), expected);
        }
        if (line.startsWith("=")) {
            return new Line(Kind.CHECK, number, spaced(line.substring(1)), expected);
        }
        final boolean isTime = line.startsWith("at ") || line.startsWith("after ") || line.startsWith("at-ns ");
        return new Line(isTime ? Kind.TIME : Kind.SET_UP, number, spaced(line), expected);
    }

    static String spaced(final String text) {
        return text.trim().replaceAll("\\s+", " ");
    }

    private void endScenario() {
        if (title != null) {
            while (!text.isEmpty() && text.get(text.size() - 1).isEmpty()) {
                text.remove(text.size() - 1);
            }
            scenarios.add(new Scenario(file, firstLine, rules, title, steps, text));
        }
        title = null;
        steps = new ArrayList<>();
        text = new ArrayList<>();
    }
}
