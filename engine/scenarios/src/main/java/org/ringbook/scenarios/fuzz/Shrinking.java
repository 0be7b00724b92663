package org.ringbook.scenarios.fuzz;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.ringbook.scenarios.FrameText;
import org.ringbook.scenarios.Step;
import org.ringbook.scenarios.Subject;

/** Leaves out of a failing list of commands what it does not take to fail. */
final class Shrinking {
    private static final int SHOWN_MAX = 60;

    private final Supplier<List<Subject>> subjects;
    private final long deadlineNs;

    /**
     * For one list.
     *
     * @param subjects makes new implementations
     * @param timeNs how long it may take
     */
    Shrinking(final Supplier<List<Subject>> subjects, final long timeNs) {
        this.subjects = subjects;
        deadlineNs = System.nanoTime() + timeNs;
    }

    String describe(final List<Step> failing) {
        if (failure(failing) == null) {
            return "does not fail again";
        }
        final List<Step> few = shrink(failing);
        return few.size() + " of " + failing.size() + " commands fail with: " + failure(few) + "\n"
                + few.stream()
                        .skip(Math.max(0, few.size() - SHOWN_MAX))
                        .map(step -> step.timestampNs() + " " + FrameText.of(step.command()))
                        .collect(Collectors.joining("\n"));
    }

    private List<Step> shrink(final List<Step> failing) {
        List<Step> few = failing;
        for (int chunk = few.size() / 2; chunk > 0; chunk /= 2) {
            int from = 0;
            while (from < few.size() && System.nanoTime() < deadlineNs) {
                final List<Step> fewer = new ArrayList<>(few.subList(0, from));
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
    private String failure(final List<Step> steps) {
        try {
            new Comparison(subjects.get(), new Coverage()).replay(steps);
            return null;
        } catch (final AssertionError | RuntimeException failure) {
            return failure.toString();
        }
    }
}
