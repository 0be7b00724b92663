package org.ringbook.reference;

import java.math.BigInteger;
import java.util.SortedMap;
import java.util.TreeMap;
import org.ringbook.sbe.messages.RejectReason;

/** BustTrade. */
final class Busts {
    private static final BigInteger UNITS_MAX = BigInteger.valueOf(Long.MAX_VALUE);

    private final Exchange exchange;

    Busts(final Exchange exchange) {
        this.exchange = exchange;
    }

    Rejection bustTrade(final Command.BustTrade command, final Events events) {
        final Market market = exchange.market(command.marketId());
        if (market == null) {
            return Rejection.of(RejectReason.UNKNOWN_MARKET);
        }
        if (command.tradeId() < 1 || command.tradeId() > market.lastTradeId()) {
            return Rejection.of(RejectReason.UNKNOWN_TRADE);
        }
        if (market.bustedTrades().contains(command.tradeId())) {
            return Rejection.of(RejectReason.DUPLICATE, command.tradeId());
        }
        if (exchange.account(command.buyAccountId()) == null || exchange.account(command.sellAccountId()) == null) {
            return Rejection.of(RejectReason.UNKNOWN_ACCOUNT);
        }
        if (command.priceTicks() < 1 || command.qtyLots() < 1) {
            return Rejection.of(RejectReason.INVALID_TRADE);
        }
        final BigInteger baseUnits = market.baseUnits(command.qtyLots());
        final BigInteger quoteUnits = market.notional(command.priceTicks(), command.qtyLots());
        if (!isFee(command.buyFeeUnits(), baseUnits) || !isFee(command.sellFeeUnits(), quoteUnits)) {
            return Rejection.of(RejectReason.INVALID_TRADE);
        }
        final SortedMap<Ledger.Key, BigInteger> movements = movements(command, market, baseUnits, quoteUnits);
        if (!areCovered(movements)) {
            return Rejection.of(RejectReason.INSUFFICIENT_FUNDS);
        }
        movements.forEach((key, units) -> exchange.ledger.credit(key.accountId(), key.assetId(), units));
        market.bustedTrades().add(command.tradeId());
        events.other().tradeBusted(command, baseUnits, quoteUnits);
        return Rejection.NONE;
    }

    /** Could it be the fee of an amount, and the amount that of a trade? */
    private static boolean isFee(final long feeUnits, final BigInteger amount) {
        return amount.compareTo(UNITS_MAX) <= 0
                && feeUnits >= 0
                && BigInteger.valueOf(feeUnits).compareTo(FeeSchedule.feeRoundedUp(amount, FeeSchedule.PPM_MAX)) <= 0;
    }

    private static SortedMap<Ledger.Key, BigInteger> movements(
            final Command.BustTrade command,
            final Market market,
            final BigInteger baseUnits,
            final BigInteger quoteUnits) {
        final int base = market.added().baseAssetId();
        final int quote = market.added().quoteAssetId();
        final BigInteger buyFee = BigInteger.valueOf(command.buyFeeUnits());
        final BigInteger sellFee = BigInteger.valueOf(command.sellFeeUnits());
        final SortedMap<Ledger.Key, BigInteger> movements = new TreeMap<>();
        add(movements, command.buyAccountId(), base, buyFee.subtract(baseUnits));
        add(movements, command.buyAccountId(), quote, quoteUnits);
        add(movements, command.sellAccountId(), base, baseUnits);
        add(movements, command.sellAccountId(), quote, sellFee.subtract(quoteUnits));
        add(movements, Exchange.FEE_ACCOUNT, base, buyFee.negate());
        add(movements, Exchange.FEE_ACCOUNT, quote, sellFee.negate());
        return movements;
    }

    private static void add(
            final SortedMap<Ledger.Key, BigInteger> movements,
            final int accountId,
            final int assetId,
            final BigInteger units) {
        movements.merge(new Ledger.Key(accountId, assetId), units, BigInteger::add);
    }

    private boolean areCovered(final SortedMap<Ledger.Key, BigInteger> movements) {
        return movements.entrySet().stream().allMatch(movement -> {
            final Ledger.Key key = movement.getKey();
            final BigInteger available =
                    exchange.ledger.balance(key.accountId(), key.assetId()).available();
            return available.add(movement.getValue()).signum() >= 0;
        });
    }
}
