package org.ringbook.cli.binary;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.ringbook.binary.gateway.BinaryGateway;
import org.ringbook.binary.gateway.BinaryGatewayContext;
import org.ringbook.binary.gateway.GatewayFigures;
import org.ringbook.binary.gateway.SessionState;
import org.ringbook.cli.Console;
import org.ringbook.server.Gauge;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** Whether an engine's process has a binary gateway. */
public final class BinaryHostOptions {
    private static final int PORT_MAX = 65_535;
    private static final String OFF = "off";

    private String port = OFF;

    @Mixin
    private BinaryOptions options = new BinaryOptions();

    private volatile BinaryGateway gateway;

    /** No gateway, unless the command line is parsed. */
    public BinaryHostOptions() {}

    @Option(
            names = "--binary",
            paramLabel = "PORT|off",
            defaultValue = OFF,
            description =
                    "Have a binary gateway in this process that listens on this UDP port; 0 takes a free one. Default:"
                            + " ${DEFAULT-VALUE} (see ringbook gateway-binary).")
    void port(final String text) {
        if (!OFF.equals(text) && !(text.matches("\\d{1,5}") && Integer.parseInt(text) <= PORT_MAX)) {
            throw new TypeConversionException("--binary takes off, or a port of 0 to 65535: " + text);
        }
        port = text;
    }

    /**
     * Starts it, if it is wanted. What fails later is said, and does not end the engine.
     *
     * @param data           the data directory.
     * @param aeronDirectory of the engine's media driver.
     * @param console        takes what it says.
     * @return empty if it is not wanted.
     */
    public Optional<BinaryGateway> start(final Path data, final String aeronDirectory, final Console console) {
        if (OFF.equals(port)) {
            return Optional.empty();
        }
        final BinaryGatewayContext context = options.context(data, Integer.parseInt(port), aeronDirectory, console)
                .failStop(error -> console.error("the binary gateway has ended: " + error.getMessage()));
        gateway = BinaryGateway.launch(context);
        return Optional.of(gateway);
    }

    /**
     * Its gauges.
     *
     * @return none if there is no gateway.
     */
    public List<Gauge> gauges() {
        final BinaryGateway running = gateway;
        if (running == null) {
            return List.of();
        }
        final List<SessionState> sessions = running.sessions();
        final GatewayFigures figures = running.figures();
        return List.of(
                new Gauge(
                        "binary_ready",
                        "1: binary clients can log on; 0: not yet, or no longer",
                        running.isReady() ? 1 : 0),
                new Gauge(
                        "binary_sessions_on",
                        "Binary sessions that are logged on",
                        sessions.stream().filter(SessionState::connected).count()),
                new Gauge(
                        "binary_sessions_behind",
                        "Binary sessions that are logged on and still being told what they missed",
                        sessions.stream()
                                .filter(session -> session.connected() && !session.live())
                                .count()),
                new Gauge("binary_open_orders", "Open orders of binary sessions", figures.openOrders()),
                new Gauge(
                        "binary_commands",
                        "Commands that binary sessions have sent since the gateway started",
                        sessions.stream().mapToLong(SessionState::commands).sum()),
                new Gauge(
                        "binary_refused",
                        "Messages that the binary gateway has refused since it started",
                        sessions.stream().mapToLong(SessionState::refused).sum()),
                new Gauge(
                        "binary_throttled",
                        "Messages refused since they were too many in a second",
                        sessions.stream().mapToLong(SessionState::throttled).sum()),
                new Gauge(
                        "binary_failed_logons",
                        "Handshakes with a wrong key or secret since the gateway started",
                        figures.failures()),
                new Gauge(
                        "binary_malformed",
                        "Messages that do not decode since the gateway started",
                        figures.malformed()),
                new Gauge("binary_replays", "Replays to binary sessions since the gateway started", figures.replays()));
    }
}
