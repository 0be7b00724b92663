package org.ringbook.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.agrona.concurrent.NanoClock;
import org.agrona.concurrent.SystemEpochNanoClock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.ringbook.journal.FollowerPositions;
import org.ringbook.journal.JournalException;
import org.ringbook.journal.JournalReader;
import org.ringbook.journal.snapshot.SnapshotFile;
import org.ringbook.journal.snapshot.SnapshotFiles;

@Timeout(120)
class ShadowTest {
    private static final long SEED = 20_261_122;
    private static final int COMMANDS = 10_000;

    @TempDir
    private Path data;

    private final List<String> log = new ArrayList<>();

    private ShadowContext context() {
        return new ShadowContext().dataDirectory(data).log(log::add);
    }

    private GeneratedJournal.Written write(final int commands) {
        return GeneratedJournal.write(data.resolve("journal"), SEED, commands);
    }

    private List<SnapshotFile> snapshots() {
        final SnapshotFiles files = new SnapshotFiles(data.resolve(SnapshotFiles.DIRECTORY));
        return files.list().stream().map(files::verify).toList();
    }

    private static void assertNothingFound(final Shadow shadow) {
        assertEquals(Optional.empty(), shadow.catchUp(() -> false));
    }

    @Test
    void shouldAgreeWithTheJournalWriteASnapshotAndGoOnFromIt() {
        final GeneratedJournal.Written written = write(COMMANDS);
        try (Shadow shadow = Shadow.open(context())) {
            assertEquals(written.records(), shadow.lagRecords());
            assertNothingFound(shadow);
            assertEquals(written.records(), shadow.sequence());
            assertEquals(written.stateHash(), shadow.stateHash());
            assertEquals(0, shadow.lagRecords());
        }
        assertEquals(1, snapshots().size());
        assertTrue(snapshots().get(0).isSound());
        assertEquals(written.stateHash(), snapshots().get(0).stateHash());
        try (Shadow shadow = Shadow.open(context())) {
            assertEquals(written.records(), shadow.startSequence());
            assertNothingFound(shadow);
            assertEquals(written.stateHash(), shadow.stateHash());
        }
        assertEquals(1, snapshots().size(), "nothing has happened, so there is nothing to write");
        final ShadowRun run = ShadowRun.read(data).orElseThrow();
        assertFalse(run.isAlive());
        assertEquals(
                written.records(), new FollowerPositions(data).list().get(0).sequence());
    }

    @Test
    void shouldFollowALiveJournalAndAgreeWithReplayAndReference() throws Exception {
        final Path journal = data.resolve("journal");
        final CompletableFuture<GeneratedJournal.Written> writer =
                CompletableFuture.supplyAsync(() -> write(3 * COMMANDS));
        while (!Files.exists(journal.resolve("journal.mark"))) {
            assertFalse(writer.isCompletedExceptionally());
            Thread.onSpinWait();
        }
        final long liveHash;
        try (Shadow shadow = Shadow.open(context().everyRecords(5_000))) {
            assertTrue(ShadowRun.read(data).orElseThrow().isAlive());
            shadow.follow(writer::isDone);
            assertNothingFound(shadow);
            final GeneratedJournal.Written written = writer.get(1, TimeUnit.MINUTES);
            liveHash = written.stateHash();
            assertEquals(written.records(), shadow.sequence());
            assertEquals(liveHash, shadow.stateHash());
        }
        for (final boolean independent : new boolean[] {false, true}) {
            final VerifyReport report =
                    new Verifier(new VerifyContext().directory(journal).independent(independent)).run();
            assertTrue(report.passed(), report::toString);
            assertEquals(liveHash, report.stateHash());
        }
    }

    private ShadowContext quiet(final AtomicLong nowNs, final LiveCore live) {
        return context().clocks(SystemEpochNanoClock.INSTANCE, nowNs::get).liveCore(live);
    }

    private static void workUntilIdle(final Shadow shadow) {
        while (shadow.doWork() > 0) {
            Thread.onSpinWait();
        }
    }

    @Test
    void shouldAskTheLiveCoreForItsStateAfterASecondWithoutARecordAndOnce() {
        final GeneratedJournal.Written written = write(100);
        final AtomicLong nowNs = new AtomicLong();
        final AtomicInteger asked = new AtomicInteger();
        final LiveCore live = () -> {
            asked.incrementAndGet();
            return Optional.of(new LiveCore.State(written.records(), written.stateHash()));
        };
        try (Shadow shadow = Shadow.open(quiet(nowNs, live))) {
            workUntilIdle(shadow);
            nowNs.addAndGet(StateComparison.QUIET_NS - 1);
            assertEquals(0, shadow.doWork());
            assertEquals(0, asked.get());
            nowNs.addAndGet(1);
            assertEquals(0, shadow.doWork());
            assertEquals(1, asked.get());
            assertEquals(written.records(), shadow.agreedSequence());
            assertEquals(written.records(), ShadowRun.read(data).orElseThrow().agreedSequence());
            nowNs.addAndGet(TimeUnit.HOURS.toNanos(1));
            shadow.doWork();
            assertEquals(1, asked.get(), "nothing has happened since");
        }
    }

    @Test
    void shouldRaiseTheAlarmIfTheLiveCoreHasAnotherStateThoughAllItsEventsAreRight() {
        final GeneratedJournal.Written written = write(100);
        final AtomicLong nowNs = new AtomicLong();
        final LiveCore live = () -> Optional.of(new LiveCore.State(written.records(), written.stateHash() + 1));
        try (Shadow shadow = Shadow.open(quiet(nowNs, live))) {
            workUntilIdle(shadow);
            nowNs.addAndGet(StateComparison.QUIET_NS);
            assertEquals(0, shadow.doWork());
        }
        final Finding finding = ShadowAlarm.read(data).orElseThrow().finding();
        assertEquals(Finding.Kind.DRIFTED, finding.kind());
        assertEquals(written.records(), finding.sequence());
        assertTrue(finding.text().contains("they were not compared before"), finding::text);
        assertEquals(List.of(), snapshots());
    }

    @Test
    void shouldNotStopTheLiveCoreForLongerThanItMay() {
        write(100);
        final AtomicLong nowNs = new AtomicLong();
        final LiveCore live = () -> fail("asked");
        final NanoClock slow = () -> nowNs.getAndAdd(TimeUnit.SECONDS.toNanos(1));
        for (final long pauseNs : new long[] {0, TimeUnit.MILLISECONDS.toNanos(999)}) {
            try (Shadow shadow = Shadow.open(quiet(nowNs, live)
                    .clocks(SystemEpochNanoClock.INSTANCE, slow)
                    .comparePauseNs(pauseNs))) {
                workUntilIdle(shadow);
                for (int i = 0; i < 200; i++) {
                    shadow.doWork();
                }
            }
        }
        assertEquals(
                1,
                log.stream()
                        .filter(line -> line.contains("not compared: it would stop for about 1000.0 ms"))
                        .count(),
                log::toString);
    }

    @Test
    void shouldWriteASnapshotEverySoManyRecordsAndKeepTheNewest() {
        final GeneratedJournal.Written written = write(COMMANDS);
        try (Shadow shadow = Shadow.open(context().everyRecords(1_000).kept(3))) {
            assertNothingFound(shadow);
        }
        final List<Long> sequences =
                snapshots().stream().map(SnapshotFile::sequence).toList();
        assertEquals(3, sequences.size());
        assertEquals(written.records(), sequences.get(0));
        for (final long sequence : sequences.subList(1, 3)) {
            assertEquals(0, sequence % 256, "after a slice: " + sequences);
        }
        assertEquals(1024, sequences.get(1) - sequences.get(2));
    }

    @Test
    void shouldWriteASnapshotAfterSoLongIfThereWereRecords() {
        write(1_000);
        final long[] nowNs = {0};
        try (Shadow shadow =
                Shadow.open(context().everyNs(1_000).clocks(SystemEpochNanoClock.INSTANCE, () -> nowNs[0]))) {
            shadow.doWork();
            assertEquals(0, shadow.snapshotSequence());
            nowNs[0] = 1_000;
            shadow.doWork();
            assertEquals(512, shadow.snapshotSequence());
            nowNs[0] = 2_000;
            shadow.catchUp(() -> false);
            final int before = snapshots().size();
            nowNs[0] = 10_000;
            assertEquals(0, shadow.doWork());
            assertEquals(before, snapshots().size());
        }
    }

    @Test
    void shouldFollowOnAndTryAgainLaterIfThereIsTooLittleRoomForASnapshot() {
        final GeneratedJournal.Written written = write(COMMANDS);
        final long[] nowNs = {0};
        final long[] freeBytes = {1_000};
        final long minuteNs = TimeUnit.MINUTES.toNanos(1);
        try (Shadow shadow = Shadow.open(context()
                .everyRecords(1_000)
                .freeBytes(() -> freeBytes[0])
                .clocks(SystemEpochNanoClock.INSTANCE, () -> nowNs[0]))) {
            while (shadow.sequence() < 5_000) {
                assertTrue(shadow.doWork() > 0);
            }
            assertEquals(0, shadow.snapshotSequence());
            assertTrue(shadow.snapshotFault().contains("too little room: freeBytes=1000"), shadow::snapshotFault);
            assertEquals(
                    1, log.stream().filter(line -> line.contains("no snapshot")).count(), log::toString);
            assertEquals(
                    shadow.snapshotFault(), ShadowRun.read(data).orElseThrow().snapshotFault());
            freeBytes[0] = Long.MAX_VALUE;
            nowNs[0] = minuteNs;
            shadow.doWork();
            assertEquals(shadow.sequence(), shadow.snapshotSequence());
            assertEquals("", shadow.snapshotFault());
            assertNothingFound(shadow);
            assertEquals(written.records(), shadow.snapshotSequence());
        }
        assertTrue(snapshots().get(0).isSound());
    }

    @Test
    void shouldGoOnFromTheSnapshotBeforeIfTheNewestIsDamaged() throws IOException {
        final GeneratedJournal.Written written = write(COMMANDS);
        try (Shadow shadow = Shadow.open(context().everyRecords(5_000))) {
            assertNothingFound(shadow);
        }
        final SnapshotFile newest = snapshots().get(0);
        final SnapshotFile before = snapshots().get(1);
        final byte[] bytes = Files.readAllBytes(newest.path());
        bytes[bytes.length / 2] ^= 1;
        Files.write(newest.path(), bytes);
        log.clear();
        try (Shadow shadow = Shadow.open(context())) {
            assertEquals(before.sequence(), shadow.startSequence());
            assertTrue(log.get(0).contains("skipped " + newest.path()), log::toString);
            assertNothingFound(shadow);
            assertEquals(written.stateHash(), shadow.stateHash());
        }
    }

    @Test
    void shouldRaiseAnAlarmOfDamageThatStandsUntilSomebodyHasLooked() throws IOException {
        write(COMMANDS);
        final long sequence = 3_000;
        flipLastByteOf(sequence);
        try (Shadow shadow = Shadow.open(context().everyRecords(1_000))) {
            final Finding finding = shadow.catchUp(() -> false).orElseThrow();
            assertEquals(Finding.Kind.DAMAGED, finding.kind());
            assertEquals(sequence, finding.sequence());
            assertEquals(sequence - 1, shadow.sequence());
            assertEquals(0, shadow.doWork());
        }
        assertTrue(log.get(log.size() - 1).startsWith("ALARM: "), log::toString);
        assertTrue(snapshots().stream().allMatch(snapshot -> snapshot.sequence() < sequence));

        final ShadowAlarmException refusal = assertThrows(ShadowAlarmException.class, () -> Shadow.open(context()));
        assertEquals(sequence, refusal.alarm().finding().sequence());
        assertTrue(refusal.getMessage().contains("--clear-alarm"), refusal.getMessage());
        final Path kept = ShadowAlarm.clear(data).orElseThrow();
        assertTrue(Files.exists(kept));
        assertEquals(Optional.empty(), ShadowAlarm.clear(data));
        try (Shadow shadow = Shadow.open(context())) {
            assertTrue(shadow.startSequence() > 2_000);
            assertEquals(sequence, shadow.catchUp(() -> false).orElseThrow().sequence());
        }
    }

    private void flipLastByteOf(final long sequence) throws IOException {
        final Path journal = data.resolve("journal");
        final long offset;
        try (JournalReader reader = JournalReader.open(journal)) {
            reader.seek(sequence);
            assertTrue(reader.next());
            offset = reader.offset() + reader.length() - 1L;
        }
        final Path file = journal.resolve("run-00000001/19700101-01F.cq4");
        final byte[] bytes = Files.readAllBytes(file);
        bytes[(int) offset] ^= 1;
        Files.write(file, bytes);
    }

    @Test
    void shouldKeepAnUnreadableAlarmAnAlarm() throws IOException {
        write(100);
        Files.writeString(data.resolve(ShadowAlarm.FILE_NAME), "?");
        assertThrows(ShadowAlarmException.class, () -> Shadow.open(context()));
        ShadowAlarm.clear(data);
        Shadow.open(context()).close();
    }

    @Test
    void shouldBeTheOnlyOneOfADirectory() {
        write(100);
        try (Shadow shadow = Shadow.open(context())) {
            assertEquals(0, shadow.sequence());
            final JournalException refusal = assertThrows(JournalException.class, () -> Shadow.open(context()));
            assertTrue(refusal.getMessage().contains("another shadow"), refusal.getMessage());
        }
        Shadow.open(context()).close();
    }

    @Test
    void shouldSayThatThereIsNothingToFollow() {
        assertThrows(JournalException.class, () -> Shadow.open(context()));
        assertThrows(
                JournalException.class, () -> Shadow.open(new ShadowContext().dataDirectory(data.resolve("nowhere"))));
    }
}
