package org.ringbook.settlement.files;

import java.io.IOException;
import java.io.Writer;
import java.math.BigInteger;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.ringbook.settlement.Batch;
import org.ringbook.settlement.Beneficiary;
import org.ringbook.settlement.Instants;
import org.ringbook.settlement.MadeFiles;
import org.ringbook.settlement.Names;
import org.ringbook.settlement.Payment;
import org.ringbook.settlement.Withdrawals;

/** The files of a batch of payments. */
public final class BatchFiles {
    private BatchFiles() {}

    /**
     * Makes a batch's files, in a directory of the batch's name: CSV, and of a bank's batch the order to the bank.
     *
     * @param withdrawals the batches.
     * @param batchId     which.
     * @param known       compares with what was made before.
     * @param root        directory for files.
     * @return what was made, the manifest last.
     * @throws IOException if a file can't be written; none has its name then.
     * @throws org.ringbook.settlement.SettlementException if there is no such batch, or a file would not be as it was before.
     */
    public static List<MadeFile> write(
            final Withdrawals withdrawals, final int batchId, final MadeFiles known, final Path root)
            throws IOException {
        final IOException[] failure = new IOException[1];
        final List<List<MadeFile>> made = new ArrayList<>();
        withdrawals.look(batchId, (batch, payments, names) -> {
            try (FileSet set = new FileSet(root, batch.name())) {
                writeAll(set, batch, payments, names);
                known.record(set.files());
                set.publish();
                made.add(set.files());
            } catch (final IOException e) {
                failure[0] = e;
            }
        });
        if (failure[0] != null) {
            throw failure[0];
        }
        return made.get(0);
    }

    private static void writeAll(final FileSet set, final Batch batch, final List<Payment> payments, final Names names)
            throws IOException {
        final Names.Asset asset = names.asset(batch.assetId());
        set.write("payments.csv", out -> csv(out, batch, payments, names));
        if (batch.isBank()) {
            set.write("pain.001.xml", out -> Pain001.write(out, batch, payments, asset));
        }
        new Manifest()
                .put("batch", batch.name())
                .put("asset", asset.code())
                .put("firstWithdrawal", payments.get(0).withdrawalId())
                .put("lastWithdrawal", payments.get(payments.size() - 1).withdrawalId())
                .put("throughSequence", batch.throughSequence())
                .put("created", Instants.text(batch.timeNs()))
                .put("payments", batch.payments())
                .put("amount", asset.text(batch.units()))
                .write(set);
    }

    private static void csv(final Writer out, final Batch batch, final List<Payment> payments, final Names names) {
        final Names.Asset asset = names.asset(batch.assetId());
        final CsvWriter csv = new CsvWriter(
                out,
                "record",
                "line",
                "payment",
                "reference",
                "account_id",
                "account",
                "asset",
                "amount",
                "name",
                "destination",
                "bic",
                "clearing",
                "network",
                "memo");
        for (final Payment payment : payments) {
            final Beneficiary to = payment.beneficiary();
            csv.row(
                    "PAYMENT",
                    payment.line(),
                    payment.id(),
                    payment.reference(),
                    payment.accountId(),
                    names.account(payment.accountId()),
                    asset.code(),
                    asset.payoutText(BigInteger.valueOf(payment.units())).orElseThrow(),
                    to.name(),
                    to.destination(),
                    to.bic(),
                    to.clearing(),
                    to.network(),
                    to.memo());
        }
        csv.row(
                "TOTAL",
                payments.size(),
                "",
                "",
                "",
                "",
                asset.code(),
                asset.payoutText(batch.units()).orElseThrow(),
                "",
                "",
                "",
                "",
                "",
                "");
        csv.control();
    }
}
