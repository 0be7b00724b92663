package org.ringbook.journal.snapshot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real file system that is really full: a tmpfs of 4 MiB, where this machine lets the test mount one. */
class SnapshotDiskFullTest {
    @TempDir
    Path directory;

    private Path disk;
    private boolean isMounted;

    @BeforeEach
    void mount() throws Exception {
        disk = Files.createDirectory(directory.resolve("disk"));
        isMounted = run("mount", "-t", "tmpfs", "-o", "size=4m", "tmpfs", disk.toString()) == 0;
        if (!isMounted) {
            System.err.println("SKIPPED: no snapshot to a full disk: this user may not mount a tmpfs");
            assumeTrue(false, "may not mount a tmpfs");
        }
    }

    @AfterEach
    void unmount() throws Exception {
        if (isMounted) {
            assertEquals(0, run("umount", disk.toString()));
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

    private static int run(final String... command) throws InterruptedException {
        try {
            final Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            assertTrue(process.waitFor(30, TimeUnit.SECONDS));
            return process.exitValue();
        } catch (final IOException e) {
            return -1;
        }
    }
}
