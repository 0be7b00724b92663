package org.ringbook.scenarios.fuzz;

import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.agrona.concurrent.UnsafeBuffer;
import org.ringbook.sbe.messages.AddMarketDecoder;
import org.ringbook.sbe.messages.DepositedDecoder;
import org.ringbook.sbe.messages.MarketAddedDecoder;
import org.ringbook.sbe.messages.MarketTermsSetDecoder;
import org.ringbook.sbe.messages.MessageHeaderDecoder;
import org.ringbook.sbe.messages.NewOrderDecoder;
import org.ringbook.sbe.messages.OrderAcceptedDecoder;
import org.ringbook.sbe.messages.OrderCanceledDecoder;
import org.ringbook.sbe.messages.OrderReducedDecoder;
import org.ringbook.sbe.messages.OrderReplacedDecoder;
import org.ringbook.sbe.messages.Side;
import org.ringbook.sbe.messages.TradeBustedDecoder;
import org.ringbook.sbe.messages.TradeDecoder;
import org.ringbook.sbe.messages.TransferredDecoder;
import org.ringbook.sbe.messages.WithdrawalCanceledDecoder;
import org.ringbook.sbe.messages.WithdrawalRequestedDecoder;
import org.ringbook.sbe.messages.WithdrawalSettledDecoder;
import org.ringbook.scenarios.Subject;

/**
 * Balances made of nothing but what the events say of themselves in the schema. After every command nothing may be negative, what
 * all accounts have of an asset together may only change by deposits and settled withdrawals, and every order holds what it needs.
 */
public final class EventLedger {
    private static final int FEE_ACCOUNT = 0;

    private final SortedMap<Long, long[]> balances = new TreeMap<>();
    private final SortedMap<Integer, Long> totals = new TreeMap<>();
    private final SortedMap<Integer, int[]> marketAssets = new TreeMap<>();
    private final SortedMap<Integer, Long> changes = new TreeMap<>();
    private final SortedSet<Long> touched = new TreeSet<>();
    private final OrderHolds orders = new OrderHolds();
    private final UnsafeBuffer buffer = new UnsafeBuffer(new byte[0]);
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final OrderAcceptedDecoder accepted = new OrderAcceptedDecoder();
    private final OrderCanceledDecoder canceled = new OrderCanceledDecoder();
    private final OrderReplacedDecoder replaced = new OrderReplacedDecoder();
    private final OrderReducedDecoder reduced = new OrderReducedDecoder();
    private final TradeDecoder trade = new TradeDecoder();

    /** Of one command. */
    public void apply(final long sequence, final byte[] command, final Iterable<byte[]> events) {
        changes.clear();
        touched.clear();
        for (final byte[] event : events) {
            buffer.wrap(event);
            header.wrap(buffer, 0);
            switch (header.templateId()) {
                case MarketAddedDecoder.TEMPLATE_ID -> marketAdded(command);
                case MarketTermsSetDecoder.TEMPLATE_ID -> {
                    final MarketTermsSetDecoder set = new MarketTermsSetDecoder().wrapAndApplyHeader(buffer, 0, header);
                    orders.terms(set.marketId(), set.lotUnits(), set.quoteUnitsPerTickLot());
                }
                case OrderAcceptedDecoder.TEMPLATE_ID -> accepted(sequence, command);
                case TradeDecoder.TEMPLATE_ID -> trade();
                case OrderCanceledDecoder.TEMPLATE_ID -> {
                    canceled.wrapAndApplyHeader(buffer, 0, header);
                    hold(canceled.accountId(), canceled.releasedAssetId(), -canceled.releasedUnits());
                    orders.canceled(canceled);
                }
                case OrderReplacedDecoder.TEMPLATE_ID -> {
                    replaced.wrapAndApplyHeader(buffer, 0, header);
                    hold(replaced.accountId(), replaced.holdAssetId(), replaced.holdDeltaUnits());
                    orders.replaced(replaced);
                }
                case OrderReducedDecoder.TEMPLATE_ID -> {
                    reduced.wrapAndApplyHeader(buffer, 0, header);
                    hold(reduced.accountId(), reduced.releasedAssetId(), -reduced.releasedUnits());
                    orders.reduced(reduced);
                }
                case TradeBustedDecoder.TEMPLATE_ID -> busted();
                default -> transfer();
            }
        }
        changes.forEach((assetId, change) -> {
            if (change != 0) {
                throw new AssertionError("not conserved: assetId=" + assetId + " change=" + change);
            }
        });
        touched.forEach(this::checkNotNegative);
    }

    private void marketAdded(final byte[] command) {
        final MarketAddedDecoder added = new MarketAddedDecoder().wrapAndApplyHeader(buffer, 0, header);
        final AddMarketDecoder add =
                new AddMarketDecoder().wrapAndApplyHeader(new UnsafeBuffer(command), 0, new MessageHeaderDecoder());
        marketAssets.put(added.marketId(), new int[] {add.baseAssetId(), add.quoteAssetId()});
        orders.terms(added.marketId(), added.lotUnits(), added.quoteUnitsPerTickLot());
    }

    private void accepted(final long orderId, final byte[] command) {
        accepted.wrapAndApplyHeader(buffer, 0, header);
        hold(accepted.accountId(), accepted.holdAssetId(), accepted.holdUnits());
        final NewOrderDecoder order =
                new NewOrderDecoder().wrapAndApplyHeader(new UnsafeBuffer(command), 0, new MessageHeaderDecoder());
        final boolean isSell = order.side() == Side.SELL;
        if (accepted.holdAssetId() != marketAssets.get(order.marketId())[isSell ? 0 : 1]) {
            throw new AssertionError("holds the wrong asset: orderId=" + orderId);
        }
        orders.accepted(orderId, accepted, isSell, order.flags().byQuote(), order.quantity());
    }

    private void trade() {
        trade.wrapAndApplyHeader(buffer, 0, header);
        final int base = marketAssets.get(trade.marketId())[0];
        final int quote = marketAssets.get(trade.marketId())[1];
        final long released = trade.buyReleasedUnits();
        move(trade.buyAccountId(), quote, released, -Math.addExact(trade.quoteUnits(), released));
        move(trade.buyAccountId(), base, trade.baseUnits() - trade.buyFeeUnits(), 0);
        move(trade.sellAccountId(), base, 0, -trade.baseUnits());
        move(trade.sellAccountId(), quote, trade.quoteUnits() - trade.sellFeeUnits(), 0);
        move(FEE_ACCOUNT, base, trade.buyFeeUnits(), 0);
        move(FEE_ACCOUNT, quote, trade.sellFeeUnits(), 0);
        orders.traded(trade);
    }

    private void busted() {
        final TradeBustedDecoder in = new TradeBustedDecoder().wrapAndApplyHeader(buffer, 0, header);
        final int base = marketAssets.get(in.marketId())[0];
        final int quote = marketAssets.get(in.marketId())[1];
        move(in.buyAccountId(), base, in.buyFeeUnits() - in.baseUnits(), 0);
        move(in.buyAccountId(), quote, in.quoteUnits(), 0);
        move(in.sellAccountId(), base, in.baseUnits(), 0);
        move(in.sellAccountId(), quote, in.sellFeeUnits() - in.quoteUnits(), 0);
        move(FEE_ACCOUNT, base, -in.buyFeeUnits(), 0);
        move(FEE_ACCOUNT, quote, -in.sellFeeUnits(), 0);
    }

    private void transfer() {
        switch (header.templateId()) {
            case DepositedDecoder.TEMPLATE_ID -> {
                final DepositedDecoder in = new DepositedDecoder().wrapAndApplyHeader(buffer, 0, header);
                total(in.assetId(), in.amountUnits());
                move(in.accountId(), in.assetId(), in.amountUnits(), 0);
            }
            case WithdrawalRequestedDecoder.TEMPLATE_ID -> {
                final WithdrawalRequestedDecoder in =
                        new WithdrawalRequestedDecoder().wrapAndApplyHeader(buffer, 0, header);
                hold(in.accountId(), in.assetId(), in.amountUnits());
            }
            case WithdrawalSettledDecoder.TEMPLATE_ID -> {
                final WithdrawalSettledDecoder in =
                        new WithdrawalSettledDecoder().wrapAndApplyHeader(buffer, 0, header);
                total(in.assetId(), -in.amountUnits());
                move(in.accountId(), in.assetId(), 0, -in.amountUnits());
            }
            case WithdrawalCanceledDecoder.TEMPLATE_ID -> {
                final WithdrawalCanceledDecoder in =
                        new WithdrawalCanceledDecoder().wrapAndApplyHeader(buffer, 0, header);
                hold(in.accountId(), in.assetId(), -in.amountUnits());
            }
            case TransferredDecoder.TEMPLATE_ID -> {
                final TransferredDecoder in = new TransferredDecoder().wrapAndApplyHeader(buffer, 0, header);
                move(in.fromAccountId(), in.assetId(), -in.amountUnits(), 0);
                move(in.toAccountId(), in.assetId(), in.amountUnits(), 0);
            }
            default -> {
                // The others move no money.
            }
        }
    }

    private void total(final int assetId, final long units) {
        totals.merge(assetId, units, Math::addExact);
        changes.merge(assetId, -units, Math::addExact);
    }

    private void hold(final int accountId, final int assetId, final long units) {
        move(accountId, assetId, -units, units);
    }

    private void move(final int accountId, final int assetId, final long availableDelta, final long heldDelta) {
        final long[] balance = balances.computeIfAbsent(key(accountId, assetId), ignored -> new long[2]);
        balance[0] = Math.addExact(balance[0], availableDelta);
        balance[1] = Math.addExact(balance[1], heldDelta);
        touched.add(key(accountId, assetId));
        changes.merge(assetId, availableDelta + heldDelta, Math::addExact);
    }

    private void checkNotNegative(final long key) {
        final long[] balance = balances.get(key);
        if (balance[0] < 0 || balance[1] < 0) {
            throw new AssertionError("negative: accountId=" + accountId(key) + " assetId=" + assetId(key)
                    + " available=" + balance[0] + " held=" + balance[1]);
        }
    }

    private static int accountId(final long key) {
        return (int) (key >> Short.SIZE);
    }

    private static int assetId(final long key) {
        return (int) (key & 0xFFFF);
    }

    private static long key(final int accountId, final int assetId) {
        return ((long) accountId << Short.SIZE) | assetId;
    }

    /** Of one account. */
    public long available(final int accountId, final int assetId) {
        return balances.getOrDefault(key(accountId, assetId), new long[2])[0];
    }

    /** Of one account. */
    public long held(final int accountId, final int assetId) {
        return balances.getOrDefault(key(accountId, assetId), new long[2])[1];
    }

    /** Deposits less settled withdrawals. */
    public long total(final int assetId) {
        return totals.getOrDefault(assetId, 0L);
    }

    /** Throws unless it has the balances that the last command changed. */
    void compareChanges(final Subject subject) {
        touched.forEach(key -> compare(subject, key));
    }

    /** Throws unless it has the same balances, all of them, and they make up the totals. */
    void compareWith(final Subject subject) {
        balances.keySet().forEach(key -> compare(subject, key));
        totals.forEach((assetId, total) -> {
            final long sum = balances.entrySet().stream()
                    .filter(entry -> (entry.getKey() & 0xFFFF) == assetId)
                    .mapToLong(entry -> Math.addExact(entry.getValue()[0], entry.getValue()[1]))
                    .reduce(0, Math::addExact);
            if (sum != total) {
                throw new AssertionError("not conserved: assetId=" + assetId + " total=" + total + " sum=" + sum);
            }
        });
    }

    private void compare(final Subject subject, final long key) {
        final long[] balance = balances.get(key);
        final long available = subject.available(accountId(key), assetId(key));
        final long held = subject.held(accountId(key), assetId(key));
        if (available != balance[0] || held != balance[1]) {
            throw new AssertionError(subject.name() + " has other balances than its events say: accountId="
                    + accountId(key) + " assetId=" + assetId(key) + " available=" + available + " for " + balance[0]
                    + " held=" + held + " for " + balance[1]);
        }
    }

    /** Orders that have not ended. */
    public int openOrders() {
        return orders.count();
    }

    /** What all accounts have held. */
    public long heldByAll() {
        return balances.values().stream().mapToLong(balance -> balance[1]).reduce(0, Math::addExact);
    }
}
