package org.ringbook.audit.liabilities;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.ringbook.audit.decode.Decimal;

/**
 * That an account's balance is in a root. Whoever has it can compute the root from it alone.
 *
 * @param format      {@code ringbook-liabilities-1}.
 * @param asset       code of the asset.
 * @param scale       decimals of a unit.
 * @param sequence    last record whose effects are in it.
 * @param timestampNs time of that record.
 * @param accountId   whose.
 * @param account     its name.
 * @param units       available and held.
 * @param amount      the same as a decimal.
 * @param nonce       this account's secret, in hexadecimal: without it nobody can guess the leaf.
 * @param path        what stands beside the way from the leaf to the top.
 * @param totalUnits  what the way must arrive at.
 * @param root        what the way must arrive at; compare it with the published one.
 */
@JsonPropertyOrder({
    "format",
    "asset",
    "scale",
    "sequence",
    "timestampNs",
    "accountId",
    "account",
    "units",
    "amount",
    "nonce",
    "path",
    "totalUnits",
    "root"
})
public record LiabilityProof(
        String format,
        String asset,
        int scale,
        long sequence,
        long timestampNs,
        int accountId,
        String account,
        long units,
        String amount,
        String nonce,
        List<Step> path,
        long totalUnits,
        String root) {
    private static final int DEPTH_MAX = 40;
    private static final int SCALE_MAX = 18;

    /**
     * What stands beside the way.
     *
     * @param side  left or right of it.
     * @param hash  of the part of the tree there, in hexadecimal.
     * @param units of the accounts there.
     */
    @JsonPropertyOrder({"side", "hash", "units"})
    public record Step(String side, String hash, long units) {}

    /** Takes a copy. */
    public LiabilityProof {
        path = path == null ? List.of() : List.copyOf(path);
    }

    /**
     * Whether it proves what it says.
     *
     * @param publishedRoot the root as it was published, in hexadecimal.
     * @return what is wrong; empty if nothing is.
     */
    public Optional<String> fault(final String publishedRoot) {
        if (!SumHash.FORMAT.equals(format)) {
            return Optional.of("it is no proof that this version knows: format=" + format);
        }
        final String malformation = malformation();
        if (malformation != null) {
            return Optional.of(malformation);
        }
        byte[] hash = SumHash.leaf(HexFormat.of().parseHex(nonce), accountId, account, asset, units);
        long sum = units;
        for (final Step step : path) {
            final byte[] beside = HexFormat.of().parseHex(step.hash());
            hash = "left".equals(step.side())
                    ? SumHash.node(beside, step.units(), hash, sum)
                    : SumHash.node(hash, sum, beside, step.units());
            sum += step.units();
            if (sum < 0) {
                return Optional.of("its sums do not fit 64 bits");
            }
        }
        if (sum != totalUnits) {
            return Optional.of("its way arrives at " + sum + " units, and it says " + totalUnits);
        }
        final String computed = SumHash.root(asset, scale, sequence, timestampNs, hash, sum);
        if (!computed.equals(publishedRoot)) {
            return Optional.of("its way arrives at the root " + computed + ", not at " + publishedRoot
                    + ": the balance is not in that root as it says, or it is the root of another asset or record");
        }
        return Optional.empty();
    }

    /**
     * The balance, by its units and not by what the file says beside them.
     *
     * @return a decimal.
     */
    public String amountText() {
        return new Decimal(1, scale).text(units);
    }

    /**
     * What all accounts have together.
     *
     * @return a decimal.
     */
    public String totalText() {
        return new Decimal(1, scale).text(totalUnits);
    }

    private String malformation() {
        if (asset == null || account == null || nonce == null || !nonce.matches("[0-9a-f]{64}")) {
            return "a field is missing or is no hash";
        }
        if (scale < 0 || scale > SCALE_MAX || !amountText().equals(amount)) {
            return "its amount is not that of its units: " + amount;
        }
        if (units < 0) {
            return "a negative balance is no liability: units=" + units;
        }
        if (path.size() > DEPTH_MAX) {
            return "its way is longer than any tree: " + path.size() + " steps";
        }
        for (final Step step : path) {
            if (step.units() < 0) {
                return "a part of the tree has a negative sum: units=" + step.units();
            }
            if (step.hash() == null
                    || !step.hash().matches("[0-9a-f]{64}")
                    || !("left".equals(step.side()) || "right".equals(step.side()))) {
                return "a step of its way is not a side and a hash";
            }
        }
        return null;
    }
}
