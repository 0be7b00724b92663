package org.ringbook.torture;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.function.BooleanSupplier;

/** Deals rounds to the kinds of faults, and keeps the tally. One thread, once. */
public final class Laboratory {
    private static final long ROUND_PRIME = 0x9E37_79B9_7F4A_7C15L;

    private final Workshop workshop;
    private final Set<Fault> faults;
    private final int rounds;
    private final int firstRound;
    private final long seed;
    private final Progress progress;

    /** Hears how far it has come. */
    @FunctionalInterface
    public interface Progress {
        /**
         * After each round.
         *
         * @param done  rounds of all.
         * @param total rounds of all.
         * @param tally of the present fault.
         */
        void onRound(int done, int total, Tally tally);
    }

    /**
     * A laboratory before its first round.
     *
     * @param directory       empty; it works there, and leaves it as it is.
     * @param faults          kinds to try, at least one.
     * @param rounds          of each kind.
     * @param firstRound      from 1; to repeat a round without those before it.
     * @param seed            of the whole plan.
     * @param isStopRequested ends it early.
     * @param progress        hears of each round.
     */
    public Laboratory(
            final Path directory,
            final Set<Fault> faults,
            final int rounds,
            final int firstRound,
            final long seed,
            final BooleanSupplier isStopRequested,
            final Progress progress) {
        workshop = new Workshop(directory, seed, isStopRequested);
        this.faults = Set.copyOf(faults);
        this.rounds = rounds;
        this.firstRound = firstRound;
        this.seed = seed;
        this.progress = progress;
    }

    /**
     * Tries all kinds, each to its first failure. No child process is left when it returns.
     *
     * @return a tally of each kind that was begun, in the order of {@link Fault}; fewer if a stop was requested.
     * @throws IOException if the laboratory itself can't work.
     */
    public List<Tally> run() throws IOException {
        final List<Tally> tallies = new ArrayList<>();
        final int total = faults.size() * rounds;
        for (final Fault fault : Fault.values()) {
            if (faults.contains(fault)) {
                final Tally tally = new Tally(fault);
                tallies.add(tally);
                try {
                    run(fault, tally, (tallies.size() - 1) * rounds, total);
                } catch (final StopRequested e) {
                    break;
                }
            }
        }
        return tallies;
    }

    private void run(final Fault fault, final Tally tally, final int before, final int total) throws IOException {
        int round = firstRound;
        try (Trial trial = trialOf(fault)) {
            for (; round < firstRound + rounds; round++) {
                workshop.checkStop();
                tally.add(trial.round(round, new Random(seedOf(fault, round))));
                progress.onRound(before + round - firstRound + 1, total, tally);
            }
            trial.finish();
        } catch (final StopRequested e) {
            throw e;
        } catch (final NoMeansException e) {
            tally.skipped(e.getMessage());
        } catch (final RuntimeException e) {
            tally.failed(fault.name().toLowerCase(Locale.ROOT) + ", seed " + seed + ", round " + round, e);
        }
    }

    private long seedOf(final Fault fault, final int round) {
        return (seed * ROUND_PRIME + fault.name().hashCode()) * ROUND_PRIME + round;
    }

    private Trial trialOf(final Fault fault) throws IOException {
        return switch (fault) {
            case KILL -> new KillTrial(workshop);
            case STOP -> new StopTrial(workshop);
            case FULL, READONLY, SYNC -> DiskTrial.of(fault, workshop);
            case POWER -> new PowerTrial(workshop);
            case CLOCK -> new ClockTrial(workshop);
            case TAIL -> new TailTrial(workshop, firstRound + rounds - 1);
            case FLIP -> new FlipTrial(workshop);
            case FILES -> new FilesTrial(workshop);
            case SNAPSHOT -> new SnapshotTrial(workshop);
        };
    }
}
