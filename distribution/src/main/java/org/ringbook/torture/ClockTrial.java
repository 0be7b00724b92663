package org.ringbook.torture;

import java.io.IOException;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.ringbook.journal.JournalReader;
import org.ringbook.sbe.Frames;
import org.ringbook.sbe.messages.TimerDecoder;

/**
 * Somebody sets the machine's wall clock back by an hour or forward by a day, or it stands still; in every second round the
 * engine is killed on top and started with the machine's real clock again. The time of records runs on, neither falling nor
 * leaping, unless the operator accepts the leap; timers go off, and the journal executes again without a clock.
 */
final class ClockTrial implements Trial {
    private static final long HOUR_NS = TimeUnit.HOURS.toNanos(1);
    private static final long DAY_NS = TimeUnit.DAYS.toNanos(1);
    private static final long SLACK_NS = TimeUnit.SECONDS.toNanos(1);
    private static final int RUN_MS = 1_500;
    private static final int KINDS = 4;

    private final Bench bench;

    ClockTrial(final Workshop workshop) throws IOException {
        bench = Bench.fresh(workshop, "clock");
        bench.begin();
    }

    @Override
    public Result round(final int round, final Random random) {
        bench.load(1 + random.nextInt(200));
        final int kind = (round - 1) % KINDS;
        final boolean isAccepted = kind == KINDS - 1;
        final long before = bench.flow().recordTimeNs();
        final long beganNs = System.nanoTime();
        bench.command(
                switch (kind) {
                    case 0 -> "wall shift " + -HOUR_NS;
                    case 1 -> "wall shift " + DAY_NS;
                    case 2 -> "wall hold";
                    default -> "wall shift " + 2 * DAY_NS * (round / KINDS);
                });
        final String alarm = "the wall clock was set by";
        bench.flow().runUntil("the alarm", () -> bench.hasLogged(alarm));
        bench.runFor(RUN_MS);
        bench.load(1);
        requireSteady(before, beganNs);
        if (isAccepted) {
            bench.command("wall accept");
            bench.flow()
                    .runUntil(
                            "the leap",
                            () -> bench.flow().recordTimeNs() - before > DAY_NS - RUN_MS * 1_000_000L - 60 * SLACK_NS);
        }
        final long readyNs;
        if (round % 2 == 0 || isAccepted) {
            bench.engine().kill();
            bench.drain();
            readyNs = bench.start();
        } else {
            bench.command("wall shift 0");
            bench.flow()
                    .runUntil(
                            "the end of the alarm",
                            () -> bench.hasLogged("follows the wall clock again")
                                    || bench.flow().recordTimeNs() - wallNs() > SLACK_NS);
            readyNs = 0;
        }
        bench.load(100);
        bench.flow().settle();
        bench.check(true);
        return Result.of(
                true,
                switch (kind) {
                    case 0 -> "back an hour";
                    case 1 -> "forward a day";
                    case 2 -> "standing still";
                    default -> "forward, accepted";
                },
                readyNs);
    }

    private static long wallNs() {
        return TimeUnit.MILLISECONDS.toNanos(System.currentTimeMillis());
    }

    /** Between two records passes as much time as on the monotonic clock. */
    private void requireSteady(final long before, final long beganNs) {
        final long passedNs = bench.flow().recordTimeNs() - before;
        final long elapsedNs = System.nanoTime() - beganNs;
        if (passedNs > elapsedNs + SLACK_NS || passedNs < elapsedNs - SLACK_NS) {
            throw new TortureException("the time of records did not run with the monotonic clock: elapsedNs="
                    + elapsedNs + " recordNs=" + passedNs);
        }
    }

    @Override
    public void finish() {
        bench.settleAndStop();
        bench.checkAll(true);
        long timers = 0;
        long lastNs = 0;
        try (JournalReader reader = JournalReader.open(bench.journal())) {
            while (reader.next()) {
                if (reader.timestampNs() < lastNs) {
                    throw new TortureException("time fell in record " + reader.sequence());
                }
                lastNs = reader.timestampNs();
                final int frame = Frames.offset(reader.framesOffset());
                timers += Frames.templateId(reader.buffer(), frame) == TimerDecoder.TEMPLATE_ID ? 1 : 0;
            }
        }
        if (timers == 0) {
            throw new TortureException("no timer went off");
        }
    }

    @Override
    public void close() throws IOException {
        bench.close();
    }
}
