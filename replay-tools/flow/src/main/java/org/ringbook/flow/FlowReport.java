package org.ringbook.flow;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * How a target compares with the record.
 *
 * @param steps steps carried out.
 * @param rejected steps the target refused.
 * @param fills fills the target made.
 * @param lines one for each kind of check that was met.
 * @param notes rows of the record that asked nothing of the target.
 * @param targetOnlyTrades trades by price and quantity that the target made and the tape doesn't have; 0 when the tape isn't
 *     compared so.
 * @param knownShares what must be reached.
 * @param examples the first differences, in words.
 */
public record FlowReport(
        long steps,
        long rejected,
        long fills,
        List<Line> lines,
        Map<FlowNote, Long> notes,
        long targetOnlyTrades,
        List<KnownShare> knownShares,
        List<String> examples) {
    /** Takes copies. */
    public FlowReport {
        lines = List.copyOf(lines);
        final EnumMap<FlowNote, Long> sorted = new EnumMap<>(FlowNote.class);
        sorted.putAll(notes);
        notes = Collections.unmodifiableMap(sorted);
        knownShares = List.copyOf(knownShares);
        examples = List.copyOf(examples);
    }

    /**
     * The count of one kind of check.
     *
     * @param kind the kind.
     * @return its line; all zero when it was not met.
     */
    public Line line(final CheckKind kind) {
        for (final Line line : lines) {
            if (line.kind() == kind) {
                return line;
            }
        }
        return new Line(kind, 0, Map.of());
    }

    /**
     * Whether the target is right as far as the record tells: every kind of check reaches the share that is known to be right,
     * and no difference is the target's own.
     *
     * @return true to pass.
     */
    public boolean passed() {
        for (final KnownShare share : knownShares) {
            final Line line = line(share.kind());
            if (!share.reachedBy(line.agree(), line.total())) {
                return false;
            }
        }
        for (final Line line : lines) {
            if (line.differ().containsKey(DifferenceCause.TARGET)) {
                return false;
            }
        }
        return true;
    }

    /**
     * The exit status of a tool that checks.
     *
     * @return 0 when passed, else 1.
     */
    public int exitStatus() {
        return passed() ? 0 : 1;
    }

    /**
     * The report for people.
     *
     * @return lines of text, each ended by a newline.
     */
    public String text() {
        final StringBuilder text = new StringBuilder();
        text.append(String.format("%-18s %,d (%,d rejected, %,d fills)%n", "steps", steps, rejected, fills));
        for (final Line line : lines) {
            text.append(String.format(
                    "%-18s %,d of %,d agree (%s %%)%n",
                    line.kind().label(), line.agree(), line.total(), line.percent()));
            line.differ().forEach((cause, count) -> text.append(String.format("    %,8d %s%n", count, cause.label())));
        }
        if (targetOnlyTrades > 0) {
            text.append(String.format("    %,8d %s%n", targetOnlyTrades, DifferenceCause.TARGET_ONLY.label()));
        }
        notes.forEach((note, count) -> text.append(String.format("    %,8d %s%n", count, note.label())));
        examples.forEach(example -> text.append("  ").append(example).append(System.lineSeparator()));
        text.append(passed() ? "passed" : "FAILED").append(System.lineSeparator());
        return text.toString();
    }

    /**
     * One kind of check.
     *
     * @param kind what was compared.
     * @param agree how many agree.
     * @param differ how many differ, by cause.
     */
    public record Line(CheckKind kind, long agree, Map<DifferenceCause, Long> differ) {
        /** Takes a copy. */
        public Line {
            final EnumMap<DifferenceCause, Long> sorted = new EnumMap<>(DifferenceCause.class);
            sorted.putAll(differ);
            differ = Collections.unmodifiableMap(sorted);
        }

        /**
         * How many were compared.
         *
         * @return agreeing and differing.
         */
        public long total() {
            return differ.values().stream().mapToLong(Long::longValue).sum() + agree;
        }

        /**
         * How many differ for one cause.
         *
         * @param cause the cause.
         * @return the count.
         */
        public long differ(final DifferenceCause cause) {
            return differ.getOrDefault(cause, 0L);
        }

        /**
         * The share that agrees, rounded down so that only all is 100.
         *
         * @return per cent with two decimals; 100 when nothing was compared.
         */
        public BigDecimal percent() {
            if (total() == 0) {
                return BigDecimal.valueOf(10_000, 2);
            }
            return BigDecimal.valueOf(agree)
                    .movePointRight(2)
                    .divide(BigDecimal.valueOf(total()), 2, RoundingMode.DOWN);
        }
    }
}
