package org.ringbook.cli.rest;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.ringbook.cli.Console;
import org.ringbook.cli.gateway.FreePort;
import org.ringbook.cli.gateway.GatewayPort;
import org.ringbook.cli.gateway.HostOptions;
import org.ringbook.followers.Database;
import org.ringbook.rest.RestGateway;
import org.ringbook.rest.api.History;
import org.ringbook.rest.http.RestCounts;
import org.ringbook.rest.stream.StreamContext;
import org.ringbook.server.Gauge;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Whether an engine's process has a REST gateway. */
public final class RestHostOptions extends HostOptions {
    @Option(
            names = "--rest",
            paramLabel = "PORT|off",
            converter = GatewayPort.OrOff.class,
            description = "Port of the REST gateway and its page in this process; 0 takes a free one, off has none."
                    + " Default of start: " + RestOptions.DEFAULT_PORT + ", or a free one if somebody has it; of"
                    + " engine: off.")
    private GatewayPort port;

    @Mixin
    private RestOptions options = new RestOptions();

    private volatile RestGateway gateway;

    /** No gateway, unless the command line is parsed. */
    public RestHostOptions() {}

    @Override
    protected GatewayPort port() {
        return port;
    }

    /**
     * Looks at the options before anything is started, if it is wanted.
     *
     * @param followers names of the followers in this process.
     * @throws org.ringbook.cli.Failure if it could not start with them.
     */
    public void check(final Set<String> followers) {
        if (isWanted()) {
            options.check(followers);
        }
    }

    /**
     * Starts it, if it is wanted. What fails later is said, and does not end the engine.
     *
     * @param data           the data directory.
     * @param aeronDirectory of the engine's media driver.
     * @param followers      names of the followers in this process.
     * @param database       theirs.
     * @param console        takes what it says.
     * @return empty if it is not wanted.
     */
    public Optional<RestGateway> start(
            final Path data,
            final String aeronDirectory,
            final Set<String> followers,
            final Database database,
            final Console console) {
        if (!isWanted()) {
            return Optional.empty();
        }
        final History history = followers.isEmpty() ? History.NONE : Past.of(database, followers);
        gateway = RestGateway.launch(
                options.exchange(data, aeronDirectory, console)
                        .failStop(error -> console.error("the REST gateway has ended: " + error.getMessage())),
                options.server(FreePort.tcp(port, RestOptions.DEFAULT_PORT), console),
                new StreamContext(),
                history,
                options.backOffice(database, followers));
        return Optional.of(gateway);
    }

    /**
     * Its gauges.
     *
     * @return none if there is no gateway.
     */
    public List<Gauge> gauges() {
        final RestGateway running = gateway;
        if (running == null) {
            return List.of();
        }
        final RestCounts counts = running.counts();
        return List.of(
                new Gauge(
                        "rest_ready",
                        "1: the REST gateway answers; 0: not yet, or no longer",
                        running.isReady() ? 1 : 0),
                new Gauge(
                        "rest_requests",
                        "Requests that the REST gateway has answered since it started",
                        counts.requests()),
                new Gauge("rest_refused", "Of them refused (4xx but 401 and 429)", counts.refused()),
                new Gauge("rest_unauthorised", "Of them without a right key (401)", counts.unauthorised()),
                new Gauge("rest_throttled", "Of them too many in a minute (429)", counts.throttled()),
                new Gauge("rest_failed", "Of them failed (5xx)", counts.failed()),
                new Gauge("rest_busy_nanoseconds", "Time spent on requests since it started", counts.busyNs()));
    }
}
