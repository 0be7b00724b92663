package org.ringbook.scenarios.fuzz;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
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
    private static final int SHOWN_MAX = 6;

    private final List<Subject> subjects;
    private final Coverage coverage;
    private final EventLedger ledger = new EventLedger();
    private final CommandFrames frames = new CommandFrames();
    private List<byte[]> lastEvents = List.of();
    private Listener listener = (sequenceOf, step, events) -> {};
    private long sequence;
    private long played;

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

    /** Told of every record on which all agree. */
    @FunctionalInterface
    public interface Listener {
        /** After all have executed it. */
        void executed(long sequence, Step step, List<byte[]> events);
    }

    /** From now on it is told. */
    public Comparison listener(final Listener newListener) {
        listener = newListener;
        return this;
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
            same("nextDeadlineNs", nextDeadlineNs(), subject.nextDeadlineNs(), subject);
        }
        ledger.apply(sequence, step.command(), lastEvents);
        subjects.forEach(ledger::compareChanges);
        listener.executed(sequence, step, lastEvents);
        return true;
    }

    /** What the host has to have executed before a command of that time: a Continue or a Timer; null if nothing. */
    private byte[] due(final long timestampNs) {
        if (continuationDue()) {
            return frames.goOn();
        }
        return nextDeadlineNs() <= timestampNs ? frames.from(CommandFrames.HOST).timer() : null;
    }

    /** That step, and whatever the host has executed before and after it; says whether it was admitted. */
    public boolean play(final Step step) {
        executeDue(step.timestampNs());
        final boolean admitted = step(step);
        played = sequence;
        executeDue(step.timestampNs());
        return admitted;
    }

    /** The sequence of the record of the step that was played last, if it was admitted. */
    public long playedSequence() {
        return played;
    }

    private void executeDue(final long timestampNs) {
        for (byte[] due = due(timestampNs); due != null; due = due(timestampNs)) {
            final long deadlineNs = nextDeadlineNs();
            step(new Step(timestampNs, due));
            checkProgress(deadlineNs);
        }
    }

    /** Of what the host has added: it has to have an event, or to move the deadline that it was for. */
    private void checkProgress(final long deadlineBeforeNs) {
        if (lastEvents.isEmpty() && deadlineBeforeNs == nextDeadlineNs() && !continuationDue()) {
            throw new AssertionError("sequence " + sequence + ", no progress: nextDeadlineNs=" + nextDeadlineNs());
        }
    }

    /** Of the last record. */
    public long sequence() {
        return sequence;
    }

    /** Of the last record; the frames are not copies. */
    public List<byte[]> lastEvents() {
        return lastEvents;
    }

    /** What the events say of money. */
    public EventLedger ledger() {
        return ledger;
    }

    /** Is an operation unfinished? */
    public boolean continuationDue() {
        return subjects.get(0).continuationDue();
    }

    private long nextDeadlineNs() {
        return subjects.get(0).nextDeadlineNs();
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
                        + shown("both", lastEvents, Math.max(0, i - SHOWN_MAX), i)
                        + shown(subjects.get(0).name(), lastEvents, i, i + SHOWN_MAX)
                        + shown(subject.name(), events, i, i + SHOWN_MAX));
            }
        }
        if (events.size() != lastEvents.size()) {
            final List<byte[]> longer = events.size() > lastEvents.size() ? events : lastEvents;
            same(
                    "number of events",
                    lastEvents.size(),
                    events.size(),
                    subject,
                    FrameText.line(longer.get(Math.min(events.size(), lastEvents.size()))));
        }
    }

    private static String shown(final String whose, final List<byte[]> events, final int from, final int to) {
        return events.subList(from, Math.min(to, events.size())).stream()
                .map(event -> "\n  " + whose + ": " + FrameText.line(event))
                .collect(Collectors.joining());
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
