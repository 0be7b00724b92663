package org.ringbook.cli.fix;

import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.ringbook.cli.ExitStatus;
import org.ringbook.cli.Failure;
import org.ringbook.cli.Subcommand;
import org.ringbook.cli.engine.RunFile;
import org.ringbook.fix.gateway.FixGateway;
import org.ringbook.fix.gateway.FixGatewayContext;
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
public final class GatewayFixCommand extends Subcommand {
    private static final long LOOK_NS = TimeUnit.MILLISECONDS.toNanos(50);

    @Option(
            names = "--port",
            paramLabel = "PORT",
            defaultValue = "" + FixOptions.DEFAULT_PORT,
            description = "Port to listen on; 0 takes a free one. Default: ${DEFAULT-VALUE}.")
    private int port;

    @Option(
            names = "--media-driver",
            paramLabel = "DIR",
            description =
                    "Directory of the engine's Aeron media driver. Default: that of the engine that runs on the data directory.")
    private Path mediaDriver;

    @Mixin
    private FixOptions options;

    private GatewayFixCommand() {}

    @Override
    public Integer call() {
        if (port < 0 || port > 65_535) {
            throw usage("--port takes 0 to 65535: " + port);
        }
        final Path data = root().data();
        final FixGatewayContext context =
                options.context(data, port, mediaDriver == null ? driverOf(data) : mediaDriver.toString(), console());
        try (FixGateway gateway = FixGateway.launch(context)) {
            return serve(gateway);
        }
    }

    private static String driverOf(final Path data) {
        return RunFile.findRunning(data)
                .map(RunFile::aeronDirectory)
                .orElseThrow(() -> new Failure(
                        ExitStatus.UNREACHABLE, "no engine runs on " + data + ". Start one, or use --media-driver"));
    }

    private int serve(final FixGateway gateway) {
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
