package org.ringbook.cli.shadow;

import java.nio.file.Path;
import java.util.Optional;
import org.ringbook.audit.Finding;
import org.ringbook.audit.Shadow;
import org.ringbook.audit.ShadowAlarm;
import org.ringbook.audit.ShadowAlarmException;
import org.ringbook.audit.ShadowContext;
import org.ringbook.cli.ExitStatus;
import org.ringbook.cli.Subcommand;
import org.ringbook.cli.engine.LiveState;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The shadow core as a process of its own. */
@Command(
        name = "shadow",
        description = {
            "Follow the journal with a second core: execute every record again, compare every event with the recorded one, and write"
                    + " snapshots of the state that was so proven. The live core's state is compared too, by its hash. Beside a live engine (started with --shadow off) or none; one for a"
                    + " data directory.",
            "What it finds is kept in the file shadow.alarm; no shadow follows until an operator has looked and cleared it."
        },
        footer = {
            "",
            "Exit status: 0 stopped and nothing found; 1 a record or the live core's state can't be explained; 4 the journal is damaged.",
            "",
            "Examples:",
            "  ringbook shadow --data /var/lib/ringbook",
            "  ringbook shadow --once                            to the journal's end, a snapshot there, done",
            "  ringbook shadow --snapshot-every-records 100000 --snapshot-every 1h",
            "  ringbook shadow --clear-alarm"
        })
public final class ShadowCommand extends Subcommand {
    @Option(names = "--once", description = "Follow to the journal's end, write a snapshot there, and stop.")
    private boolean once;

    @Option(
            names = "--clear-alarm",
            description = "You have looked at what the last shadow found: put it aside, so that one may follow again.")
    private boolean clearAlarm;

    @Option(
            names = "--archive",
            paramLabel = "DIR",
            description =
                    "Where older journal files are archived, to begin without a snapshot. Default: archive in the data directory.")
    private Path archive;

    @Mixin
    private SnapshotOptions snapshots;

    private ShadowCommand() {}

    @Override
    public Integer call() {
        if (clearAlarm) {
            return clearAlarm();
        }
        try (LiveState live = new LiveState(root().data());
                Shadow shadow = Shadow.open(context(live))) {
            return follow(shadow);
        } catch (final ShadowAlarmException e) {
            console().error(e.getMessage());
            return statusOf(e.alarm().finding());
        }
    }

    private ShadowContext context(final LiveState live) {
        return snapshots.applyTo(new ShadowContext()
                .dataDirectory(root().data())
                .archive(archive == null ? DataDirectory.archiveOf(root().data()) : archive)
                .liveCore(live)
                .log(console()::progress));
    }

    private int clearAlarm() {
        final Optional<ShadowAlarm> alarm = ShadowAlarm.read(root().data());
        if (alarm.isEmpty()) {
            console().say("there is no alarm");
            return ExitStatus.DONE;
        }
        console().say("cleared: " + alarm.get().finding().text());
        ShadowAlarm.clear(root().data()).ifPresent(file -> {
            console().say("kept in " + file);
            console().put("alarm", file.toString());
        });
        return ExitStatus.DONE;
    }

    private int follow(final Shadow shadow) {
        if (!once) {
            console().say("ready; Ctrl-C stops it");
            shadow.follow(root().stop()::isRequested);
        }
        final Optional<Finding> finding = shadow.catchUp(root().stop()::isRequested);
        console()
                .put("startSequence", shadow.startSequence())
                .put("sequence", shadow.sequence())
                .put("snapshotSequence", shadow.snapshotSequence())
                .put("stateHash", String.format("%016x", shadow.stateHash()));
        if (finding.isPresent()) {
            console()
                    .put("finding", finding.get().kind().name())
                    .put("findingSequence", finding.get().sequence());
            console().error(finding.get().text());
            return statusOf(finding.get());
        }
        if (!shadow.snapshotFault().isEmpty()) {
            console().error("no snapshot was written: " + shadow.snapshotFault());
            return ExitStatus.FAILED;
        }
        console()
                .print(String.format(
                        "all records to %,d are as the core makes them; snapshot of record %,d",
                        shadow.sequence(), shadow.snapshotSequence()));
        console().print(String.format("state hash %016x", shadow.stateHash()));
        return ExitStatus.DONE;
    }

    private static int statusOf(final Finding finding) {
        return finding.kind() == Finding.Kind.DAMAGED ? ExitStatus.DAMAGED : ExitStatus.FAILED;
    }
}
