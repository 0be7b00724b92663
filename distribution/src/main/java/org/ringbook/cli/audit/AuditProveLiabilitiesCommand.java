package org.ringbook.cli.audit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import org.ringbook.audit.BalanceSheet;
import org.ringbook.audit.StateReplay;
import org.ringbook.audit.decode.Names;
import org.ringbook.audit.liabilities.LiabilityProver;
import org.ringbook.audit.liabilities.LiabilityRoot;
import org.ringbook.cli.ExitStatus;
import org.ringbook.cli.Failure;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Proves what the exchange owes. */
@Command(
        name = "prove-liabilities",
        description = {
            "Prove what the exchange owes after a record: a tree of hashes and sums over all accounts' balances of an asset"
                    + " (Merkle-sum tree), one root to publish, and for each account a small file that shows it its balance is in it.",
            "Writes DIR/asset-CODE/root.json for everybody and DIR/asset-CODE/account-ID.json for that account only: it holds the"
                    + " account's name, balance and a secret number. audit check-proof checks one, without a journal."
        },
        footer = {
            "",
            "Exit status: 0 done; 1 accounts do not add up, a file is there already, or there is no such asset; 4 the journal is damaged;",
            "130 interrupted.",
            "",
            "Examples:",
            "  ringbook audit prove-liabilities --asset XBT --out proofs",
            "  ringbook audit prove-liabilities --at 2026-11-22T00:00:00Z --asset all --out proofs --secret /secure/proofs.secret",
            "  ringbook audit check-proof proofs/asset-XBT/account-1.json --root proofs/asset-XBT/root.json"
        })
final class AuditProveLiabilitiesCommand extends JournalTask {
    private static final int SECRET_LENGTH = 32;

    @Option(
            names = "--at",
            paramLabel = "SEQ|TIME",
            description = "After this record, or the last one at or before this time. Default: the last record.")
    private String at;

    @Option(names = "--asset", paramLabel = "CODE|all", required = true, description = "Of which asset.")
    private String asset;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            required = true,
            description = "Where the files go; only its owner can read them.")
    private Path out;

    @Option(
            names = "--secret",
            paramLabel = "FILE",
            description =
                    "Makes the accounts' secret numbers of this secret, so that the same files can be made again. It is made if"
                            + " it is not there. Without it they are random.")
    private Path secret;

    @Option(names = "--from-start", description = "Execute from the first record on, without snapshots.")
    private boolean fromStart;

    private AuditProveLiabilitiesCommand() {}

    @Override
    public Integer call() {
        final long sequence = recordAt(at);
        try (StateReplay replay = replay(sequence, fromStart)) {
            if (replay.advanceTo(sequence, this::isStopped, bar("executed"))) {
                return interrupted();
            }
            final Names names = Names.of(replay.view());
            final LiabilityProver prover =
                    new LiabilityProver(BalanceSheet.of(replay), names, out, secret(), this::isStopped, bar("proofs"));
            final List<LiabilityRoot> roots = new ArrayList<>();
            for (final Names.Asset one : assets(names)) {
                final LiabilityRoot root = prover.prove(one);
                if (root == null) {
                    return interrupted();
                }
                roots.add(root);
                console().print(String.format("%-8s owed %s  root %s", root.asset(), root.total(), root.root()));
            }
            console().put("sequence", sequence).put("roots", roots);
            return ExitStatus.DONE;
        }
    }

    private List<Names.Asset> assets(final Names names) {
        if ("all".equals(asset)) {
            return List.copyOf(names.assets());
        }
        return List.of(names.findAsset(asset)
                .orElseThrow(() -> new Failure(ExitStatus.FAILED, "there was no asset " + asset + " at that record")));
    }

    private byte[] secret() {
        if (secret == null) {
            return null;
        }
        try {
            final byte[] bytes = Files.readAllBytes(secret);
            if (bytes.length != SECRET_LENGTH) {
                throw new Failure(ExitStatus.FAILED, secret + " does not hold " + SECRET_LENGTH + " bytes");
            }
            return bytes;
        } catch (final NoSuchFileException e) {
            return newSecret();
        } catch (final IOException e) {
            throw new UncheckedIOException("cannot read " + secret, e);
        }
    }

    private byte[] newSecret() {
        final byte[] bytes = new byte[SECRET_LENGTH];
        new SecureRandom().nextBytes(bytes);
        try {
            Files.createFile(
                    secret, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.write(secret, bytes);
        } catch (final IOException e) {
            throw new UncheckedIOException("cannot write " + secret, e);
        }
        console().progress("made a new secret in " + secret + ", only for you");
        return bytes;
    }
}
