package org.ringbook.cli.binary;

import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.ringbook.binary.gateway.BinaryGatewayContext;
import org.ringbook.cli.Console;
import org.ringbook.cli.gateway.FreePort;
import org.ringbook.cli.gateway.GatewayPort;
import org.ringbook.cli.shadow.GatewayPosition;
import org.ringbook.client.ClientContext;
import picocli.CommandLine.Option;

/** How a binary gateway is set up, wherever it runs. */
public final class BinaryOptions {
    static final int DEFAULT_PORT = 9700;

    @Option(
            names = "--binary-host",
            paramLabel = "HOST",
            defaultValue = "127.0.0.1",
            description = "Address that binary clients send to. Default: ${DEFAULT-VALUE}.")
    private String host = "127.0.0.1";

    @Option(
            names = "--binary-rate",
            paramLabel = "N",
            defaultValue = "10000",
            description =
                    "Commands and questions that a binary session may send in a second; more are refused. Default:"
                            + " ${DEFAULT-VALUE}.")
    private int rate = 10_000;

    @Option(
            names = "--binary-grace",
            paramLabel = "MS",
            defaultValue = "0",
            description =
                    "How long a binary session may be gone before its orders are canceled, if they are to be. Default:"
                            + " ${DEFAULT-VALUE}.")
    private long graceMs;

    /** The defaults. */
    public BinaryOptions() {}

    /**
     * The settings of a gateway on a data directory.
     *
     * @param data           the data directory.
     * @param port           UDP port to listen on; null = the usual one, or a free one if somebody has it.
     * @param aeronDirectory of the engine's media driver.
     * @param console        takes what it says.
     * @return to be launched.
     */
    BinaryGatewayContext context(
            final Path data, final GatewayPort port, final String aeronDirectory, final Console console) {
        return new BinaryGatewayContext()
                .directory(directory(data))
                .aeronDirectory(aeronDirectory)
                .engine(() -> new ClientContext().aeronDirectory(aeronDirectory))
                .channel("aeron:udp?endpoint=" + host + ":" + FreePort.udp(port, DEFAULT_PORT))
                .messagesPerSecond(rate)
                .graceNs(TimeUnit.MILLISECONDS.toNanos(graceMs))
                .checkpointed(GatewayPosition.of(data, GatewayPosition.BINARY))
                .log(line -> console.progress("binary: " + line))
                .errorHandler(error -> console.error("binary: " + error));
    }

    /**
     * Where a gateway keeps its status and its checkpoint.
     *
     * @param data the data directory.
     * @return below it.
     */
    public static Path directory(final Path data) {
        return data.resolve("binary");
    }
}
