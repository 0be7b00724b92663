package org.ringbook.cli.audit;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.ringbook.audit.records.JournalDiff;
import org.ringbook.cli.ExitStatus;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Compares two journals. */
@Command(
        name = "diff",
        description = {
            "Compare two journals record by record, byte by byte, however their records are batched into documents and files.",
            "Names the first record that differs, and each field of it that does. Neither is executed: see audit verify."
        },
        footer = {
            "",
            "Exit status: 0 both hold the same records; 1 they do not; 4 one is damaged; 130 interrupted.",
            "",
            "Examples:",
            "  ringbook audit diff data /backup/ringbook",
            "  ringbook audit diff node-1 node-2 --json"
        })
final class AuditDiffCommand extends JournalTask {
    @Parameters(index = "0", paramLabel = "A", description = "A data directory, a journal, or a copy of one.")
    private Path left;

    @Parameters(index = "1", paramLabel = "B", description = "Another one.")
    private Path right;

    private AuditDiffCommand() {}

    @Override
    public Integer call() {
        final JournalDiff.Report report =
                new JournalDiff(this::isStopped, bar("compared")).run(sourceOf(left), sourceOf(right));
        console().put("a", side(left, report.leftFirst(), report.leftLast()));
        console().put("b", side(right, report.rightFirst(), report.rightLast()));
        console().put("comparedFrom", report.comparedFrom()).put("equal", report.equal());
        console().put("different", report.different() == 0 ? null : report.different());
        console().put("differences", report.differences());
        console().say(range("A", left, report.leftFirst(), report.leftLast()));
        console().say(range("B", right, report.rightFirst(), report.rightLast()));
        if (report.equal() > 0) {
            console()
                    .print(String.format(
                            "equal: %,d records, %d to %d",
                            report.equal(), report.comparedFrom(), report.comparedFrom() + report.equal() - 1));
        }
        return report.interrupted() ? interrupted() : verdict(report);
    }

    private int verdict(final JournalDiff.Report report) {
        if (report.different() != 0) {
            console().error("record " + report.different() + " is the first that differs");
            for (final JournalDiff.Difference difference : report.differences()) {
                console().print("  " + difference.where());
                console().print("    A  " + (difference.left().isEmpty() ? "has none" : difference.left()));
                console().print("    B  " + (difference.right().isEmpty() ? "has none" : difference.right()));
            }
            return ExitStatus.FAILED;
        }
        if (report.isEqual()) {
            return ExitStatus.DONE;
        }
        if (report.equal() == 0 && (report.leftLast() > 0 || report.rightLast() > 0)) {
            console().error("they have no record in common");
        } else if (report.leftLast() != report.rightLast()) {
            final boolean isLeftLonger = report.leftLast() > report.rightLast();
            console()
                    .error(String.format(
                            "%s ends with record %d; %s has %d more",
                            isLeftLonger ? "B" : "A",
                            Math.min(report.leftLast(), report.rightLast()),
                            isLeftLonger ? "A" : "B",
                            Math.abs(report.leftLast() - report.rightLast())));
        } else {
            console().error("they begin with different records; what both have is equal");
        }
        return ExitStatus.FAILED;
    }

    private static String range(final String name, final Path path, final long first, final long last) {
        return name + "  " + path + ": " + (last < first ? "no records" : "records " + first + " to " + last);
    }

    private static Map<String, Object> side(final Path path, final long first, final long last) {
        final Map<String, Object> side = new LinkedHashMap<>();
        side.put("path", path.toString());
        side.put("first", first);
        side.put("last", last);
        return side;
    }
}
