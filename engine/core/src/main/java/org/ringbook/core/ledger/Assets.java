package org.ringbook.core.ledger;

import java.util.ArrayList;
import java.util.List;

/** All assets by dense id from 1. Core thread only. */
public final class Assets {
    /** Most assets. */
    public static final int MAX_ASSETS = 65_534;

    /** Most decimals. */
    public static final int MAX_SCALE = 18;

    private final TextMap codes = new TextMap();
    private final List<Asset> byId = new ArrayList<>();

    /**
     * The codes, whose indexes are the asset ids.
     *
     * @return live map
     */
    public TextMap codes() {
        return codes;
    }

    /**
     * Number of assets.
     *
     * @return the highest id
     */
    public int count() {
        return byId.size();
    }

    /**
     * Whether there is such an asset.
     *
     * @param assetId any number
     * @return true if so
     */
    public boolean exists(final int assetId) {
        return assetId >= 1 && assetId <= byId.size();
    }

    /**
     * An asset.
     *
     * @param assetId of an existing one
     * @return the asset
     */
    public Asset get(final int assetId) {
        return byId.get(assetId - 1);
    }

    /**
     * Adds the asset whose code was just added to {@link #codes()}.
     *
     * @param scale decimals of a unit
     * @param payoutScale decimals of a withdrawal
     */
    public void add(final int scale, final int payoutScale) {
        byId.add(new Asset(byId.size() + 1, scale, payoutScale));
    }

    /**
     * Exact power of ten.
     *
     * @param exponent 0 to 18
     * @return 10 to that power
     */
    public static long powerOfTen(final int exponent) {
        long power = 1;
        for (int i = 0; i < exponent; i++) {
            power *= 10;
        }
        return power;
    }
}
