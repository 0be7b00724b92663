package org.ringbook.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.ringbook.flow.FlowFormat;
import org.ringbook.flow.FlowStream;
import org.ringbook.flow.io.FlowFile;
import org.ringbook.flow.io.FlowFormatException;
import org.ringbook.flow.play.RecordedFile;

/** The recorded files that are played beside the generated flows: those of a folder that the environment names. */
final class RecordedFolder {
    /** The environment variable. */
    static final String VARIABLE = "RINGBOOK_FLOW_DATA";

    private RecordedFolder() {}

    /**
     * Reads the recordings of the folder that {@link #VARIABLE} names.
     *
     * @param operationsMin how long a flow is at least
     * @param progress told of every file, or that there is no folder
     * @return as {@link #workloads}; empty if the variable is not set
     * @throws IOException if it names no folder, or a recording can't be read
     */
    static List<RecordedWorkload> ofEnvironment(final int operationsMin, final Consumer<String> progress)
            throws IOException {
        final String folder = System.getenv(VARIABLE);
        if (folder == null || folder.isEmpty()) {
            progress.accept(
                    "recorded flows are left out: to have them, set " + VARIABLE + " to a folder of recorded orders");
            return List.of();
        }
        if (!Files.isDirectory(Path.of(folder))) {
            throw new IOException(VARIABLE + " names no folder: " + folder);
        }
        return workloads(Path.of(folder), operationsMin, progress);
    }

    /**
     * Reads the recordings of a folder: of each instrument the largest file. Files that begin like no known format are passed over.
     *
     * @param folder of recordings and other files
     * @param operationsMin how long a flow is at least
     * @param progress told of every file
     * @return sorted by name
     * @throws IOException if a recording can't be read or is not what its format says
     */
    static List<RecordedWorkload> workloads(final Path folder, final int operationsMin, final Consumer<String> progress)
            throws IOException {
        final List<RecordedWorkload> workloads = new ArrayList<>();
        for (final Path file : largest(folder, progress).values()) {
            final RecordedWorkload workload = RecordedWorkload.of(file, operationsMin);
            progress.accept(workload.note());
            workloads.add(workload);
        }
        return workloads;
    }

    private static SortedMap<String, Path> largest(final Path folder, final Consumer<String> progress)
            throws IOException {
        final SortedMap<String, Path> largest = new TreeMap<>();
        for (final Path file : files(folder)) {
            if (!isRecording(file, progress)) {
                continue;
            }
            final String instrument = instrument(file);
            final Path other = largest.get(instrument);
            if (other == null || Files.size(file) > Files.size(other)) {
                largest.put(instrument, file);
            }
            if (other != null) {
                progress.accept("of " + instrument + " only the larger recording is played: "
                        + FlowFile.nameOf(largest.get(instrument)));
            }
        }
        return largest;
    }

    private static List<Path> files(final Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }

    private static boolean isRecording(final Path file, final Consumer<String> progress) throws IOException {
        try {
            FlowFormat.of(file);
            return true;
        } catch (final FlowFormatException e) {
            progress.accept("no recording of orders: " + e.getMessage());
            return false;
        }
    }

    private static String instrument(final Path file) throws IOException {
        try (FlowStream stream = new RecordedFile(file).open()) {
            return stream.instruments().get(0).symbol();
        }
    }
}
