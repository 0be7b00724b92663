package org.ringbook.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** A real file system that can really be full: a tmpfs, where this machine lets the test mount one; else the test is skipped, and says so. */
public final class SmallDisk {
    private final Path path;

    private SmallDisk(final Path path) {
        this.path = path;
    }

    /** Mounts one. */
    public static SmallDisk mount(final Path parent, final String size) throws IOException, InterruptedException {
        final Path path = Files.createDirectory(parent.resolve("disk"));
        final boolean isMounted = run("mount", "-t", "tmpfs", "-o", "size=" + size, "tmpfs", path.toString()) == 0;
        if (!isMounted) {
            System.err.println("SKIPPED: no test of a full disk: this user may not mount a tmpfs");
        }
        assumeTrue(isMounted, "may not mount a tmpfs");
        return new SmallDisk(path);
    }

    /** Where it is. */
    public Path path() {
        return path;
    }

    /** Takes it away. */
    public void unmount() throws IOException, InterruptedException {
        assertEquals(0, run("umount", path.toString()));
    }

    private static int run(final String... command) throws IOException, InterruptedException {
        final Process process;
        try {
            process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (final IOException e) {
            System.err.println("no " + command[0] + ": " + e.getMessage());
            return -1;
        }
        assertTrue(process.waitFor(30, TimeUnit.SECONDS));
        return process.exitValue();
    }
}
