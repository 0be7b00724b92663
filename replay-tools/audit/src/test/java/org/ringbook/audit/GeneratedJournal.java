package org.ringbook.audit;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.agrona.concurrent.UnsafeBuffer;
import org.ringbook.core.Admission;
import org.ringbook.core.EventSink;
import org.ringbook.core.ExchangeCore;
import org.ringbook.core.FrameCheck;
import org.ringbook.core.FrameKind;
import org.ringbook.journal.Journal;
import org.ringbook.journal.JournalContext;
import org.ringbook.sbe.Frames;
import org.ringbook.sbe.messages.BustTradeDecoder;
import org.ringbook.sbe.messages.MessageHeaderDecoder;
import org.ringbook.sbe.messages.TradeDecoder;
import org.ringbook.scenarios.Step;
import org.ringbook.scenarios.fuzz.CommandGenerator;

/** Writes a journal as an engine does: every command that is admitted, with what the core makes of it. */
public final class GeneratedJournal {
    private static final int PER_DOCUMENT = 17;
    private static final long BLOCK_BYTES = JournalContext.BLOCK_BYTES_MIN;

    private final ExchangeCore core = new ExchangeCore();
    private final EventSink sink = new EventSink();
    private final UnsafeBuffer command = new UnsafeBuffer(new byte[0]);
    private final Journal journal;
    private final Map<Long, String> trades = new HashMap<>();
    private Spoiler spoiler = (sequence, batch, framesOffset, framesLength) -> {};

    /** Changes a record before it is ended, so that its CRC fits. */
    @FunctionalInterface
    interface Spoiler {
        void spoil(long sequence, org.agrona.MutableDirectBuffer buffer, int framesOffset, int framesLength);
    }

    private GeneratedJournal(final Journal journal) {
        this.journal = journal;
    }

    /** Last sequence, and the core's state hash after it. */
    public record Written(long records, long stateHash) {}

    public static Written write(final Path directory, final long seed, final int commands) {
        return write(directory, seed, commands, (sequence, buffer, framesOffset, framesLength) -> {});
    }

    static Written write(final Path directory, final long seed, final int commands, final Spoiler spoiler) {
        return write(directory, seed, commands, 0, spoiler);
    }

    /** The same, with operations that go on in further records: one begins every so many commands; 0 = none. */
    static Written write(
            final Path directory, final long seed, final int commands, final int deepEvery, final Spoiler spoiler) {
        final JournalContext context = new JournalContext()
                .directory(directory)
                .blockBytes(BLOCK_BYTES)
                .log(line -> {});
        try (Journal journal = Journal.open(context)) {
            final GeneratedJournal generated = new GeneratedJournal(journal);
            generated.spoiler = spoiler;
            final CommandGenerator generator = new CommandGenerator(seed, deepEvery);
            for (int i = 0; i < commands; i++) {
                generated.step(generator, generator.next());
            }
            journal.append();
            return new Written(generated.core.lastSequence(), generated.core.stateHash());
        }
    }

    private void step(final CommandGenerator generator, final Step step) {
        while (core.continuationDue() || core.nextDeadlineNs() <= step.timestampNs()) {
            execute(generator, core.continuationDue() ? generator.goOn() : generator.timer());
        }
        execute(generator, step);
    }

    private void execute(final CommandGenerator generator, final Step step) {
        command.wrap(step.command());
        final FrameKind kind = FrameCheck.check(command, 0, step.command().length);
        if (kind != FrameKind.COMMAND && kind != FrameKind.HOST_COMMAND) {
            return;
        }
        if (core.admit(command, 0, step.command().length) != Admission.ADMIT || isMisstatedBust()) {
            return;
        }
        final List<byte[]> events = append(step);
        generator.learn(core.lastSequence(), step.command(), events);
    }

    /** The generator misstates busts on purpose, and the core can't know; a verification would rightly find fault with them. */
    private boolean isMisstatedBust() {
        if (Frames.templateId(command, 0) != BustTradeDecoder.TEMPLATE_ID) {
            return false;
        }
        final BustTradeDecoder bust = new BustTradeDecoder().wrapAndApplyHeader(command, 0, new MessageHeaderDecoder());
        final long tradeId = bust.tradeId();
        final int marketId = bust.marketId();
        return !content(
                        bust.buyAccountId(),
                        bust.sellAccountId(),
                        bust.priceTicks(),
                        bust.qtyLots(),
                        bust.buyFeeUnits(),
                        bust.sellFeeUnits())
                .equals(trades.get(tradeId << Short.SIZE | marketId));
    }

    private static String content(
            final int buyer,
            final int seller,
            final long price,
            final long lots,
            final long buyFee,
            final long sellFee) {
        return buyer + " " + seller + " " + price + " " + lots + " " + buyFee + " " + sellFee;
    }

    private void remember(final byte[] event) {
        final UnsafeBuffer frame = new UnsafeBuffer(event);
        if (Frames.templateId(frame, 0) == TradeDecoder.TEMPLATE_ID) {
            final TradeDecoder trade = new TradeDecoder().wrapAndApplyHeader(frame, 0, new MessageHeaderDecoder());
            trades.put(
                    trade.tradeId() << Short.SIZE | trade.marketId(),
                    content(
                            trade.buyAccountId(),
                            trade.sellAccountId(),
                            trade.priceTicks(),
                            trade.qtyLots(),
                            trade.buyFeeUnits(),
                            trade.sellFeeUnits()));
        }
    }

    private List<byte[]> append(final Step step) {
        final var batch = journal.batch();
        final long sequence = core.lastSequence() + 1;
        final int at = batch.begin(sequence, step.timestampNs());
        final int length = step.command().length;
        Frames.putLength(batch.buffer(), at, length);
        batch.buffer().putBytes(Frames.offset(at), step.command());
        final int events = Frames.offset(at) + length;
        sink.wrap(batch.buffer(), events, batch.framesLimit());
        core.apply(sequence, step.timestampNs(), command, 0, length, sink);
        final int framesLength = events - at + sink.length();
        final List<byte[]> frames = new ArrayList<>();
        for (int frame = events; frame < events + sink.length(); frame = Frames.next(batch.buffer(), frame)) {
            final byte[] bytes = new byte[Frames.length(batch.buffer(), frame)];
            batch.buffer().getBytes(Frames.offset(frame), bytes);
            frames.add(bytes);
            remember(bytes);
        }
        spoiler.spoil(sequence, batch.buffer(), at, framesLength);
        batch.end(framesLength);
        if (batch.isFull() || batch.recordCount() == PER_DOCUMENT) {
            journal.append();
        }
        return frames;
    }
}
