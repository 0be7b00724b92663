package org.ringbook.fix.gateway;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A part of the exchange in a process of its own, to be killed. */
final class ChildProcess implements AutoCloseable {
    /** The line by which a child says that it is ready. */
    static final String READY = "READY";

    private static final int LIMIT_S = 60;

    private final Process process;
    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final CountDownLatch ready = new CountDownLatch(1);

    private ChildProcess(final Process process) {
        this.process = process;
        final Thread reader = new Thread(this::read, "child-output");
        reader.setDaemon(true);
        reader.start();
    }

    private void read() {
        try (BufferedReader out =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                lines.add(line);
                if (line.equals(READY)) {
                    ready.countDown();
                }
            }
        } catch (final IOException e) {
            lines.add("output ended: " + e.getMessage()); // it was killed
        }
        ready.countDown();
    }

    /** Starts a class's main and waits until it says that it is ready. */
    static ChildProcess launch(final Class<?> main, final Object... arguments)
            throws IOException, InterruptedException {
        final List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        for (final String argument : ManagementFactory.getRuntimeMXBean().getInputArguments()) {
            if (argument.startsWith("--add") || argument.startsWith("-D") || argument.startsWith("--enable-native")) {
                command.add(argument);
            }
        }
        command.addAll(List.of("-Xmx512m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xshare:auto"));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        for (final Object argument : arguments) {
            command.add(argument.toString());
        }
        final ChildProcess child = new ChildProcess(
                new ProcessBuilder(command).redirectErrorStream(true).start());
        if (!child.ready.await(LIMIT_S, TimeUnit.SECONDS) || !child.isAlive()) {
            throw new IllegalStateException("the child did not start: " + child.lines);
        }
        return child;
    }

    boolean isAlive() {
        return process.isAlive();
    }

    List<String> lines() {
        return lines;
    }

    /** As by kill -9. */
    void kill() throws InterruptedException {
        process.destroyForcibly();
        process.waitFor();
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }
}
