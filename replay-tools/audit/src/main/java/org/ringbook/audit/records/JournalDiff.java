package org.ringbook.audit.records;

import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.agrona.DirectBuffer;
import org.ringbook.audit.VerifyProgress;
import org.ringbook.audit.decode.DecodedField;
import org.ringbook.audit.decode.DecodedFields;
import org.ringbook.audit.decode.DecodedFrame;
import org.ringbook.audit.decode.DecodedRecord;
import org.ringbook.audit.decode.FrameDecoder;
import org.ringbook.audit.decode.MessageSchema;
import org.ringbook.audit.decode.Moment;
import org.ringbook.journal.JournalReader;

/** Compares two journals record by record, however their records are batched into documents and files. One thread, once. */
public final class JournalDiff {
    private static final int LOOK_MASK = 0xFFF;

    private final FrameDecoder decoder = new FrameDecoder(MessageSchema.load());
    private final BooleanSupplier stopRequested;
    private final VerifyProgress progress;

    /**
     * A difference of one field.
     *
     * @param where such as {@code event 2 (Trade), priceTicks}.
     * @param left  what the first journal says; empty if it has no such thing.
     * @param right what the second one says.
     */
    public record Difference(String where, String left, String right) {}

    /**
     * What a comparison found.
     *
     * @param leftFirst   first record of the first journal.
     * @param leftLast    last record of it, as of the start.
     * @param rightFirst  first record of the second journal.
     * @param rightLast   last record of it, as of the start.
     * @param comparedFrom first record that both have.
     * @param equal       records that are equal, from there on.
     * @param different   sequence of the first that is not; 0 if there is none.
     * @param differences how that record differs; bytes without a meaning in the schema differ if it is empty.
     * @param interrupted whether it was told to stop.
     */
    public record Report(
            long leftFirst,
            long leftLast,
            long rightFirst,
            long rightLast,
            long comparedFrom,
            long equal,
            long different,
            List<Difference> differences,
            boolean interrupted) {
        /** Takes a copy. */
        public Report {
            differences = List.copyOf(differences);
        }

        /**
         * Whether both hold the same records.
         *
         * @return false also if one begins later or ends earlier.
         */
        public boolean isEqual() {
            return different == 0 && !interrupted && leftFirst == rightFirst && leftLast == rightLast;
        }
    }

    /**
     * A comparison.
     *
     * @param stopRequested asked now and then whether to stop.
     * @param progress      whom to tell how far it has come.
     */
    public JournalDiff(final BooleanSupplier stopRequested, final VerifyProgress progress) {
        this.stopRequested = stopRequested;
        this.progress = progress;
    }

    /**
     * Compares.
     *
     * @param left  a journal.
     * @param right another one.
     * @return what was found.
     */
    public Report run(final JournalSource left, final JournalSource right) {
        try (JournalReader a = left.open();
                JournalReader b = right.open()) {
            final long lastA = a.durableSequence();
            final long lastB = b.durableSequence();
            final long firstA = a.firstSequence();
            final long firstB = b.firstSequence();
            final long from = Math.max(firstA, firstB);
            final long to = Math.min(lastA, lastB);
            if (from <= to) {
                a.seek(from);
                b.seek(from);
            }
            final long startNs = System.nanoTime();
            long equal = 0;
            while (from + equal <= to) {
                if ((equal & LOOK_MASK) == 0) {
                    if (stopRequested.getAsBoolean()) {
                        return new Report(firstA, lastA, firstB, lastB, from, equal, 0, List.of(), true);
                    }
                    progress.onProgress(from + equal, to, System.nanoTime() - startNs);
                }
                next(a);
                next(b);
                if (!isEqual(a, b)) {
                    final List<Difference> differences = differences(decoded(a), decoded(b));
                    return new Report(firstA, lastA, firstB, lastB, from, equal, from + equal, differences, false);
                }
                equal++;
            }
            return new Report(firstA, lastA, firstB, lastB, from, equal, 0, List.of(), false);
        }
    }

    private static void next(final JournalReader reader) {
        if (!reader.next()) {
            throw new IllegalStateException("a durable record is not there: sequence=" + (reader.sequence() + 1));
        }
    }

    private static boolean isEqual(final JournalReader a, final JournalReader b) {
        if (a.length() != b.length()) {
            return false;
        }
        final DirectBuffer left = a.buffer();
        final DirectBuffer right = b.buffer();
        final int shift = b.offset() - a.offset();
        int at = a.offset();
        final int end = at + a.length();
        for (; at + Long.BYTES <= end; at += Long.BYTES) {
            if (left.getLong(at, ByteOrder.LITTLE_ENDIAN) != right.getLong(at + shift, ByteOrder.LITTLE_ENDIAN)) {
                return false;
            }
        }
        for (; at < end; at++) {
            if (left.getByte(at) != right.getByte(at + shift)) {
                return false;
            }
        }
        return true;
    }

    private DecodedRecord decoded(final JournalReader reader) {
        return decoder.decode(
                reader.sequence(),
                reader.timestampNs(),
                reader.buffer(),
                reader.framesOffset(),
                reader.framesOffset() + reader.framesLength());
    }

    private static List<Difference> differences(final DecodedRecord left, final DecodedRecord right) {
        final List<Difference> found = new ArrayList<>();
        if (left.timestampNs() != right.timestampNs()) {
            found.add(new Difference("time", Moment.text(left.timestampNs()), Moment.text(right.timestampNs())));
        }
        compare("command", left.command(), right.command(), found);
        final int events = Math.max(left.events().size(), right.events().size());
        for (int i = 0; i < events; i++) {
            final String where = "event " + (i + 1);
            if (i >= left.events().size()) {
                found.add(new Difference(where, "", describe(right.events().get(i))));
            } else if (i >= right.events().size()) {
                found.add(new Difference(where, describe(left.events().get(i)), ""));
            } else {
                compare(where, left.events().get(i), right.events().get(i), found);
            }
        }
        return found;
    }

    private static void compare(
            final String where, final DecodedFrame left, final DecodedFrame right, final List<Difference> found) {
        if (!left.type().equals(right.type())) {
            found.add(new Difference(where, describe(left), describe(right)));
            return;
        }
        compare(where + " (" + left.type() + ")", left.fields(), right.fields(), found);
    }

    private static void compare(
            final String where, final DecodedFields left, final DecodedFields right, final List<Difference> found) {
        for (final DecodedField field : left.all()) {
            final Object other = right.get(field.name());
            final String place = where + ", " + field.name();
            if (field.value() instanceof DecodedFields mine && other instanceof DecodedFields theirs) {
                compare(place, mine, theirs, found);
            } else if (!Objects.equals(text(field.value()), text(other))) {
                found.add(new Difference(place, text(field.value()), text(other)));
            }
        }
    }

    private static String describe(final DecodedFrame frame) {
        return frame.type() + " " + text(frame.fields());
    }

    private static String text(final Object value) {
        if (value instanceof DecodedFields fields) {
            final StringBuilder text = new StringBuilder();
            for (final DecodedField field : fields.all()) {
                text.append(text.isEmpty() ? "" : " ")
                        .append(field.name())
                        .append('=')
                        .append(text(field.value()));
            }
            return text.toString();
        }
        if (value instanceof List<?> list) {
            return list.stream().map(JournalDiff::text).toList().toString();
        }
        return Optional.ofNullable(value).map(String::valueOf).orElse("none");
    }
}
