package org.ringbook.scenarios.fuzz;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.agrona.concurrent.UnsafeBuffer;
import org.ringbook.sbe.messages.CancelOrderDecoder;
import org.ringbook.sbe.messages.CancelOrderEncoder;
import org.ringbook.sbe.messages.CommandHeaderEncoder;
import org.ringbook.sbe.messages.GatewayHelloDecoder;
import org.ringbook.sbe.messages.MessageHeaderDecoder;
import org.ringbook.sbe.messages.ReplaceOrderDecoder;
import org.ringbook.sbe.messages.ReplaceOrderEncoder;
import org.ringbook.scenarios.Step;
import org.ringbook.scenarios.Subject;
import org.ringbook.scenarios.language.Recorded;
import org.ringbook.scenarios.language.ScenarioWriter;

/**
 * Leaves out of a failing list of commands what it does not take to fail. An order's id is the sequence of its record, so the ids that
 * later commands name move along with what is left out.
 */
public final class Shrinking {
    private final Supplier<List<Subject>> subjects;
    private final long deadlineNs;

    /** A command, with the sequence that its record had in the whole list; 0 if it was not admitted. */
    private record Played(Step step, long sequence) {}

    /**
     * For one list.
     *
     * @param subjects makes new implementations
     * @param timeNs how long it may take
     */
    public Shrinking(final Supplier<List<Subject>> subjects, final long timeNs) {
        this.subjects = subjects;
        deadlineNs = System.nanoTime() + timeNs;
    }

    /** The shortest list it finds, and how it fails. */
    public String describe(final List<Step> failing) {
        final List<Played> played = withSequences(failing);
        if (failure(played) == null) {
            return "does not fail again";
        }
        final List<Played> unnumbered = played.stream()
                .map(each -> new Played(unnumbered(each.step), each.sequence))
                .toList();
        final List<Played> few = shrink(failure(unnumbered) == null ? played : unnumbered);
        return few.size() + " of " + failing.size() + " commands fail with: " + failure(few) + "\n\n"
                + scenario(few, failing.size());
    }

    /** What the first of the subjects makes of them, in the scenario language. */
    private String scenario(final List<Played> few, final int of) {
        final List<Recorded> records = new ArrayList<>();
        final Comparison first = new Comparison(subjects.get().subList(0, 1), new Coverage())
                .listener((sequence, step, events) ->
                        records.add(new Recorded(sequence, step.timestampNs(), step.command(), events)));
        play(first, few);
        return ScenarioWriter.write("shortened from " + of + " commands", records);
    }

    private List<Played> withSequences(final List<Step> steps) {
        final Comparison comparison = new Comparison(subjects.get().subList(0, 1), new Coverage());
        final List<Played> played = new ArrayList<>();
        for (final Step step : steps) {
            played.add(new Played(step, sequenceOf(comparison, step)));
        }
        return played;
    }

    /** Of the record of that step, 0 if there is none, or if it fails. */
    private static long sequenceOf(final Comparison comparison, final Step step) {
        try {
            return comparison.play(step) ? comparison.playedSequence() : 0;
        } catch (final AssertionError | RuntimeException failure) {
            return 0;
        }
    }

    /** The same of gateway 0, so that the numbers of a gateway need not be dense. */
    private static Step unnumbered(final Step step) {
        final byte[] command = step.command().clone();
        final UnsafeBuffer buffer = new UnsafeBuffer(command);
        if (new MessageHeaderDecoder().wrap(buffer, 0).templateId() != GatewayHelloDecoder.TEMPLATE_ID) {
            new CommandHeaderEncoder()
                    .wrap(buffer, MessageHeaderDecoder.ENCODED_LENGTH)
                    .gatewayId(0)
                    .gatewayEpoch(0);
        }
        return new Step(step.timestampNs(), command);
    }

    private List<Played> shrink(final List<Played> failing) {
        List<Played> few = failing;
        for (int chunk = few.size() / 2; chunk > 0; chunk /= 2) {
            int from = 0;
            while (from < few.size() && System.nanoTime() < deadlineNs) {
                final List<Played> fewer = new ArrayList<>(few.subList(0, from));
                fewer.addAll(few.subList(Math.min(from + chunk, few.size()), few.size()));
                if (failure(fewer) == null) {
                    from += chunk;
                } else {
                    few = fewer;
                }
            }
        }
        return few;
    }

    /** Null if nothing fails. */
    private String failure(final List<Played> steps) {
        try {
            final Comparison comparison = new Comparison(subjects.get(), new Coverage());
            play(comparison, steps);
            comparison.compareState();
            return null;
        } catch (final AssertionError | RuntimeException failure) {
            return failure.toString();
        }
    }

    private static void play(final Comparison comparison, final List<Played> steps) {
        final SortedMap<Long, Long> moved = new TreeMap<>();
        for (final Played each : steps) {
            if (comparison.play(withMovedIds(each.step, moved)) && each.sequence > 0) {
                moved.put(each.sequence, comparison.playedSequence());
            }
        }
    }

    private static Step withMovedIds(final Step step, final SortedMap<Long, Long> moved) {
        final byte[] command = step.command().clone();
        final UnsafeBuffer buffer = new UnsafeBuffer(command);
        final MessageHeaderDecoder header = new MessageHeaderDecoder().wrap(buffer, 0);
        if (header.templateId() == CancelOrderDecoder.TEMPLATE_ID) {
            final long orderId = new CancelOrderDecoder()
                    .wrapAndApplyHeader(buffer, 0, header)
                    .orderId();
            new CancelOrderEncoder()
                    .wrap(buffer, MessageHeaderDecoder.ENCODED_LENGTH)
                    .orderId(moved.getOrDefault(orderId, orderId));
        } else if (header.templateId() == ReplaceOrderDecoder.TEMPLATE_ID) {
            final long orderId = new ReplaceOrderDecoder()
                    .wrapAndApplyHeader(buffer, 0, header)
                    .orderId();
            new ReplaceOrderEncoder()
                    .wrap(buffer, MessageHeaderDecoder.ENCODED_LENGTH)
                    .orderId(moved.getOrDefault(orderId, orderId));
        }
        return new Step(step.timestampNs(), command);
    }
}
