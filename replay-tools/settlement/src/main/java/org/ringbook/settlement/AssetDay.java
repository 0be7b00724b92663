package org.ringbook.settlement;

import java.math.BigInteger;

/**
 * A day of an asset, all accounts together: what the exchange owes its customers and itself. Amounts are units.
 *
 * @param assetId     which asset.
 * @param opening     of all balances at the cut-off before.
 * @param deposits    came in.
 * @param withdrawals paid out.
 * @param fees        that the exchange took, less what it gave back; within the balances.
 * @param closing     of all balances at the cut-off.
 */
public record AssetDay(
        int assetId,
        BigInteger opening,
        BigInteger deposits,
        BigInteger withdrawals,
        BigInteger fees,
        BigInteger closing) {}
