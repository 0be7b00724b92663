package org.ringbook.cli.engine;

import org.ringbook.cli.ExitStatus;
import org.ringbook.cli.Subcommand;
import org.ringbook.cli.keys.AdminKey;
import org.ringbook.client.EngineConnection;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The engine alone. */
@Command(
        name = "engine",
        description = "Run the engine alone, until Ctrl-C or SIGTERM.",
        footer = {
            "",
            "Examples:",
            "  ringbook engine --data /var/lib/ringbook --durability disk",
            "  ringbook engine --media-driver /dev/shm/aeron-ringbook"
        })
public final class EngineCommand extends Subcommand {
    @Mixin
    private EngineOptions options;

    private EngineCommand() {}

    @Override
    public Integer call() {
        try (EngineHost host = EngineHost.launch(options, root().data(), console())) {
            try (EngineConnection engine = host.connect()) {
                AdminKey.ensure(engine, root().data(), console());
            }
            new Announcement(console(), root().data()).ready(host);
            root().stop().await();
            console().progress("stopping ...");
        }
        return ExitStatus.DONE;
    }
}
