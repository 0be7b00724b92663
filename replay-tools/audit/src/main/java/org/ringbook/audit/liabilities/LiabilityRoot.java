package org.ringbook.audit.liabilities;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;

/**
 * What is published of an asset: what all accounts together are owed, and the root that fixes each account's part.
 *
 * @param format      {@code ringbook-liabilities-1}.
 * @param asset       code of the asset.
 * @param scale       decimals of a unit.
 * @param sequence    last record whose effects are in it.
 * @param timestampNs time of that record, nanoseconds since the epoch.
 * @param totalUnits  of all accounts, the fee account included.
 * @param total       the same as a decimal.
 * @param depth       steps from a leaf to the top.
 * @param top         hash at the top of the tree, in hexadecimal.
 * @param root        hash over all of the above but total and depth: this one has to be published.
 */
@JsonPropertyOrder({"format", "asset", "scale", "sequence", "timestampNs", "totalUnits", "total", "depth", "top", "root"
})
public record LiabilityRoot(
        String format,
        String asset,
        int scale,
        long sequence,
        long timestampNs,
        long totalUnits,
        String total,
        int depth,
        String top,
        String root) {}
