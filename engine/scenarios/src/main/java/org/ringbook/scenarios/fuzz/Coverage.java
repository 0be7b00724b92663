package org.ringbook.scenarios.fuzz;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.agrona.concurrent.UnsafeBuffer;
import org.ringbook.reference.Admission.Answer;
import org.ringbook.sbe.messages.BooleanType;
import org.ringbook.sbe.messages.CancelReason;
import org.ringbook.sbe.messages.CancelRejectedDecoder;
import org.ringbook.sbe.messages.CommandRejectedDecoder;
import org.ringbook.sbe.messages.MassCanceledDecoder;
import org.ringbook.sbe.messages.MessageHeaderDecoder;
import org.ringbook.sbe.messages.OrderCanceledDecoder;
import org.ringbook.sbe.messages.OrderRejectedDecoder;
import org.ringbook.sbe.messages.RejectReason;
import org.ringbook.scenarios.FrameText;

/** Counts what has happened, to see that it was worth comparing. */
public final class Coverage {
    private final Map<Answer, Long> admissions = new EnumMap<>(Answer.class);
    private final Map<String, Long> commands = new TreeMap<>();
    private final Map<String, Long> events = new TreeMap<>();
    private final Map<RejectReason, Long> rejects = new EnumMap<>(RejectReason.class);
    private final Map<CancelReason, Long> cancels = new EnumMap<>(CancelReason.class);
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private long continuations;
    private long executed;

    void admission(final Answer answer) {
        admissions.merge(answer, 1L, Long::sum);
    }

    void executed(final byte[] command, final List<byte[]> caused) {
        executed++;
        commands.merge(FrameText.name(command), 1L, Long::sum);
        for (final byte[] event : caused) {
            events.merge(FrameText.name(event), 1L, Long::sum);
            final UnsafeBuffer buffer = new UnsafeBuffer(event);
            switch (header.wrap(buffer, 0).templateId()) {
                case OrderRejectedDecoder.TEMPLATE_ID ->
                    reject(new OrderRejectedDecoder()
                            .wrapAndApplyHeader(buffer, 0, header)
                            .reason());
                case CancelRejectedDecoder.TEMPLATE_ID ->
                    reject(new CancelRejectedDecoder()
                            .wrapAndApplyHeader(buffer, 0, header)
                            .reason());
                case CommandRejectedDecoder.TEMPLATE_ID ->
                    reject(new CommandRejectedDecoder()
                            .wrapAndApplyHeader(buffer, 0, header)
                            .reason());
                case OrderCanceledDecoder.TEMPLATE_ID ->
                    cancels.merge(
                            new OrderCanceledDecoder()
                                    .wrapAndApplyHeader(buffer, 0, header)
                                    .reason(),
                            1L,
                            Long::sum);
                case MassCanceledDecoder.TEMPLATE_ID -> {
                    final MassCanceledDecoder in = new MassCanceledDecoder().wrapAndApplyHeader(buffer, 0, header);
                    continuations += in.more() == BooleanType.TRUE ? 1 : 0;
                }
                default -> {
                    // Counted by its name.
                }
            }
        }
    }

    private void reject(final RejectReason reason) {
        rejects.merge(reason, 1L, Long::sum);
    }

    /** Commands that made a record. */
    public long executed() {
        return executed;
    }

    public Set<RejectReason> missingRejects() {
        final Set<RejectReason> missing = EnumSet.allOf(RejectReason.class);
        missing.removeAll(rejects.keySet());
        missing.removeAll(EnumSet.of(RejectReason.NONE, RejectReason.NULL_VAL, RejectReason.SBE_UNKNOWN));
        return missing;
    }

    public Set<CancelReason> missingCancels() {
        final Set<CancelReason> missing = EnumSet.allOf(CancelReason.class);
        missing.removeAll(cancels.keySet());
        missing.removeAll(EnumSet.of(CancelReason.NULL_VAL, CancelReason.SBE_UNKNOWN));
        return missing;
    }

    public Set<Answer> missingAdmissions() {
        final Set<Answer> missing = EnumSet.allOf(Answer.class);
        missing.removeAll(admissions.keySet());
        return missing;
    }

    public long continuations() {
        return continuations;
    }

    @Override
    public String toString() {
        return "executed " + executed + "\nadmissions " + admissions + "\ncommands " + commands + "\nevents " + events
                + "\nrejects " + rejects + "\ncancels " + cancels + "\ncontinuations " + continuations;
    }
}
