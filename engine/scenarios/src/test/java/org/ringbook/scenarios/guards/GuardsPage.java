package org.ringbook.scenarios.guards;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.ringbook.scenarios.language.Scenario;

/** The page that shows for each path into matching what guards it, and what happens without. */
final class GuardsPage {
    private final List<String> lines = new ArrayList<>();
    private final Guards guards;
    private final Function<String, Scenario> scenarios;

    GuardsPage(final Guards guards, final Function<String, Scenario> scenarios) {
        this.guards = guards;
        this.scenarios = scenarios;
    }

    String text(final Map<Cell, Trial> trials, final Map<Refusal, Trial> refusals) {
        say(
                "# Guards",
                "",
                "What stands between an order and a trade that must not be, on each path into matching. Every guard counts: it is taken out of the",
                "compiled core, and a scenario fails; the last column says what is seen then, first of all. This page is made by a test from",
                "`guards.table` beside it and from these runs, so nothing in it is only said. The scenarios are those of [scenarios.md](scenarios.md).",
                "",
                "| |" + cells(Guard.values(), guard -> " " + guard + " |"),
                "| --- |" + cells(Guard.values(), guard -> " --- |"));
        for (final Way way : Way.values()) {
            say("| [" + way + "](#" + way.toString().replace(' ', '-') + ") |"
                    + cells(Guard.values(), guard -> " " + count(way, guard) + " |"));
        }
        for (final Way way : Way.values()) {
            section(way, trials);
        }
        refusals(refusals);
        return String.join("\n", lines) + "\n";
    }

    private static String cells(final Guard[] columns, final Function<Guard, String> cell) {
        final StringBuilder row = new StringBuilder();
        for (final Guard guard : columns) {
            row.append(cell.apply(guard));
        }
        return row.toString();
    }

    private long count(final Way way, final Guard guard) {
        return guards.cells().stream()
                .filter(cell -> cell.way() == way && cell.guard() == guard)
                .count();
    }

    private void section(final Way way, final Map<Cell, Trial> trials) {
        final String name = way.toString();
        say(
                "",
                "## " + name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1),
                "",
                "| guard | of what | taken out | scenario | without it |",
                "| --- | --- | --- | --- | --- |");
        trials.forEach((cell, trial) -> {
            if (cell.way() == way) {
                say("| " + cell.guard() + " | " + cell.what() + " | " + code(cell.cuts()) + " | "
                        + linked(cell.scenario()) + " | " + seen(trial) + " |");
            }
        });
        final List<Unguarded> none =
                guards.unguarded().stream().filter(not -> not.way() == way).toList();
        if (!none.isEmpty()) {
            say("", "Not needed:", "");
            none.forEach(not -> say("* " + not.guard() + ": " + not.why() + " (" + linked(not.scenario()) + ")"));
        }
    }

    private void refusals(final Map<Refusal, Trial> refusals) {
        say(
                "",
                "## Every refusal",
                "",
                "All that new orders, replaces and cancels are refused for, found in the compiled code, each taken out by itself.",
                "",
                "| class | never | scenario | without it |",
                "| --- | --- | --- | --- |");
        refusals.forEach((refusal, trial) -> say("| `" + refusal.owner() + "` | `" + refusal.reason() + "` | "
                + linked(refusal.scenario()) + " | " + seen(trial) + " |"));
    }

    private static String code(final List<Cut> cuts) {
        return String.join("; ", cuts.stream().map(cut -> "`" + cut + "`").toList());
    }

    private static String seen(final Trial trial) {
        return "`" + trial.step() + "`: " + trial.seen();
    }

    private String linked(final String title) {
        return "[" + title + "](scenarios.md#rule-"
                + scenarios.apply(title).rules().get(0) + ")";
    }

    private void say(final String... text) {
        lines.addAll(List.of(text));
    }
}
