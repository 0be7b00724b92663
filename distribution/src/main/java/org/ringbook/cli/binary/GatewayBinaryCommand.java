package org.ringbook.cli.binary;

import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.ringbook.binary.gateway.BinaryGateway;
import org.ringbook.binary.gateway.BinaryGatewayContext;
import org.ringbook.cli.ExitStatus;
import org.ringbook.cli.Failure;
import org.ringbook.cli.Subcommand;
import org.ringbook.cli.engine.RunFile;
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
public final class GatewayBinaryCommand extends Subcommand {
    private static final long LOOK_NS = TimeUnit.MILLISECONDS.toNanos(50);

    @Option(
            names = "--port",
            paramLabel = "PORT",
            defaultValue = "" + BinaryOptions.DEFAULT_PORT,
            description = "UDP port to listen on; 0 takes a free one. Default: ${DEFAULT-VALUE}.")
    private int port;

    @Option(
            names = "--media-driver",
            paramLabel = "DIR",
            description =
                    "Directory of the engine's Aeron media driver. Default: that of the engine that runs on the data"
                            + " directory.")
    private Path mediaDriver;

    @Mixin
    private BinaryOptions options;

    private GatewayBinaryCommand() {}

    @Override
    public Integer call() {
        if (port < 0 || port > 65_535) {
            throw usage("--port takes 0 to 65535: " + port);
        }
        final Path data = root().data();
        final BinaryGatewayContext context =
                options.context(data, port, mediaDriver == null ? driverOf(data) : mediaDriver.toString(), console());
        try (BinaryGateway gateway = BinaryGateway.launch(context)) {
            return serve(gateway);
        }
    }

    private static String driverOf(final Path data) {
        return RunFile.findRunning(data)
                .map(RunFile::aeronDirectory)
                .orElseThrow(() -> new Failure(
                        ExitStatus.UNREACHABLE, "no engine runs on " + data + ". Start one, or use --media-driver"));
    }

    private int serve(final BinaryGateway gateway) {
        boolean said = false;
        while (gateway.fault().isEmpty() && !root().stop().isRequested()) {
            LockSupport.parkNanos(LOOK_NS);
            if (!said && gateway.isReady()) {
                said = true;
                console().say("ready; Ctrl-C stops it");
            }
        }
        console()
                .put("sequence", gateway.sequence())
                .put("sessions", gateway.sessions().size());
        if (!gateway.fault().isEmpty()) {
            console().error(gateway.fault());
            return ExitStatus.FAILED;
        }
        return ExitStatus.DONE;
    }
}
