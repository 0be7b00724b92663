package org.ringbook.scenarios.fuzz;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.agrona.concurrent.UnsafeBuffer;
import org.ringbook.reference.Admission.Answer;
import org.ringbook.sbe.messages.CancelReason;
import org.ringbook.sbe.messages.CancelRejectedDecoder;
import org.ringbook.sbe.messages.CommandRejectedDecoder;
import org.ringbook.sbe.messages.MarketState;
import org.ringbook.sbe.messages.MarketStateChangedDecoder;
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
    private final Set<MarketState> states = EnumSet.noneOf(MarketState.class);
    /** What went on in another record: by the event or command that it showed in. */
    private final Map<String, Long> continued = new TreeMap<>();

    private byte[] before = new byte[0];
    private long executed;

    void admission(final Answer answer) {
        admissions.merge(answer, 1L, Long::sum);
    }

    void executed(final byte[] command, final List<byte[]> caused) {
        executed++;
        commands.merge(FrameText.name(command), 1L, Long::sum);
        if (FrameText.isContinue(command)) {
            continued.merge(FrameText.name(before) + " by " + first(caused), 1L, Long::sum);
        } else {
            before = command;
        }
        for (final byte[] event : caused) {
            events.merge(FrameText.name(event), 1L, Long::sum);
            count(new UnsafeBuffer(event));
        }
    }

    private static String first(final List<byte[]> caused) {
        return caused.isEmpty() ? "nothing" : FrameText.name(caused.get(0));
    }

    private void count(final UnsafeBuffer event) {
        switch (header.wrap(event, 0).templateId()) {
            case OrderRejectedDecoder.TEMPLATE_ID ->
                reject(new OrderRejectedDecoder()
                        .wrapAndApplyHeader(event, 0, header)
                        .reason());
            case CancelRejectedDecoder.TEMPLATE_ID ->
                reject(new CancelRejectedDecoder()
                        .wrapAndApplyHeader(event, 0, header)
                        .reason());
            case CommandRejectedDecoder.TEMPLATE_ID ->
                reject(new CommandRejectedDecoder()
                        .wrapAndApplyHeader(event, 0, header)
                        .reason());
            case OrderCanceledDecoder.TEMPLATE_ID ->
                cancels.merge(
                        new OrderCanceledDecoder()
                                .wrapAndApplyHeader(event, 0, header)
                                .reason(),
                        1L,
                        Long::sum);
            case MarketStateChangedDecoder.TEMPLATE_ID ->
                states.add(new MarketStateChangedDecoder()
                        .wrapAndApplyHeader(event, 0, header)
                        .state());
            default -> {
                // Counted by its name.
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

    /** Reasons for which nothing was rejected. */
    public Set<RejectReason> missingRejects() {
        final Set<RejectReason> missing = EnumSet.allOf(RejectReason.class);
        missing.removeAll(rejects.keySet());
        missing.removeAll(EnumSet.of(RejectReason.NONE, RejectReason.NULL_VAL, RejectReason.SBE_UNKNOWN));
        return missing;
    }

    /** Reasons for which no order was canceled. */
    public Set<CancelReason> missingCancels() {
        final Set<CancelReason> missing = EnumSet.allOf(CancelReason.class);
        missing.removeAll(cancels.keySet());
        missing.removeAll(EnumSet.of(CancelReason.NULL_VAL, CancelReason.SBE_UNKNOWN));
        return missing;
    }

    /** Answers that admission did not give. */
    public Set<Answer> missingAdmissions() {
        final Set<Answer> missing = EnumSet.allOf(Answer.class);
        missing.removeAll(admissions.keySet());
        return missing;
    }

    /** Events that the schema has and nothing caused. */
    public Set<String> missingEvents() {
        final Set<String> missing = FrameText.eventNames();
        missing.removeAll(events.keySet());
        return missing;
    }

    /** Commands that the schema has and that were not executed. */
    public Set<String> missingCommands() {
        final Set<String> missing = FrameText.commandNames();
        missing.removeAll(commands.keySet());
        return missing;
    }

    /** States that no market was in. */
    public Set<MarketState> missingStates() {
        final Set<MarketState> missing = EnumSet.complementOf(EnumSet.copyOf(states));
        missing.removeAll(EnumSet.of(MarketState.NULL_VAL, MarketState.SBE_UNKNOWN));
        return missing;
    }

    /** Kinds of operations that went on in another record: the command that began it, and the first event of the next slice. */
    public Set<String> continued() {
        return continued.keySet();
    }

    @Override
    public String toString() {
        return "executed " + executed + "\nadmissions " + admissions + "\ncommands " + commands + "\nevents " + events
                + "\nrejects " + rejects + "\ncancels " + cancels + "\nstates " + states + "\ncontinued " + continued;
    }
}
