package org.ringbook.cli.audit;

import java.nio.file.Path;
import java.util.Optional;
import org.ringbook.audit.decode.Moment;
import org.ringbook.audit.liabilities.LiabilityProof;
import org.ringbook.audit.liabilities.LiabilityProver;
import org.ringbook.cli.ExitStatus;
import org.ringbook.cli.Subcommand;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Checks an account's proof of liabilities. */
@Command(
        name = "check-proof",
        description = {
            "Check an account's proof that its balance is in a published root of liabilities. Needs no journal and no engine.",
            "docs/audit.md describes the computation, which takes some lines in any language."
        },
        footer = {
            "",
            "Exit status: 0 the balance is in the root; 1 it is not.",
            "",
            "Examples:",
            "  ringbook audit check-proof account-1.json --root 5f2a...",
            "  ringbook audit check-proof account-1.json --root root.json"
        })
final class AuditCheckProofCommand extends Subcommand {
    @Parameters(index = "0", paramLabel = "FILE", description = "The proof.")
    private Path file;

    @Option(
            names = "--root",
            paramLabel = "HASH|FILE",
            required = true,
            description = "The root as it was published: its hash, or a root.json.")
    private String root;

    private AuditCheckProofCommand() {}

    @Override
    public Integer call() {
        final LiabilityProof proof = LiabilityProver.readProof(file);
        final String published = root.matches("[0-9a-fA-F]{64}")
                ? root.toLowerCase(java.util.Locale.ROOT)
                : LiabilityProver.readRoot(Path.of(root)).root();
        final Optional<String> fault = proof.fault(published);
        console()
                .put("account", proof.account())
                .put("asset", proof.asset())
                .put("amount", proof.amount())
                .put("sequence", proof.sequence())
                .put("root", published);
        if (fault.isPresent()) {
            console().error(fault.get());
            return ExitStatus.FAILED;
        }
        console()
                .print(proof.amountText() + " " + proof.asset() + " of account " + proof.account()
                        + " are in the root, after record " + proof.sequence() + ", "
                        + Moment.text(proof.timestampNs()));
        console().print("all accounts together: " + proof.totalText() + " " + proof.asset());
        return ExitStatus.DONE;
    }
}
