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
import org.ringbook.client.ClientContext;

/** A FIX gateway in a process of its own, to be killed. */
final class GatewayChild implements AutoCloseable {
    private static final String READY = "READY";

    private final Process process;
    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final CountDownLatch ready = new CountDownLatch(1);

    private GatewayChild(final Process process) {
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

    static GatewayChild launch(
            final Path directory, final String aeronDirectory, final int port, final long checkpointMs)
            throws Exception {
        final List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        for (final String argument : ManagementFactory.getRuntimeMXBean().getInputArguments()) {
            if (argument.startsWith("--add") || argument.startsWith("-D") || argument.startsWith("--enable-native")) {
                command.add(argument);
            }
        }
        command.addAll(List.of("-Xmx512m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xshare:auto"));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), GatewayChild.class.getName()));
        command.addAll(
                List.of(directory.toString(), aeronDirectory, Integer.toString(port), Long.toString(checkpointMs)));
        final GatewayChild child = new GatewayChild(
                new ProcessBuilder(command).redirectErrorStream(true).start());
        if (!child.ready.await(60, TimeUnit.SECONDS) || !child.process.isAlive()) {
            throw new IllegalStateException("the gateway did not start: " + child.lines);
        }
        return child;
    }

    /** The child itself. */
    public static void main(final String[] arguments) throws Exception {
        final FixGateway gateway = FixGateway.launch(new FixGatewayContext()
                .directory(Path.of(arguments[0]))
                .engine(() -> new ClientContext().aeronDirectory(arguments[1]))
                .port(Integer.parseInt(arguments[2]))
                .messagesPerSecond(100_000)
                .checkpointIntervalNs(TimeUnit.MILLISECONDS.toNanos(Long.parseLong(arguments[3])))
                .log(System.out::println)
                .errorHandler(error -> System.out.println("ERROR " + error)));
        if (gateway.awaitReady(60, TimeUnit.SECONDS)) {
            System.out.println(READY);
        }
        Thread.currentThread().join();
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
