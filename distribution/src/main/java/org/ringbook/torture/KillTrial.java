package org.ringbook.torture;

import java.io.IOException;
import java.util.Random;

/** SIGKILL at random moments under load; in every third round again at a random moment of the recovery. */
final class KillTrial implements Trial {
    private static final int ANSWERS_MIN = 100;
    private static final int LOAD_MS_MAX = 600;
    private static final int RECOVERY_MS_MAX = 2_000;
    private static final int AGAIN_EVERY = 3;
    private static final int VERIFY_EVERY = 25;

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
        final long readyNs = bench.start();
        if (round % VERIFY_EVERY == 0) {
            bench.flow().settle();
            bench.checkAll(round % (2 * VERIFY_EVERY) == 0);
        }
        return Result.of(bench.hasFound(), round % AGAIN_EVERY == 0 ? "twice" : "once", readyNs);
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
