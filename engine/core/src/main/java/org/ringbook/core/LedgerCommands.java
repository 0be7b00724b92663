package org.ringbook.core;

import org.agrona.DirectBuffer;
import org.ringbook.sbe.messages.BustTradeDecoder;
import org.ringbook.sbe.messages.CancelWithdrawalDecoder;
import org.ringbook.sbe.messages.DepositDecoder;
import org.ringbook.sbe.messages.RequestWithdrawalDecoder;
import org.ringbook.sbe.messages.SettleWithdrawalDecoder;
import org.ringbook.sbe.messages.TransferDecoder;

/** Decodes what moves money without an order. Core thread only. */
final class LedgerCommands {
    private final MoneyCommands money;
    private final TransferCommands transfers;

    private final DepositDecoder deposit = new DepositDecoder();
    private final RequestWithdrawalDecoder requestWithdrawal = new RequestWithdrawalDecoder();
    private final SettleWithdrawalDecoder settleWithdrawal = new SettleWithdrawalDecoder();
    private final CancelWithdrawalDecoder cancelWithdrawal = new CancelWithdrawalDecoder();
    private final TransferDecoder transfer = new TransferDecoder();
    private final BustTradeDecoder bustTrade = new BustTradeDecoder();

    LedgerCommands(final CoreState state) {
        money = new MoneyCommands(state);
        transfers = new TransferCommands(state);
    }

    /** Whether it was one of these; then it is done. */
    boolean apply(
            final int templateId,
            final DirectBuffer buffer,
            final int body,
            final int block,
            final int version,
            final EventSink events) {
        switch (templateId) {
            case DepositDecoder.TEMPLATE_ID ->
                money.onDeposit(deposit.wrap(buffer, body, block, version), buffer, events);
            case RequestWithdrawalDecoder.TEMPLATE_ID ->
                money.onRequestWithdrawal(requestWithdrawal.wrap(buffer, body, block, version), buffer, events);
            case SettleWithdrawalDecoder.TEMPLATE_ID ->
                money.onSettleWithdrawal(settleWithdrawal.wrap(buffer, body, block, version), buffer, events);
            case CancelWithdrawalDecoder.TEMPLATE_ID ->
                money.onCancelWithdrawal(cancelWithdrawal.wrap(buffer, body, block, version), buffer, events);
            case TransferDecoder.TEMPLATE_ID ->
                transfers.onTransfer(transfer.wrap(buffer, body, block, version), buffer, events);
            case BustTradeDecoder.TEMPLATE_ID ->
                transfers.onBustTrade(bustTrade.wrap(buffer, body, block, version), events);
            default -> {
                return false;
            }
        }
        return true;
    }
}
