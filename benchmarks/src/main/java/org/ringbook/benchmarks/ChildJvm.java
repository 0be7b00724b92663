package org.ringbook.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A part of what is measured, in a process of its own: a main class with the flags and the class path of this JVM, from when it is ready until its input ends. */
final class ChildJvm implements AutoCloseable {
    private static final String READY = "READY";
    private static final int END_S = 20;

    private final String name;
    private final Process process;
    private final String said;

    /**
     * Starts it, and waits until it says that it can be used.
     *
     * @param main calls {@link #serve}
     * @param args of it; the first names it where it fails
     * @throws IOException if it does not start
     */
    ChildJvm(final Class<?> main, final String... args) throws IOException {
        name = main.getSimpleName() + " " + args[0];
        final List<String> command = new ArrayList<>();
        command.add(ProcessHandle.current().info().command().orElse("java"));
        command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        command.addAll(List.of(args));
        process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        final BufferedReader out = process.inputReader();
        String line = out.readLine();
        while (line != null && !line.startsWith(READY)) {
            line = out.readLine();
        }
        if (line == null) {
            throw new IOException(name + " did not start");
        }
        said = line.substring(READY.length()).trim();
    }

    /**
     * In the child: says that it can be used, and returns when it is to end.
     *
     * @param what others have to know of it, such as its address; may be empty
     * @throws IOException if its input can't be read
     */
    static void serve(final String what) throws IOException {
        System.out.println(READY + " " + what);
        while (System.in.read() >= 0) {
            Thread.onSpinWait();
        }
    }

    /** What it said of itself. */
    String said() {
        return said;
    }

    /** Throws if it has ended. */
    void check() {
        if (!process.isAlive()) {
            throw new IllegalStateException(name + " has ended: " + process.exitValue());
        }
    }

    @Override
    public void close() throws IOException {
        process.getOutputStream().close();
        try {
            if (!process.waitFor(END_S, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (final InterruptedException e) {
            Thread.currentThread().interrupt();
            process.destroyForcibly();
        }
    }
}
