package org.ringbook.scenarios.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.ringbook.scenarios.CoreSubject;
import org.ringbook.scenarios.ReferenceSubject;

/** The fast core and the reference do the same, to the byte. */
class CoreComparisonTest {
    private static final int RUN = 100_000;

    @Test
    void shouldDoTheSameOnGeneratedCommands() {
        runs(1, 2);
    }

    @Test
    @Tag("heavy")
    void shouldDoTheSameOnTwoMillionGeneratedCommands() {
        runs(1_000, 21);
    }

    private static void runs(final long firstSeed, final int count) {
        final Coverage coverage = new Coverage();
        for (long seed = firstSeed; seed < firstSeed + count; seed++) {
            new GeneratedRun(seed, () -> List.of(new ReferenceSubject(), new CoreSubject()), coverage).run(RUN);
        }
        assertEquals(Set.of(), coverage.missingRejects(), coverage::toString);
        assertEquals(Set.of(), coverage.missingCancels(), coverage::toString);
        assertEquals(Set.of(), coverage.missingAdmissions(), coverage::toString);
        assertTrue(coverage.continuations() > 0, coverage::toString);
    }
}
