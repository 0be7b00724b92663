package org.ringbook.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The kernel says which mapped pages are not on the disk yet. */
class SyncTest {
    @TempDir
    Path directory;

    @BeforeEach
    void needsADisk() throws IOException {
        final String type = Files.getFileStore(directory).type();
        if (type.equals("tmpfs") || !Files.isReadable(Path.of("/proc/self/smaps"))) {
            System.err.println("SKIPPED: sync can't be seen here: fileSystem=" + type);
            assumeTrue(false, "the temporary directory is on no disk");
        }
    }

    private long dirtyKiB(final String suffix) throws IOException {
        final List<String> lines = Files.readAllLines(Path.of("/proc/self/smaps"));
        final String under = directory.toRealPath().toString();
        boolean isOurs = false;
        long dirty = 0;
        for (final String line : lines) {
            if (line.matches("^[0-9a-f]+-[0-9a-f]+ .*")) {
                isOurs = line.contains(under) && line.endsWith(suffix);
            } else if (isOurs && line.matches("^(Shared|Private)_Dirty:.*")) {
                dirty += Long.parseLong(line.replaceAll("[^0-9]", ""));
            }
        }
        return dirty;
    }

    @Test
    void shouldHaveNoDirtyPageOfTheRecordsOrTheMarkWhenADiskAppendReturns() throws IOException {
        try (Journal journal = Journal.open(Records.context(directory).durability(Durability.DISK))) {
            for (int i = 0; i < 30; i++) {
                Records.append(journal, 640, 64);
                assertEquals(0, dirtyKiB(".cq4"), "append " + i);
                assertEquals(0, dirtyKiB(Mark.FILE_NAME), "append " + i);
            }
            assertTrue(JournalFile.list(directory).size() > 1);
        }
    }

    @Test
    void shouldHaveNoDirtyPageWhenTheAppendBehindStagedDocumentsReturns() throws IOException {
        try (Journal journal = Journal.open(Records.context(directory).durability(Durability.DISK))) {
            for (int i = 0; i < 10; i++) {
                for (int document = 0; document < 20; document++) {
                    while (!journal.batch().isFull()) {
                        Records.add(journal.batch());
                    }
                    assertTrue(journal.stage());
                }
                journal.append();
                assertEquals(0, dirtyKiB(".cq4"), "append " + i);
                assertEquals(0, dirtyKiB(Mark.FILE_NAME), "append " + i);
            }
            assertTrue(JournalFile.list(directory).size() > 1);
        }
    }

    @Test
    void shouldSeeDirtyPagesWithoutASync() throws IOException {
        try (Journal journal = Journal.open(Records.context(directory))) {
            Records.append(journal, 640, 64);
            assertTrue(dirtyKiB(".cq4") > 0);
            assertTrue(dirtyKiB(Mark.FILE_NAME) > 0);
        }
    }
}
