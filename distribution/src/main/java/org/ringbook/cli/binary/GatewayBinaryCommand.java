package org.ringbook.cli.binary;

import org.ringbook.binary.gateway.BinaryGateway;
import org.ringbook.cli.gateway.GatewayCommand;
import org.ringbook.cli.gateway.GatewayPort;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The binary gateway as a process of its own. */
@Command(
        name = "gateway-binary",
        description = {
            "Let market makers in that want less latency than FIX: order entry and private events in SBE over Aeron"
                    + " (docs/binary.md), beside a live engine, on its media driver. Sessions are opened by ringbook admin"
                    + " binary-session add.",
            "It keeps nothing that the journal does not have, a checkpoint of it in the folder binary of the data"
                    + " directory: start it again after it or the engine was killed."
        },
        footer = {
            "",
            "Exit status: 0 stopped; 1 it can't go on; 3 no engine runs; 70 it had to stop at once, start it again.",
            "",
            "Examples:",
            "  ringbook gateway-binary",
            "  ringbook gateway-binary --port 9700 --binary-host 0.0.0.0"
        })
public final class GatewayBinaryCommand extends GatewayCommand {
    @Option(
            names = "--port",
            paramLabel = "PORT",
            converter = GatewayPort.OnlyNumber.class,
            defaultValue = "" + BinaryOptions.DEFAULT_PORT,
            description = "UDP port to listen on; 0 takes a free one. Default: ${DEFAULT-VALUE}.")
    private GatewayPort port;

    @Mixin
    private BinaryOptions options;

    private GatewayBinaryCommand() {}

    @Override
    public Integer call() {
        try (BinaryGateway gateway =
                BinaryGateway.launch(options.context(root().data(), port, mediaDriver(), console()))) {
            serve(gateway::isReady, gateway::fault, () -> {});
            console()
                    .put("sequence", gateway.sequence())
                    .put("sessions", gateway.sessions().size());
            return outcome(gateway.fault());
        }
    }
}
