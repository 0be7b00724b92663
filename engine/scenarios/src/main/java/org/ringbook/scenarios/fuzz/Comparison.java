package org.ringbook.scenarios.fuzz;

import java.util.Arrays;
import java.util.List;
import org.ringbook.reference.Admission.Answer;
import org.ringbook.scenarios.CommandFrames;
import org.ringbook.scenarios.FrameText;
import org.ringbook.scenarios.Step;
import org.ringbook.scenarios.Subject;

/**
 * Gives the same commands to several implementations. They have to answer alike to the byte, and what their events say of money has
 * to come out. Whatever does not is an {@link AssertionError}.
 */
public final class Comparison {
    private final List<Subject> subjects;
    private final Coverage coverage;
    private final EventLedger ledger = new EventLedger();
    private final CommandFrames frames = new CommandFrames();
    private List<byte[]> lastEvents = List.of();
    private long sequence;

    /**
     * Begins with empty exchanges.
     *
     * @param subjects new ones; the first one leads
     * @param coverage told of all that happens
     */
    public Comparison(final List<Subject> subjects, final Coverage coverage) {
        this.subjects = subjects;
        this.coverage = coverage;
    }

    /** Executes a command if it is admitted, and says whether it was. */
    public boolean step(final Step step) {
        final Answer answer = subjects.get(0).admit(step.command());
        coverage.admission(answer);
        for (final Subject subject : subjects.subList(1, subjects.size())) {
            same("admission", answer, subject.admit(step.command()), subject);
        }
        if (answer != Answer.ADMIT) {
            return false;
        }
        sequence++;
        lastEvents = subjects.get(0).apply(sequence, step.timestampNs(), step.command());
        coverage.executed(step.command(), lastEvents);
        for (final Subject subject : subjects.subList(1, subjects.size())) {
            final List<byte[]> events = subject.apply(sequence, step.timestampNs(), step.command());
            compare(events, subject);
            same("continuationDue", continuationDue(), subject.continuationDue(), subject);
        }
        ledger.apply(step.command(), lastEvents);
        return true;
    }

    /** Those steps, and whatever Continue they need; any Continue among them is left out. */
    public void replay(final List<Step> steps) {
        for (final Step step : steps) {
            if (!FrameText.isContinue(step.command())) {
                step(step);
                while (continuationDue()) {
                    step(new Step(step.timestampNs(), frames.goOn()));
                }
            }
        }
        compareState();
    }

    public long sequence() {
        return sequence;
    }

    public List<byte[]> lastEvents() {
        return lastEvents;
    }

    public EventLedger ledger() {
        return ledger;
    }

    public boolean continuationDue() {
        return subjects.get(0).continuationDue();
    }

    /** State hashes and all balances. */
    public void compareState() {
        final long hash = subjects.get(0).stateHash();
        for (final Subject subject : subjects.subList(1, subjects.size())) {
            same("stateHash", hash, subject.stateHash(), subject);
        }
        subjects.forEach(ledger::compareWith);
    }

    private void compare(final List<byte[]> events, final Subject subject) {
        for (int i = 0; i < Math.min(events.size(), lastEvents.size()); i++) {
            if (!Arrays.equals(events.get(i), lastEvents.get(i))) {
                throw new AssertionError("sequence " + sequence + ", event " + i + " differs"
                        + "\n  " + subjects.get(0).name() + ": " + FrameText.of(lastEvents.get(i))
                        + "\n  " + subject.name() + ": " + FrameText.of(events.get(i)));
            }
        }
        if (events.size() != lastEvents.size()) {
            final List<byte[]> longer = events.size() > lastEvents.size() ? events : lastEvents;
            same(
                    "number of events",
                    lastEvents.size(),
                    events.size(),
                    subject,
                    FrameText.of(longer.get(Math.min(events.size(), lastEvents.size()))));
        }
    }

    private void same(final String what, final Object first, final Object other, final Subject subject) {
        same(what, first, other, subject, "");
    }

    private void same(
            final String what, final Object first, final Object other, final Subject subject, final String detail) {
        if (!first.equals(other)) {
            throw new AssertionError("sequence " + sequence + ", " + what + " differs: "
                    + subjects.get(0).name() + "=" + first + " " + subject.name() + "=" + other + "\n  " + detail);
        }
    }
}
