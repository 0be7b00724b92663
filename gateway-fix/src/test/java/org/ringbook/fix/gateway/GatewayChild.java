package org.ringbook.fix.gateway;

import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.ringbook.client.ClientContext;

/** A FIX gateway in a process of its own. */
final class GatewayChild {
    private GatewayChild() {}

    static ChildProcess launch(
            final Path directory, final String aeronDirectory, final int port, final long checkpointMs)
            throws Exception {
        return ChildProcess.launch(GatewayChild.class, directory, aeronDirectory, port, checkpointMs);
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
            System.out.println(ChildProcess.READY);
        }
        Thread.currentThread().join();
    }
}
