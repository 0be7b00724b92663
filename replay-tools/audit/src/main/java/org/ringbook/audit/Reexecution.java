package org.ringbook.audit;

import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.ringbook.core.FrameCheck;
import org.ringbook.core.FrameKind;
import org.ringbook.journal.JournalReader;
import org.ringbook.sbe.FrameDifference;
import org.ringbook.sbe.Frames;

/**
 * Executes recorded commands again, in order, and compares what comes of each with its recorded events, byte for byte. One thread;
 * allocates nothing while there is no finding.
 */
final class Reexecution {
    private final Replica replica;
    private final UnsafeBuffer made = new UnsafeBuffer(new byte[Frames.MAX_RECORD_LENGTH]);

    /**
     * Goes on from a replica's state.
     *
     * @param replica that has applied all records before those that will be given.
     */
    Reexecution(final Replica replica) {
        this.replica = replica;
    }

    /**
     * Executes and compares the reader's present record.
     *
     * @param reader stands on the record behind the last one given.
     * @return what is wrong with it; null if nothing is. After a finding the replica is of no more use.
     */
    Finding check(final JournalReader reader) {
        final DirectBuffer buffer = reader.buffer();
        final int from = reader.framesOffset();
        final int to = from + reader.framesLength();
        final long sequence = reader.sequence();
        final Finding invalid = invalidity(sequence, buffer, from, to);
        if (invalid != null) {
            return invalid;
        }
        final int madeLength;
        try {
            madeLength = replica.apply(
                    sequence, reader.timestampNs(), buffer, Frames.offset(from), Frames.length(buffer, from), made);
        } catch (final RuntimeException e) {
            return notTaken(sequence, buffer, from, e);
        }
        return difference(sequence, buffer, from, to, made, 0, madeLength);
    }

    /** What is wrong with a record's frames, null if they are a command and events that fill it exactly. */
    static Finding invalidity(final long sequence, final DirectBuffer buffer, final int from, final int to) {
        int at = from;
        int count = 0;
        while (at < to) {
            if (to - at < Frames.PREFIX_LENGTH || to - Frames.offset(at) < Frames.length(buffer, at)) {
                return found(Finding.Kind.INVALID, sequence, "frame " + count + " reaches past its record");
            }
            at = Frames.next(buffer, at);
            count++;
        }
        if (count == 0 || count > Frames.MAX_EVENTS + 1) {
            return found(
                    Finding.Kind.INVALID,
                    sequence,
                    "a record holds a command and at most " + Frames.MAX_EVENTS + " events: frames=" + count);
        }
        final FrameKind kind = FrameCheck.check(buffer, Frames.offset(from), Frames.length(buffer, from));
        if (kind != FrameKind.COMMAND && kind != FrameKind.HOST_COMMAND) {
            return found(Finding.Kind.INVALID, sequence, "its first frame is no command: " + kind);
        }
        return null;
    }

    /** The replica refused to execute a command. */
    static Finding notTaken(
            final long sequence, final DirectBuffer buffer, final int from, final RuntimeException cause) {
        return found(
                Finding.Kind.DIFFERENT,
                sequence,
                "its command (template " + Frames.templateId(buffer, Frames.offset(from))
                        + ") could not have been taken here: " + cause.getMessage());
    }

    /** How a record's events differ from those that were made of its command; null if they do not. */
    static Finding difference(
            final long sequence,
            final DirectBuffer buffer,
            final int from,
            final int to,
            final DirectBuffer made,
            final int madeOffset,
            final int madeLength) {
        final int recorded = Frames.next(buffer, from);
        final int recordedLength = to - recorded;
        final int at = FrameDifference.find(buffer, recorded, recordedLength, made, madeOffset, madeLength);
        if (at == FrameDifference.NONE) {
            return null;
        }
        final boolean isMadeLonger = madeLength > recordedLength;
        return found(
                Finding.Kind.DIFFERENT,
                sequence,
                "executing its command (template " + Frames.templateId(buffer, Frames.offset(from))
                        + ") again gives other events: recorded " + recordedLength + " bytes, made " + madeLength
                        + ", different "
                        + FrameDifference.describe(
                                isMadeLonger ? made : buffer,
                                isMadeLonger ? madeOffset : recorded,
                                Math.max(madeLength, recordedLength),
                                at));
    }

    static Finding found(final Finding.Kind kind, final long sequence, final String what) {
        return new Finding(kind, sequence, "record " + sequence + ": " + what);
    }
}
