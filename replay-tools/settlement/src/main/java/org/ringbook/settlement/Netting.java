package org.ringbook.settlement;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.ringbook.followers.settlement.Movement;

/**
 * Adds up a day's movements, gross and net, for each asset and account. Plain sums: no socket, file or database, and the order of the
 * movements does not matter. One thread.
 */
public final class Netting {
    /** The sums of one account in one asset. */
    private static final class Line {
        private BigInteger bought = BigInteger.ZERO;
        private BigInteger sold = BigInteger.ZERO;
        private BigInteger fees = BigInteger.ZERO;
        private BigInteger bustedIn = BigInteger.ZERO;
        private BigInteger bustedOut = BigInteger.ZERO;
        private BigInteger transfersIn = BigInteger.ZERO;
        private BigInteger transfersOut = BigInteger.ZERO;
        private BigInteger deposits = BigInteger.ZERO;
        private BigInteger withdrawals = BigInteger.ZERO;

        private Obligation obligation(final int assetId, final int accountId) {
            return new Obligation(
                    assetId,
                    accountId,
                    bought,
                    sold,
                    fees,
                    bustedIn,
                    bustedOut,
                    transfersIn,
                    transfersOut,
                    deposits,
                    withdrawals);
        }
    }

    /** By asset, then by account. */
    private final Map<Integer, Map<Integer, Line>> lines = new TreeMap<>();

    private long trades;
    private long busts;
    private long movements;

    /** Nothing has moved yet. */
    public Netting() {}

    /**
     * Takes in a movement.
     *
     * @param movement of the day.
     */
    public void add(final Movement movement) {
        movements++;
        switch (movement.kind()) {
            case TRADE -> addTrade(movement);
            case BUST -> addBust(movement);
            case DEPOSIT -> {
                final Line line = line(movement.assetId(), movement.accountId());
                line.deposits = line.deposits.add(BigInteger.valueOf(movement.units()));
            }
            case WITHDRAWAL -> {
                final Line line = line(movement.assetId(), movement.accountId());
                line.withdrawals = line.withdrawals.add(BigInteger.valueOf(movement.units()));
            }
            case TRANSFER -> {
                final BigInteger units = BigInteger.valueOf(movement.units());
                final Line from = line(movement.assetId(), movement.accountId());
                from.transfersOut = from.transfersOut.add(units);
                final Line to = line(movement.assetId(), movement.counterAccountId());
                to.transfersIn = to.transfersIn.add(units);
            }
        }
    }

    private void addTrade(final Movement trade) {
        trades++;
        exchange(trade.accountId(), trade.counterAccountId(), trade.assetId(), trade.units(), trade.feeUnits());
        exchange(
                trade.counterAccountId(),
                trade.accountId(),
                trade.quoteAssetId(),
                trade.quoteUnits(),
                trade.quoteFeeUnits());
    }

    /** One leg: who receives also pays the fee. */
    private void exchange(
            final int receiver, final int giver, final int assetId, final long units, final long feeUnits) {
        final BigInteger amount = BigInteger.valueOf(units);
        final Line in = line(assetId, receiver);
        in.bought = in.bought.add(amount);
        final Line out = line(assetId, giver);
        out.sold = out.sold.add(amount);
        fee(in, assetId, feeUnits);
    }

    private void addBust(final Movement bust) {
        busts++;
        giveBack(bust.accountId(), bust.counterAccountId(), bust.assetId(), bust.units(), bust.feeUnits());
        giveBack(
                bust.counterAccountId(),
                bust.accountId(),
                bust.quoteAssetId(),
                bust.quoteUnits(),
                bust.quoteFeeUnits());
    }

    /** One leg: who had received gives back, and gets the fee back. */
    private void giveBack(
            final int receiver, final int giver, final int assetId, final long units, final long feeUnits) {
        final BigInteger amount = BigInteger.valueOf(units);
        final Line from = line(assetId, receiver);
        from.bustedOut = from.bustedOut.add(amount);
        final Line to = line(assetId, giver);
        to.bustedIn = to.bustedIn.add(amount);
        fee(from, assetId, -feeUnits);
    }

    private void fee(final Line payer, final int assetId, final long feeUnits) {
        if (feeUnits == 0) {
            return;
        }
        final BigInteger amount = BigInteger.valueOf(feeUnits);
        payer.fees = payer.fees.add(amount);
        final Line taker = line(assetId, Obligation.FEE_ACCOUNT);
        taker.fees = taker.fees.subtract(amount);
    }

    private Line line(final int assetId, final int accountId) {
        return lines.computeIfAbsent(assetId, any -> new TreeMap<>()).computeIfAbsent(accountId, any -> new Line());
    }

    /**
     * What the movements come to.
     *
     * @return by asset, then by account.
     */
    public List<Obligation> obligations() {
        final List<Obligation> obligations = new ArrayList<>();
        lines.forEach((assetId, accounts) ->
                accounts.forEach((accountId, line) -> obligations.add(line.obligation(assetId, accountId))));
        return obligations;
    }

    /**
     * The sums over all accounts.
     *
     * @return by asset.
     */
    public List<AssetControl> controls() {
        return controls(obligations());
    }

    /**
     * The sums over all accounts.
     *
     * @param obligations by asset.
     * @return by asset.
     */
    public static List<AssetControl> controls(final List<Obligation> obligations) {
        final Map<Integer, List<Obligation>> byAsset = new TreeMap<>();
        obligations.forEach(one ->
                byAsset.computeIfAbsent(one.assetId(), any -> new ArrayList<>()).add(one));
        return byAsset.entrySet().stream()
                .map(one -> AssetControl.of(one.getKey(), one.getValue()))
                .toList();
    }

    /** {@return how many trades} */
    public long trades() {
        return trades;
    }

    /** {@return how many busts} */
    public long busts() {
        return busts;
    }

    /** {@return how many movements of any kind} */
    public long movements() {
        return movements;
    }
}
