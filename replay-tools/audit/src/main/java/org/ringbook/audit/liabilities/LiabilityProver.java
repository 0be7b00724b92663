package org.ringbook.audit.liabilities;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.ringbook.audit.AuditException;
import org.ringbook.audit.BalanceSheet;
import org.ringbook.audit.VerifyProgress;
import org.ringbook.audit.decode.Names;

/**
 * Writes roots and proofs of what the exchange owes after a record: {@code asset-CODE/root.json}, to be published, and
 * {@code asset-CODE/account-ID.json} for each account that has something of it, for that account only. One thread, once.
 */
public final class LiabilityProver {
    private static final FileAttribute<?> OWNERS_DIRECTORY =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
    private static final FileAttribute<?> OWNERS_FILE =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private final BalanceSheet sheet;
    private final Names names;
    private final Path directory;
    private final Nonces nonces;
    private final BooleanSupplier stopRequested;
    private final VerifyProgress progress;

    private static final class Leaf {
        private final int accountId;
        private final byte[] nonce;
        private final byte[] hash;
        private final long units;

        private Leaf(final int accountId, final byte[] nonce, final byte[] hash, final long units) {
            this.accountId = accountId;
            this.nonce = nonce;
            this.hash = hash;
            this.units = units;
        }
    }

    /**
     * What to prove.
     *
     * @param sheet         balances after the record.
     * @param names         as of the record.
     * @param directory     where the files go; it is made, and must not hold any of them.
     * @param secret        32 bytes that nonces are made of, so that the same proofs can be made again; null: they are random.
     * @param stopRequested asked now and then whether to stop.
     * @param progress      whom to tell how far it has come, in files.
     */
    public LiabilityProver(
            final BalanceSheet sheet,
            final Names names,
            final Path directory,
            final byte[] secret,
            final BooleanSupplier stopRequested,
            final VerifyProgress progress) {
        this.sheet = sheet;
        this.names = names;
        this.directory = directory;
        this.nonces = secret == null ? Nonces.random() : Nonces.from(secret);
        this.stopRequested = stopRequested;
        this.progress = progress;
    }

    /**
     * Proves one asset.
     *
     * @param asset the asset.
     * @return its root; null if it was told to stop before all files were written.
     * @throws AuditException if the accounts do not add up to what was deposited and not paid out, a balance is negative, or a file
     *                        is there already.
     */
    public LiabilityRoot prove(final Names.Asset asset) {
        final List<Leaf> leaves = leaves(asset);
        final byte[][] hashes = leaves.stream().map(leaf -> leaf.hash).toArray(byte[][]::new);
        final long[] units = leaves.stream().mapToLong(leaf -> leaf.units).toArray();
        final SumTree tree = new SumTree(hashes, units);
        final long recorded = sheet.totals().stream()
                .filter(total -> total.assetId() == asset.id())
                .mapToLong(BalanceSheet.Total::recordedUnits)
                .sum();
        if (tree.totalUnits() != recorded) {
            throw new AuditException("accounts have " + asset.amount().text(tree.totalUnits()) + " " + asset.code()
                    + " together, but deposits less settled withdrawals are "
                    + asset.amount().text(recorded));
        }
        final LiabilityRoot root = new LiabilityRoot(
                SumHash.FORMAT,
                asset.code(),
                asset.amount().scale(),
                sheet.sequence(),
                sheet.timestampNs(),
                tree.totalUnits(),
                asset.amount().text(tree.totalUnits()),
                tree.depth(),
                HexFormat.of().formatHex(tree.top()),
                SumHash.root(
                        asset.code(),
                        asset.amount().scale(),
                        sheet.sequence(),
                        sheet.timestampNs(),
                        tree.top(),
                        tree.totalUnits()));
        return writeAll(asset, leaves, tree, root) ? root : null;
    }

    /** In the order of their hashes, so that a place tells nothing of an account. */
    private List<Leaf> leaves(final Names.Asset asset) {
        final List<Leaf> leaves = new ArrayList<>();
        for (final BalanceSheet.Row row : sheet.rows()) {
            if (row.availableUnits() < 0 || row.heldUnits() < 0) {
                throw new AuditException("a balance is below zero: account " + row.accountId() + ", " + asset.code());
            }
            if (row.assetId() == asset.id() && row.totalUnits() != 0) {
                final byte[] nonce = nonces.of(asset.code(), sheet.sequence(), row.accountId());
                final String name = String.valueOf(names.account(row.accountId()));
                leaves.add(new Leaf(
                        row.accountId(),
                        nonce,
                        SumHash.leaf(nonce, row.accountId(), name, asset.code(), row.totalUnits()),
                        row.totalUnits()));
            }
        }
        leaves.sort((a, b) -> Arrays.compareUnsigned(a.hash, b.hash));
        return leaves;
    }

    private boolean writeAll(
            final Names.Asset asset, final List<Leaf> leaves, final SumTree tree, final LiabilityRoot root) {
        final Path ofAsset = directory.resolve("asset-" + asset.code());
        final long startNs = System.nanoTime();
        try {
            Files.createDirectories(directory, OWNERS_DIRECTORY);
            Files.createDirectories(ofAsset, OWNERS_DIRECTORY);
            for (int i = 0; i < leaves.size(); i++) {
                if (stopRequested.getAsBoolean()) {
                    return false;
                }
                final Leaf leaf = leaves.get(i);
                write(ofAsset.resolve("account-" + leaf.accountId + ".json"), proof(asset, leaf, tree.path(i), root));
                progress.onProgress(i + 1L, leaves.size(), System.nanoTime() - startNs);
            }
            write(ofAsset.resolve("root.json"), root);
            return true;
        } catch (final FileAlreadyExistsException e) {
            throw new AuditException(e.getMessage() + " is there already: name a new directory", e);
        } catch (final IOException e) {
            throw new UncheckedIOException("cannot write to " + ofAsset, e);
        }
    }

    private LiabilityProof proof(
            final Names.Asset asset, final Leaf leaf, final List<LiabilityProof.Step> path, final LiabilityRoot root) {
        return new LiabilityProof(
                SumHash.FORMAT,
                asset.code(),
                asset.amount().scale(),
                sheet.sequence(),
                sheet.timestampNs(),
                leaf.accountId,
                names.account(leaf.accountId),
                leaf.units,
                asset.amount().text(leaf.units),
                HexFormat.of().formatHex(leaf.nonce),
                path,
                root.totalUnits(),
                root.root());
    }

    private static void write(final Path file, final Object value) throws IOException {
        Files.createFile(file, OWNERS_FILE);
        Files.writeString(file, JSON.writeValueAsString(value) + "\n");
    }

    /**
     * Reads a proof.
     *
     * @param file of it.
     * @return the proof, not checked yet.
     * @throws AuditException if it is none.
     */
    public static LiabilityProof readProof(final Path file) {
        return read(file, LiabilityProof.class, "proof");
    }

    /**
     * Reads a root.
     *
     * @param file of it.
     * @return the root.
     * @throws AuditException if it is none.
     */
    public static LiabilityRoot readRoot(final Path file) {
        return read(file, LiabilityRoot.class, "root");
    }

    private static <T> T read(final Path file, final Class<T> type, final String what) {
        try {
            return JSON.readValue(file.toFile(), type);
        } catch (final com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new AuditException(file + " is no " + what + ": " + e.getOriginalMessage(), e);
        } catch (final IOException e) {
            throw new AuditException("cannot read " + file + ": " + e, e);
        }
    }
}
