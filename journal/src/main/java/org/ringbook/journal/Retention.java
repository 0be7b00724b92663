package org.ringbook.journal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.ringbook.journal.RetentionReport.Action;
import org.ringbook.journal.RetentionReport.FileReport;
import org.ringbook.journal.snapshot.SnapshotFiles;

/**
 * Takes the oldest files of a journal away: into an archive, or for good. It works beside a live engine, in any process, once. A file
 * leaves only if it has ended and is not the newest, if every sound snapshot has more than it, if every registered follower has done
 * with it, and if every record in it is sound; the first that stays lets all later ones stay.
 *
 * <p>Each step leaves a whole journal behind, whatever ends the process: the archived file is on the disk and compared before the
 * manifest names it, and the manifest is on the disk before the file is deleted.
 */
public final class Retention {
    private static final String LOCK_FILE_NAME = "retain.lock";

    private final RetentionContext context;
    private final Path directory;
    private final List<FileReport> files = new ArrayList<>();
    private final List<String> notices = new ArrayList<>();
    private RetiredFiles retired;
    private long durableSequence;
    private long bytesFreed;

    /**
     * Before its run.
     *
     * @param context what to work on.
     */
    public Retention(final RetentionContext context) {
        this.context = context;
        directory = context.dataDirectory().resolve("journal");
    }

    /**
     * Does it.
     *
     * @return what was done with every file.
     * @throws JournalException       if there is no journal, another retention works on it, or the file system refuses.
     * @throws JournalDamageException if a file that would leave is not sound; it stays.
     */
    public RetentionReport run() {
        if (!Files.isDirectory(directory)) {
            throw new JournalException("no journal here: directory=" + directory);
        }
        try {
            return retainAlone();
        } catch (final IOException e) {
            throw new JournalException("retention failed, the journal is whole: directory=" + directory + ": " + e, e);
        }
    }

    private RetentionReport retainAlone() throws IOException {
        final ProcessLock lock =
                new ProcessLock(directory.resolve(LOCK_FILE_NAME), "another retention works on this journal");
        try (lock) {
            return retain();
        }
    }

    private RetentionReport retain() throws IOException {
        final int writtenCycle;
        try (MarkReader mark = new MarkReader(directory)) {
            final Mark.Slot slot = mark.read();
            durableSequence = slot.sequence();
            writtenCycle = ChronicleLog.cycleOf(slot.index());
        }
        retired = RetiredFiles.read(directory);
        removeRests();
        final RetentionBounds bounds = new RetentionBounds(
                context,
                durableSequence,
                new SnapshotFiles(context.dataDirectory().resolve(SnapshotFiles.DIRECTORY)));
        notices.addAll(bounds.notices());
        String kept = "";
        for (final JournalFile file : JournalFiles.list(directory, null).files()) {
            kept = kept.isEmpty() ? retire(file, writtenCycle, bounds) : "an older file is kept";
            if (!kept.isEmpty()) {
                keep(file, kept);
            }
        }
        return new RetentionReport(
                durableSequence, retired.throughSequence(), bounds.snapshotSequence(), bytesFreed, files, notices);
    }

    /** Takes a file away if it may leave; returns why it may not, or nothing. */
    private String retire(final JournalFile file, final int writtenCycle, final RetentionBounds bounds)
            throws IOException {
        if (file.cycle() >= writtenCycle) {
            return "it is the newest, or being written";
        }
        final FileSummary summary = FileSummary.of(file);
        if (summary == null) {
            return "it does not end with its end mark";
        }
        final String reason = bounds.reasonToKeep(summary);
        if (!reason.isEmpty()) {
            return reason;
        }
        final boolean isArchived = context.archive() != null;
        final long bytes = Files.size(file.path());
        if (context.isDryRun()) {
            report(summary, bytes, isArchived ? Action.WOULD_ARCHIVE : Action.WOULD_REMOVE, "");
            return "";
        }
        verify(summary);
        final Path archived = isArchived ? archive(summary, bytes) : null;
        manifest(summary, isArchived);
        remove(file);
        bytesFreed += bytes;
        report(
                summary,
                bytes,
                isArchived ? Action.ARCHIVED : Action.REMOVED,
                isArchived ? archived + " (" + Files.size(archived) + " bytes)" : "");
        return "";
    }

    /** Nothing leaves that is not sound: an archive of damage would be found out when nothing else is left. */
    private void verify(final FileSummary summary) {
        final JournalScan scan = new JournalScan(List.of(summary.file()), -1, retired.throughSequence(), line -> {});
        scan.run(0);
        if (!scan.fault().isEmpty() || scan.lastSequence() != summary.lastSequence() || !scan.isEndMarked()) {
            throw new JournalDamageException(
                    summary.file().path(),
                    scan.lastSequence() + 1,
                    scan.fault().isEmpty() ? scan.endPosition() : scan.faultOffset(),
                    scan.fault().isEmpty() ? "it does not end where it should" : scan.fault(),
                    "bring the file back from a copy; nothing was changed");
        }
    }

    private Path archive(final FileSummary summary, final long bytes) throws IOException {
        final Path plain = summary.file().path();
        final Path target = summary.file().in(context.archive());
        final Path unfinished = target.resolveSibling(target.getFileName() + AtomicFile.UNFINISHED_SUFFIX);
        makeDirectories(target.getParent());
        step("pack");
        ArchivedFile.pack(plain, new ArchivedFile.Contents(summary, bytes, ArchivedFile.sha256Of(plain)), unfinished);
        step("compare");
        ArchivedFile.read(unfinished, summary.file().cycle()).verify();
        step("name");
        AtomicFile.rename(unfinished, target, true);
        return target;
    }

    private static void makeDirectories(final Path run) throws IOException {
        Files.createDirectories(run);
        Disk.syncDirectory(run.getParent());
        Disk.syncDirectory(run.getParent().toAbsolutePath().getParent());
    }

    private void manifest(final FileSummary summary, final boolean isArchived) throws IOException {
        step("manifest");
        retired = new RetiredFiles(
                summary.lastSequence(),
                summary.file().cycle(),
                summary.lastRecordCrc(),
                summary.lastTimestampNs(),
                isArchived ? retired.removedThroughSequence() : summary.lastSequence(),
                context.clock().nanoTime());
        retired.write(directory);
    }

    private void remove(final JournalFile file) throws IOException {
        step("delete");
        Files.deleteIfExists(file.path());
        final Path run = file.path().getParent();
        removeRunIfEmpty(run);
        Disk.syncDirectory(Files.isDirectory(run) ? run : directory);
    }

    /** Of a run without files only what Chronicle kept for itself is left, unless there is evidence of a loss. */
    private static void removeRunIfEmpty(final Path run) throws IOException {
        final List<Path> rest;
        try (Stream<Path> children = Files.list(run)) {
            rest = children.toList();
        }
        if (rest.stream().allMatch(path -> path.getFileName().toString().equals(ChronicleLog.METADATA))) {
            for (final Path path : rest) {
                Files.delete(path);
            }
            Files.delete(run);
        }
    }

    /** What a run of this that ended too early has left: the manifest says that these files are retired. */
    private void removeRests() throws IOException {
        for (final JournalFile file : JournalFile.list(directory)) {
            if (file.cycle() <= retired.throughCycle()) {
                final long bytes = Files.size(file.path());
                if (!context.isDryRun()) {
                    remove(file);
                    bytesFreed += bytes;
                }
                files.add(new FileReport(
                        file.path(), 0, 0, bytes, Action.REST_REMOVED, "it was retired by a run that did not end"));
            }
        }
    }

    private void keep(final JournalFile file, final String reason) throws IOException {
        final FileSummary summary = FileSummary.of(file);
        files.add(new FileReport(
                file.path(),
                summary == null ? 0 : summary.firstSequence(),
                summary == null ? 0 : summary.lastSequence(),
                Files.size(file.path()),
                Action.KEPT,
                reason));
    }

    private void report(final FileSummary summary, final long bytes, final Action action, final String reason) {
        files.add(new FileReport(
                summary.file().path(), summary.firstSequence(), summary.lastSequence(), bytes, action, reason));
    }

    private void step(final String name) {
        context.step().accept(name);
    }
}
