package org.ringbook.torture;

import java.io.IOException;
import java.util.Random;

/** The engine stands still for a while, longer than gateways wait before they count it as down in every second round. */
final class StopTrial implements Trial {
    private static final int SHORT_MS_MAX = 400;
    private static final int LONG_MS_MIN = 1_200;
    private static final int LONG_MS_MAX = 4_000;
    private static final int ANSWERS = 200;

    private final Bench bench;

    StopTrial(final Workshop workshop) throws IOException {
        bench = Bench.fresh(workshop, "stop");
        bench.begin();
    }

    @Override
    public Result round(final int round, final Random random) {
        bench.load(ANSWERS);
        final boolean isLong = round % 2 == 0;
        bench.engine().signal("STOP");
        bench.runFor(
                isLong ? LONG_MS_MIN + random.nextInt(LONG_MS_MAX - LONG_MS_MIN) : 1 + random.nextInt(SHORT_MS_MAX));
        final long continuedNs = System.nanoTime();
        bench.engine().signal("CONT");
        bench.load(ANSWERS);
        final long readyNs = System.nanoTime() - continuedNs;
        bench.flow().settle();
        bench.check(true);
        return Result.of(false, isLong ? "long" : "short", readyNs);
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
