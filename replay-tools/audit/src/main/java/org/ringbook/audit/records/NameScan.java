package org.ringbook.audit.records;

import java.util.function.BooleanSupplier;
import org.ringbook.audit.decode.FrameDecoder;
import org.ringbook.audit.decode.Names;
import org.ringbook.core.ExchangeCore;
import org.ringbook.journal.JournalReader;
import org.ringbook.journal.snapshot.SnapshotFiles;
import org.ringbook.sbe.Frames;
import org.ringbook.sbe.messages.AddAssetDecoder;
import org.ringbook.sbe.messages.AddMarketDecoder;
import org.ringbook.sbe.messages.OpenAccountDecoder;
import org.ringbook.sbe.messages.SetMarketTermsDecoder;

/** Keeps names as of the record that a reader stands on. */
public final class NameScan {
    private static final int STOP_MASK = 0xFFF;

    private final FrameDecoder decoder;
    private final Names names;

    /**
     * Keeps these names.
     *
     * @param decoder decodes what names something.
     * @param names   as of the records read so far.
     */
    public NameScan(final FrameDecoder decoder, final Names names) {
        this.decoder = decoder;
        this.names = names;
    }

    /**
     * Goes in front of the journal's first record, with the names from before it if older records are gone.
     *
     * @param source of the reader; its newest snapshot knows the names.
     * @param reader is moved.
     */
    public void begin(final JournalSource source, final JournalReader reader) {
        final long first = reader.firstSequence();
        if (first > 1 && source.snapshots() != null) {
            new SnapshotFiles(source.snapshots())
                    .loadNewest(reader, reader.durableSequence(), ExchangeCore::load, skipped -> {})
                    .ifPresent(core -> names.learn(core.view()));
        }
        reader.seek(first);
    }

    /**
     * Reads on until the next record is the one given, or a stop is requested.
     *
     * @param reader        in front of a record whose forerunners' names are known.
     * @param sequence      of the record not to be read.
     * @param stopRequested asked now and then.
     */
    public void readUpTo(final JournalReader reader, final long sequence, final BooleanSupplier stopRequested) {
        while (reader.sequence() < sequence - 1 && reader.next()) {
            learn(reader);
            if ((reader.sequence() & STOP_MASK) == 0 && stopRequested.getAsBoolean()) {
                return;
            }
        }
    }

    /**
     * Takes in what the present record names anew.
     *
     * @param reader stands on it.
     */
    public void learn(final JournalReader reader) {
        final int from = reader.framesOffset();
        if (isNaming(Frames.templateId(reader.buffer(), Frames.offset(from)))) {
            names.learn(decoder.decode(
                    reader.sequence(), reader.timestampNs(), reader.buffer(), from, from + reader.framesLength()));
        }
    }

    private static boolean isNaming(final int templateId) {
        return switch (templateId) {
            case AddAssetDecoder.TEMPLATE_ID,
                    AddMarketDecoder.TEMPLATE_ID,
                    OpenAccountDecoder.TEMPLATE_ID,
                    SetMarketTermsDecoder.TEMPLATE_ID -> true;
            default -> false;
        };
    }
}
