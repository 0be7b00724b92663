package org.ringbook.client.venue;

import org.ringbook.client.Decimals;

/**
 * An asset.
 *
 * @param assetId its id.
 * @param code    such as XBT.
 * @param scale   decimals of a unit.
 * @param amount  units as decimals.
 */
public record Asset(int assetId, String code, int scale, Decimals amount) {
    static Asset of(final int assetId, final String code, final int scale) {
        return new Asset(assetId, code, scale, Decimals.ofScale("amount of " + code, scale));
    }
}
