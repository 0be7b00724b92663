package org.ringbook.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A round is many appends and reads; what the JVM's compilers or a new block allocate now and then is not per record. */
class AllocationTest {
    private static final int WARM_UP_ROUNDS = 4;
    private static final int ROUNDS = 8;

    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    @TempDir
    Path directory;

    @Test
    void shouldAppendAndReadWithoutAllocating() {
        assertNothingAllocated(Durability.PROCESS, 400);
    }

    @Test
    void shouldAppendWithASyncAndReadWithoutAllocating() {
        assertNothingAllocated(Durability.DISK, 25);
    }

    private void assertNothingAllocated(final Durability durability, final int batches) {
        final JournalContext context = new JournalContext().directory(directory).durability(durability);
        try (Journal journal = Journal.open(context);
                JournalReader reader = journal.newReader()) {
            for (int i = 0; i < WARM_UP_ROUNDS; i++) {
                appendAndRead(journal, reader, batches);
            }
            int roundsWithout = 0;
            for (int i = 0; i < ROUNDS; i++) {
                final long before = threads.getCurrentThreadAllocatedBytes();
                appendAndRead(journal, reader, batches);
                roundsWithout += threads.getCurrentThreadAllocatedBytes() == before ? 1 : 0;
            }
            assertTrue(roundsWithout >= ROUNDS / 2, "rounds without allocation: " + roundsWithout + " of " + ROUNDS);
            assertEquals(64L * batches * (WARM_UP_ROUNDS + ROUNDS), reader.sequence());
        }
    }

    private static void appendAndRead(final Journal journal, final JournalReader reader, final int batches) {
        for (int i = 0; i < batches; i++) {
            while (!journal.batch().isFull()) {
                Records.add(journal.batch());
            }
            journal.append();
            while (reader.next()) {
                assertTrue(reader.length() > 0);
            }
        }
    }
}
