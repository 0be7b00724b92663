package org.ringbook.cli.flow;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.ringbook.flow.FlowAction;
import org.ringbook.flow.FlowOutcome;
import org.ringbook.flow.FlowStep;

/** What was sent and what became of it. One thread. */
final class FlowCounts {
    private final EnumMap<FlowAction, Long> actions = new EnumMap<>(FlowAction.class);
    private final Map<String, Long> rejects = new TreeMap<>();
    private long trades;

    void add(final FlowStep step, final FlowOutcome outcome) {
        actions.merge(step.action(), 1L, Long::sum);
        trades += step.action() == FlowAction.UNCROSS
                ? outcome.fills().size() / 2
                : outcome.fills().size();
        if (!outcome.accepted()) {
            rejects.merge(outcome.reason(), 1L, Long::sum);
        }
    }

    long orders() {
        return actions.entrySet().stream()
                .filter(entry -> isOrder(entry.getKey()))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    long cancels() {
        return count(FlowAction.CANCEL);
    }

    long replaces() {
        return count(FlowAction.REPLACE);
    }

    long commands() {
        return orders() + cancels() + replaces();
    }

    long trades() {
        return trades;
    }

    long rejected() {
        return rejects.values().stream().mapToLong(Long::longValue).sum();
    }

    private long count(final FlowAction action) {
        return actions.getOrDefault(action, 0L);
    }

    static boolean isOrder(final FlowAction action) {
        return switch (action) {
            case NEW_LIMIT, NEW_IOC_LIMIT, NEW_MARKET, NEW_MARKET_TO_LIMIT -> true;
            case CANCEL, REPLACE, GATHER, UNCROSS -> false;
        };
    }

    /** For people. */
    String text(final long elapsedNs) {
        final StringBuilder text = new StringBuilder();
        text.append(String.format("orders     %,d (and %,d cancels, %,d replaces)%n", orders(), cancels(), replaces()));
        text.append(String.format("trades     %,d%n", trades));
        text.append(String.format("rejects    %,d", rejected()));
        rejects.forEach((reason, count) -> text.append(String.format("%n  %,8d %s", count, reason)));
        text.append(String.format(
                "%nthroughput %,d commands/s (%,d in %.2f s)", perSecond(elapsedNs), commands(), elapsedNs / 1e9));
        return text.toString();
    }

    private long perSecond(final long elapsedNs) {
        return elapsedNs <= 0 ? 0 : Math.round(commands() * 1e9 / elapsedNs);
    }

    /** For programs. */
    Map<String, Object> summary(final long elapsedNs) {
        final Map<String, Object> summary = new LinkedHashMap<>();
        summary.put("orders", orders());
        summary.put("cancels", cancels());
        summary.put("replaces", replaces());
        summary.put("trades", trades);
        summary.put("rejected", rejected());
        summary.put("rejects", rejects);
        summary.put("millis", elapsedNs / 1_000_000);
        summary.put("commandsPerSecond", perSecond(elapsedNs));
        return summary;
    }
}
