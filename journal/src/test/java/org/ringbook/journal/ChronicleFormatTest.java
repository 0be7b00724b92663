package org.ringbook.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import net.openhft.chronicle.queue.ChronicleQueue;
import net.openhft.chronicle.queue.ExcerptTailer;
import net.openhft.chronicle.queue.RollCycles;
import net.openhft.chronicle.queue.impl.single.SingleChronicleQueueBuilder;
import net.openhft.chronicle.wire.DocumentContext;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run is a whole Chronicle queue: its own tools read every document of it, over all its files. */
class ChronicleFormatTest {
    @TempDir
    Path directory;

    @Test
    void shouldBeReadableByChronicleItself() {
        Records.make(directory, 20_000, 10);
        final List<JournalFile> files = JournalFile.list(directory);
        assertTrue(files.size() > 3);
        assertEquals(2_000, documents(files.get(0).path().getParent()));
    }

    private static int documents(final Path run) {
        try (ChronicleQueue queue = SingleChronicleQueueBuilder.binary(run)
                        .rollCycle(RollCycles.FAST_HOURLY)
                        .blockSize((int) JournalContext.BLOCK_BYTES_MIN)
                        .build();
                ExcerptTailer tailer = queue.createTailer()) {
            int count = 0;
            while (true) {
                try (DocumentContext document = tailer.readingDocument()) {
                    if (!document.isPresent()) {
                        return count;
                    }
                    final long address = document.wire()
                            .bytes()
                            .addressForRead(document.wire().bytes().readPosition());
                    final UnsafeBuffer buffer = new UnsafeBuffer(address, RecordLayout.DOCUMENT_HEADER_LENGTH);
                    assertEquals(10L * count + 1, buffer.getLong(RecordLayout.FIRST_SEQUENCE_OFFSET));
                    count++;
                }
            }
        }
    }
}
