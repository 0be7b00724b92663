package org.ringbook.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.HdrHistogram.Histogram;
import org.agrona.CloseHelper;
import org.ringbook.benchmarks.ShadowDriver.Task;

/**
 * What a snapshot costs the live core: one engine with a large state under a constant load, and a shadow core beside it that in turn rests,
 * follows, and follows and writes snapshots one after the other. Prints the percentiles of both kinds of latency for each of the three.
 *
 * <p>Latency is measured from the moment at which a command was to be sent, so a stall counts for all that it delays.
 *
 * <pre>{@code
 * java @jvm/ringbook.flags @jvm/production.flags -Xmx8g -cp benchmarks/target/benchmarks.jar \
 *     org.ringbook.benchmarks.SnapshotLatency PROCESS 100000 1000000 2000 20 5
 * }</pre>
 */
public final class SnapshotLatency {
    private static final double[] PERCENTILES = {50, 90, 99, 99.9, 99.99, 100};
    private static final List<Task> TASKS = List.of(Task.REST, Task.FOLLOW, Task.SNAPSHOT);

    /** Where the shadow runs. */
    enum Host {
        /** On a thread beside the engine. */
        THREAD,
        /** In a process of its own. */
        PROCESS
    }

    private SnapshotLatency() {}

    /**
     * Measures.
     *
     * @param args where the shadow runs, accounts, open orders, commands a second, seconds of a phase, how often each; all may be left out
     *     from the last on
     * @throws IOException if a process can't be started
     */
    public static void main(final String[] args) throws IOException {
        final Host host = Host.valueOf(args.length > 0 ? args[0] : "PROCESS");
        final int accounts = number(args, 1, 100_000);
        final int orders = number(args, 2, 1_000_000);
        final int perSecond = number(args, 3, 2_000);
        final int seconds = number(args, 4, 20);
        final int rounds = number(args, 5, 5);
        measure(host, accounts, orders, perSecond, seconds, rounds);
    }

    private static int number(final String[] args, final int index, final int otherwise) {
        return args.length > index ? Integer.parseInt(args[index]) : otherwise;
    }

    static void measure(
            final Host host,
            final int accounts,
            final int orders,
            final int perSecond,
            final int seconds,
            final int rounds)
            throws IOException {
        try (ScratchDirectory directory = new ScratchDirectory();
                BusyExchange exchange = new BusyExchange(directory.path().resolve("data"), accounts)) {
            final long beganNs = System.nanoTime();
            exchange.setUp(orders);
            System.out.printf(
                    Locale.ROOT,
                    "%,d accounts, %,d open orders, made in %.1f s%n",
                    accounts,
                    orders,
                    (System.nanoTime() - beganNs) / 1e9);
            try (Told shadow = host == Host.THREAD
                    ? new ToldThread(directory.path().resolve("data"))
                    : new ToldProcess(directory.path().resolve("data"))) {
                shadow.awaitCaughtUp();
                measure(exchange, shadow, perSecond, seconds, rounds);
            }
        }
    }

    private static void measure(
            final BusyExchange exchange, final Told shadow, final int perSecond, final int seconds, final int rounds) {
        exchange.run(perSecond, seconds, BusyExchange.newHistogram(), BusyExchange.newHistogram());
        final Map<Task, Histogram> endToEnd = new EnumMap<>(Task.class);
        final Map<Task, Histogram> inCore = new EnumMap<>(Task.class);
        for (final Task task : TASKS) {
            endToEnd.put(task, BusyExchange.newHistogram());
            inCore.put(task, BusyExchange.newHistogram());
        }
        for (int round = 0; round < rounds; round++) {
            for (final Task task : TASKS) {
                shadow.task(task);
                exchange.run(perSecond, seconds, endToEnd.get(task), inCore.get(task));
            }
        }
        print("scheduled to event at the gateway, microseconds", endToEnd);
        print("sequenced to committed, microseconds", inCore);
    }

    private static void print(final String what, final Map<Task, Histogram> histograms) {
        System.out.println(what);
        final StringBuilder heading = new StringBuilder(String.format(Locale.ROOT, "  %-10s %9s", "shadow", "count"));
        for (final double percentile : PERCENTILES) {
            heading.append(String.format(Locale.ROOT, " %10s", percentile == 100 ? "max" : "p" + percentile));
        }
        System.out.println(heading);
        histograms.forEach((task, histogram) -> {
            final StringBuilder line =
                    new StringBuilder(String.format(Locale.ROOT, "  %-10s %,9d", task, histogram.getTotalCount()));
            for (final double percentile : PERCENTILES) {
                line.append(String.format(Locale.ROOT, " %,10.1f", histogram.getValueAtPercentile(percentile) / 1e3));
            }
            System.out.println(line);
        });
    }

    /** A shadow that takes orders. */
    private interface Told extends AutoCloseable {
        void task(Task task);

        void awaitCaughtUp() throws IOException;

        @Override
        void close();
    }

    /** In this process. */
    private static final class ToldThread implements Told {
        private final ShadowDriver driver;

        ToldThread(final Path data) {
            driver = new ShadowDriver(data, System.out);
        }

        @Override
        public void task(final Task task) {
            driver.task(task);
        }

        @Override
        public void awaitCaughtUp() {
            while (!driver.hasCaughtUp()) {
                Thread.onSpinWait();
            }
        }

        @Override
        public void close() {
            driver.close();
        }
    }

    /** In a process of its own, with the flags of this one. */
    private static final class ToldProcess implements Told {
        private final Process process;
        private final PrintStream tasks;
        private final BufferedReader said;
        private final Thread echo;

        ToldProcess(final Path data) throws IOException {
            final List<String> command = new ArrayList<>();
            command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
            command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
            command.addAll(List.of(
                    "-cp", System.getProperty("java.class.path"), ShadowDriver.class.getName(), data.toString()));
            process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            tasks = new PrintStream(process.getOutputStream(), true, StandardCharsets.US_ASCII);
            said = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
            echo = new Thread(this::echo, "ringbook-echo");
            echo.setDaemon(true);
        }

        @Override
        public void awaitCaughtUp() throws IOException {
            String line = said.readLine();
            while (line != null && !"caught up".equals(line)) {
                System.out.println(line);
                line = said.readLine();
            }
            if (line == null) {
                throw new IOException("the shadow's process has ended");
            }
            echo.start();
        }

        private void echo() {
            said.lines().forEach(System.out::println);
        }

        @Override
        public void task(final Task task) {
            tasks.println(task);
        }

        @Override
        public void close() {
            CloseHelper.closeAll(tasks);
            try {
                process.waitFor();
                echo.join();
            } catch (final InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
