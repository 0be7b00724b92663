package org.ringbook.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ringbook.journal.Records.Place;

/** Another boot id: pages that were only in the cache are gone, in whatever order. */
class PowerLossTest {
    private static final int COUNT = 20_000;
    private static final String NEXT_BOOT = "00000000-0000-0001-0000-000000000002";

    @TempDir
    Path directory;

    @BeforeEach
    void make() {
        Records.make(directory, COUNT, 10);
    }

    private JournalContext nextBoot() {
        return Records.context(directory).bootId(() -> NEXT_BOOT);
    }

    private Place losePageAt(final long sequence) {
        final Place place = Records.placeOf(directory, sequence);
        Records.writeBytes(place.file().path(), place.documentPosition(), new byte[4096]);
        return place;
    }

    @Test
    void shouldOpenAJournalThatLostNothing() {
        Records.reopenAndGoOn(nextBoot(), COUNT);
    }

    @Test
    void shouldNameMissingRecordsAndGoOnOnlyWithTheOperatorsWord() {
        final Place place = losePageAt(5_001);
        final JournalDamageException damage =
                assertThrows(JournalDamageException.class, () -> Journal.open(nextBoot()));
        assertEquals(5_001, damage.sequence());
        assertEquals(place.documentPosition(), damage.byteOffset());
        assertEquals(place.file().path().toString(), damage.file());
        assertTrue(damage.getMessage().contains("missing sequences 5001 to 20000"), damage.getMessage());
        assertTrue(damage.getMessage().contains("--accept-loss-after 5000"), damage.getMessage());
        for (final long wrong : new long[] {0, 4_999, 5_001, COUNT}) {
            assertThrows(
                    JournalDamageException.class, () -> Journal.open(nextBoot().acceptLossAfter(wrong)));
        }
        final OpenReport report = Records.reopenAndGoOn(nextBoot().acceptLossAfter(5_000), 5_000);
        assertFalse(report.findings().isEmpty());
        assertTrue(report.bytesCut() > 1_000_000, report.toString());
        assertTrue(Files.exists(
                place.file().path().resolveSibling(place.file().path().getFileName() + ".cut")));
        Records.reopenAndGoOn(nextBoot(), 5_050);
    }

    @Test
    void shouldRefuseWithTheSameBootOrWithDurabilityDiskWhateverTheOperatorSays() {
        losePageAt(5_001);
        losePageAt(COUNT - 9);
        assertThrows(
                JournalDamageException.class,
                () -> Journal.open(Records.context(directory).acceptLossAfter(5_000)));
        final JournalDamageException damage = assertThrows(
                JournalDamageException.class,
                () -> Journal.open(nextBoot().durability(Durability.DISK).acceptLossAfter(5_000)));
        assertEquals(5_001, damage.sequence());
    }

    @Test
    void shouldVerifyEverythingOnceInANewBootAndThenTheNewestFileOnly() {
        assertTrue(filesVerified() > 2);
        assertEquals(1, filesVerified());
    }

    private long filesVerified() {
        final List<String> lines = new ArrayList<>();
        try (Journal journal = Journal.open(nextBoot().log(lines::add))) {
            assertEquals(COUNT, journal.lastSequence());
        }
        return lines.stream().filter(line -> line.contains("verifying")).count();
    }
}
