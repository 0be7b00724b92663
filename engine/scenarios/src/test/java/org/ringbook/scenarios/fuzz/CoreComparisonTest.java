package org.ringbook.scenarios.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.ringbook.scenarios.CoreSubject;
import org.ringbook.scenarios.ReferenceSubject;
import org.ringbook.scenarios.ReloadedSubject;
import org.ringbook.scenarios.Subject;

/**
 * The fast core, the reference, and a core that is saved and loaded again and again do the same, to the byte.
 */
class CoreComparisonTest {
    /** Cancels of many, a market's cancels, an opening, stops, and sessions of a gateway: how they begin, and go on. */
    private static final List<String> CONTINUED = List.of(
            "(MassCancel|SetAccountKill|Timer) by OrderCanceled",
            "SetMarketState by OrderCanceled",
            "SetMarketState by (Trade|MarketStateChanged|SelfTradePrevented)",
            "NewOrder by OrderTriggered",
            "Gateway(Down|Hello) by SessionLoggedOut");

    private static final int RELOAD_EVERY = 2_000;

    @Test
    void shouldDoTheSameOnGeneratedCommands() {
        runs(LongStream.of(0, 4), 50_000);
    }

    @Test
    @Tag("heavy")
    void shouldDoTheSameOnTenMillionGeneratedCommands() {
        runs(LongStream.range(1_000, 1_040), 250_000);
    }

    private static List<Subject> subjects(final long seed, final List<ReloadedSubject> reloaded) {
        reloaded.add(new ReloadedSubject(seed, RELOAD_EVERY));
        return List.of(new ReferenceSubject(), new CoreSubject(), reloaded.get(reloaded.size() - 1));
    }

    private static void runs(final LongStream seeds, final int commands) {
        final Coverage coverage = new Coverage();
        final List<ReloadedSubject> reloaded = new ArrayList<>();
        seeds.forEach(seed -> new GeneratedRun(seed, () -> subjects(seed, reloaded), coverage).run(commands));
        assertTrue(
                reloaded.stream()
                                .mapToLong(ReloadedSubject::reloadsAmidOperations)
                                .sum()
                        > 3,
                reloaded::toString);
        assertEquals(Set.of(), coverage.missingCommands(), coverage::toString);
        assertEquals(Set.of(), coverage.missingEvents(), coverage::toString);
        assertEquals(Set.of(), coverage.missingRejects(), coverage::toString);
        assertEquals(Set.of(), coverage.missingCancels(), coverage::toString);
        assertEquals(Set.of(), coverage.missingStates(), coverage::toString);
        assertEquals(Set.of(), coverage.missingAdmissions(), coverage::toString);
        for (final String continued : CONTINUED) {
            assertTrue(
                    coverage.continued().stream().anyMatch(kind -> kind.matches(continued)),
                    () -> "not continued: " + continued + "\n" + coverage);
        }
    }
}
