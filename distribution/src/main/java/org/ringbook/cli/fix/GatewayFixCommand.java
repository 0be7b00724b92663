package org.ringbook.cli.fix;

import org.ringbook.cli.gateway.GatewayCommand;
import org.ringbook.cli.gateway.GatewayPort;
import org.ringbook.fix.gateway.FixGateway;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The FIX gateway as a process of its own. */
@Command(
        name = "gateway-fix",
        description = {
            "Let market makers in: a FIX 4.4 acceptor beside a live engine, on its media driver. Sessions are opened by ringbook admin"
                    + " fix-session add. Their numbers and all that was sent to them are kept in the folder fix of the data directory.",
            "It goes on where it ended, also after it or the engine was killed: start it again."
        },
        footer = {
            "",
            "Exit status: 0 stopped; 1 it can't go on; 3 no engine runs; 70 it had to stop at once, start it again.",
            "",
            "Examples:",
            "  ringbook gateway-fix",
            "  ringbook gateway-fix --port 9880 --fix-host 0.0.0.0"
        })
public final class GatewayFixCommand extends GatewayCommand {
    @Option(
            names = "--port",
            paramLabel = "PORT",
            converter = GatewayPort.OnlyNumber.class,
            defaultValue = "" + FixOptions.DEFAULT_PORT,
            description = "Port to listen on; 0 takes a free one. Default: ${DEFAULT-VALUE}.")
    private GatewayPort port;

    @Mixin
    private FixOptions options;

    private GatewayFixCommand() {}

    @Override
    public Integer call() {
        try (FixGateway gateway = FixGateway.launch(options.context(root().data(), port, mediaDriver(), console()))) {
            serve(gateway::isReady, gateway::fault, () -> {});
            console()
                    .put("sequence", gateway.sequence())
                    .put("sessions", gateway.sessions().size());
            return outcome(gateway.fault());
        }
    }
}
