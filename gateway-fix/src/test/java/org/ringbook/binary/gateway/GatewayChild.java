package org.ringbook.binary.gateway;

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
import org.ringbook.server.Engine;

/** A binary gateway, or an engine, in a process of its own, to be killed. */
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

    static GatewayChild gateway(
            final Path directory, final String aeronDirectory, final String channel, final long checkpointMs)
            throws Exception {
        return launch("gateway", directory.toString(), aeronDirectory, channel, Long.toString(checkpointMs));
    }

    /** With its media driver in a directory that was another engine's before. */
    static GatewayChild engine(final Path directory, final String aeronDirectory) throws Exception {
        return launch("engine", directory.toString(), aeronDirectory);
    }

    private static GatewayChild launch(final String... arguments) throws Exception {
        final List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        for (final String argument : ManagementFactory.getRuntimeMXBean().getInputArguments()) {
            if (argument.startsWith("--add") || argument.startsWith("-D") || argument.startsWith("--enable-native")) {
                command.add(argument);
            }
        }
        command.addAll(List.of("-Xmx512m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xshare:auto"));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), GatewayChild.class.getName()));
        command.addAll(List.of(arguments));
        final GatewayChild child = new GatewayChild(
                new ProcessBuilder(command).redirectErrorStream(true).start());
        if (!child.ready.await(60, TimeUnit.SECONDS) || !child.process.isAlive()) {
            throw new IllegalStateException("the child did not start: " + child.lines);
        }
        return child;
    }

    /** The child itself. */
    public static void main(final String[] arguments) throws Exception {
        if ("engine".equals(arguments[0])) {
            final Engine engine = Engine.launch(TestExchange.engineContext(
                            Path.of(arguments[1]), new CopyOnWriteArrayList<>(), new CopyOnWriteArrayList<>())
                    .embeddedDriver(arguments[2]));
            System.out.println("engine on " + engine.aeronDirectory());
            System.out.println(READY);
        } else {
            final BinaryGateway gateway = BinaryGateway.launch(new BinaryGatewayContext()
                    .directory(Path.of(arguments[1]))
                    .aeronDirectory(arguments[2])
                    .engine(() -> new ClientContext().aeronDirectory(arguments[2]))
                    .channel(arguments[3])
                    .messagesPerSecond(1_000_000)
                    .checkpointIntervalNs(TimeUnit.MILLISECONDS.toNanos(Long.parseLong(arguments[4])))
                    .log(System.out::println)
                    .errorHandler(error -> System.out.println("ERROR " + error)));
            if (gateway.awaitReady(60, TimeUnit.SECONDS)) {
                System.out.println(READY);
            }
        }
        Thread.currentThread().join();
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
