package org.ringbook.cli.audit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.ringbook.cli.Console;
import org.ringbook.cli.ExitStatus;
import org.ringbook.cli.Subcommand;
import org.ringbook.cli.Table;
import org.ringbook.cli.TemporaryData;
import org.ringbook.torture.Fault;
import org.ringbook.torture.Laboratory;
import org.ringbook.torture.Tally;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The crash laboratory. */
@Command(
        name = "torture",
        description = {
            "Kill, stop and starve a real engine under load, cut, flip and swap the files of its journal, lose its power and set"
                    + " its clock; start it again after each, and compare the journal with what the client was told.",
            "Needs no data directory: it works in a temporary one. What each kind does, and what it can't show, is in"
                    + " docs/torture.md."
        },
        footer = {
            "",
            "Exit status: 0 nothing lost, invented or doubled, and nothing silent; 1 something was, with the seed and round that"
                    + " repeat it.",
            "",
            "Examples:",
            "  ringbook audit torture --rounds 5",
            "  ringbook audit torture --rounds 200 --only kill",
            "  ringbook audit torture --only flip --seed 42 --first-round 17 --rounds 1"
        })
final class AuditTortureCommand extends Subcommand {
    private static final int SEEDS = 1_000_000;

    @Option(names = "--rounds", paramLabel = "N", description = "Of each kind. Default: ${DEFAULT-VALUE}.")
    private int rounds = 5;

    @Option(
            names = "--first-round",
            paramLabel = "N",
            description = "Begin with this one, to repeat it. Default: ${DEFAULT-VALUE}.")
    private int firstRound = 1;

    @Option(names = "--seed", paramLabel = "S", description = "Of the whole plan; by default a random one.")
    private Long seed;

    @Option(
            names = "--only",
            paramLabel = "KIND",
            split = ",",
            description = "Kinds of faults: ${COMPLETION-CANDIDATES}. Default: all.")
    private Set<Fault> only = EnumSet.allOf(Fault.class);

    @Option(
            names = "--keep",
            paramLabel = "DIR",
            description =
                    "Work in this new directory, and leave everything there. Default: a temporary one, deleted at the end.")
    private Path keep;

    private AuditTortureCommand() {}

    @Override
    public Integer call() throws IOException {
        if (rounds < 1 || firstRound < 1) {
            throw usage("--rounds and --first-round must be at least 1");
        }
        if (keep == null) {
            try (TemporaryData temporary = new TemporaryData()) {
                return run(temporary.path());
            }
        }
        if (Files.exists(keep)) {
            throw usage("--keep makes a new directory, and this one exists: " + keep);
        }
        return run(Files.createDirectories(keep));
    }

    private int run(final Path directory) throws IOException {
        final long plan = seed == null ? new SecureRandom().nextInt(SEEDS) : seed;
        console().progress("seed " + plan + ", " + rounds + " rounds of each of " + only.size() + " kinds");
        final Laboratory laboratory = new Laboratory(
                directory,
                only,
                rounds,
                firstRound,
                plan,
                root().stop()::isRequested,
                (done, total, tally) -> console()
                        .bar(
                                done,
                                total,
                                tally.fault().words() + ": " + tally.rounds() + " rounds, " + tally.found() + " found, "
                                        + tally.harmless() + " harmless"));
        final List<Tally> tallies = laboratory.run();
        tell(console(), plan, tallies);
        if (root().stop().isRequested()) {
            console().error("interrupted");
            return ExitStatus.INTERRUPTED;
        }
        return tallies.stream().allMatch(tally -> tally.failure().isEmpty()) ? ExitStatus.DONE : ExitStatus.FAILED;
    }

    private static void tell(final Console console, final long plan, final List<Tally> tallies) {
        final Table table =
                new Table("fault", "rounds", "found", "harmless", "lost", "invented", "doubled", "ready ms", "at most");
        final List<Map<String, Object>> rows = new ArrayList<>();
        for (final Tally tally : tallies) {
            table.row(
                    tally.fault().words(),
                    tally.rounds(),
                    tally.found(),
                    tally.harmless(),
                    tally.lost(),
                    tally.invented(),
                    tally.doubled(),
                    tally.readyMaxMs() == 0 ? "-" : tally.readyMedianMs(),
                    tally.readyMaxMs() == 0 ? "-" : tally.readyMaxMs());
            rows.add(row(tally));
        }
        console.print(table.toString());
        tallies.forEach(tally -> console.say("  " + tally.fault().words() + ": "
                + (tally.skipped().isEmpty() ? tally.means() : "SKIPPED, " + tally.skipped())));
        tallies.stream()
                .map(Tally::failure)
                .filter(failure -> !failure.isEmpty())
                .forEach(console::error);
        console.put("seed", plan).put("faults", rows);
    }

    private static Map<String, Object> row(final Tally tally) {
        final Map<String, Object> row = new LinkedHashMap<>();
        row.put("fault", tally.fault().name().toLowerCase(Locale.ROOT));
        row.put("rounds", tally.rounds());
        row.put("found", tally.found());
        row.put("harmless", tally.harmless());
        row.put("lost", tally.lost());
        row.put("invented", tally.invented());
        row.put("doubled", tally.doubled());
        row.put("readyMedianMs", tally.readyMedianMs());
        row.put("readyMaxMs", tally.readyMaxMs());
        row.put("means", tally.means());
        row.put("skipped", tally.skipped());
        row.put("failure", tally.failure());
        return row;
    }
}
