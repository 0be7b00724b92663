package org.ringbook.scenarios.guards;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.ringbook.scenarios.CoreSubject;
import org.ringbook.scenarios.language.Scenario;
import org.ringbook.scenarios.language.ScenarioRunner;
import org.ringbook.scenarios.language.SubjectHost;

/** Which paths into matching a scenario takes, by what it says and what comes of it. */
final class Steps {
    private static final Pattern ORDER = Pattern.compile("\\S+ (?:buy|sell) (\\S+) (\\S+)(.*)");
    private static final Pattern PEAK = Pattern.compile(".* peak (\\S+).*");
    private static final Pattern TRADE = Pattern.compile("(?:trade|uncross) (\\S+) x (\\S+) (\\S+) @ .*");

    private final Scenario scenario;
    private final List<String> events;

    private Steps(final Scenario scenario, final List<String> events) {
        this.scenario = scenario;
        this.events = events;
    }

    static Steps of(final Scenario scenario) {
        return new Steps(
                scenario,
                ScenarioRunner.observe(scenario, new SubjectHost(new CoreSubject())).stream()
                        .flatMap(List::stream)
                        .toList());
    }

    boolean take(final Way way) {
        return switch (way) {
            case NEW -> texts().anyMatch(text -> ORDER.matcher(text).matches());
            case REPLACE -> texts().anyMatch(text -> text.contains(" replace "));
            case STOP -> events.stream().anyMatch(event -> event.endsWith(" triggered"));
            case AUCTION -> events.stream().anyMatch(event -> event.startsWith("state auction"));
            case PEAK -> showsAnotherPeak();
        };
    }

    private Stream<String> texts() {
        return scenario.text().stream()
                .map(line -> line.replaceFirst("^>", "").trim().replaceAll("\\s+", " "));
    }

    /** Whether all that an iceberg showed at first was traded, so that it showed more. */
    private boolean showsAnotherPeak() {
        final Map<String, Double> peaks = new TreeMap<>();
        texts().map(ORDER::matcher).filter(Matcher::matches).forEach(order -> {
            final Matcher peak = PEAK.matcher(order.group(3));
            if (peak.matches() && !peak.group(1).equals(order.group(2))) {
                peaks.put(order.group(1), Double.valueOf(peak.group(1)));
            }
        });
        for (final String event : events) {
            final Matcher trade = TRADE.matcher(event);
            if (trade.matches()) {
                final double lots = Double.parseDouble(trade.group(3));
                peaks.computeIfPresent(trade.group(1), (order, left) -> left - lots);
                peaks.computeIfPresent(trade.group(2), (order, left) -> left - lots);
            }
        }
        return peaks.values().stream().anyMatch(left -> left <= 0);
    }
}
