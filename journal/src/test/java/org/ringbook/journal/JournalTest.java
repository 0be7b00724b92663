package org.ringbook.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalTest {
    @TempDir
    Path directory;

    @Test
    void shouldReadWhatWasAppendedAcrossReopens() {
        long sequence = 0;
        for (int life = 0; life < 3; life++) {
            try (Journal journal = Journal.open(Records.context(directory))) {
                assertEquals(sequence, journal.lastSequence());
                sequence = Records.append(journal, 200, 10);
                assertEquals(sequence, journal.durableSequence());
            }
        }
        assertEquals(600, Records.verifyAll(directory));
    }

    @Test
    void shouldFollowALiveJournalAndStopAtTheMark() {
        try (Journal journal = Journal.open(Records.context(directory));
                JournalReader reader = journal.newReader()) {
            assertFalse(reader.next());
            for (int i = 1; i <= 100; i++) {
                Records.append(journal, 1, 1);
                assertTrue(reader.next());
                assertEquals(i, reader.sequence());
                assertFalse(reader.next());
            }
        }
    }

    @Test
    void shouldSeekToEveryRecord() {
        try (Journal journal = Journal.open(Records.context(directory).rollBytes(1 << 18))) {
            Records.append(journal, 5_000, 7);
        }
        try (JournalReader reader = JournalReader.open(directory)) {
            assertEquals(5_000, reader.durableSequence());
            for (long sequence = 1; sequence <= 5_000; sequence += 37) {
                reader.seek(sequence);
                assertTrue(reader.next());
                assertEquals(sequence, reader.sequence());
                Records.verify(reader);
            }
            reader.seek(5_001);
            assertFalse(reader.next());
        }
    }
}
