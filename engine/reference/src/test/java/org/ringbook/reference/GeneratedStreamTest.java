package org.ringbook.reference;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class GeneratedStreamTest {
    @Test
    void shouldConserveMoneyAndReachEveryOutcome() {
        final Coverage coverage = new Coverage();
        for (long seed = 1; seed <= 2; seed++) {
            new GeneratedRun(seed, () -> List.of(new ReferenceSubject()), coverage).run(100_000);
        }
        System.out.println(coverage);
        assertEquals(Set.of(), coverage.missingRejects());
        assertEquals(Set.of(), coverage.missingCancels());
        assertEquals(Set.of(), coverage.missingAdmissions());
        assertTrue(coverage.continuations() > 0);
    }
}
