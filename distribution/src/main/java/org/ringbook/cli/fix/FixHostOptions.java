package org.ringbook.cli.fix;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.ringbook.cli.Console;
import org.ringbook.cli.gateway.GatewayPort;
import org.ringbook.cli.gateway.HostOptions;
import org.ringbook.fix.gateway.FixGateway;
import org.ringbook.fix.gateway.FixGatewayContext;
import org.ringbook.fix.gateway.SessionState;
import org.ringbook.server.Gauge;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Whether an engine's process has a FIX gateway. */
public final class FixHostOptions extends HostOptions {
    @Option(
            names = "--fix",
            paramLabel = "PORT|off",
            converter = GatewayPort.OrOff.class,
            description =
                    "Port of the FIX gateway in this process; 0 takes a free one, off has none. Default of start: "
                            + FixOptions.DEFAULT_PORT + ", or a free one if somebody has it; of engine: off.")
    private GatewayPort port;

    @Mixin
    private FixOptions options = new FixOptions();

    private volatile FixGateway gateway;

    /** No gateway, unless the command line is parsed. */
    public FixHostOptions() {}

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
    public Optional<FixGateway> start(final Path data, final String aeronDirectory, final Console console) {
        if (!isWanted()) {
            return Optional.empty();
        }
        final FixGatewayContext context = options.context(data, port, aeronDirectory, console)
                .failStop(error -> console.error("the FIX gateway has ended: " + error.getMessage()));
        gateway = FixGateway.launch(context);
        return Optional.of(gateway);
    }

    /**
     * Its gauges.
     *
     * @return none if there is no gateway.
     */
    public List<Gauge> gauges() {
        final FixGateway running = gateway;
        if (running == null) {
            return List.of();
        }
        final List<SessionState> sessions = running.sessions();
        return List.of(
                new Gauge(
                        "fix_ready", "1: FIX clients can connect; 0: not yet, or no longer", running.isReady() ? 1 : 0),
                new Gauge(
                        "fix_sessions_on",
                        "FIX sessions that are logged on",
                        sessions.stream().filter(SessionState::connected).count()),
                new Gauge(
                        "fix_reports_waiting",
                        "Reports that are not given to FIX sessions yet",
                        sessions.stream().mapToLong(SessionState::waiting).sum()),
                new Gauge(
                        "fix_commands",
                        "Commands that FIX sessions have sent since the gateway started",
                        sessions.stream().mapToLong(SessionState::commands).sum()),
                new Gauge(
                        "fix_refused",
                        "Messages that the FIX gateway has refused since it started",
                        sessions.stream().mapToLong(SessionState::refused).sum()),
                new Gauge(
                        "fix_throttled",
                        "Messages refused since they were too many in a second",
                        sessions.stream().mapToLong(SessionState::throttled).sum()));
    }
}
