package org.ringbook.flow;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Counters of a checker. */
final class FlowTally {
    private final EnumMap<CheckKind, Long> agree = new EnumMap<>(CheckKind.class);
    private final EnumMap<CheckKind, EnumMap<DifferenceCause, Long>> differ = new EnumMap<>(CheckKind.class);
    private final EnumMap<FlowNote, Long> notes = new EnumMap<>(FlowNote.class);
    private final EnumMap<DifferenceCause, Long> extra = new EnumMap<>(DifferenceCause.class);
    private long steps;
    private long rejected;
    private long fills;

    void step(final FlowOutcome outcome) {
        steps++;
        rejected += outcome.accepted() ? 0 : 1;
        fills += outcome.fills().size();
    }

    void agree(final CheckKind kind, final long count) {
        if (count > 0) {
            agree.merge(kind, count, Long::sum);
        }
    }

    void differ(final CheckKind kind, final DifferenceCause cause, final long count) {
        if (count > 0) {
            differ.computeIfAbsent(kind, ignored -> new EnumMap<>(DifferenceCause.class))
                    .merge(cause, count, Long::sum);
        }
    }

    void extra(final DifferenceCause cause, final long count) {
        if (count > 0) {
            extra.merge(cause, count, Long::sum);
        }
    }

    void note(final FlowNote note) {
        notes.merge(note, 1L, Long::sum);
    }

    FlowTally copy() {
        final FlowTally copy = new FlowTally();
        copy.agree.putAll(agree);
        differ.forEach((kind, causes) -> copy.differ.put(kind, new EnumMap<>(causes)));
        copy.notes.putAll(notes);
        copy.extra.putAll(extra);
        copy.steps = steps;
        copy.rejected = rejected;
        copy.fills = fills;
        return copy;
    }

    FlowReport report(final List<KnownShare> knownShares, final List<String> examples) {
        final List<FlowReport.Line> lines = new ArrayList<>();
        for (final CheckKind kind : CheckKind.values()) {
            final Map<DifferenceCause, Long> causes = differ.getOrDefault(kind, new EnumMap<>(DifferenceCause.class));
            if (agree.containsKey(kind) || !causes.isEmpty()) {
                lines.add(new FlowReport.Line(kind, agree.getOrDefault(kind, 0L), causes));
            }
        }
        return new FlowReport(
                steps,
                rejected,
                fills,
                lines,
                notes,
                extra.getOrDefault(DifferenceCause.TARGET_ONLY, 0L),
                knownShares,
                examples);
    }
}
