package org.ringbook.scenarios.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.ringbook.scenarios.CoreSubject;
import org.ringbook.scenarios.ReferenceSubject;

/** The fast core and the reference do the same, to the byte. */
class CoreComparisonTest {
    /** Cancels of many, a market's cancels, an opening, stops, and sessions of a gateway: how they begin, and go on. */
    private static final List<String> CONTINUED = List.of(
            "(MassCancel|SetAccountKill|Timer) by OrderCanceled",
            "SetMarketState by OrderCanceled",
            "SetMarketState by (Trade|MarketStateChanged|SelfTradePrevented)",
            "NewOrder by OrderTriggered",
            "Gateway(Down|Hello) by SessionLoggedOut");

    @Test
    void shouldDoTheSameOnGeneratedCommands() {
        runs(LongStream.of(0, 4), 50_000);
    }

    @Test
    @Tag("heavy")
    void shouldDoTheSameOnTenMillionGeneratedCommands() {
        runs(LongStream.range(1_000, 1_040), 250_000);
    }

    private static void runs(final LongStream seeds, final int commands) {
        final Coverage coverage = new Coverage();
        seeds.forEach(seed -> new GeneratedRun(seed, () -> List.of(new ReferenceSubject(), new CoreSubject()), coverage)
                .run(commands));
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
