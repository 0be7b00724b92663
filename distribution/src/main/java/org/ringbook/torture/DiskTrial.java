package org.ringbook.torture;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.ringbook.journal.Durability;
import org.ringbook.server.FailStopAction;

/**
 * The disk fails under load: it is full, its directory takes no new file, or a sync fails. The engine ends with its reason or
 * takes nothing more; after the repair it goes on, and nothing that was acknowledged is missing.
 */
final class DiskTrial implements Trial {
    private static final int ANSWERS = 100;
    private static final int LOAD_MS_MAX = 300;
    private static final long ROLL_BYTES = 1 << 17;
    private static final long REFUSAL_NS = TimeUnit.SECONDS.toNanos(3);

    private final Bench bench;
    private final List<DiskFault> faults;
    private final Path volume;

    private DiskTrial(final Bench bench, final Path volume, final List<DiskFault> faults) {
        this.bench = bench;
        this.volume = volume;
        this.faults = faults;
    }

    /** With the means that this machine offers for the fault. */
    static DiskTrial of(final Fault fault, final Workshop workshop) throws IOException {
        final String name = fault.name().toLowerCase(Locale.ROOT);
        final Path volume = workshop.fresh(name);
        final boolean isMounted = fault == Fault.FULL && DiskFault.mount(volume);
        final Path data = Files.createDirectories(volume.resolve("data"));
        final EngineSettings settings = EngineSettings.of(data, workshop.driver())
                .rollBytes(ROLL_BYTES)
                .durability(fault == Fault.SYNC ? Durability.DISK : Durability.PROCESS);
        final Bench bench = new Bench(workshop, name, settings);
        final DiskTrial trial = new DiskTrial(
                bench, isMounted ? volume : null, DiskFault.of(fault, volume, bench.journal(), isMounted));
        try {
            bench.begin();
            return trial;
        } catch (final RuntimeException e) {
            trial.close();
            throw e;
        }
    }

    @Override
    public Result round(final int round, final Random random) throws IOException {
        final DiskFault fault = faults.get((round - 1) % faults.size());
        bench.load(ANSWERS);
        bench.runFor(random.nextInt(LOAD_MS_MAX));
        fault.begin(bench);
        final boolean hasEnded;
        final boolean wasRefused;
        try {
            hasEnded = awaitReaction();
            wasRefused = hasEnded && fault.outlivesTheProcess() && isStartRefused();
        } finally {
            fault.repair(bench);
        }
        final long repairedNs = System.nanoTime();
        if (hasEnded) {
            bench.start();
        }
        bench.load(ANSWERS);
        final long readyNs = System.nanoTime() - repairedNs;
        bench.flow().settle();
        bench.check(true);
        return Result.of(
                true, fault.means() + (hasEnded ? wasRefused ? ": stopped, refused" : ": stopped" : ": busy"), readyNs);
    }

    /** Loads until the engine has ended or takes nothing; whether it has ended, which it must have done with its reason. */
    private boolean awaitReaction() {
        final int[] size = {bench.flow().told().size()};
        final long[] sinceNs = {System.nanoTime()};
        bench.flow().runUntil("the engine stops or refuses", () -> {
            if (bench.flow().told().size() != size[0]) {
                size[0] = bench.flow().told().size();
                sinceNs[0] = System.nanoTime();
            }
            return !bench.engine().isAlive() || System.nanoTime() - sinceNs[0] > REFUSAL_NS;
        });
        if (bench.engine().isAlive()) {
            if (!bench.hasLogged("free space at the journal: HARD")) {
                throw new TortureException("the engine stands still and does not say why: " + bench.said());
            }
            return false;
        }
        final int status = bench.engine().awaitExit();
        if (status != FailStopAction.EXIT_CODE) {
            throw new TortureException("the engine did not stop by itself: exit status " + status);
        }
        bench.drain();
        bench.check();
        return true;
    }

    /** Whether it won't start while the fault lasts; a start is fine too, if it is clean. */
    private boolean isStartRefused() {
        bench.spawn();
        bench.flow()
                .runUntil(
                        "started or refused",
                        () -> !bench.engine().isAlive() || bench.engine().hasSaid(EngineChild.READY));
        if (bench.engine().hasSaid(EngineChild.READY)) {
            bench.engine().kill();
            return false;
        }
        final int status = bench.engine().awaitExit();
        if (status != EngineChild.REFUSED_STATUS && status != FailStopAction.EXIT_CODE) {
            throw new TortureException("the start ended with " + status + ": " + bench.said());
        }
        return true;
    }

    @Override
    public void finish() {
        bench.settleAndStop();
        bench.checkAll(true);
    }

    @Override
    public void close() throws IOException {
        bench.close();
        for (final DiskFault fault : faults) {
            fault.repair(null);
        }
        if (volume != null) {
            DiskFault.unmount(volume);
        }
    }
}
