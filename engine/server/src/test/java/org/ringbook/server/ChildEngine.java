package org.ringbook.server;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.agrona.IoUtil;
import org.agrona.concurrent.NanoClock;
import org.agrona.concurrent.ShutdownSignalBarrier;
import org.agrona.concurrent.SystemEpochNanoClock;
import org.ringbook.journal.Durability;

/** An engine in a process of its own, to be killed or to end itself. */
final class ChildEngine implements AutoCloseable {
    /** While this file exists the child's core fails at the next command. */
    static final String FAULT = "fault";

    /** System property of the child: its {@link Durability}. */
    static final String DURABILITY = "ringbook.test.durability";

    private static final long LIMIT_S = 60;
    private static final String READY = "READY ";

    private final Process process;
    private final Path errors;
    private final String aeronDirectory;

    private ChildEngine(final Process process, final Path errors, final String aeronDirectory) {
        this.process = process;
        this.errors = errors;
        this.aeronDirectory = aeronDirectory;
    }

    /** Starts one on a data directory, with further flags of its JVM, and waits until it takes commands. */
    static ChildEngine launch(final Path directory, final String... flags) throws IOException {
        final Path errors = directory.resolve("stderr-" + System.nanoTime());
        Files.createDirectories(directory);
        final List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        for (final String argument : ManagementFactory.getRuntimeMXBean().getInputArguments()) {
            if (argument.startsWith("--add") || argument.startsWith("-D") || argument.startsWith("--enable-native")) {
                command.add(argument);
            }
        }
        command.addAll(List.of(flags));
        command.addAll(List.of("-Xmx512m", "-cp", System.getProperty("java.class.path")));
        command.addAll(List.of(ChildEngine.class.getName(), directory.toString()));
        final Process process =
                new ProcessBuilder(command).redirectError(errors.toFile()).start();
        final BufferedReader out =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        String line = out.readLine();
        while (line != null && !line.startsWith(READY)) {
            line = out.readLine();
        }
        if (line == null) {
            throw new IOException("the child did not start: " + Files.readString(errors));
        }
        return new ChildEngine(process, errors, line.substring(READY.length()));
    }

    /** The child itself. */
    public static void main(final String[] arguments) {
        final Path directory = Path.of(arguments[0]);
        final Path fault = directory.resolve(FAULT);
        final NanoClock faulty = () -> {
            if (Thread.currentThread().getName().equals("ringbook-core") && Files.exists(fault)) {
                throw new IllegalStateException("injected fault");
            }
            return System.nanoTime();
        };
        final EngineContext context = TestEngine.context(directory)
                .clocks(SystemEpochNanoClock.INSTANCE, faulty)
                .durability(Durability.valueOf(System.getProperty(DURABILITY, Durability.PROCESS.name())));
        try (ShutdownSignalBarrier barrier = new ShutdownSignalBarrier();
                Engine engine = Engine.launch(context)) {
            System.out.println(READY + engine.aeronDirectory());
            barrier.await();
        }
    }

    String aeronDirectory() {
        return aeronDirectory;
    }

    /** As by kill -9. */
    void kill() throws InterruptedException {
        process.destroyForcibly();
        awaitExit();
    }

    int awaitExit() throws InterruptedException {
        if (!process.waitFor(LIMIT_S, TimeUnit.SECONDS)) {
            throw new IllegalStateException("the child goes on");
        }
        return process.exitValue();
    }

    String errors() throws IOException {
        return Files.readString(errors);
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
        IoUtil.delete(new File(aeronDirectory), true);
    }
}
