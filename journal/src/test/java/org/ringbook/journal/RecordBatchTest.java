package org.ringbook.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordBatchTest {
    private final RecordBatch batch = new RecordBatch(0, 0);

    @Test
    void shouldRefuseASequenceThatLeavesAGapAndATimeThatFalls() {
        assertThrows(IllegalArgumentException.class, () -> batch.begin(2, 5));
        batch.begin(1, 5);
        batch.end(10);
        assertThrows(IllegalArgumentException.class, () -> batch.begin(1, 5));
        assertThrows(IllegalArgumentException.class, () -> batch.begin(2, 4));
        assertEquals(1, batch.recordCount());
    }

    @Test
    void shouldGiveTheSequenceOfAnAbandonedRecordToTheNext() {
        final int offset = batch.begin(1, 5);
        batch.abandon();
        assertEquals(0, batch.recordCount());
        assertEquals(offset, batch.begin(1, 5));
        batch.end(10);
        assertEquals(1, batch.recordCount());
    }

    @Test
    void shouldBeFullWith64Records() {
        for (int i = 1; i <= 64; i++) {
            assertFalse(batch.isFull());
            Records.add(batch);
        }
        assertTrue(batch.isFull());
        assertThrows(IllegalStateException.class, () -> batch.begin(65, Long.MAX_VALUE));
    }

    @Test
    void shouldRefuseARecordThatIsBegunTwiceOrNotOrOutOfBounds() {
        assertThrows(IllegalStateException.class, () -> batch.end(1));
        final int offset = batch.begin(1, 5);
        assertThrows(IllegalStateException.class, () -> batch.begin(1, 5));
        final int most = batch.framesLimit() - offset;
        assertThrows(IllegalArgumentException.class, () -> batch.end(0));
        assertThrows(IllegalArgumentException.class, () -> batch.end(most + 1));
        batch.end(most);
        assertTrue(batch.isFull());
    }

    @Test
    void shouldCarryARecordOf2MiBBehindAlmost1MiBOfOthers(@TempDir final Path directory) {
        final int large = (2 << 20) - RecordLayout.FRAMES_OFFSET;
        try (Journal journal = Journal.open(Records.context(directory).rollBytes(64 << 20))) {
            for (int document = 0; document < 5; document++) {
                Records.add(journal.batch(), (1 << 20) - 100);
                assertFalse(journal.batch().isFull());
                Records.add(journal.batch(), large);
                assertTrue(journal.batch().isFull());
                journal.append();
            }
        }
        try (JournalReader reader = JournalReader.open(directory)) {
            int count = 0;
            while (reader.next()) {
                count++;
                assertEquals(count % 2 == 0 ? large : (1 << 20) - 100, reader.framesLength());
            }
            assertEquals(10, count);
        }
    }

    @Test
    void shouldRefuseToAppendABegunRecord(@TempDir final Path directory) {
        try (Journal journal = Journal.open(Records.context(directory))) {
            journal.append();
            journal.batch().begin(1, 1);
            assertThrows(IllegalStateException.class, journal::append);
            journal.batch().abandon();
            assertEquals(1, Records.append(journal, 1, 1));
        }
    }
}
