package org.ringbook.cli.settle;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.ringbook.cli.ExitStatus;
import org.ringbook.settlement.ImportStep;
import org.ringbook.settlement.Imports;
import org.ringbook.settlement.Office;
import org.ringbook.settlement.imports.ImportFile;
import org.ringbook.settlement.imports.Readers;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What banks and chains say. */
@Command(
        name = "import",
        description = {
            "Take in what a bank or a chain says; what kind of file it is is told by its content. A statement"
                    + " (camt.053) settles the payments that were made, credits the accounts whose money came in, and"
                    + " credits again what came back. A status report (pain.002) cancels the payments that were rejected."
                    + " Lines of JSON or CSV confirm or fail payments on a chain, and credit deposits.",
            "With --webhook it is the body of a payment service's signed message, which credits a deposit: it is taken only if"
                    + " its signature is right.",
            "The file is looked at as a whole first: if one entry can't be right nothing of it is applied. Nothing is"
                    + " applied twice."
        },
        footer = {
            "",
            "Examples:",
            "  ringbook settle import statement.xml --dry-run",
            "  ringbook settle import statement.xml",
            "  ringbook settle import wallet.jsonl --skip-bad",
            "  ringbook settle import body.json --webhook hook.secret --timestamp 1767225600 --signature 5f0c..."
        })
final class ImportCommand extends SettleTask {
    @Parameters(paramLabel = "FILE", description = "camt.053, pain.002, JSON lines or CSV; or a message's body.")
    private Path file;

    @Option(names = "--skip-bad", description = "Apply the rest if entries can't be right.")
    private boolean skipBad;

    @Option(names = "--dry-run", description = "Say what would be done, and do nothing.")
    private boolean dryRun;

    @ArgGroup(exclusive = false)
    private SignedMessage signed;

    private ImportCommand() {}

    @Override
    int run(final Office office) throws IOException {
        final ImportFile read = signed == null ? Readers.read(file) : signed.read(file);
        console().say(file + " is " + read.format() + " with " + read.entries().size() + " entries");
        console().put("format", read.format()).put("sha256", read.sha256());
        if (dryRun) {
            final List<ImportStep> steps = office.imports().plan(read);
            steps.forEach(step -> console().row(line(step.verdict().name(), step), step));
            final boolean isBad = steps.stream().anyMatch(step -> step.verdict() == ImportStep.Verdict.BAD);
            return isBad ? ExitStatus.FAILED : ExitStatus.DONE;
        }
        final Imports.Report report =
                office.imports().apply(read, skipBad, money(), step -> console().say(line("applied", step)));
        report.suspense().forEach(step -> console().print(line("to be looked at", step)));
        report.bad().forEach(step -> console().print(line("NOT applied", step)));
        console()
                .say(report.applied().size() + " applied, " + report.before().size() + " applied before, "
                        + report.suspense().size() + " to be looked at, "
                        + report.bad().size() + " not applied, "
                        + read.ignored() + " say nothing to act on");
        console()
                .put("applied", report.applied())
                .put("before", report.before().size())
                .put("suspense", report.suspense())
                .put("bad", report.bad())
                .put("ignored", read.ignored());
        return report.bad().isEmpty() ? ExitStatus.DONE : ExitStatus.FAILED;
    }

    private static String line(final String verdict, final ImportStep step) {
        return verdict + ": " + step.text() + (step.note().isEmpty() ? "" : ": " + step.note());
    }
}
