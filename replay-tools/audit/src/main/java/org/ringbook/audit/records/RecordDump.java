package org.ringbook.audit.records;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.ringbook.audit.VerifyProgress;
import org.ringbook.audit.decode.DecodedRecord;
import org.ringbook.audit.decode.FrameDecoder;
import org.ringbook.audit.decode.MessageSchema;
import org.ringbook.audit.decode.Names;
import org.ringbook.audit.decode.RecordJson;
import org.ringbook.journal.JournalReader;
import org.ringbook.sbe.Frames;

/** Writes records as lines of JSON. Set, then run once; one thread. */
public final class RecordDump {
    private static final int LOOK_MASK = 0xFF;
    private static final long PAUSE_NS = TimeUnit.MILLISECONDS.toNanos(20);

    private final JournalSource source;
    private final FrameDecoder decoder;
    private final Names names = new Names();
    private final RecordJson writer = new RecordJson(names);
    private RecordFilter filter;
    private Place from = Place.of(0);
    private Place to = Place.of(Long.MAX_VALUE);
    private long limit = Long.MAX_VALUE;
    private boolean follow;
    private boolean eventsOnly;
    private BooleanSupplier stopRequested = () -> false;
    private VerifyProgress progress = VerifyProgress.NONE;
    private long read;
    private long written;
    private long lastWritten;

    /**
     * What a dump did.
     *
     * @param read        records looked at.
     * @param written     lines written.
     * @param lastWritten sequence of the last record of which something was written, 0 if none.
     * @param interrupted whether it was told to stop.
     * @param missing     what was asked for that the journal does not know; empty if nothing.
     */
    public record Report(long read, long written, long lastWritten, boolean interrupted, Optional<String> missing) {}

    /**
     * A dump of everything.
     *
     * @param source where to read.
     * @param schema to read by.
     */
    public RecordDump(final JournalSource source, final MessageSchema schema) {
        this.source = source;
        decoder = new FrameDecoder(schema);
        filter = new RecordFilter(schema);
    }

    /**
     * Which records.
     *
     * @param value of the same schema.
     * @return this.
     */
    public RecordDump filter(final RecordFilter value) {
        filter = value;
        return this;
    }

    /**
     * The part of the journal.
     *
     * @param first the first place in it.
     * @param last  the last place in it.
     * @return this.
     */
    public RecordDump range(final Place first, final Place last) {
        from = first;
        to = last;
        return this;
    }

    /**
     * Ends after so many lines.
     *
     * @param lines at least 1.
     * @return this.
     */
    public RecordDump limit(final long lines) {
        limit = lines;
        return this;
    }

    /**
     * Whether to wait at the end for records that are to come.
     *
     * @param value default false.
     * @return this.
     */
    public RecordDump follow(final boolean value) {
        follow = value;
        return this;
    }

    /**
     * Whether to write a line for each wanted event instead of one for each record.
     *
     * @param value default false.
     * @return this.
     */
    public RecordDump eventsOnly(final boolean value) {
        eventsOnly = value;
        return this;
    }

    /**
     * Asked now and then whether to stop.
     *
     * @param value default: never.
     * @return this.
     */
    public RecordDump stopRequested(final BooleanSupplier value) {
        stopRequested = value;
        return this;
    }

    /**
     * Whom to tell how far it has come.
     *
     * @param value default: nobody.
     * @return this.
     */
    public RecordDump progress(final VerifyProgress value) {
        progress = value;
        return this;
    }

    /**
     * Writes.
     *
     * @param out takes the lines; flushed at the end, and whenever it waits for more.
     * @return what it did.
     * @throws IOException if they can't be written.
     */
    public Report run(final OutputStream out) throws IOException {
        try (JournalReader reader = source.open();
                JsonGenerator json = new JsonFactory()
                        .createGenerator(out)
                        .disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)
                        .disable(JsonGenerator.Feature.FLUSH_PASSED_TO_STREAM)
                        .setRootValueSeparator(null)) {
            final long first = from.firstFrom(reader);
            final long last = follow && !to.isTime() ? to.value() : to.lastTo(reader);
            final NameScan scan = new NameScan(decoder, names);
            scan.begin(source, reader);
            scan.readUpTo(reader, Math.min(first, reader.durableSequence() + 1), stopRequested);
            final boolean interrupted = stopRequested.getAsBoolean() || write(reader, scan, last, json, out);
            json.flush();
            out.flush();
            return new Report(read, written, lastWritten, interrupted, filter.missing(names));
        }
    }

    /** Returns whether it was told to stop. */
    private boolean write(
            final JournalReader reader,
            final NameScan scan,
            final long last,
            final JsonGenerator json,
            final OutputStream out)
            throws IOException {
        final long startNs = System.nanoTime();
        while (written < limit && reader.sequence() < last) {
            if ((read & LOOK_MASK) == 0) {
                if (stopRequested.getAsBoolean()) {
                    return true;
                }
                progress.onProgress(
                        reader.sequence(), Math.min(last, reader.durableSequence()), System.nanoTime() - startNs);
            }
            if (reader.next()) {
                read++;
                scan.learn(reader);
                record(reader, json);
            } else if (follow) {
                json.flush();
                out.flush();
                LockSupport.parkNanos(PAUSE_NS);
                if (stopRequested.getAsBoolean()) {
                    return true;
                }
            } else {
                return false;
            }
        }
        return false;
    }

    private void record(final JournalReader reader, final JsonGenerator json) throws IOException {
        final int begin = reader.framesOffset();
        final int end = begin + reader.framesLength();
        if (!filter.matches(names, reader.sequence(), reader.buffer(), begin, end)) {
            return;
        }
        final DecodedRecord record =
                decoder.decode(reader.sequence(), reader.timestampNs(), reader.buffer(), begin, end);
        if (eventsOnly) {
            int at = Frames.next(reader.buffer(), begin);
            for (int i = 0; i < record.events().size() && written < limit; i++) {
                if (filter.matchesEvent(names, reader.sequence(), reader.buffer(), Frames.offset(at))) {
                    writer.writeEvent(record, i, json);
                    wrote(record, json);
                }
                at = Frames.next(reader.buffer(), at);
            }
        } else {
            writer.write(record, json);
            wrote(record, json);
        }
    }

    private void wrote(final DecodedRecord record, final JsonGenerator json) throws IOException {
        json.writeRaw('\n');
        written++;
        lastWritten = record.sequence();
    }
}
