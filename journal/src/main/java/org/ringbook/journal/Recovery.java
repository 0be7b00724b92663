package org.ringbook.journal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import org.ringbook.journal.Mark.Slot;

/**
 * What happens before a journal is written on: the tail is compared with the mark, and everything behind the last sound
 * document is cut off. It changes nothing until it is sure that the journal may be opened.
 */
final class Recovery {
    private static final String RESTORE = "bring the file back from a copy or a replica; nothing was changed";
    private static final String EVIDENCE_SUFFIX = ".cut";

    private final JournalContext context;
    private final Path directory;
    private final BootId bootId;
    private final List<String> findings = new ArrayList<>();
    private final List<JournalFile> files;
    private final RetiredFiles retired;

    private Slot mark;
    private JournalScan scan;
    private long recordsCut;
    private long bytesCut;
    private boolean isLossAccepted;

    Recovery(final JournalContext context, final BootId bootId) {
        this.context = context;
        this.directory = context.directory();
        this.bootId = bootId;
        final JournalFiles listed = JournalFiles.list(directory, null);
        files = listed.files();
        retired = listed.retired();
    }

    /** Checks, cuts and adopts. Afterwards the mark's file is there and names the last record. */
    OpenReport run() throws IOException {
        readMark();
        requireStart();
        final boolean isOtherBoot = mark != null && mark.sequence() > 0 && !bootId.equals(mark.bootId());
        final boolean isEverythingScanned = mark == null || isOtherBoot;
        scan = new JournalScan(files, mark == null ? -1 : mark.sequence(), retired.throughSequence(), context.log());
        scan.run(isEverythingScanned ? 0 : firstToScan());
        bytesCut = bytesBehind();
        if (mark == null) {
            judgeWithoutMark();
        } else {
            judge(isOtherBoot);
        }
        cut();
        final long adopted = mark == null ? 0 : Math.max(0, scan.lastSequence() - mark.sequence());
        if (adopted > 0) {
            find("kept " + adopted + " whole records that were committed behind the mark: mark=" + mark.sequence()
                    + " lastSequence=" + scan.lastSequence());
        }
        return new OpenReport(scan.lastSequence(), adopted, recordsCut, bytesCut, findings);
    }

    /** A journal begins with record 1, or with the one behind what retention took away; else files are missing. */
    private void requireStart() {
        if (files.isEmpty()) {
            return;
        }
        final long first = JournalFiles.firstSequenceOf(files.get(0));
        if (first != retired.throughSequence() + 1 && first != Long.MAX_VALUE) {
            throw new JournalDamageException(
                    files.get(0).path(),
                    retired.throughSequence() + 1,
                    0,
                    "older files are missing: this is the oldest, and begins with sequence " + first,
                    RESTORE);
        }
        if (retired.throughSequence() > 0) {
            context.log().accept("journal: begins with sequence=" + first + ", older files are retired");
        }
    }

    private void readMark() throws IOException {
        if (!Files.exists(Mark.path(directory))) {
            return;
        }
        try (MarkReader reader = new MarkReader(directory)) {
            mark = reader.read();
            final String damage = reader.damage();
            if (!damage.isEmpty()) {
                find("journal.mark: " + damage + "; went on with the other slot, sequence=" + mark.sequence());
            }
        } catch (final JournalDamageException e) {
            find(e.getMessage());
        }
    }

    /** The file of the mark's record. The older ones are checked at their seams only. */
    private int firstToScan() {
        if (mark.sequence() == 0) {
            return 0;
        }
        final int cycle = ChronicleLog.cycleOf(mark.index());
        int found = -1;
        for (int i = 0; i < files.size(); i++) {
            if (files.get(i).cycle() == cycle) {
                found = i;
            }
        }
        if (found < 0) {
            throw new JournalDamageException(
                    JournalFile.in(directory, cycle).path(),
                    mark.sequence(),
                    0,
                    "the file of the mark's record is missing",
                    RESTORE);
        }
        new Seams(files.subList(0, found + 1), retired.throughSequence()).verify();
        return found;
    }

    private void judgeWithoutMark() {
        if (scan.lastSequence() == 0 && scan.fault().isEmpty()) {
            return;
        }
        if (!context.acceptsLossAfter(scan.lastSequence())) {
            throw refusal(
                    Mark.path(directory),
                    0,
                    "the mark is missing or unreadable, so nothing says how far the journal went"
                            + (scan.fault().isEmpty() ? "" : "; and " + scan.fault()),
                    " and lose nothing, if that was the last record");
        }
        acceptLoss("without a mark");
    }

    private void judge(final boolean isOtherBoot) {
        final boolean isShort = scan.lastSequence() < mark.sequence();
        final boolean isOther = !isShort && mark.sequence() > 0 && scan.promisedCrc() != mark.recordCrc();
        final boolean isPowerLoss = isOtherBoot && context.durability() == Durability.PROCESS;
        final boolean isTorn = !scan.fault().isEmpty() || bytesCut > 0;
        if (isOther) {
            throw new JournalDamageException(
                    scan.endFile().path(),
                    mark.sequence(),
                    0,
                    "the record is another one than the mark names: crc=" + scan.promisedCrc() + " markCrc="
                            + mark.recordCrc(),
                    RESTORE);
        }
        if (isPowerLoss && (isShort || isTorn)) {
            if (!context.acceptsLossAfter(scan.lastSequence())) {
                throw refusal(faultPath(), faultOffset(), "power was lost, and with it records" + missing(), "");
            }
            acceptLoss("after a loss of power");
        } else if (isShort) {
            throw new JournalDamageException(
                    faultPath(),
                    scan.lastSequence() + 1,
                    faultOffset(),
                    (scan.fault().isEmpty() ? "the journal ends" : scan.fault()) + " in front of the mark" + missing(),
                    RESTORE);
        } else if (isPowerLoss) {
            find("the machine was started again since the last append, which was not synced; nothing is seen to be"
                    + " missing behind sequence=" + scan.lastSequence());
        }
    }

    private String missing() {
        return scan.lastSequence() < mark.sequence()
                ? ": missing sequences " + (scan.lastSequence() + 1) + " to " + mark.sequence()
                : ": missing sequences from " + (scan.lastSequence() + 1) + " on, their number is not known";
    }

    private JournalDamageException refusal(
            final Path file, final long offset, final String what, final String condition) {
        return new JournalDamageException(
                file,
                scan.lastSequence() + 1,
                offset,
                what,
                "to go on from the last whole record" + condition + ": --accept-loss-after " + scan.lastSequence());
    }

    private void acceptLoss(final String when) {
        isLossAccepted = true;
        find("the operator accepted the loss of everything behind sequence=" + scan.lastSequence() + " " + when);
    }

    private Path faultPath() {
        if (!scan.fault().isEmpty()) {
            return scan.faultFile().path();
        }
        return scan.endFile() == null ? directory : scan.endFile().path();
    }

    private long faultOffset() {
        return scan.fault().isEmpty() ? scan.endPosition() : scan.faultOffset();
    }

    private long bytesBehind() throws IOException {
        long bytes = 0;
        for (final JournalFile file : files) {
            if (scan.endFile() == null || file.cycle() > scan.endFile().cycle()) {
                bytes += isWithoutDocuments(file) ? 0 : Seal.bytesBehind(file, 0);
            } else if (file.cycle() == scan.endFile().cycle() && !scan.isEndMarked()) {
                bytes += Seal.bytesBehind(file, scan.endPosition());
            }
        }
        return bytes;
    }

    private static boolean isWithoutDocuments(final JournalFile file) {
        try (DocumentCursor cursor = new DocumentCursor(file)) {
            final DocumentCursor.Found found = cursor.next();
            return found == DocumentCursor.Found.NOTHING || found == DocumentCursor.Found.END_OF_FILE;
        }
    }

    private void cut() throws IOException {
        recordsCut = scan.recordsInFault();
        if (bytesCut > 0) {
            find("cut off what was not whole behind sequence=" + scan.lastSequence() + ": file=" + faultPath()
                    + " byteOffset=" + faultOffset() + " bytes=" + bytesCut
                    + (scan.fault().isEmpty() ? "" : ": " + scan.fault()));
        }
        for (final JournalFile file : files) {
            final boolean isEnd =
                    scan.endFile() != null && file.cycle() == scan.endFile().cycle();
            if (scan.endFile() == null || file.cycle() > scan.endFile().cycle()) {
                removeFile(file);
            } else if (isEnd && scan.endFileDocuments() == 0 && !scan.isEndMarked()) {
                deleteFile(file);
            } else if (isEnd && !scan.isEndMarked()) {
                sealFile(file);
            }
        }
        Disk.syncDirectory(directory);
    }

    private void removeFile(final JournalFile file) throws IOException {
        if (isWithoutDocuments(file)) {
            deleteFile(file);
        } else {
            Files.move(file.path(), evidence(file), StandardCopyOption.REPLACE_EXISTING);
            Disk.syncDirectory(file.path().getParent());
            find("moved what can't follow any record to " + evidence(file));
        }
    }

    /** It must not come back after a loss of power, when others have taken the sequences that it might have held. */
    private static void deleteFile(final JournalFile file) throws IOException {
        Files.delete(file.path());
        Disk.syncDirectory(file.path().getParent());
    }

    private void sealFile(final JournalFile file) throws IOException {
        if (isLossAccepted && bytesCut > 0) {
            Files.copy(file.path(), evidence(file), StandardCopyOption.REPLACE_EXISTING);
            find("kept a copy of the file as it was: " + evidence(file));
        }
        Seal.end(file, scan.endPosition());
    }

    private static Path evidence(final JournalFile file) {
        return file.path().resolveSibling(file.path().getFileName() + EVIDENCE_SUFFIX);
    }

    private void find(final String finding) {
        findings.add(finding);
        context.log().accept("journal: " + finding);
    }

    Path directory() {
        return directory;
    }

    /** The mark as it was found; null if there was none that could be read. */
    Slot mark() {
        return mark;
    }

    JournalScan scan() {
        return scan;
    }

    int nextCycle() {
        return files.isEmpty() ? 1 : files.get(files.size() - 1).cycle() + 1;
    }
}
