package org.ringbook.journal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Another thread readies the file while the core's appends to it. */
class ReadyAheadTest {
    private static final int COUNT = 200_000;

    @TempDir
    Path directory;

    @Test
    void shouldReadyABoundedPartAndNothingTwice() {
        try (Journal journal = Journal.open(Records.context(directory).rollBytes(32 << 20))) {
            final int steps = readySteps(journal);
            assertTrue(steps > 4, "steps " + steps);
            assertTrue(steps < 20, "steps " + steps);
            Records.append(journal, COUNT / 10, 64);
            assertTrue(readySteps(journal) > 0);
        }
        assertEquals(COUNT / 10, Records.verifyAll(directory));
    }

    private static int readySteps(final Journal journal) {
        int steps = 0;
        while (journal.readyAhead()) {
            steps++;
        }
        return steps;
    }

    @Test
    void shouldLeaveWhatIsWrittenMeanwhileAsItIs() throws InterruptedException, ExecutionException {
        final ExecutorService thread = Executors.newSingleThreadExecutor();
        final AtomicBoolean done = new AtomicBoolean();
        try (Journal journal = Journal.open(Records.context(directory))) { // rolls all the time
            final Future<Integer> steps = thread.submit(() -> {
                int count = 0;
                while (!done.get()) {
                    count += journal.readyAhead() ? 1 : 0;
                }
                return count;
            });
            Records.append(journal, COUNT, 64);
            done.set(true);
            assertTrue(steps.get() > 0);
        } finally {
            done.set(true);
            thread.shutdownNow();
        }
        assertEquals(COUNT, Records.verifyAll(directory));
        Records.reopenAndGoOn(Records.context(directory), COUNT);
    }

    /** A touch writes nothing, wherever it comes to. */
    @Test
    void shouldTouchWithoutAChange() throws IOException {
        Records.make(directory, 1_000, 10);
        final Path file = JournalFile.list(directory).get(0).path();
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
                PagesAhead pages = new PagesAhead(file)) {
            final long size = channel.size();
            final byte[] before = new byte[(int) size];
            channel.map(MapMode.READ_ONLY, 0, size).get(before);
            assertTrue(pages.touch(0, Long.MAX_VALUE, Integer.MAX_VALUE) > 0);
            assertEquals(0, pages.touch(0, Long.MAX_VALUE, Integer.MAX_VALUE));
            final byte[] after = new byte[(int) size];
            channel.map(MapMode.READ_ONLY, 0, size).get(after);
            assertEquals(size, channel.size());
            assertArrayEquals(before, after);
        }
    }

    @Test
    void shouldDoNothingWhenTheJournalIsClosed() {
        final Journal journal = Journal.open(Records.context(directory));
        journal.close();
        assertFalse(journal.readyAhead());
    }
}
