package org.ringbook.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** A JVM of its own for an engine that is measured, with the flags of this one but for the collector. */
final class EngineJvm {
    private static final String COLLECTOR = "-XX:+Use";

    private final String classPath;
    private final String mainClass;
    private final List<String> flags = new ArrayList<>();

    /**
     * For a main class.
     *
     * @param jar       that has it; null = the class path of this JVM
     * @param mainClass what prints figures, line by line
     */
    EngineJvm(final Path jar, final String mainClass) {
        classPath = jar == null ? System.getProperty("java.class.path") : jar.toString();
        this.mainClass = mainClass;
        for (final String flag : ManagementFactory.getRuntimeMXBean().getInputArguments()) {
            if (!flag.startsWith(COLLECTOR)) {
                flags.add(flag);
            }
        }
    }

    EngineJvm flag(final String flag) {
        flags.add(flag);
        return this;
    }

    /**
     * Runs it to its end.
     *
     * @param args   of the main class
     * @param figure takes each line of its output
     * @throws IOException           if it can't be started
     * @throws InterruptedException  if interrupted meanwhile
     * @throws IllegalStateException if it fails
     */
    void run(final List<String> args, final Consumer<String> figure) throws IOException, InterruptedException {
        final List<String> command = new ArrayList<>();
        command.add(ProcessHandle.current().info().command().orElse("java"));
        command.addAll(flags);
        command.add("-cp");
        command.add(classPath);
        command.add(mainClass);
        command.addAll(args);
        final Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader out = process.inputReader()) {
            out.lines().forEach(figure);
        }
        final int status = process.waitFor();
        if (status != 0) {
            throw new IllegalStateException(mainClass + " ended with status " + status + ": " + args);
        }
    }
}
