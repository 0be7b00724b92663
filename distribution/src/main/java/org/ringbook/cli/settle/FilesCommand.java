package org.ringbook.cli.settle;

import java.io.IOException;
import java.nio.file.Path;
import org.ringbook.cli.ExitStatus;
import org.ringbook.settlement.Office;
import org.ringbook.settlement.files.BatchFiles;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Makes files again. */
@Command(
        name = "files",
        description = {
            "Make the files of a day, or of a batch of payments, once more. They are the same as before, byte for"
                    + " byte; if one would not be, none is written and the command fails."
        },
        footer = {"", "Examples:", "  ringbook settle files 2026-11-22", "  ringbook settle files --batch 3 --out again"
        })
final class FilesCommand extends SettleTask {
    @Parameters(arity = "0..1", paramLabel = "DAY", description = "YYYY-MM-DD. Default: the last day.")
    private String day;

    @Option(names = "--batch", paramLabel = "N", description = "A batch of payments instead of a day.")
    private int batch;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Where the files go. Default: settlement in the data directory.")
    private Path out;

    private FilesCommand() {}

    @Override
    int run(final Office office) throws IOException {
        if (batch == 0) {
            return makeFiles(office, day, out);
        }
        if (day != null) {
            throw usage("either a day or a batch");
        }
        final Path directory = files(out);
        tellFiles(directory, BatchFiles.write(office.withdrawals(), batch, office.files(), directory));
        return ExitStatus.DONE;
    }
}
