package org.ringbook.cli.rest;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.ringbook.cli.ExitStatus;
import org.ringbook.cli.Failure;
import org.ringbook.cli.Subcommand;
import org.ringbook.cli.engine.RunFile;
import org.ringbook.cli.follow.DatabaseOptions;
import org.ringbook.cli.keys.DemoCredentials;
import org.ringbook.cli.shadow.Followers;
import org.ringbook.followers.Database;
import org.ringbook.journal.FollowerPositions;
import org.ringbook.rest.RestGateway;
import org.ringbook.rest.api.History;
import org.ringbook.rest.stream.StreamContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The REST gateway as a process of its own. */
@Command(
        name = "gateway-rest",
        description = {
            "Let retail clients in: REST, WebSocket and a web page, beside a live engine, on its media driver. Clients"
                    + " of the Luno API work by changing the base address. Keys are issued by ringbook admin key.",
            "It is rebuilt from the event stream and a checkpoint in the folder rest of the data directory: start it"
                    + " again whenever it ended."
        },
        footer = {
            "",
            "Exit status: 0 stopped; 1 it can't go on; 3 no engine runs; 70 it had to stop at once, start it again.",
            "",
            "Examples:",
            "  ringbook gateway-rest",
            "  ringbook gateway-rest --port 8443 --rest-host 0.0.0.0 --rest-key-store tls.p12"
                    + " --rest-key-store-password-file pass"
        })
public final class GatewayRestCommand extends Subcommand {
    private static final long LOOK_NS = TimeUnit.MILLISECONDS.toNanos(50);

    @Option(
            names = "--port",
            paramLabel = "PORT",
            defaultValue = "" + RestOptions.DEFAULT_PORT,
            description = "Port to listen on; 0 takes a free one. Default: ${DEFAULT-VALUE}.")
    private int port;

    @Option(
            names = "--media-driver",
            paramLabel = "DIR",
            description =
                    "Directory of the engine's Aeron media driver. Default: that of the engine that runs on the data"
                            + " directory.")
    private Path mediaDriver;

    @Option(
            names = "--past",
            split = ",",
            paramLabel = "NAME",
            description = "Followers whose tables it reads for what is older than its memory: orders, balances, market,"
                    + " settlement, or off. Default: those that are registered in the data directory.")
    private List<String> past;

    @Mixin
    private DatabaseOptions database;

    @Mixin
    private RestOptions options;

    private GatewayRestCommand() {}

    @Override
    public Integer call() {
        if (port < 0 || port > 65_535) {
            throw usage("--port takes 0 to 65535: " + port);
        }
        final Path data = root().data();
        final Set<String> followers = followers(data);
        try (Database source = database.database(data)) {
            final History history = followers.isEmpty() ? History.NONE : Past.of(source, followers);
            try (RestGateway gateway = RestGateway.launch(
                    options.exchange(data, mediaDriver == null ? driverOf(data) : mediaDriver.toString(), console()),
                    options.server(port, console()),
                    new StreamContext(),
                    history)) {
                return serve(data, gateway);
            }
        }
    }

    private Set<String> followers(final Path data) {
        final Set<String> names = new HashSet<>();
        if (past != null) {
            names.addAll(past);
        } else {
            Followers.of(data).positions().stream()
                    .map(FollowerPositions.Entry::name)
                    .forEach(names::add);
        }
        names.retainAll(Set.of("orders", "balances", "market", "settlement"));
        return names;
    }

    private static String driverOf(final Path data) {
        return RunFile.findRunning(data)
                .map(RunFile::aeronDirectory)
                .orElseThrow(() -> new Failure(
                        ExitStatus.UNREACHABLE, "no engine runs on " + data + ". Start one, or use --media-driver"));
    }

    private int serve(final Path data, final RestGateway gateway) {
        boolean said = false;
        while (gateway.fault().isEmpty() && !root().stop().isRequested()) {
            LockSupport.parkNanos(LOOK_NS);
            if (!said && gateway.isReady()) {
                said = true;
                RestStatus.write(data, gateway.address());
                DemoCredentials.tell(data, gateway.address());
                console().say("rest " + gateway.address());
                console().say("ready; Ctrl-C stops it");
            }
        }
        console()
                .put("rest", gateway.address())
                .put("sequence", gateway.view().sequence())
                .put("requests", gateway.counts().requests());
        if (!gateway.fault().isEmpty()) {
            console().error(gateway.fault());
            return ExitStatus.FAILED;
        }
        RestStatus.remove(data);
        return ExitStatus.DONE;
    }
}
