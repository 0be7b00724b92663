package org.ringbook.cli.settle;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.ringbook.cli.ExitStatus;
import org.ringbook.cli.Subcommand;
import org.ringbook.settlement.Batch;
import org.ringbook.settlement.Office;
import org.ringbook.settlement.Withdrawals;
import org.ringbook.settlement.files.BatchFiles;
import org.ringbook.settlement.files.MadeFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Withdrawals that wait to be paid. */
@Command(
        name = "withdrawals",
        description = "What waits to be paid, and the batches in which it is given out.",
        subcommands = {WithdrawalList.class, PaymentsCommand.Export.class, WithdrawalCancel.class},
        footer = {
            "",
            "Examples:",
            "  ringbook settle withdrawals list",
            "  ringbook settle withdrawals export --asset ZAR"
        })
final class PaymentsCommand extends Subcommand.Group {
    private PaymentsCommand() {}

    @Command(
            name = "export",
            description = {
                "Give out what waits: a batch for each asset, with its files (CSV, and of a bank's batch pain.001). A"
                        + " withdrawal is in one batch, for good. If the command is interrupted the batch is there: settle"
                        + " files --batch makes its files."
            },
            footer = {
                "",
                "Examples:",
                "  ringbook settle withdrawals export",
                "  ringbook settle withdrawals export --asset ZAR"
            })
    static final class Export extends SettleTask {
        @Option(names = "--asset", paramLabel = "CODE", description = "Only this asset.")
        private String asset;

        @Option(
                names = "--out",
                paramLabel = "DIR",
                description = "Where the files go. Default: settlement in the data directory.")
        private Path out;

        private Export() {}

        @Override
        int run(final Office office) throws IOException {
            final Withdrawals.Export export = office.withdrawals().export(asset, 0);
            final Path directory = files(out);
            final List<MadeFile> made = new ArrayList<>();
            for (final Batch batch : export.batches()) {
                console().say(batch.name() + ": " + batch.payments() + " payments");
                made.addAll(BatchFiles.write(office.withdrawals(), batch.batchId(), office.files(), directory));
            }
            tellFiles(directory, made);
            if (export.batches().isEmpty()) {
                console().say("nothing waits that can be given out");
            }
            export.waiting().forEach(entry -> console().print(entry.row().reference() + " waits: " + entry.waits()));
            console()
                    .put(
                            "batches",
                            export.batches().stream().map(Batch::batchId).toList());
            console()
                    .put(
                            "waiting",
                            export.waiting().stream().map(WithdrawalList::row).toList());
            return ExitStatus.DONE;
        }
    }
}
