package org.ringbook.cli.audit;

import java.security.SecureRandom;
import java.util.List;
import org.ringbook.cli.ExitStatus;
import org.ringbook.cli.Subcommand;
import org.ringbook.scenarios.CoreSubject;
import org.ringbook.scenarios.ReferenceSubject;
import org.ringbook.scenarios.ReloadedSubject;
import org.ringbook.scenarios.Subject;
import org.ringbook.scenarios.fuzz.Coverage;
import org.ringbook.scenarios.fuzz.GeneratedRun;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Random commands to the core and to the second implementation of the rules. */
@Command(
        name = "fuzz",
        description = {
            "Give random commands of every type to the engine's core and to the second implementation of the rules, which shares no"
                    + " code with it, and compare every event byte for byte, every balance and what each order holds. A third one, a core that"
                    + " is saved and loaded again after random commands, has to do the same.",
            "Needs no data directory. If they differ, the commands are shortened to those that it takes, and printed."
        },
        footer = {
            "",
            "Exit status: 0 no difference; 1 a difference.",
            "",
            "Examples:",
            "  ringbook audit fuzz --minutes 5",
            "  ringbook audit fuzz --minutes 60 --seed 42"
        })
final class AuditFuzzCommand extends Subcommand {
    private static final int COMMANDS_OF_A_SEED = 100_000;
    private static final int RELOAD_EVERY = 2_000;
    private static final int SEEDS = 1_000_000;
    private static final double MINUTE_NS = 60e9;
    private static final long SECOND_NS = 1_000_000_000L;

    @Option(names = "--minutes", paramLabel = "N", description = "How long. Default: ${DEFAULT-VALUE}.")
    private double minutes = 1;

    @Option(
            names = "--seed",
            paramLabel = "S",
            description = "The first stream of commands, then come the next ones; by default a random one.")
    private Long seed;

    private AuditFuzzCommand() {}

    @Override
    public Integer call() {
        if (!(minutes > 0)) {
            throw usage("--minutes must be above 0");
        }
        final long first = seed == null ? new SecureRandom().nextInt(SEEDS) : seed;
        final long durationNs = (long) (minutes * MINUTE_NS);
        final long startNs = System.nanoTime();
        final Coverage coverage = new Coverage();
        long next = first;
        int status = ExitStatus.DONE;
        while (status == ExitStatus.DONE && goesOn(startNs, durationNs, next, coverage)) {
            status = run(next, startNs, durationNs, coverage);
            next++;
        }
        final long seconds = Math.max(1, (System.nanoTime() - startNs) / SECOND_NS);
        console()
                .print(coverage.executed() + " commands, " + coverage.executed() / seconds + " a second, seeds " + first
                        + " to " + (next - 1) + (status == ExitStatus.DONE ? ": no difference" : ": a difference"));
        console().put("commands", coverage.executed()).put("firstSeed", first).put("lastSeed", next - 1);
        return status;
    }

    private int run(final long ofSeed, final long startNs, final long durationNs, final Coverage coverage) {
        try {
            new GeneratedRun(ofSeed, () -> subjects(ofSeed), coverage)
                    .run(COMMANDS_OF_A_SEED, () -> goesOn(startNs, durationNs, ofSeed, coverage));
            return ExitStatus.DONE;
        } catch (final AssertionError difference) {
            console().print(difference.getMessage());
            console().error("they differ: seed " + ofSeed);
            return ExitStatus.FAILED;
        }
    }

    private static List<Subject> subjects(final long ofSeed) {
        return List.of(new ReferenceSubject(), new CoreSubject(), new ReloadedSubject(ofSeed, RELOAD_EVERY));
    }

    private boolean goesOn(final long startNs, final long durationNs, final long ofSeed, final Coverage coverage) {
        final long passedNs = System.nanoTime() - startNs;
        console().bar(passedNs, durationNs, "seed " + ofSeed + ", " + coverage.executed() + " commands");
        return passedNs < durationNs && !root().stop().isRequested();
    }
}
