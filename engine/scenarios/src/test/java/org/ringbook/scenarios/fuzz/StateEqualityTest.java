package org.ringbook.scenarios.fuzz;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.ringbook.core.ExchangeCore;
import org.ringbook.scenarios.CoreSubject;
import org.ringbook.scenarios.ReferenceSubject;
import org.ringbook.scenarios.SavedRows;
import org.ringbook.scenarios.Step;
import org.ringbook.scenarios.Subject;

/**
 * Live state = full replay = snapshot + tail = reference, by hash, and every event of every record by its bytes: over as many
 * streams and commands as {@code ringbook.equality.runs} and {@code ringbook.equality.commands} say.
 */
class StateEqualityTest {
    private static final int SNAPSHOTS = 4;
    private static final int DEEP_EVERY = 12_000;
    private static final long FIRST_SEED = 7_000;
    private static final int RUNS = Integer.getInteger("ringbook.equality.runs", 100);
    private static final int COMMANDS = Integer.getInteger("ringbook.equality.commands", 100_000);

    private final List<Executed> records = new ArrayList<>();
    private final List<SavedRows> snapshots = new ArrayList<>();

    private record Executed(long sequence, Step step, List<byte[]> events) {}

    @Test
    void shouldBeTheSameWhicheverWayItCameAbout() {
        run(1, 6_000);
    }

    @Test
    @Tag("heavy")
    void shouldBeTheSameWhicheverWayItCameAboutInAHundredRuns() {
        LongStream.range(FIRST_SEED, FIRST_SEED + RUNS).forEach(seed -> {
            run(seed, COMMANDS);
            System.out.println("seed " + seed + ": " + records.size() + " records, " + SNAPSHOTS
                    + " snapshots: the same four ways, JDK " + Runtime.version().feature());
        });
    }

    private void run(final long seed, final int commands) {
        records.clear();
        snapshots.clear();
        final CoreSubject live = new CoreSubject();
        final ReferenceSubject reference = new ReferenceSubject();
        play(seed, commands, live, reference);
        final long hash = live.stateHash();
        assertEquals(hash, reference.stateHash(), () -> "reference, seed " + seed);
        assertEquals(hash, replay(new CoreSubject(), 0), () -> "full replay, seed " + seed);
        for (final SavedRows snapshot : snapshots) {
            final ExchangeCore core = ExchangeCore.load(snapshot);
            final long from = core.lastSequence();
            assertEquals(hash, replay(new CoreSubject(core), from), () -> "snapshot at " + from + ", seed " + seed);
        }
    }

    private void play(final long seed, final int commands, final CoreSubject live, final Subject reference) {
        final CommandGenerator generator = new CommandGenerator(seed, DEEP_EVERY);
        final Random random = new Random(seed);
        final int snapshotEvery = commands / SNAPSHOTS;
        final Comparison comparison = new Comparison(List.of(live, reference), new Coverage())
                .listener((sequence, step, events) -> {
                    generator.learn(sequence, step.command(), events);
                    records.add(new Executed(sequence, step, events));
                });
        int saveAt = random.nextInt(snapshotEvery);
        for (int i = 0; i < commands; i++) {
            comparison.play(generator.next());
            if (i == saveAt) {
                snapshots.add(new SavedRows());
                live.core().save(snapshots.get(snapshots.size() - 1));
                saveAt = snapshots.size() * snapshotEvery + random.nextInt(snapshotEvery);
            }
        }
        assertEquals(SNAPSHOTS, snapshots.size());
    }

    /** Executes the records behind one, compares what they cause with what they did, and returns the state's hash. */
    private long replay(final CoreSubject core, final long behind) {
        for (final Executed executed : records.subList((int) behind, records.size())) {
            final List<byte[]> events = core.apply(
                    executed.sequence(),
                    executed.step().timestampNs(),
                    executed.step().command());
            assertArrayEquals(
                    executed.events().toArray(),
                    events.toArray(),
                    () -> "sequence " + executed.sequence() + " behind " + behind);
        }
        return core.stateHash();
    }
}
