package org.ringbook.torture;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Random;
import org.ringbook.audit.ShadowAlarm;
import org.ringbook.journal.snapshot.SnapshotFiles;

/**
 * SIGKILL at random moments under load; in every third round again at a random moment of the recovery, in every fifth with a new
 * snapshot for the starts to begin with, in every second with a shadow in the engine's process that is always about to write one.
 */
final class KillTrial implements Trial {
    private static final int ANSWERS_MIN = 100;
    private static final int LOAD_MS_MAX = 600;
    private static final int RECOVERY_MS_MAX = 2_000;
    private static final int AGAIN_EVERY = 3;
    private static final int SNAPSHOT_EVERY = 5;
    private static final int VERIFY_EVERY = 25;
    private static final int SHADOW_RECORDS = 256;

    private final Bench bench;

    KillTrial(final Workshop workshop) throws IOException {
        bench = Bench.fresh(workshop, "kill");
        bench.begin();
    }

    @Override
    public Result round(final int round, final Random random) {
        bench.load(ANSWERS_MIN);
        bench.runFor(random.nextInt(LOAD_MS_MAX));
        bench.engine().kill();
        if (round % AGAIN_EVERY == 0) {
            bench.spawn();
            bench.runFor(random.nextInt(RECOVERY_MS_MAX));
            bench.engine().kill();
        }
        bench.drain();
        bench.check();
        ShadowAlarm.read(bench.settings().data()).ifPresent(alarm -> {
            throw new TortureException("the shadow found: " + alarm.finding().text());
        });
        final boolean isShadowed = round % 2 == 0;
        bench.settings(bench.settings().snapshotRecords(isShadowed ? SHADOW_RECORDS : 0));
        final boolean isWithSnapshot = round % SNAPSHOT_EVERY == 2;
        if (isWithSnapshot) {
            writeSnapshot(random);
        }
        final long readyNs = bench.start();
        if (round % VERIFY_EVERY == 0) {
            bench.flow().settle();
            bench.checkAll(round % (2 * VERIFY_EVERY) == 0);
        }
        final String means = round % AGAIN_EVERY == 0 ? "twice" : "once";
        return Result.of(
                bench.hasFound(),
                means + (isWithSnapshot ? ", a new snapshot" : "") + (isShadowed ? ", then a shadow" : ""),
                readyNs);
    }

    /** Somewhere in the journal, so that the next starts have a tail behind it, long or short. */
    private void writeSnapshot(final Random random) {
        final long at = 1 + random.nextLong(bench.flow().told().lastBegun());
        final Path snapshots = bench.settings().data().resolve(SnapshotFiles.DIRECTORY);
        Snapshots.write(bench.journal(), snapshots, sequence -> sequence == at, (sequence, hash) -> {});
    }

    @Override
    public void close() throws IOException {
        bench.close();
    }

    @Override
    public void finish() {
        bench.settleAndStop();
        bench.checkAll(true);
    }
}
