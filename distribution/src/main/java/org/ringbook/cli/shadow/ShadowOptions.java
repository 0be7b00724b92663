package org.ringbook.cli.shadow;

import java.nio.file.Path;
import java.util.Optional;
import org.ringbook.audit.LiveCore;
import org.ringbook.audit.ShadowContext;
import org.ringbook.cli.Console;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Whether an engine's process has a shadow core in it. */
public final class ShadowOptions {
    /** Where the shadow runs. */
    enum Host {
        /** In a thread beside the engine. */
        THREAD,
        /** Not here: in a process of its own, or not at all. */
        OFF
    }

    @Option(
            names = "--shadow",
            paramLabel = "WHERE",
            defaultValue = "thread",
            description =
                    "Where a second core executes every record again, compares the events and writes snapshots: thread (of this process)"
                            + " or off (see ringbook shadow). Default: ${DEFAULT-VALUE}.")
    private Host host = Host.OFF;

    @Mixin
    private SnapshotOptions snapshots = new SnapshotOptions();

    /** No shadow, unless the command line is parsed. */
    public ShadowOptions() {}

    /**
     * What to follow, if a shadow is wanted.
     *
     * @param data    the data directory.
     * @param live    the engine beside it.
     * @param console takes what the shadow says.
     * @return empty if none is wanted here.
     */
    public Optional<ShadowContext> context(final Path data, final LiveCore live, final Console console) {
        if (host == Host.OFF) {
            return Optional.empty();
        }
        return Optional.of(snapshots.applyTo(new ShadowContext()
                .dataDirectory(data)
                .archive(DataDirectory.archiveOf(data))
                .host("thread")
                .liveCore(live)
                .log(line -> console.progress("shadow: " + line))));
    }
}
