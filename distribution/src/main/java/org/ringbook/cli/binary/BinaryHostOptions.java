package org.ringbook.cli.binary;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.ringbook.binary.gateway.BinaryGateway;
import org.ringbook.binary.gateway.BinaryGatewayContext;
import org.ringbook.binary.gateway.GatewayFigures;
import org.ringbook.binary.gateway.SessionState;
import org.ringbook.cli.Console;
import org.ringbook.cli.gateway.GatewayPort;
import org.ringbook.cli.gateway.HostOptions;
import org.ringbook.server.Gauge;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Whether an engine's process has a binary gateway. */
public final class BinaryHostOptions extends HostOptions {
    @Option(
            names = "--binary",
            paramLabel = "PORT|off",
            converter = GatewayPort.OrOff.class,
            description = "UDP port of the binary gateway in this process; 0 takes a free one, off has none. Default of"
                    + " start: " + BinaryOptions.DEFAULT_PORT + ", or a free one if somebody has it; of engine: off.")
    private GatewayPort port;

    @Mixin
    private BinaryOptions options = new BinaryOptions();

    private volatile BinaryGateway gateway;

    /** No gateway, unless the command line is parsed. */
    public BinaryHostOptions() {}

    @Override
    protected GatewayPort port() {
        return port;
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
        if (!isWanted()) {
            return Optional.empty();
        }
        final BinaryGatewayContext context = options.context(data, port, aeronDirectory, console)
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
