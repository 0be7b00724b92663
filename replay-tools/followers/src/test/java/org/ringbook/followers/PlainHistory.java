package org.ringbook.followers;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.agrona.DirectBuffer;
import org.ringbook.journal.JournalReader;
import org.ringbook.readmodel.TimeRange;
import org.ringbook.readmodel.funding.Transfer;
import org.ringbook.readmodel.funding.TransferKind;
import org.ringbook.readmodel.funding.Withdrawal;
import org.ringbook.readmodel.orders.AccountTrade;
import org.ringbook.readmodel.orders.OrderReport;
import org.ringbook.sbe.Frames;
import org.ringbook.sbe.messages.AccountOpenedDecoder;
import org.ringbook.sbe.messages.CancelOrderDecoder;
import org.ringbook.sbe.messages.DepositDecoder;
import org.ringbook.sbe.messages.DepositedDecoder;
import org.ringbook.sbe.messages.MessageHeaderDecoder;
import org.ringbook.sbe.messages.NewOrderDecoder;
import org.ringbook.sbe.messages.OrderAcceptedDecoder;
import org.ringbook.sbe.messages.OrderCanceledDecoder;
import org.ringbook.sbe.messages.OrderReplacedDecoder;
import org.ringbook.sbe.messages.ReplaceOrderDecoder;
import org.ringbook.sbe.messages.RequestWithdrawalDecoder;
import org.ringbook.sbe.messages.SettleWithdrawalDecoder;
import org.ringbook.sbe.messages.Side;
import org.ringbook.sbe.messages.TradeBustedDecoder;
import org.ringbook.sbe.messages.TradeDecoder;
import org.ringbook.sbe.messages.TransferDecoder;
import org.ringbook.sbe.messages.TransferredDecoder;
import org.ringbook.sbe.messages.WithdrawalCanceledDecoder;
import org.ringbook.sbe.messages.WithdrawalRequestedDecoder;
import org.ringbook.sbe.messages.WithdrawalSettledDecoder;

/** What a journal's events say, in lists and in the plainest way: what the read model is held to. */
final class PlainHistory {
    /** An order as it was entered. */
    record Order(long orderId, int accountId, int marketId, Side side, long quantity, String clientOrderId, long ns) {}

    /** A client order id. */
    record ClientId(int accountId, String text) {}

    private final List<Order> orders = new ArrayList<>();
    private final Map<Long, Order> byId = new HashMap<>();
    private final List<AccountTrade> trades = new ArrayList<>();
    private final List<Transfer> transfers = new ArrayList<>();
    private final List<Withdrawal> withdrawals = new ArrayList<>();
    private final Map<ClientId, Long> clientIds = new HashMap<>();
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private DirectBuffer buffer;
    private JournalRecord record;
    private int accounts;
    private long firstNs = -1;
    private long lastNs;

    /** Of all that is there. */
    static PlainHistory of(final Path data) {
        final PlainHistory history = new PlainHistory();
        try (JournalReader reader = JournalReader.open(data.resolve("journal"), null)) {
            final JournalRecord record = new JournalRecord(reader);
            while (reader.next()) {
                history.add(record);
            }
        }
        history.trades.sort(Comparator.comparingLong(AccountTrade::cursor));
        return history;
    }

    static Order plain(final OrderReport order) {
        return new Order(
                order.orderId(),
                order.accountId(),
                order.marketId(),
                order.side(),
                order.quantity(),
                order.clientOrderId(),
                order.enteredNs());
    }

    List<Order> orders() {
        return orders;
    }

    List<AccountTrade> trades() {
        return trades;
    }

    List<Transfer> transfers() {
        return transfers;
    }

    List<Withdrawal> withdrawals() {
        return withdrawals;
    }

    Map<ClientId, Long> clientIds() {
        return clientIds;
    }

    int accounts() {
        return accounts;
    }

    TimeRange middleThird() {
        return new TimeRange(firstNs + (lastNs - firstNs) / 3, firstNs + (lastNs - firstNs) * 2 / 3);
    }

    private void add(final JournalRecord next) {
        record = next;
        buffer = next.buffer();
        firstNs = firstNs < 0 ? next.timestampNs() : firstNs;
        lastNs = next.timestampNs();
        int index = 0;
        for (int at = next.firstEvent(); at < next.end(); at = Frames.next(buffer, at)) {
            final int event = Frames.offset(at);
            index++;
            switch (Frames.templateId(buffer, event)) {
                case AccountOpenedDecoder.TEMPLATE_ID -> accounts++;
                case OrderAcceptedDecoder.TEMPLATE_ID -> accepted(event);
                case OrderCanceledDecoder.TEMPLATE_ID -> canceled(event);
                case OrderReplacedDecoder.TEMPLATE_ID -> replaced(event);
                case TradeDecoder.TEMPLATE_ID -> traded(event, index);
                case TradeBustedDecoder.TEMPLATE_ID -> busted(event);
                default -> moved(event);
            }
        }
    }

    private void accepted(final int event) {
        final int accountId = new OrderAcceptedDecoder()
                .wrapAndApplyHeader(buffer, event, header)
                .accountId();
        final NewOrderDecoder command = new NewOrderDecoder().wrapAndApplyHeader(buffer, record.command(), header);
        final int marketId = command.marketId();
        final Side side = command.side();
        final long quantity = command.quantity();
        final Order order = new Order(
                record.sequence(), accountId, marketId, side, quantity, command.clOrdId(), record.timestampNs());
        orders.add(order);
        byId.put(order.orderId, order);
        take(accountId, order.clientOrderId, order.orderId);
    }

    private void take(final int accountId, final String text, final long orderId) {
        if (!text.isEmpty()) {
            clientIds.put(new ClientId(accountId, text), orderId);
        }
    }

    private void canceled(final int event) {
        if (record.commandTemplateId() == CancelOrderDecoder.TEMPLATE_ID) {
            final OrderCanceledDecoder canceled = new OrderCanceledDecoder().wrapAndApplyHeader(buffer, event, header);
            final long orderId = canceled.orderId();
            final int accountId = canceled.accountId();
            final CancelOrderDecoder command =
                    new CancelOrderDecoder().wrapAndApplyHeader(buffer, record.command(), header);
            command.skipOrigClOrdId();
            take(accountId, command.clOrdId(), orderId);
        }
    }

    private void replaced(final int event) {
        final OrderReplacedDecoder replaced = new OrderReplacedDecoder().wrapAndApplyHeader(buffer, event, header);
        final long orderId = replaced.orderId();
        final int accountId = replaced.accountId();
        final ReplaceOrderDecoder command =
                new ReplaceOrderDecoder().wrapAndApplyHeader(buffer, record.command(), header);
        command.skipOrigClOrdId();
        take(accountId, command.clOrdId(), orderId);
    }

    private void traded(final int event, final int index) {
        final TradeDecoder trade = new TradeDecoder().wrapAndApplyHeader(buffer, event, header);
        trades.add(side(trade, index, Side.BUY, trade.buyOrderId(), trade.buyAccountId(), trade.buyFeeUnits()));
        trades.add(side(trade, index, Side.SELL, trade.sellOrderId(), trade.sellAccountId(), trade.sellFeeUnits()));
    }

    private AccountTrade side(
            final TradeDecoder trade,
            final int index,
            final Side side,
            final long orderId,
            final int accountId,
            final long feeUnits) {
        return new AccountTrade(
                record.sequence(),
                index,
                trade.marketId(),
                trade.tradeId(),
                side,
                trade.aggressorSide() == Side.NULL_VAL ? null : trade.aggressorSide(),
                orderId,
                byId.get(orderId).clientOrderId,
                accountId,
                trade.priceTicks(),
                trade.qtyLots(),
                trade.baseUnits(),
                trade.quoteUnits(),
                feeUnits,
                0,
                record.timestampNs());
    }

    private void busted(final int event) {
        final TradeBustedDecoder busted = new TradeBustedDecoder().wrapAndApplyHeader(buffer, event, header);
        final long ns = record.timestampNs();
        trades.replaceAll(trade -> trade.marketId() != busted.marketId() || trade.tradeId() != busted.tradeId()
                ? trade
                : new AccountTrade(
                        trade.sequence(),
                        trade.index(),
                        trade.marketId(),
                        trade.tradeId(),
                        trade.side(),
                        trade.aggressorSide(),
                        trade.orderId(),
                        trade.clientOrderId(),
                        trade.accountId(),
                        trade.priceTicks(),
                        trade.qtyLots(),
                        trade.baseUnits(),
                        trade.quoteUnits(),
                        trade.feeUnits(),
                        ns,
                        trade.timestampNs()));
    }

    private void moved(final int event) {
        switch (Frames.templateId(buffer, event)) {
            case DepositedDecoder.TEMPLATE_ID -> {
                final var deposited = new DepositedDecoder().wrapAndApplyHeader(buffer, event, header);
                transfer(
                        TransferKind.DEPOSIT,
                        deposited.accountId(),
                        0,
                        deposited.assetId(),
                        deposited.amountUnits(),
                        0,
                        new DepositDecoder()
                                .wrapAndApplyHeader(buffer, record.command(), header)
                                .reference());
            }
            case TransferredDecoder.TEMPLATE_ID -> {
                final var transferred = new TransferredDecoder().wrapAndApplyHeader(buffer, event, header);
                final int from = transferred.fromAccountId();
                final int to = transferred.toAccountId();
                final int assetId = transferred.assetId();
                final long units = transferred.amountUnits();
                final String reference = new TransferDecoder()
                        .wrapAndApplyHeader(buffer, record.command(), header)
                        .reference();
                transfer(TransferKind.TRANSFER_OUT, from, to, assetId, units, 0, reference);
                transfer(TransferKind.TRANSFER_IN, to, from, assetId, units, 0, reference);
            }
            case WithdrawalRequestedDecoder.TEMPLATE_ID -> {
                final var requested = new WithdrawalRequestedDecoder().wrapAndApplyHeader(buffer, event, header);
                withdrawals.add(new Withdrawal(
                        record.sequence(),
                        requested.accountId(),
                        requested.assetId(),
                        requested.amountUnits(),
                        new RequestWithdrawalDecoder()
                                .wrapAndApplyHeader(buffer, record.command(), header)
                                .reference(),
                        Withdrawal.State.HELD,
                        record.timestampNs(),
                        0,
                        0));
            }
            case WithdrawalSettledDecoder.TEMPLATE_ID -> {
                final var settled = new WithdrawalSettledDecoder().wrapAndApplyHeader(buffer, event, header);
                final long withdrawalId = settled.withdrawalId();
                transfer(
                        TransferKind.WITHDRAWAL,
                        settled.accountId(),
                        0,
                        settled.assetId(),
                        settled.amountUnits(),
                        withdrawalId,
                        new SettleWithdrawalDecoder()
                                .wrapAndApplyHeader(buffer, record.command(), header)
                                .reference());
                end(withdrawalId, Withdrawal.State.SETTLED);
            }
            case WithdrawalCanceledDecoder.TEMPLATE_ID ->
                end(
                        new WithdrawalCanceledDecoder()
                                .wrapAndApplyHeader(buffer, event, header)
                                .withdrawalId(),
                        Withdrawal.State.CANCELED);
            default -> {
                // moves no money between accounts
            }
        }
    }

    private void transfer(
            final TransferKind kind,
            final int accountId,
            final int counterAccountId,
            final int assetId,
            final long units,
            final long withdrawalId,
            final String reference) {
        transfers.add(new Transfer(
                record.sequence(),
                kind,
                accountId,
                counterAccountId,
                assetId,
                units,
                withdrawalId,
                reference,
                record.timestampNs()));
    }

    private void end(final long withdrawalId, final Withdrawal.State state) {
        withdrawals.replaceAll(withdrawal -> withdrawal.withdrawalId() != withdrawalId
                ? withdrawal
                : new Withdrawal(
                        withdrawalId,
                        withdrawal.accountId(),
                        withdrawal.assetId(),
                        withdrawal.units(),
                        withdrawal.reference(),
                        state,
                        withdrawal.requestedNs(),
                        record.sequence(),
                        record.timestampNs()));
    }
}
