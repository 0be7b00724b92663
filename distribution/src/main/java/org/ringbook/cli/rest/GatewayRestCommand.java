package org.ringbook.cli.rest;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.ringbook.cli.follow.DatabaseOptions;
import org.ringbook.cli.gateway.GatewayCommand;
import org.ringbook.cli.gateway.GatewayPort;
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
public final class GatewayRestCommand extends GatewayCommand {
    @Option(
            names = "--port",
            paramLabel = "PORT",
            converter = GatewayPort.OnlyNumber.class,
            defaultValue = "" + RestOptions.DEFAULT_PORT,
            description = "Port to listen on; 0 takes a free one. Default: ${DEFAULT-VALUE}.")
    private GatewayPort port;

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
        final Path data = root().data();
        final Set<String> followers = followers(data);
        options.check(followers);
        try (Database source = database.database(data)) {
            final History history = followers.isEmpty() ? History.NONE : Past.of(source, followers);
            try (RestGateway gateway = RestGateway.launch(
                    options.exchange(data, mediaDriver(), console()),
                    options.server(port.number(), console()),
                    new StreamContext(),
                    history,
                    options.backOffice(source, followers))) {
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

    private int serve(final Path data, final RestGateway gateway) {
        serve(gateway::isReady, gateway::fault, () -> {
            RestStatus.write(data, gateway.address());
            DemoCredentials.tell(data, gateway.address());
            console().say("rest " + gateway.address());
        });
        console()
                .put("rest", gateway.address())
                .put("sequence", gateway.view().sequence())
                .put("requests", gateway.counts().requests());
        if (gateway.fault().isEmpty()) {
            RestStatus.remove(data);
        }
        return outcome(gateway.fault());
    }
}
