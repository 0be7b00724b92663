package org.ringbook.rest.exchange;

import org.ringbook.client.EventFrame;
import org.ringbook.client.venue.Catalog;
import org.ringbook.client.venue.CommandInForce;
import org.ringbook.client.venue.Market;
import org.ringbook.readmodel.funding.Transfer;
import org.ringbook.readmodel.funding.TransferKind;
import org.ringbook.readmodel.funding.Withdrawal;
import org.ringbook.sbe.messages.DepositDecoder;
import org.ringbook.sbe.messages.DepositedDecoder;
import org.ringbook.sbe.messages.OrderAcceptedDecoder;
import org.ringbook.sbe.messages.OrderCanceledDecoder;
import org.ringbook.sbe.messages.OrderReducedDecoder;
import org.ringbook.sbe.messages.OrderReplacedDecoder;
import org.ringbook.sbe.messages.RequestWithdrawalDecoder;
import org.ringbook.sbe.messages.TradeBustedDecoder;
import org.ringbook.sbe.messages.TradeDecoder;
import org.ringbook.sbe.messages.TransferDecoder;
import org.ringbook.sbe.messages.TransferredDecoder;
import org.ringbook.sbe.messages.WithdrawalCanceledDecoder;
import org.ringbook.sbe.messages.WithdrawalRequestedDecoder;
import org.ringbook.sbe.messages.WithdrawalSettledDecoder;

/** What events make of money: entries in the order in which the SQL ledger makes them, and funding. Under the view's lock. */
final class MoneyChanges {
    private static final int FEE_ACCOUNT = 0;

    private final Catalog catalog;
    private final Ledger ledger;
    private final Funding funding;
    private final DepositDecoder deposit = new DepositDecoder();
    private final RequestWithdrawalDecoder request = new RequestWithdrawalDecoder();
    private final TransferDecoder transfer = new TransferDecoder();
    private final OrderAcceptedDecoder accepted = new OrderAcceptedDecoder();
    private final OrderCanceledDecoder canceled = new OrderCanceledDecoder();
    private final OrderReplacedDecoder replaced = new OrderReplacedDecoder();
    private final OrderReducedDecoder reduced = new OrderReducedDecoder();
    private final TradeDecoder trade = new TradeDecoder();
    private final TradeBustedDecoder busted = new TradeBustedDecoder();
    private final DepositedDecoder deposited = new DepositedDecoder();
    private final WithdrawalRequestedDecoder requested = new WithdrawalRequestedDecoder();
    private final WithdrawalSettledDecoder settled = new WithdrawalSettledDecoder();
    private final WithdrawalCanceledDecoder withdrawalCanceled = new WithdrawalCanceledDecoder();
    private final TransferredDecoder transferred = new TransferredDecoder();
    private long sequence;

    MoneyChanges(final Catalog catalog, final Ledger ledger, final Funding funding) {
        this.catalog = catalog;
        this.ledger = ledger;
        this.funding = funding;
    }

    void onEvent(final EventFrame event, final CommandInForce command) {
        sequence = event.sequence();
        switch (event.templateId()) {
            case OrderAcceptedDecoder.TEMPLATE_ID -> {
                accepted.wrap(event.buffer(), event.bodyOffset(), event.blockLength(), event.version());
                ledger.hold(sequence, accepted.accountId(), accepted.holdAssetId(), accepted.holdUnits());
            }
            case OrderCanceledDecoder.TEMPLATE_ID -> {
                canceled.wrap(event.buffer(), event.bodyOffset(), event.blockLength(), event.version());
                ledger.hold(sequence, canceled.accountId(), canceled.releasedAssetId(), -canceled.releasedUnits());
            }
            case OrderReplacedDecoder.TEMPLATE_ID -> {
                replaced.wrap(event.buffer(), event.bodyOffset(), event.blockLength(), event.version());
                ledger.hold(sequence, replaced.accountId(), replaced.holdAssetId(), replaced.holdDeltaUnits());
            }
            case OrderReducedDecoder.TEMPLATE_ID -> {
                reduced.wrap(event.buffer(), event.bodyOffset(), event.blockLength(), event.version());
                ledger.hold(sequence, reduced.accountId(), reduced.releasedAssetId(), -reduced.releasedUnits());
            }
            case TradeDecoder.TEMPLATE_ID -> onTrade(event);
            case TradeBustedDecoder.TEMPLATE_ID -> onBusted(event);
            default -> onFunding(event, command);
        }
    }

    private void onTrade(final EventFrame event) {
        trade.wrap(event.buffer(), event.bodyOffset(), event.blockLength(), event.version());
        final Market market = catalog.market(trade.marketId());
        final int base = market.base().assetId();
        final int quote = market.quote().assetId();
        final int buyer = trade.buyAccountId();
        final int seller = trade.sellAccountId();
        final long buyFee = trade.buyFeeUnits();
        final long sellFee = trade.sellFeeUnits();
        final long released = trade.buyReleasedUnits();
        ledger.post(sequence, buyer, quote, released, -Math.addExact(trade.quoteUnits(), released), 0);
        ledger.post(sequence, buyer, base, trade.baseUnits() - buyFee, 0, buyFee);
        ledger.post(sequence, seller, base, 0, -trade.baseUnits(), 0);
        ledger.post(sequence, seller, quote, trade.quoteUnits() - sellFee, 0, sellFee);
        ledger.post(sequence, FEE_ACCOUNT, base, buyFee, 0, 0);
        ledger.post(sequence, FEE_ACCOUNT, quote, sellFee, 0, 0);
    }

    /** All gains before all losses, so that nobody is below zero in between. */
    private void onBusted(final EventFrame event) {
        busted.wrap(event.buffer(), event.bodyOffset(), event.blockLength(), event.version());
        final Market market = catalog.market(busted.marketId());
        final int base = market.base().assetId();
        final int quote = market.quote().assetId();
        final int buyer = busted.buyAccountId();
        final int seller = busted.sellAccountId();
        final long buyFee = busted.buyFeeUnits();
        final long sellFee = busted.sellFeeUnits();
        ledger.post(sequence, buyer, quote, busted.quoteUnits(), 0, 0);
        ledger.post(sequence, seller, base, busted.baseUnits(), 0, 0);
        ledger.post(sequence, buyer, base, buyFee - busted.baseUnits(), 0, -buyFee);
        ledger.post(sequence, seller, quote, sellFee - busted.quoteUnits(), 0, -sellFee);
        ledger.post(sequence, FEE_ACCOUNT, base, -buyFee, 0, 0);
        ledger.post(sequence, FEE_ACCOUNT, quote, -sellFee, 0, 0);
    }

    private void onFunding(final EventFrame event, final CommandInForce command) {
        switch (event.templateId()) {
            case DepositedDecoder.TEMPLATE_ID -> {
                deposited.wrap(event.buffer(), event.bodyOffset(), event.blockLength(), event.version());
                command.decode(deposit);
                moved(
                        TransferKind.DEPOSIT,
                        deposited.accountId(),
                        0,
                        deposited.assetId(),
                        deposited.amountUnits(),
                        0,
                        deposit.reference(),
                        event.timestampNs());
                ledger.post(sequence, deposited.accountId(), deposited.assetId(), deposited.amountUnits(), 0, 0);
            }
            case WithdrawalRequestedDecoder.TEMPLATE_ID -> {
                requested.wrap(event.buffer(), event.bodyOffset(), event.blockLength(), event.version());
                command.decode(request);
                funding.requested(new Withdrawal(
                        sequence,
                        requested.accountId(),
                        requested.assetId(),
                        requested.amountUnits(),
                        request.reference(),
                        Withdrawal.State.HELD,
                        event.timestampNs(),
                        0,
                        0));
                ledger.hold(sequence, requested.accountId(), requested.assetId(), requested.amountUnits());
            }
            case WithdrawalSettledDecoder.TEMPLATE_ID -> onSettled(event);
            case WithdrawalCanceledDecoder.TEMPLATE_ID -> {
                withdrawalCanceled.wrap(event.buffer(), event.bodyOffset(), event.blockLength(), event.version());
                final int accountId = withdrawalCanceled.accountId();
                final long id = withdrawalCanceled.withdrawalId();
                funding.ended(id, Withdrawal.State.CANCELED, sequence, event.timestampNs());
                ledger.hold(sequence, accountId, withdrawalCanceled.assetId(), -withdrawalCanceled.amountUnits());
            }
            case TransferredDecoder.TEMPLATE_ID -> onTransferred(event, command);
            default -> {
                // moves no money
            }
        }
    }

    private void onSettled(final EventFrame event) {
        settled.wrap(event.buffer(), event.bodyOffset(), event.blockLength(), event.version());
        final long id = settled.withdrawalId();
        final Withdrawal held = funding.ended(id, Withdrawal.State.SETTLED, sequence, event.timestampNs());
        final String reference = held == null ? "" : held.reference();
        moved(
                TransferKind.WITHDRAWAL,
                settled.accountId(),
                0,
                settled.assetId(),
                settled.amountUnits(),
                id,
                reference,
                event.timestampNs());
        ledger.post(sequence, settled.accountId(), settled.assetId(), 0, -settled.amountUnits(), 0);
    }

    private void onTransferred(final EventFrame event, final CommandInForce command) {
        transferred.wrap(event.buffer(), event.bodyOffset(), event.blockLength(), event.version());
        final String reference = command.decode(transfer).reference();
        final int from = transferred.fromAccountId();
        final int to = transferred.toAccountId();
        final int asset = transferred.assetId();
        final long units = transferred.amountUnits();
        moved(TransferKind.TRANSFER_OUT, from, to, asset, units, 0, reference, event.timestampNs());
        moved(TransferKind.TRANSFER_IN, to, from, asset, units, 0, reference, event.timestampNs());
        ledger.post(sequence, from, asset, -units, 0, 0);
        ledger.post(sequence, to, asset, units, 0, 0);
    }

    private void moved(
            final TransferKind kind,
            final int accountId,
            final int otherId,
            final int assetId,
            final long units,
            final long withdrawalId,
            final String reference,
            final long timestampNs) {
        funding.add(
                new Transfer(sequence, kind, accountId, otherId, assetId, units, withdrawalId, reference, timestampNs));
    }
}
