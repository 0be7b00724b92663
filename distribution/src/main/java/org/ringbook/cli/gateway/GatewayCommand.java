package org.ringbook.cli.gateway;

import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.ringbook.cli.ExitStatus;
import org.ringbook.cli.Failure;
import org.ringbook.cli.Subcommand;
import org.ringbook.cli.engine.RunFile;
import picocli.CommandLine.Option;

/** A gateway as a process of its own. */
public abstract class GatewayCommand extends Subcommand {
    private static final long LOOK_NS = TimeUnit.MILLISECONDS.toNanos(50);

    @Option(
            names = "--media-driver",
            paramLabel = "DIR",
            description =
                    "Directory of the engine's Aeron media driver. Default: that of the engine that runs on the data"
                            + " directory.")
    private Path mediaDriver;

    /** Made by the parser. */
    protected GatewayCommand() {}

    /**
     * The media driver to use.
     *
     * @return its directory.
     * @throws Failure if none is named and no engine runs.
     */
    protected final String mediaDriver() {
        final Path data = root().data();
        return mediaDriver != null
                ? mediaDriver.toString()
                : RunFile.findRunning(data)
                        .map(RunFile::aeronDirectory)
                        .orElseThrow(() -> new Failure(
                                ExitStatus.UNREACHABLE,
                                "no engine runs on " + data + ". Start one, or use --media-driver"));
    }

    /**
     * Waits until the gateway ends or is to end.
     *
     * @param isReady whether clients can come.
     * @param fault   why it has ended; empty while it has not.
     * @param onReady what is to be done once they can.
     */
    protected final void serve(final BooleanSupplier isReady, final Supplier<String> fault, final Runnable onReady) {
        boolean said = false;
        while (fault.get().isEmpty() && !root().stop().isRequested()) {
            LockSupport.parkNanos(LOOK_NS);
            if (!said && isReady.getAsBoolean()) {
                said = true;
                onReady.run();
                console().say("ready; Ctrl-C stops it");
            }
        }
    }

    /**
     * How it ended.
     *
     * @param fault why it can't go on; empty: it was to end.
     * @return the exit status.
     */
    protected final int outcome(final String fault) {
        if (fault.isEmpty()) {
            return ExitStatus.DONE;
        }
        console().error(fault);
        return ExitStatus.FAILED;
    }
}
