package org.ringbook.cli.engine;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import org.ringbook.cli.binary.BinaryHostOptions;
import org.ringbook.cli.feed.FeedOptions;
import org.ringbook.cli.fix.FixHostOptions;
import org.ringbook.cli.follow.FollowOptions;
import org.ringbook.cli.rest.RestHostOptions;
import org.ringbook.cli.shadow.ShadowOptions;
import org.ringbook.journal.Durability;
import org.ringbook.server.EngineContext;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Options of whatever starts an engine. */
public final class EngineOptions {
    private static final int DEFAULT_METRICS_PORT = 8081;

    @Option(
            names = "--durability",
            paramLabel = "WHAT",
            defaultValue = "process",
            description =
                    "What a record has reached before anybody hears of it: process (survives the death of the process)"
                            + " or disk (survives a loss of power). Default: ${DEFAULT-VALUE}.")
    private Durability durability = Durability.PROCESS;

    @Option(
            names = "--metrics-port",
            paramLabel = "PORT",
            description = "Port of the metrics on loopback; 0 takes a free one, -1 none. Default: 8081, or a free one.")
    private Integer metricsPort;

    @Option(
            names = "--media-driver",
            paramLabel = "DIR",
            description = "Use the Aeron media driver that runs in this directory, instead of one within.")
    private Path mediaDriver;

    @Option(
            names = "--accept-loss-after",
            paramLabel = "SEQ",
            description =
                    "After a loss of power that took records with it: go on behind this one. What came after it is"
                            + " lost.")
    private Long acceptLossAfter;

    @Option(
            names = "--from-start",
            description =
                    "Execute the whole journal again, whatever snapshots there are. Slow; the outcome is the same.")
    private boolean fromStart;

    @Mixin
    private ShadowOptions shadow = new ShadowOptions();

    @Mixin
    private FollowOptions follow = new FollowOptions();

    @Mixin
    private FeedOptions feed = new FeedOptions();

    @Mixin
    private FixHostOptions fix = new FixHostOptions();

    @Mixin
    private BinaryHostOptions binary = new BinaryHostOptions();

    @Mixin
    private RestHostOptions rest = new RestHostOptions();

    private boolean withoutMetrics;

    /** The defaults. */
    public EngineOptions() {}

    /**
     * Has no metrics endpoint unless one is asked for.
     *
     * @return this.
     */
    public EngineOptions withoutMetrics() {
        withoutMetrics = true;
        return this;
    }

    EngineContext context() {
        final EngineContext context = new EngineContext()
                .durability(durability)
                .recoversFromStart(fromStart)
                .metricsPort(firstPort());
        if (mediaDriver != null) {
            context.externalDriver(mediaDriver.toString());
        }
        if (acceptLossAfter != null) {
            context.journal().acceptLossAfter(acceptLossAfter);
        }
        return context;
    }

    ShadowOptions shadow() {
        return shadow;
    }

    FollowOptions follow() {
        return follow;
    }

    FeedOptions feed() {
        return feed;
    }

    BinaryHostOptions binary() {
        return binary;
    }

    FixHostOptions fix() {
        return fix;
    }

    RestHostOptions rest() {
        return rest;
    }

    private int firstPort() {
        if (metricsPort != null) {
            return metricsPort;
        }
        return withoutMetrics ? EngineContext.NO_METRICS : freeOr(DEFAULT_METRICS_PORT);
    }

    /** The port, or 0 for any other if somebody has it. */
    private static int freeOr(final int port) {
        try (ServerSocket probe = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return probe.getLocalPort();
        } catch (final IOException e) {
            return 0;
        }
    }
}
