package org.ringbook.torture;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import org.ringbook.journal.Journal;
import org.ringbook.journal.JournalContext;
import org.ringbook.journal.JournalDamageException;
import org.ringbook.journal.OpenReport;

/**
 * A journal's end is cut off, or zeroed, from some byte on: from each of the last 4,096 before the write position if there are
 * rounds enough, else from some of them, and now and then from any place of any file.
 *
 * <p>If all that the mark promises is left, a start cuts the rest and says so. If not, it refuses, whatever the operator says;
 * only if the machine was started again, so that a loss of power explains it, he may go on by naming the last whole record.
 * Then there is a second life. Some rounds have it with a real engine.
 */
final class TailTrial implements Trial {
    static final int WINDOW = 4096;
    static final int WAYS = 2;

    private static final int ANSWERS = 250;
    private static final int COMMANDS = 1_000;
    private static final int RECORDS = 100;
    private static final int ELSEWHERE_EVERY = 9;
    private static final int ENGINE_SAMPLES = 12;
    private static final int ENGINE_EVERY_MIN = 5;
    private static final String OTHER_BOOT = "00000000-0000-0001-0000-000000000002";

    private final Workshop workshop;
    private final int lastRound;
    private final SampleJournal sample;
    private final List<JournalTail> tails = new ArrayList<>();
    private final Path copy;
    private final Path second;

    TailTrial(final Workshop workshop, final int lastRound) throws IOException {
        this.workshop = workshop;
        this.lastRound = lastRound;
        sample = SampleJournal.make(workshop, "tail", ANSWERS);
        copy = workshop.fresh("tail-copy");
        second = workshop.fresh("tail-second");
        long before = 0;
        for (final Path file : JournalTail.files(sample)) {
            final JournalTail tail = new JournalTail(sample, file, before);
            tails.add(tail);
            before = tail.lastSequence();
        }
    }

    /** A cut. */
    private record Cut(JournalTail tail, long offset, boolean isZeroed) {}

    @Override
    public Result round(final int round, final Random random) throws IOException {
        final Cut cut = cutOf(round, random);
        final String what = (cut.isZeroed ? "zeroed" : "cut") + " from byteOffset=" + cut.offset + " of "
                + cut.tail.file().getFileName();
        try {
            final long left = damage(cut);
            final boolean isTorn = cut.tail.isTorn(cut.offset, left);
            final boolean isNothingChanged = cut.isZeroed && left == cut.tail.lastSequence();
            final boolean isAllPromisedLeft = isNothingChanged || (left >= sample.marked() && cut.tail == last());
            final boolean isSaid = isAllPromisedLeft
                    ? requireGoesOn(isNothingChanged ? sample.lastWritten() : left, isTorn)
                    : isReportedByReaderOnly(cut.tail) || requireRefused(left);
            final int every = Math.max(ENGINE_EVERY_MIN, lastRound / ENGINE_SAMPLES);
            final boolean isWithEngine = round % every == 0 && cut.tail == last() && left > sample.marked() / 2;
            if (isWithEngine) {
                damage(cut);
                liveWithEngine(left);
            }
            return Result.of(isSaid, (cut.isZeroed ? "zeroed" : "cut") + (isWithEngine ? ", with an engine" : ""), 0);
        } catch (final TortureException | JournalDamageException e) {
            throw new TortureException(what, e);
        }
    }

    private JournalTail last() {
        return tails.get(tails.size() - 1);
    }

    private Cut cutOf(final int round, final Random random) {
        final boolean isExhaustive = lastRound >= WINDOW * WAYS;
        final boolean isElsewhere = isExhaustive ? round > WINDOW * WAYS : round % ELSEWHERE_EVERY == 0;
        if (isElsewhere) {
            final JournalTail tail = tails.get(random.nextInt(tails.size()));
            return new Cut(tail, random.nextLong(tail.end()), random.nextBoolean());
        }
        final int back = isExhaustive ? 1 + (round - 1) / WAYS : 1 + random.nextInt(WINDOW);
        return new Cut(last(), last().end() - back, round % WAYS == 0);
    }

    /** Makes the copy; the last record that is left whole in front of the cut. */
    private long damage(final Cut cut) throws IOException {
        sample.copyTo(copy);
        final Path file = copy.resolve(sample.directory().relativize(cut.tail.file()));
        if (cut.isZeroed) {
            JournalTail.zero(file, cut.offset, cut.tail.end());
            return cut.tail.leftByZeros(cut.offset);
        }
        JournalTail.truncate(file, cut.offset);
        return cut.tail.leftByCut(cut.offset);
    }

    private JournalContext onOtherBoot() {
        return SampleJournal.context(copy).bootId(() -> OTHER_BOOT);
    }

    private OpenReport live(final JournalContext first, final Supplier<JournalContext> again) throws IOException {
        final SecondLife.Outcome outcome = SecondLife.live(first, again, RECORDS, second, sample);
        if (outcome.damage() != null) {
            throw new TortureException("the second life is damaged", outcome.damage());
        }
        return outcome.open();
    }

    private boolean requireGoesOn(final long left, final boolean isTorn) throws IOException {
        final OpenReport report = live(SampleJournal.context(copy), () -> SampleJournal.context(second));
        if (report.lastSequence() != left) {
            throw new TortureException(
                    "the start kept records to " + report.lastSequence() + ", and whole are " + left);
        }
        if (isTorn && (report.bytesCut() == 0 || report.findings().isEmpty())) {
            throw new TortureException("a torn rest was not reported: " + report);
        }
        return isTorn;
    }

    /** Of an older file a start looks at both ends only; who reads it, as an engine does, must be told. */
    private boolean isReportedByReaderOnly(final JournalTail tail) {
        if (tail == last()) {
            return false;
        }
        try (Journal journal = Journal.open(SampleJournal.context(copy))) {
            if (journal.lastSequence() != sample.lastWritten()) {
                throw new TortureException("opened behind record " + journal.lastSequence());
            }
        } catch (final JournalDamageException e) {
            return false;
        }
        if (sample.read(copy) == null) {
            throw new TortureException("a start opened it, and a reader reads to its end");
        }
        return true;
    }

    private boolean requireRefused(final long left) throws IOException {
        requireDamage(SampleJournal.context(copy));
        requireDamage(SampleJournal.context(copy).acceptLossAfter(left));
        final String message = requireDamage(onOtherBoot()).getMessage();
        if (!message.contains("--accept-loss-after " + left)) {
            throw new TortureException("the last whole record is " + left + ", and the start says: " + message);
        }
        requireDamage(onOtherBoot().acceptLossAfter(left + 1));
        if (left > 0) {
            requireDamage(onOtherBoot().acceptLossAfter(left - 1));
        }
        final OpenReport report = live(
                onOtherBoot().acceptLossAfter(left),
                () -> SampleJournal.context(second).bootId(() -> OTHER_BOOT));
        if (report.lastSequence() != left || report.findings().isEmpty()) {
            throw new TortureException("after the operator's word: " + report);
        }
        return true;
    }

    private JournalDamageException requireDamage(final JournalContext context) {
        try (Journal journal = Journal.open(context)) {
            throw new TortureException(
                    "opened behind record " + journal.lastSequence() + ", though the mark promises " + sample.marked());
        } catch (final JournalDamageException e) {
            SampleJournal.requirePlace(e, copy);
            return e;
        }
    }

    /** Another client sends a thousand commands to an engine that starts on the copy; it is killed, and starts again. */
    private void liveWithEngine(final long left) throws IOException {
        final Path data = workshop.fresh("tail-engine");
        Files.move(copy, data.resolve("journal"));
        EngineSettings settings = EngineSettings.of(data, workshop.driver());
        if (left < sample.marked()) {
            settings = settings.bootId(OTHER_BOOT);
            try (Bench refused = new Bench(workshop, "tail-engine", settings)) {
                refused.spawn();
                refused.engine().awaitLine(EngineChild.REFUSED);
                if (refused.engine().awaitExit() != EngineChild.REFUSED_STATUS) {
                    throw new TortureException("an engine refused and ended otherwise: " + refused.said());
                }
            }
            settings = settings.acceptLossAfter(left);
        }
        try (Bench bench = new Bench(workshop, "tail-engine", settings)) {
            bench.start();
            bench.open(workshop.seed(), Bench.GATEWAY + 1);
            bench.load(COMMANDS);
            bench.engine().kill();
            bench.drain();
            bench.check();
            bench.settings(settings.acceptLossAfter(-1));
            bench.start();
            bench.settleAndStop();
            bench.checkAll(false);
        }
    }

    @Override
    public void close() {
        // The workshop's directory goes as a whole.
    }
}
