package org.ringbook.cli.fix;

import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.ringbook.cli.Console;
import org.ringbook.cli.gateway.FreePort;
import org.ringbook.cli.gateway.GatewayPort;
import org.ringbook.cli.shadow.GatewayPosition;
import org.ringbook.client.ClientContext;
import org.ringbook.fix.gateway.FixGatewayContext;
import picocli.CommandLine.Option;

/** How a FIX gateway is set up, wherever it runs. */
public final class FixOptions {
    static final int DEFAULT_PORT = 9880;

    @Option(
            names = "--fix-host",
            paramLabel = "HOST",
            defaultValue = "127.0.0.1",
            description = "Address that FIX sessions connect to. Default: ${DEFAULT-VALUE}.")
    private String host = "127.0.0.1";

    @Option(
            names = "--fix-rate",
            paramLabel = "N",
            defaultValue = "1000",
            description = "Application messages that a FIX session may send in a second; more are refused. Default:"
                    + " ${DEFAULT-VALUE}.")
    private int rate = 1_000;

    @Option(
            names = "--fix-grace",
            paramLabel = "MS",
            defaultValue = "0",
            description =
                    "How long a FIX session may be gone before its orders are canceled, if they are to be. Default:"
                            + " ${DEFAULT-VALUE}.")
    private long graceMs;

    /** The defaults. */
    public FixOptions() {}

    /**
     * The settings of a gateway on a data directory.
     *
     * @param data           the data directory.
     * @param port           to listen on; 0 = a free one.
     * @param aeronDirectory of the engine's media driver.
     * @param console        takes what it says.
     * @return to be launched.
     */
    FixGatewayContext context(
            final Path data, final GatewayPort port, final String aeronDirectory, final Console console) {
        return new FixGatewayContext()
                .directory(directory(data))
                .engine(() -> new ClientContext().aeronDirectory(aeronDirectory))
                .host(host)
                .port(FreePort.tcp(port, DEFAULT_PORT))
                .messagesPerSecond(rate)
                .graceNs(TimeUnit.MILLISECONDS.toNanos(graceMs))
                .checkpointed(GatewayPosition.of(data, GatewayPosition.FIX))
                .log(line -> console.progress("fix: " + line))
                .errorHandler(error -> console.error("fix: " + error));
    }

    /**
     * Where a gateway keeps its sessions.
     *
     * @param data the data directory.
     * @return below it.
     */
    public static Path directory(final Path data) {
        return data.resolve("fix");
    }
}
