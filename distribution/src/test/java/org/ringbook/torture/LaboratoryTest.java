package org.ringbook.torture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The crash laboratory finds nothing. Its seed is another one each time, and is told with a failure. */
class LaboratoryTest {
    @TempDir
    private Path directory;

    @ParameterizedTest
    @CsvSource({"KILL, 3", "SYNC, 1", "POWER, 2", "TAIL, 4", "FLIP, 25", "SNAPSHOT, 10"})
    @Timeout(120)
    void shouldLoseInventAndDoubleNothing(final Fault fault, final int rounds) throws IOException {
        run(fault, rounds);
    }

    @ParameterizedTest
    @CsvSource({
        "KILL, 200",
        "STOP, 20",
        "FULL, 21",
        "READONLY, 20",
        "SYNC, 20",
        "POWER, 50",
        "CLOCK, 12",
        "TAIL, 8692",
        "FLIP, 1000",
        "FILES, 100",
        "SNAPSHOT, 500"
    })
    @Tag("heavy")
    @Timeout(7200)
    void shouldLoseInventAndDoubleNothingInManyRounds(final Fault fault, final int rounds) throws IOException {
        run(fault, rounds);
    }

    private void run(final Fault fault, final int rounds) throws IOException {
        final Laboratory laboratory = new Laboratory(
                directory, EnumSet.of(fault), rounds, 1, System.nanoTime(), () -> false, (done, total, tally) -> {});
        final List<Tally> tallies = laboratory.run();
        assertEquals(1, tallies.size());
        final Tally tally = tallies.get(0);
        assumeTrue(tally.skipped().isEmpty(), tally::skipped);
        assertEquals("", tally.failure());
        assertEquals(rounds, tally.rounds());
        assertEquals(0, tally.lost() + tally.invented() + tally.doubled());
        System.out.println(fault.words() + ": " + rounds + " rounds, " + tally.found() + " found, " + tally.harmless()
                + " harmless, " + tally.means());
    }
}
