package org.ringbook.core;

import org.agrona.DirectBuffer;
import org.ringbook.core.ledger.Accounts;
import org.ringbook.core.ledger.Balances;
import org.ringbook.core.ledger.FeeSchedule;
import org.ringbook.core.ledger.Transfers;
import org.ringbook.core.market.Market;
import org.ringbook.sbe.messages.BustTradeDecoder;
import org.ringbook.sbe.messages.RejectReason;
import org.ringbook.sbe.messages.TransferDecoder;

/** Money between accounts: transfers, and trades undone. {@code docs/rules.md}, Money. Core thread only. */
final class TransferCommands {
    private final CoreState state;
    private final Transfers transfers;

    TransferCommands(final CoreState state) {
        this.state = state;
        transfers = state.transfers;
    }

    void onTransfer(final TransferDecoder command, final DirectBuffer buffer, final EventSink events) {
        final int at = command.limit() + 1;
        final int length = command.skipReference();
        final RejectReason reason = checkTransfer(command, buffer, at, length);
        if (reason != RejectReason.NONE) {
            events.commandRejected(reason, isOfKnownReference(reason) ? firstSequence(buffer, at, length) : 0);
            return;
        }
        final int from = command.fromAccountId();
        final int to = command.toAccountId();
        final int assetId = command.assetId();
        final long amount = command.amountUnits();
        final int index = transfers.payments().references().add(buffer, at, length);
        transfers.put(index, state.lastSequence, from, to, assetId, amount);
        final Balances balances = state.assets.get(assetId).balances();
        balances.credit(from, -amount);
        balances.credit(to, amount);
        events.transferred(from, to, assetId, amount);
    }

    void onBustTrade(final BustTradeDecoder command, final EventSink events) {
        final Market market = state.markets.getOrNull(command.marketId());
        final RejectReason reason = checkBust(command, market);
        if (reason != RejectReason.NONE) {
            events.commandRejected(reason, reason == RejectReason.DUPLICATE ? command.tradeId() : 0);
            return;
        }
        final long baseUnits = market.baseUnits(command.qtyLots());
        final long quoteUnits = market.notional(command.priceTicks(), command.qtyLots());
        giveBack(
                market.base().balances(),
                command.buyAccountId(),
                command.sellAccountId(),
                baseUnits,
                command.buyFeeUnits());
        giveBack(
                market.quote().balances(),
                command.sellAccountId(),
                command.buyAccountId(),
                quoteUnits,
                command.sellFeeUnits());
        market.bustedTrades().add(command.tradeId());
        events.tradeBusted()
                .tradeId(command.tradeId())
                .marketId(market.id())
                .buyAccountId(command.buyAccountId())
                .sellAccountId(command.sellAccountId())
                .baseUnits(baseUnits)
                .quoteUnits(quoteUnits)
                .buyFeeUnits(command.buyFeeUnits())
                .sellFeeUnits(command.sellFeeUnits());
    }

    private RejectReason checkTransfer(
            final TransferDecoder command, final DirectBuffer buffer, final int at, final int length) {
        final int from = command.fromAccountId();
        final int to = command.toAccountId();
        final int assetId = command.assetId();
        final long amount = command.amountUnits();
        if (!state.accounts.exists(from) || !state.accounts.exists(to)) {
            return RejectReason.UNKNOWN_ACCOUNT;
        }
        if (!state.assets.exists(assetId)) {
            return RejectReason.UNKNOWN_ASSET;
        }
        if (!MoneyCommands.isReference(buffer, at, length)) {
            return RejectReason.INVALID_REFERENCE;
        }
        final int known = transfers.payments().references().get(buffer, at, length);
        if (known != 0) {
            return transfers.isSame(known, from, to, assetId, amount) ? RejectReason.DUPLICATE : RejectReason.CONFLICT;
        }
        if (from == to || state.accounts.ownerId(from) != state.accounts.ownerId(to)) {
            return RejectReason.INVALID_TRANSFER;
        }
        if (amount < 1) {
            return RejectReason.INVALID_AMOUNT;
        }
        return amount > state.assets.get(assetId).balances().available(from)
                ? RejectReason.INSUFFICIENT_FUNDS
                : RejectReason.NONE;
    }

    private static boolean isOfKnownReference(final RejectReason reason) {
        return reason == RejectReason.DUPLICATE || reason == RejectReason.CONFLICT;
    }

    private long firstSequence(final DirectBuffer buffer, final int at, final int length) {
        return transfers.payments().sequence(transfers.payments().references().get(buffer, at, length));
    }

    private RejectReason checkBust(final BustTradeDecoder command, final Market market) {
        if (market == null) {
            return RejectReason.UNKNOWN_MARKET;
        }
        final long tradeId = command.tradeId();
        if (tradeId < 1 || tradeId > market.lastTradeId()) {
            return RejectReason.UNKNOWN_TRADE;
        }
        if (market.bustedTrades().contains(tradeId)) {
            return RejectReason.DUPLICATE;
        }
        if (!state.accounts.exists(command.buyAccountId()) || !state.accounts.exists(command.sellAccountId())) {
            return RejectReason.UNKNOWN_ACCOUNT;
        }
        if (!couldBeTrade(command, market)) {
            return RejectReason.INVALID_TRADE;
        }
        final long baseUnits = market.baseUnits(command.qtyLots());
        final long quoteUnits = market.notional(command.priceTicks(), command.qtyLots());
        final boolean covered = canGiveBack(
                        market.base().balances(),
                        command.buyAccountId(),
                        command.sellAccountId(),
                        baseUnits,
                        command.buyFeeUnits())
                && canGiveBack(
                        market.quote().balances(),
                        command.sellAccountId(),
                        command.buyAccountId(),
                        quoteUnits,
                        command.sellFeeUnits());
        return covered ? RejectReason.NONE : RejectReason.INSUFFICIENT_FUNDS;
    }

    private static boolean couldBeTrade(final BustTradeDecoder command, final Market market) {
        final long priceTicks = command.priceTicks();
        final long qtyLots = command.qtyLots();
        return priceTicks >= 1
                && qtyLots >= 1
                && fits(qtyLots, market.terms().lotUnits())
                && fits(priceTicks, qtyLots)
                && fits(priceTicks * qtyLots, market.terms().quoteUnitsPerTickLot())
                && isFee(command.buyFeeUnits(), market.baseUnits(qtyLots))
                && isFee(command.sellFeeUnits(), market.notional(priceTicks, qtyLots));
    }

    private static boolean fits(final long factor, final long otherFactor) {
        return factor <= Long.MAX_VALUE / otherFactor;
    }

    private static boolean isFee(final long feeUnits, final long ofUnits) {
        return feeUnits >= 0 && feeUnits <= FeeSchedule.feeRoundedUp(ofUnits, FeeSchedule.MAX_PPM);
    }

    /** What one who received units and paid a fee of them gives back to the one who paid them. */
    private static boolean canGiveBack(
            final Balances balances, final int receiver, final int payer, final long units, final long feeUnits) {
        return feeUnits <= balances.available(Accounts.FEE_ACCOUNT)
                && (receiver == payer || units - feeUnits <= balances.available(receiver));
    }

    private static void giveBack(
            final Balances balances, final int receiver, final int payer, final long units, final long feeUnits) {
        balances.credit(Accounts.FEE_ACCOUNT, -feeUnits);
        if (receiver == payer) {
            balances.credit(receiver, feeUnits);
        } else {
            balances.credit(receiver, feeUnits - units);
            balances.credit(payer, units);
        }
    }
}
