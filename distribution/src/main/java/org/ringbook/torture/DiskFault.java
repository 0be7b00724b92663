package org.ringbook.torture;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A means of making a disk fail, real ones where the machine allows them. */
abstract class DiskFault {
    private static final String VOLUME_SIZE = "size=96m";

    private final String means;

    private DiskFault(final String means) {
        this.means = means;
    }

    /** All that work here; the simulated one is always among those of a full disk and of a failing sync. */
    static List<DiskFault> of(final Fault fault, final Path volume, final Path journal, final boolean isMounted) {
        final List<DiskFault> faults = new ArrayList<>();
        switch (fault) {
            case FULL -> {
                if (isMounted) {
                    faults.add(new FullVolume(volume));
                }
                if (Shell.run("prlimit", "--version") == 0) {
                    faults.add(new FileSizeLimit());
                }
                faults.add(new Simulated("simulated", "disk full"));
            }
            case READONLY -> {
                final ReadOnly readOnly = ReadOnly.find(volume, journal);
                if (readOnly == null) {
                    throw new NoMeansException(
                            "neither permissions nor a flag make a directory read-only for this user here");
                }
                faults.add(readOnly);
            }
            case SYNC -> faults.add(new Simulated("simulated", "sync fail"));
            default -> throw new IllegalArgumentException(fault.name());
        }
        return faults;
    }

    /** A small file system of its own; whether this user may. */
    static boolean mount(final Path volume) {
        return Shell.run("mount", "-t", "tmpfs", "-o", VOLUME_SIZE, "tmpfs", volume.toString()) == 0;
    }

    static void unmount(final Path volume) {
        if (Shell.run("umount", volume.toString()) != 0) {
            Shell.run("umount", "-l", volume.toString());
        }
    }

    /** How it is done, for the report. */
    final String means() {
        return means;
    }

    abstract void begin(Bench bench) throws IOException;

    /** Makes it good again; also what was not begun, and with no bench when all is over. */
    abstract void repair(Bench bench) throws IOException;

    /** Whether it holds for the next process too. */
    abstract boolean outlivesTheProcess();

    /** The child's {@link LabDisk} says no. */
    private static final class Simulated extends DiskFault {
        private final String command;

        Simulated(final String means, final String command) {
            super(means);
            this.command = command;
        }

        @Override
        void begin(final Bench bench) {
            bench.engine().say(command);
        }

        @Override
        void repair(final Bench bench) {
            // The process that was told has ended.
        }

        @Override
        boolean outlivesTheProcess() {
            return false;
        }
    }

    /** The kernel lets the process write no file beyond a few bytes: real, and allowed to everybody. */
    private static final class FileSizeLimit extends DiskFault {
        FileSizeLimit() {
            super("file size limit");
        }

        @Override
        void begin(final Bench bench) {
            final String limit = "--fsize=65536:";
            if (Shell.run("prlimit", "--pid", Long.toString(bench.engine().pid()), limit) != 0) {
                throw new TortureException("prlimit " + limit + " failed");
            }
        }

        @Override
        void repair(final Bench bench) {
            // The limit has ended with its process.
        }

        @Override
        boolean outlivesTheProcess() {
            return false;
        }
    }

    /** A real file system that is really full. */
    private static final class FullVolume extends DiskFault {
        private static final int CHUNK = 1 << 16;

        private final Path volume;
        private final Path filler;

        FullVolume(final Path volume) {
            super("full volume");
            this.volume = volume;
            filler = volume.resolve("filler");
        }

        @Override
        void begin(final Bench bench) throws IOException {
            final byte[] chunk = new byte[CHUNK];
            try (OutputStream out =
                    Files.newOutputStream(filler, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
                while (volume.toFile().getUsableSpace() > 0) {
                    out.write(chunk);
                }
            } catch (final IOException e) {
                if (volume.toFile().getUsableSpace() > CHUNK) {
                    throw e;
                }
            }
        }

        @Override
        void repair(final Bench bench) throws IOException {
            Files.deleteIfExists(filler);
        }

        @Override
        boolean outlivesTheProcess() {
            return true;
        }
    }

    /** The journal's directories take no new file: by their permissions, or for root by their immutable flag. */
    private static final class ReadOnly extends DiskFault {
        private final Path journal;
        private final String[] forbid;
        private final String[] allow;

        private ReadOnly(final String means, final Path journal, final String[] forbid, final String[] allow) {
            super(means);
            this.journal = journal;
            this.forbid = forbid;
            this.allow = allow;
        }

        static ReadOnly find(final Path scratch, final Path journal) {
            final ReadOnly[] candidates = {
                new ReadOnly("permissions", journal, new String[] {"chmod", "a-w"}, new String[] {"chmod", "u+w"}),
                new ReadOnly("immutable flag", journal, new String[] {"chattr", "+i"}, new String[] {"chattr", "-i"})
            };
            for (final ReadOnly candidate : candidates) {
                if (candidate.works(scratch)) {
                    return candidate;
                }
            }
            return null;
        }

        private boolean works(final Path scratch) {
            final Path probe = scratch.resolve("probe");
            try {
                Files.createDirectories(probe);
                if (Shell.run(forbid[0], forbid[1], probe.toString()) != 0) {
                    return false;
                }
                try {
                    Files.createFile(probe.resolve("file"));
                    return false;
                } catch (final IOException e) {
                    return true; // as it shall be
                } finally {
                    Shell.run(allow[0], allow[1], probe.toString());
                    SparseFiles.delete(probe);
                }
            } catch (final IOException e) {
                return false;
            }
        }

        private List<Path> directories() throws IOException {
            if (!Files.isDirectory(journal)) {
                return List.of();
            }
            try (Stream<Path> paths = Files.walk(journal, 1)) {
                return paths.filter(Files::isDirectory).toList();
            }
        }

        @Override
        void begin(final Bench bench) throws IOException {
            for (final Path directory : directories()) {
                if (Shell.run(forbid[0], forbid[1], directory.toString()) != 0) {
                    throw new TortureException("can't make read-only: " + directory);
                }
            }
        }

        @Override
        void repair(final Bench bench) throws IOException {
            for (final Path directory : directories()) {
                Shell.run(allow[0], allow[1], directory.toString());
            }
        }

        @Override
        boolean outlivesTheProcess() {
            return true;
        }
    }
}
