package org.ringbook.benchmarks;

import java.util.concurrent.TimeUnit;
import org.agrona.concurrent.UnsafeBuffer;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.ringbook.journal.Durability;
import org.ringbook.journal.Journal;
import org.ringbook.journal.JournalContext;
import org.ringbook.journal.JournalReader;
import org.ringbook.journal.RecordBatch;

/**
 * Appending records of 145 bytes (a new order of a market maker and its acceptance) to the journal, nanoseconds per record:
 * copying the frames, the CRC, the document, the mark; with {@code DISK} also the two syncs of each batch. Every file that
 * was written is read back once, so that a record that is not there is found out.
 *
 * <p>The directory is a new one in {@code -Dringbook.benchmarks.directory=...}, else in that for temporary files.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(3)
public class JournalAppendBenchmark {
    private static final int RECORDS = 640;
    private static final int RECORD_LENGTH = 145;
    private static final int RECORD_HEADER_LENGTH = 24;
    private static final int FRAMES_LENGTH = RECORD_LENGTH - RECORD_HEADER_LENGTH;
    private static final long LARGEST_JOURNAL = 512L << 20;

    /** What an append has reached when it returns. */
    @Param("PROCESS")
    public Durability durability;

    /** Records in a document. */
    @Param({"1", "64"})
    public int batch;

    private final UnsafeBuffer frames = new UnsafeBuffer(new byte[FRAMES_LENGTH]);
    private ScratchDirectory directory;
    private Journal journal;
    private RecordBatch records;
    private long sequence;

    /** Opens an empty journal. */
    @Setup(Level.Trial)
    public void open() {
        directory = new ScratchDirectory();
        journal = Journal.open(new JournalContext()
                .directory(directory.path().resolve("journal"))
                .durability(durability));
        records = journal.batch();
        sequence = 0;
        frames.setMemory(0, FRAMES_LENGTH, (byte) 7);
    }

    /** Begins anew before the disk is full. */
    @Setup(Level.Invocation)
    public void beginAnew() {
        if (journal.appendedBytes() > LARGEST_JOURNAL) {
            close();
            open();
        }
    }

    /** Counts what can be read, and clears up. */
    @TearDown(Level.Trial)
    public void close() {
        long read = 0;
        try (JournalReader reader = journal.newReader()) {
            while (reader.next()) {
                read++;
            }
        }
        journal.close();
        directory.close();
        if (read != sequence) {
            throw new IllegalStateException("records are missing: appended=" + sequence + " read=" + read);
        }
    }

    /** Appends records. */
    @Benchmark
    @OperationsPerInvocation(RECORDS)
    public void append() {
        for (int i = 0; i < RECORDS; i += batch) {
            for (int j = 0; j < batch; j++) {
                final int at = records.begin(++sequence, sequence);
                records.buffer().putBytes(at, frames, 0, FRAMES_LENGTH);
                records.end(FRAMES_LENGTH);
            }
            journal.append();
        }
    }
}
