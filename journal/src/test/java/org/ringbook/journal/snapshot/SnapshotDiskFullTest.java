package org.ringbook.journal.snapshot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ringbook.journal.SmallDisk;

/** A file system of 4 MiB that is full. */
class SnapshotDiskFullTest {
    @TempDir
    Path directory;

    private SmallDisk mounted;
    private Path disk;

    @BeforeEach
    void mount() throws Exception {
        mounted = SmallDisk.mount(directory, "4m");
        disk = mounted.path();
    }

    @AfterEach
    void unmount() throws Exception {
        if (mounted != null) {
            mounted.unmount();
        }
    }

    @Test
    void shouldRemoveWhatDoesNotFitAndSayWhy() {
        final SnapshotFiles files = new SnapshotFiles(disk);
        final SnapshotFile before = SampleRows.write(files, 5, 10_000);
        try (SnapshotWriter writer = files.begin(1)) {
            final SnapshotException full =
                    assertThrows(SnapshotException.class, () -> SampleRows.save(writer, 9, 1_000_000));
            assertTrue(
                    full.getMessage().startsWith("cannot write the snapshot: No space left on device: file=" + disk),
                    full::getMessage);
        }
        assertEquals(List.of(before.path().toFile()), List.of(disk.toFile().listFiles()));
        assertEquals(before, files.verify(before));
        SampleRows.write(files, 10, 10_000);
        assertEquals(2, files.list().size());
    }
}
