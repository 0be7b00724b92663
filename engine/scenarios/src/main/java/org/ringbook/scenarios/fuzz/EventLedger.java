package org.ringbook.scenarios.fuzz;

import java.util.SortedMap;
import java.util.TreeMap;
import org.agrona.concurrent.UnsafeBuffer;
import org.ringbook.sbe.messages.AddMarketDecoder;
import org.ringbook.sbe.messages.DepositedDecoder;
import org.ringbook.sbe.messages.MarketAddedDecoder;
import org.ringbook.sbe.messages.MessageHeaderDecoder;
import org.ringbook.sbe.messages.OrderAcceptedDecoder;
import org.ringbook.sbe.messages.OrderCanceledDecoder;
import org.ringbook.sbe.messages.OrderReplacedDecoder;
import org.ringbook.sbe.messages.TradeDecoder;
import org.ringbook.sbe.messages.WithdrawalCanceledDecoder;
import org.ringbook.sbe.messages.WithdrawalRequestedDecoder;
import org.ringbook.sbe.messages.WithdrawalSettledDecoder;
import org.ringbook.scenarios.Subject;

/**
 * Balances made of nothing but what the events say of themselves in the schema. After every command nothing may be negative, and
 * what all accounts have of an asset together may only change by deposits and settled withdrawals.
 */
public final class EventLedger {
    private static final int FEE_ACCOUNT = 0;

    private final SortedMap<Long, long[]> balances = new TreeMap<>();
    private final SortedMap<Integer, Long> totals = new TreeMap<>();
    private final SortedMap<Integer, int[]> marketAssets = new TreeMap<>();
    private final SortedMap<Integer, Long> changes = new TreeMap<>();
    private final UnsafeBuffer buffer = new UnsafeBuffer(new byte[0]);
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final OrderAcceptedDecoder accepted = new OrderAcceptedDecoder();
    private final OrderCanceledDecoder canceled = new OrderCanceledDecoder();
    private final OrderReplacedDecoder replaced = new OrderReplacedDecoder();
    private final TradeDecoder trade = new TradeDecoder();

    /** Of one command. */
    public void apply(final byte[] command, final Iterable<byte[]> events) {
        changes.clear();
        for (final byte[] event : events) {
            buffer.wrap(event);
            header.wrap(buffer, 0);
            switch (header.templateId()) {
                case MarketAddedDecoder.TEMPLATE_ID -> marketAdded(command);
                case TradeDecoder.TEMPLATE_ID -> trade();
                case OrderAcceptedDecoder.TEMPLATE_ID -> {
                    accepted.wrapAndApplyHeader(buffer, 0, header);
                    hold(accepted.accountId(), accepted.holdAssetId(), accepted.holdUnits());
                }
                case OrderCanceledDecoder.TEMPLATE_ID -> {
                    canceled.wrapAndApplyHeader(buffer, 0, header);
                    hold(canceled.accountId(), canceled.releasedAssetId(), -canceled.releasedUnits());
                }
                case OrderReplacedDecoder.TEMPLATE_ID -> {
                    replaced.wrapAndApplyHeader(buffer, 0, header);
                    hold(replaced.accountId(), replaced.holdAssetId(), replaced.holdDeltaUnits());
                }
                default -> transfer();
            }
        }
        changes.forEach((assetId, change) -> {
            if (change != 0) {
                throw new AssertionError("not conserved: assetId=" + assetId + " change=" + change);
            }
        });
    }

    private void marketAdded(final byte[] command) {
        final MarketAddedDecoder added = new MarketAddedDecoder().wrapAndApplyHeader(buffer, 0, header);
        final AddMarketDecoder add =
                new AddMarketDecoder().wrapAndApplyHeader(new UnsafeBuffer(command), 0, new MessageHeaderDecoder());
        marketAssets.put(added.marketId(), new int[] {add.baseAssetId(), add.quoteAssetId()});
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
        if (balance[0] < 0 || balance[1] < 0) {
            throw new AssertionError("negative: accountId=" + accountId + " assetId=" + assetId + " available="
                    + balance[0] + " held=" + balance[1]);
        }
        changes.merge(assetId, availableDelta + heldDelta, Math::addExact);
    }

    private static long key(final int accountId, final int assetId) {
        return ((long) accountId << Short.SIZE) | assetId;
    }

    public long available(final int accountId, final int assetId) {
        return balances.getOrDefault(key(accountId, assetId), new long[2])[0];
    }

    public long held(final int accountId, final int assetId) {
        return balances.getOrDefault(key(accountId, assetId), new long[2])[1];
    }

    public long total(final int assetId) {
        return totals.getOrDefault(assetId, 0L);
    }

    /** Throws unless it has the same balances. */
    void compareWith(final Subject subject) {
        balances.forEach((key, balance) -> {
            final int accountId = (int) (key >> Short.SIZE);
            final int assetId = (int) (key & 0xFFFF);
            if (subject.available(accountId, assetId) != balance[0] || subject.held(accountId, assetId) != balance[1]) {
                throw new AssertionError(subject.name() + " has other balances than its events say: accountId="
                        + accountId + " assetId=" + assetId + " available=" + subject.available(accountId, assetId)
                        + " for " + balance[0] + " held=" + subject.held(accountId, assetId) + " for " + balance[1]);
            }
        });
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

    /** What all accounts have held. */
    public long heldByAll() {
        return balances.values().stream().mapToLong(balance -> balance[1]).reduce(0, Math::addExact);
    }
}
