package org.ringbook.cli.feed;

import io.aeron.exceptions.AeronException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.ringbook.cli.ExitStatus;
import org.ringbook.cli.Failure;
import org.ringbook.cli.Subcommand;
import org.ringbook.cli.engine.EngineHost;
import org.ringbook.cli.engine.RunFile;
import org.ringbook.cli.shadow.DataDirectory;
import org.ringbook.followers.market.PublisherContext;
import org.ringbook.followers.market.PublisherHost;
import org.ringbook.readmodel.marketdata.FeedKind;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The publisher of market data as a process of its own. */
@Command(
        name = "feed",
        description = {
            "Publish the public market data of a journal over Aeron: increments and snapshots, by order and by level. Beside a live"
                    + " engine (started with --feed off), on its media driver, or on one that runs elsewhere on this machine.",
            "It reads the journal from its last checkpoint (or the first record) to its end, and publishes what comes then. A slow"
                    + " subscriber is put aside and slows nobody."
        },
        footer = {
            "",
            "Exit status: 0 stopped; 1 it can't go on; 3 there is no media driver; 4 the journal is damaged.",
            "",
            "Examples:",
            "  ringbook feed",
            "  ringbook feed --channel 'aeron:udp?endpoint=224.20.30.39:24326|interface=localhost'"
        })
public final class FeedCommand extends Subcommand {
    private static final long LOOK_NS = TimeUnit.MILLISECONDS.toNanos(100);

    @Option(
            names = "--channel",
            paramLabel = "URI",
            defaultValue = "aeron:ipc",
            description = "Aeron channel of the streams. Default: ${DEFAULT-VALUE}.")
    private String channel;

    @Option(
            names = "--media-driver",
            paramLabel = "DIR",
            description =
                    "Directory of the Aeron media driver. Default: that of the engine that runs on the data directory.")
    private Path mediaDriver;

    @Option(
            names = "--archive",
            paramLabel = "DIR",
            description =
                    "Where older journal files are archived. Default: archive in the data directory, if there is one.")
    private Path archive;

    private FeedCommand() {}

    @Override
    public Integer call() {
        final Path data = root().data();
        try (PublisherHost host = PublisherHost.start(
                EngineHost.journalOf(data),
                archive == null ? DataDirectory.archiveOf(data) : archive,
                mediaDriver == null ? driverOf(data) : mediaDriver.toString(),
                context(data),
                console()::progress)) {
            return publish(host);
        } catch (final AeronException e) {
            throw new Failure(ExitStatus.UNREACHABLE, "cannot publish: " + e.getMessage());
        }
    }

    /** A journal without a data directory around it has no place for checkpoints. */
    private PublisherContext context(final Path data) {
        final boolean isWhole = Files.isDirectory(data.resolve("journal"));
        return new PublisherContext()
                .channel(channel)
                .dataDirectory(isWhole ? data : null)
                .log(console()::progress);
    }

    private static String driverOf(final Path data) {
        return RunFile.findRunning(data)
                .map(RunFile::aeronDirectory)
                .orElseThrow(() -> new Failure(
                        ExitStatus.UNREACHABLE,
                        "no engine runs on " + data
                                + ", so there is no media driver. Start one, or use --media-driver"));
    }

    private int publish(final PublisherHost host) {
        boolean said = false;
        while (host.fault().isEmpty() && !root().stop().isRequested()) {
            LockSupport.parkNanos(LOOK_NS);
            if (!said && host.isPublishing()) {
                said = true;
                console().say(String.format("ready behind record %,d; Ctrl-C stops it", host.sequence()));
            }
        }
        console()
                .put("sequence", host.sequence())
                .put("ordersMessages", host.counts(FeedKind.ORDERS).messages())
                .put("levelsMessages", host.counts(FeedKind.LEVELS).messages())
                .put(
                        "stalls",
                        host.counts(FeedKind.ORDERS).stalls()
                                + host.counts(FeedKind.LEVELS).stalls())
                .put(
                        "gaps",
                        host.counts(FeedKind.ORDERS).gaps()
                                + host.counts(FeedKind.LEVELS).gaps());
        if (!host.fault().isEmpty()) {
            console().error(host.fault());
            return ExitStatus.FAILED;
        }
        console()
                .print(String.format(
                        "published to record %,d: %,d messages by order, %,d by level",
                        host.sequence(),
                        host.counts(FeedKind.ORDERS).messages(),
                        host.counts(FeedKind.LEVELS).messages()));
        return ExitStatus.DONE;
    }
}
