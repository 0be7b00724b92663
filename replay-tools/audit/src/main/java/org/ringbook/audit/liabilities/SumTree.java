package org.ringbook.audit.liabilities;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/** A Merkle-sum tree, filled up to a power of two with leaves of nothing. Immutable. */
final class SumTree {
    private final List<byte[][]> hashes = new ArrayList<>();
    private final List<long[]> sums = new ArrayList<>();

    /**
     * Builds it.
     *
     * @throws ArithmeticException      if a sum does not fit 64 bits.
     * @throws IllegalArgumentException if a leaf is negative.
     */
    SumTree(final byte[][] leaves, final long[] units) {
        final int width = Math.max(1, Integer.highestOneBit(Math.max(1, leaves.length - 1)) << 1);
        final int size = leaves.length <= 1 ? 1 : width;
        final byte[][] level = Arrays.copyOf(leaves, size);
        final long[] sum = Arrays.copyOf(units, size);
        for (int i = 0; i < size; i++) {
            if (sum[i] < 0) {
                throw new IllegalArgumentException("a negative balance is no liability: units=" + sum[i]);
            }
            if (i >= leaves.length) {
                level[i] = SumHash.PADDING;
            }
        }
        hashes.add(level);
        sums.add(sum);
        while (hashes.get(hashes.size() - 1).length > 1) {
            addLevel(hashes.get(hashes.size() - 1), sums.get(sums.size() - 1));
        }
    }

    private void addLevel(final byte[][] below, final long[] unitsBelow) {
        final byte[][] level = new byte[below.length / 2][];
        final long[] sum = new long[level.length];
        for (int i = 0; i < level.length; i++) {
            level[i] = SumHash.node(below[2 * i], unitsBelow[2 * i], below[2 * i + 1], unitsBelow[2 * i + 1]);
            sum[i] = Math.addExact(unitsBelow[2 * i], unitsBelow[2 * i + 1]);
        }
        hashes.add(level);
        sums.add(sum);
    }

    byte[] top() {
        return hashes.get(depth())[0];
    }

    long totalUnits() {
        return sums.get(depth())[0];
    }

    int depth() {
        return hashes.size() - 1;
    }

    /** What stands beside the way from a leaf to the top. */
    List<LiabilityProof.Step> path(final int leaf) {
        final List<LiabilityProof.Step> path = new ArrayList<>();
        int index = leaf;
        for (int level = 0; level < depth(); level++) {
            final int beside = index ^ 1;
            path.add(new LiabilityProof.Step(
                    beside < index ? "left" : "right",
                    HexFormat.of().formatHex(hashes.get(level)[beside]),
                    sums.get(level)[beside]));
            index >>= 1;
        }
        return path;
    }
}
