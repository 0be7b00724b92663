package org.ringbook.settlement;

import java.math.BigInteger;
import java.util.Locale;

/**
 * Payments given out together, with all that their file says of the exchange.
 *
 * @param batchId         dense from 1, over all assets.
 * @param assetId         which asset.
 * @param isBank          by a bank; else on the asset's chain.
 * @param throughSequence record up to which requests were looked at.
 * @param timeNs          time of the last request in it, nanoseconds since the epoch.
 * @param payments        how many.
 * @param units           of all together.
 * @param house           the exchange's account, as it was then.
 */
public record Batch(
        int batchId,
        int assetId,
        boolean isBank,
        long throughSequence,
        long timeNs,
        int payments,
        BigInteger units,
        House house) {
    /**
     * Its name in files and towards the bank.
     *
     * @param batchId of a batch.
     * @return such as RB-B000017.
     */
    public static String name(final int batchId) {
        return String.format(Locale.ROOT, "RB-B%06d", batchId);
    }

    /** {@return its name in files and towards the bank} */
    public String name() {
        return name(batchId);
    }
}
