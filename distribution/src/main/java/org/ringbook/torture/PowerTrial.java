package org.ringbook.torture;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.UUID;
import org.ringbook.client.AeronEngineClient;
import org.ringbook.journal.Durability;

/**
 * Power is lost under load, with durability {@code disk}: the next start finds what was synced, and in every second round by
 * chance some of what was not. Whatever a follower was shown is there: by the event stream, by a replay of it from the first
 * record on, or by a reader of the journal in another process.
 */
final class PowerTrial implements Trial {
    private static final int ANSWERS_MIN = 100;
    private static final int LOAD_MS_MAX = 500;
    private static final long ROLL_BYTES = 1 << 17;
    private static final int LUCK_PERCENT = 50;
    private static final int VERIFY_EVERY = 25;

    private final Workshop workshop;
    private final Bench bench;
    private int life;

    PowerTrial(final Workshop workshop) throws IOException {
        this.workshop = workshop;
        final Path root = workshop.fresh("power");
        final EngineSettings settings = EngineSettings.of(root.resolve("data-0"), workshop.driver())
                .durability(Durability.DISK)
                .rollBytes(ROLL_BYTES);
        bench = new Bench(workshop, "power", settings);
        Files.createDirectories(settings.data());
        bench.syncedCopy(root.resolve("synced-0"));
        bench.begin();
    }

    @Override
    public Result round(final int round, final Random random) throws IOException {
        final Told replayed = new Told();
        final int luck = round % 2 == 0 ? LUCK_PERCENT : 0;
        try (JournalFollower follower = new JournalFollower(bench.journal())) {
            try (AeronEngineClient replay =
                    new AeronEngineClient(LabMarket.context(bench.settings().driver())
                            .gatewayId(0)
                            .startPosition(1, 0)
                            .listener(replayed::frame))) {
                final long goal = bench.flow().told().size() + (long) ANSWERS_MIN;
                bench.flow().runUntil("answers", () -> {
                    replay.poll();
                    return bench.flow().told().size() >= goal && replayed.lastBegun() > 0;
                });
                final long endNs = System.nanoTime() + random.nextInt(LOAD_MS_MAX) * 1_000_000L;
                bench.flow().runUntil("time passed", () -> {
                    replay.poll();
                    return System.nanoTime() - endNs >= 0;
                });
                bench.engine().kill();
                bench.flow().pollUntil("drained", new Drained(bench.flow(), replay, replayed));
            }
            follower.stop();
            final long forgotten = loseUnsynced(random, luck);
            final long readyNs = bench.start();
            bench.check();
            requireShown(replayed, "a replay");
            requireShown(follower.told(), "a reader of the journal");
            if (round % VERIFY_EVERY == 0) {
                bench.flow().settle();
                bench.checkAll(round % (2 * VERIFY_EVERY) == 0);
            }
            final boolean isSaid = bench.hasFound();
            return Result.of(isSaid, luck == 0 ? "unsynced all gone" : "unsynced half gone", readyNs)
                    .note(forgotten + " pages");
        }
    }

    private void requireShown(final Told told, final String by) {
        final JournalCheck.Comparison comparison =
                JournalCheck.compare(bench.journal(), Integer.MAX_VALUE, 0, false, told);
        if (!comparison.isRight()) {
            throw new TortureException("what was shown by " + by + ": " + comparison.first());
        }
    }

    /** The directory of the next life is what is left of the last one's; it is on the disk, whole. */
    private long loseUnsynced(final Random random, final int luck) throws IOException {
        final Path data = bench.settings().data();
        final Path root = data.getParent();
        final Path copy = root.resolve("synced-" + life);
        life++;
        final Path next = root.resolve("data-" + life);
        final long forgotten = new PowerCut(data, copy, random, luck).restoreTo(next);
        SparseFiles.delete(data);
        SparseFiles.delete(copy);
        final UUID boot = new UUID(random.nextLong(), random.nextLong());
        bench.settings(bench.settings().data(next).bootId(boot.toString()));
        bench.syncedCopy(root.resolve("synced-" + life));
        workshop.checkStop();
        return forgotten;
    }

    @Override
    public void finish() {
        bench.settleAndStop();
        bench.checkAll(true);
    }

    @Override
    public void close() throws IOException {
        bench.close();
    }
}
