package org.ringbook.scenarios.language;

import java.util.ArrayList;
import java.util.List;
import org.agrona.concurrent.UnsafeBuffer;
import org.ringbook.reference.Admission.Answer;
import org.ringbook.sbe.messages.MessageHeaderDecoder;
import org.ringbook.scenarios.Subject;

/** An implementation of the rules by itself: commands go straight in, and time is a number. */
public final class SubjectHost implements Host {
    private static final byte[] TIMER = Message.draft("Timer").done().frame();
    private static final byte[] CONTINUE = Message.draft("Continue").done().frame();

    private final Subject subject;
    private long sequence;
    private long timestampNs = START_NS;

    /**
     * A host at the beginning of its time.
     *
     * @param subject with nothing in it
     */
    public SubjectHost(final Subject subject) {
        this.subject = subject;
    }

    /**
     * A host that goes on where records end.
     *
     * @param subject with nothing in it, which has to make the same events of the same commands
     * @param history all records so far
     */
    SubjectHost(final Subject subject, final List<Recorded> history) {
        this(subject);
        for (final Recorded recorded : history) {
            timestampNs = recorded.timestampNs();
            final Recorded again = apply(recorded.command());
            if (!again.isSame(recorded)) {
                throw new IllegalStateException("a replay differs in record " + recorded.sequence() + " "
                        + Message.of(recorded.command()).name() + ": events "
                        + recorded.events().size() + " and "
                        + again.events().size());
            }
        }
    }

    @Override
    public List<Recorded> execute(final byte[] command) {
        final List<Recorded> records = new ArrayList<>();
        if (subject.admit(command) == Answer.ADMIT) {
            records.add(apply(command));
            continueAll(records);
            records.addAll(advanceTo(timestampNs)); // what is due at once, such as a disconnect without grace
        }
        return records;
    }

    @Override
    public List<Recorded> advanceTo(final long newTimestampNs) {
        if (newTimestampNs < timestampNs) {
            throw new IllegalArgumentException("time goes back: " + newTimestampNs + " after " + timestampNs);
        }
        final List<Recorded> records = new ArrayList<>();
        long deadlineNs = subject.nextDeadlineNs();
        while (deadlineNs <= newTimestampNs) {
            timestampNs = Math.max(timestampNs, deadlineNs);
            records.add(apply(TIMER));
            continueAll(records);
            deadlineNs = subject.nextDeadlineNs();
        }
        timestampNs = newTimestampNs;
        return records;
    }

    private void continueAll(final List<Recorded> records) {
        while (subject.continuationDue()) {
            records.add(apply(CONTINUE));
        }
    }

    private Recorded apply(final byte[] command) {
        sequence++;
        return new Recorded(sequence, timestampNs, command, subject.apply(sequence, timestampNs, command));
    }

    /**
     * Whether a frame is one that this host makes by itself.
     *
     * @param frame a command
     * @return true of Timer and Continue
     */
    static boolean isOwn(final byte[] frame) {
        final int templateId =
                new MessageHeaderDecoder().wrap(new UnsafeBuffer(frame), 0).templateId();
        return templateId == Layout.of("Timer").templateId()
                || templateId == Layout.of("Continue").templateId();
    }

    @Override
    public long timestampNs() {
        return timestampNs;
    }

    /**
     * When something will be due.
     *
     * @return nanoseconds since the epoch
     */
    public long nextDeadlineNs() {
        return subject.nextDeadlineNs();
    }

    /**
     * Hash of the whole state.
     *
     * @return the subject's
     */
    public long stateHash() {
        return subject.stateHash();
    }

    @Override
    public long available(final int accountId, final int assetId) {
        return subject.available(accountId, assetId);
    }

    @Override
    public long held(final int accountId, final int assetId) {
        return subject.held(accountId, assetId);
    }

    @Override
    public void close() {
        // Nothing to give back.
    }
}
