package org.ringbook.scenarios.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The page that shows for every rule the scenarios that show it. */
final class ScenarioPage {
    private static final Map<Integer, String> RULES = new TreeMap<>();

    static {
        RULES.put(1, "Price-time");
        RULES.put(2, "Replace");
        RULES.put(3, "IOC, FOK and minimum quantity");
        RULES.put(4, "Post-only");
        RULES.put(5, "Market orders");
        RULES.put(6, "Icebergs");
        RULES.put(7, "Stops");
        RULES.put(8, "Self-trade prevention");
        RULES.put(9, "Call auction");
        RULES.put(10, "Price bands");
        RULES.put(11, "Cancels of many, disconnects, keys");
        RULES.put(12, "Market states, times and limits");
        RULES.put(13, "Exactness");
        RULES.put(14, "Fees and busts");
        RULES.put(15, "Holds");
        RULES.put(16, "Deposits, withdrawals, transfers");
        RULES.put(17, "Client order ids and retries");
    }

    private ScenarioPage() {}

    /** The rules, by their numbers. */
    static Iterable<Integer> rules() {
        return RULES.keySet();
    }

    /** Every scenario is shown whole with its first rule, and by its title with its others. */
    static String of(final List<Scenario> scenarios) {
        final List<String> lines = new ArrayList<>();
        lines.add("# Scenarios");
        lines.add("");
        lines.add(
                "What the exchange does, rule by rule, as it is tested: on the core, on the reference, on a core that is restarted again and again,");
        lines.add(
                "and on the whole engine. This page is made from the files in `engine/scenarios/src/main/resources`; how they are read is said in");
        lines.add(
                "`ScenarioParser`. Every scenario begins with an open market BTCUSD (tick 0.5, lot 0.1) and another, ETHUSD, and with alice, bob,");
        lines.add(
                "carol, dave and mm1, who have 1,000 BTC, 1,000 ETH and 1,000,000 USD each. `>` is what somebody says, `<` what comes of it, all of it,");
        lines.add("in its order; `=` is how it is then.");
        lines.add("");
        lines.add("| rule | | scenarios |");
        lines.add("| --- | --- | --- |");
        RULES.forEach((rule, name) -> lines.add("| " + rule + " | [" + name + "](#" + anchor(rule) + ") | "
                + scenarios.stream().filter(s -> s.rules().contains(rule)).count() + " |"));
        RULES.forEach((rule, name) -> rule(rule, name, scenarios, lines));
        return String.join("\n", lines) + "\n";
    }

    private static String anchor(final int rule) {
        return "rule-" + rule;
    }

    private static void rule(
            final int rule, final String name, final List<Scenario> scenarios, final List<String> lines) {
        lines.add("");
        lines.add("## Rule " + rule);
        lines.add("");
        lines.add(name + ".");
        final List<Scenario> own =
                scenarios.stream().filter(s -> s.rules().get(0) == rule).toList();
        final List<Scenario> others = scenarios.stream()
                .filter(s -> s.rules().get(0) != rule && s.rules().contains(rule))
                .toList();
        for (final Scenario scenario : own) {
            lines.add("");
            lines.add("```");
            lines.addAll(scenario.text());
            lines.add("```");
        }
        if (!others.isEmpty()) {
            lines.add("");
            lines.add("Also, with other rules:");
            lines.add("");
            others.forEach(
                    s -> lines.add("* " + s.title() + " (rule " + s.rules().get(0) + ")"));
        }
    }
}
