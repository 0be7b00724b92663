package org.ringbook.audit.explain;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.ringbook.audit.VerifyProgress;
import org.ringbook.audit.decode.FrameDecoder;
import org.ringbook.audit.decode.MessageSchema;
import org.ringbook.audit.decode.Names;
import org.ringbook.audit.records.JournalSource;
import org.ringbook.audit.records.NameScan;
import org.ringbook.audit.records.RecordFilter;
import org.ringbook.journal.JournalReader;
import org.ringbook.sbe.Frames;
import org.ringbook.sbe.messages.BustTradeDecoder;

/** Finds an order's records in a journal and has its story told. One thread. */
public final class OrderExplanation {
    private static final int LOOK_MASK = 0xFFF;

    private final JournalSource source;
    private final BooleanSupplier stopRequested;
    private final VerifyProgress progress;
    private final MessageSchema schema = MessageSchema.load();
    private final FrameDecoder decoder = new FrameDecoder(schema);
    private boolean interrupted;

    /**
     * Before the start.
     *
     * @param source        where the records are.
     * @param stopRequested asked now and then whether to stop.
     * @param progress      whom to tell how far it has come.
     */
    public OrderExplanation(
            final JournalSource source, final BooleanSupplier stopRequested, final VerifyProgress progress) {
        this.source = source;
        this.stopRequested = stopRequested;
        this.progress = progress;
    }

    /**
     * Orders that a client order id names.
     *
     * @param clOrdId the id.
     * @param account name or id of the only account that is asked about; null for all.
     * @return their ids; several if several accounts used it, or one forgot it and used it again.
     */
    public List<Long> find(final String clOrdId, final String account) {
        final RecordFilter filter = new RecordFilter(schema).clOrdId(clOrdId);
        if (account != null) {
            filter.account(account);
        }
        final Names names = new Names();
        final NameScan scan = new NameScan(decoder, names);
        try (JournalReader reader = source.open()) {
            final long last = reader.durableSequence();
            if (last == 0) {
                return List.of();
            }
            scan.begin(source, reader);
            read(reader, last, scan, filter, names, sequence -> {});
        }
        return new ArrayList<>(filter.orderIds());
    }

    /**
     * Tells the life of an order, to the end of the journal, as a request for an order that has ended is part of its story.
     *
     * @param orderId the order.
     * @return its story; it does not know the order if no record made it.
     */
    public OrderStory tell(final long orderId) {
        final Names names = new Names();
        final OrderStory story = new OrderStory(orderId, names);
        final NameScan scan = new NameScan(decoder, names);
        final RecordFilter filter = new RecordFilter(schema).order(orderId);
        try (JournalReader reader = source.open()) {
            final long last = reader.durableSequence();
            final long first = reader.firstSequence();
            if (orderId < first || orderId > last) {
                return story;
            }
            scan.begin(source, reader);
            scan.readUpTo(reader, orderId, stopRequested);
            interrupted = stopRequested.getAsBoolean();
            read(
                    reader,
                    last,
                    scan,
                    filter,
                    names,
                    sequence -> story.tell(decoder.decode(
                            sequence,
                            reader.timestampNs(),
                            reader.buffer(),
                            reader.framesOffset(),
                            reader.framesOffset() + reader.framesLength())));
        }
        return story;
    }

    /** Takes the records that are wanted. */
    @FunctionalInterface
    private interface Wanted {
        void record(long sequence);
    }

    private void read(
            final JournalReader reader,
            final long last,
            final NameScan scan,
            final RecordFilter filter,
            final Names names,
            final Wanted wanted) {
        final long startNs = System.nanoTime();
        while (!interrupted && reader.sequence() < last && reader.next()) {
            scan.learn(reader);
            final int from = reader.framesOffset();
            final int to = from + reader.framesLength();
            final boolean isBust =
                    Frames.templateId(reader.buffer(), Frames.offset(from)) == BustTradeDecoder.TEMPLATE_ID;
            if (filter.matches(names, reader.sequence(), reader.buffer(), from, to) || isBust) {
                wanted.record(reader.sequence());
            }
            if ((reader.sequence() & LOOK_MASK) == 0) {
                interrupted = stopRequested.getAsBoolean();
                progress.onProgress(reader.sequence(), last, System.nanoTime() - startNs);
            }
        }
    }

    /**
     * Whether it was told to stop before the end of the journal.
     *
     * @return true if the story may go on.
     */
    public boolean interrupted() {
        return interrupted;
    }
}
