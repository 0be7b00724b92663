package org.ringbook.audit;

import java.util.ArrayList;
import java.util.List;
import org.agrona.DirectBuffer;
import org.ringbook.core.CoreView;
import org.ringbook.sbe.messages.AddAssetDecoder;
import org.ringbook.sbe.messages.AddMarketDecoder;
import org.ringbook.sbe.messages.AssetAddedDecoder;
import org.ringbook.sbe.messages.DepositedDecoder;
import org.ringbook.sbe.messages.MarketAddedDecoder;
import org.ringbook.sbe.messages.MessageHeaderDecoder;
import org.ringbook.sbe.messages.OrderAcceptedDecoder;
import org.ringbook.sbe.messages.OrderCanceledDecoder;
import org.ringbook.sbe.messages.OrderReducedDecoder;
import org.ringbook.sbe.messages.OrderReplacedDecoder;
import org.ringbook.sbe.messages.TradeBustedDecoder;
import org.ringbook.sbe.messages.TradeDecoder;
import org.ringbook.sbe.messages.TransferredDecoder;
import org.ringbook.sbe.messages.WithdrawalCanceledDecoder;
import org.ringbook.sbe.messages.WithdrawalRequestedDecoder;
import org.ringbook.sbe.messages.WithdrawalSettledDecoder;

/**
 * Books the amounts that events carry, as each event's description in the schema says, and nothing else: it knows no rule of
 * matching, fees or holds. So what it arrives at is what the records themselves explain.
 */
final class EventLedger {
    private static final int FEE_ACCOUNT = 0;

    /** An asset as its command named it, and what of it came in and went out. */
    private static final class Holdings {
        private final String code;
        private final int scale;
        private final long openingUnits;
        private long depositedUnits;
        private long paidOutUnits;

        private Holdings(final String code, final int scale, final long openingUnits) {
            this.code = code;
            this.scale = scale;
            this.openingUnits = openingUnits;
        }
    }

    private record Pair(int baseAssetId, int quoteAssetId) {}

    /** Hears of every movement, in the order in which the events make them. */
    @FunctionalInterface
    interface Listener {
        void moved(int accountId, int assetId, long availableDelta, long heldDelta);
    }

    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final AddAssetDecoder addAsset = new AddAssetDecoder();
    private final AddMarketDecoder addMarket = new AddMarketDecoder();
    private final AssetAddedDecoder assetAdded = new AssetAddedDecoder();
    private final MarketAddedDecoder marketAdded = new MarketAddedDecoder();
    private final OrderAcceptedDecoder accepted = new OrderAcceptedDecoder();
    private final OrderCanceledDecoder canceled = new OrderCanceledDecoder();
    private final OrderReplacedDecoder replaced = new OrderReplacedDecoder();
    private final OrderReducedDecoder reduced = new OrderReducedDecoder();
    private final TradeDecoder trade = new TradeDecoder();
    private final DepositedDecoder deposited = new DepositedDecoder();
    private final WithdrawalRequestedDecoder requested = new WithdrawalRequestedDecoder();
    private final WithdrawalSettledDecoder settled = new WithdrawalSettledDecoder();
    private final WithdrawalCanceledDecoder withdrawalCanceled = new WithdrawalCanceledDecoder();
    private final TransferredDecoder transferred = new TransferredDecoder();
    private final TradeBustedDecoder busted = new TradeBustedDecoder();

    private final EventBalances balances = new EventBalances();
    private final List<Holdings> assets = new ArrayList<>();
    private final List<Pair> markets = new ArrayList<>();
    private final Listener listener;
    private long trades;

    EventLedger() {
        this((accountId, assetId, availableDelta, heldDelta) -> {});
    }

    EventLedger(final Listener listener) {
        this.listener = listener;
    }

    /** Begins with a state instead of with nothing. */
    void seed(final CoreView view) {
        view.assets(0, (id, scale, payoutScale, totalUnits, text, offset, length) -> {
            assets.add(new Holdings(text.getStringWithoutLengthAscii(offset, length), scale, totalUnits));
            return true;
        });
        view.markets(0, market -> {
            markets.add(new Pair(market.baseAssetId(), market.quoteAssetId()));
            return true;
        });
        view.accounts(-1, account -> {
            final int accountId = account.accountId();
            view.balances(accountId, 0, (assetId, availableUnits, heldUnits) -> {
                balances.move(accountId, assetId, availableUnits, heldUnits);
                return true;
            });
            return true;
        });
    }

    private void move(final int accountId, final int assetId, final long availableDelta, final long heldDelta) {
        balances.move(accountId, assetId, availableDelta, heldDelta);
        listener.moved(accountId, assetId, availableDelta, heldDelta);
    }

    EventBalances balances() {
        return balances;
    }

    long trades() {
        return trades;
    }

    int assetCount() {
        return assets.size();
    }

    /** What there was at the beginning, and deposits less settled withdrawals since. */
    long totalUnits(final int assetId) {
        final Holdings holdings = assets.get(assetId - 1);
        return holdings.openingUnits + holdings.depositedUnits - holdings.paidOutUnits;
    }

    AssetSum sum(final int assetId) {
        final Holdings holdings = assets.get(assetId - 1);
        return new AssetSum(
                holdings.code,
                holdings.scale,
                holdings.openingUnits,
                holdings.depositedUnits,
                holdings.paidOutUnits,
                balances.sum(assetId));
    }

    /**
     * Books an event.
     *
     * @param command where the record's command frame begins.
     * @param event   where the event's frame begins.
     * @throws ArithmeticException       if a sum leaves 64 bits.
     * @throws IndexOutOfBoundsException if it names an asset or market that does not exist.
     */
    void apply(final DirectBuffer buffer, final int command, final int event) {
        header.wrap(buffer, event);
        final int body = event + MessageHeaderDecoder.ENCODED_LENGTH;
        final int block = header.blockLength();
        final int version = header.version();
        switch (header.templateId()) {
            case OrderAcceptedDecoder.TEMPLATE_ID -> {
                accepted.wrap(buffer, body, block, version);
                hold(accepted.accountId(), accepted.holdAssetId(), accepted.holdUnits());
            }
            case TradeDecoder.TEMPLATE_ID -> apply(trade.wrap(buffer, body, block, version));
            case OrderCanceledDecoder.TEMPLATE_ID -> {
                canceled.wrap(buffer, body, block, version);
                hold(canceled.accountId(), canceled.releasedAssetId(), -canceled.releasedUnits());
            }
            case OrderReducedDecoder.TEMPLATE_ID -> {
                reduced.wrap(buffer, body, block, version);
                hold(reduced.accountId(), reduced.releasedAssetId(), -reduced.releasedUnits());
            }
            case OrderReplacedDecoder.TEMPLATE_ID -> {
                replaced.wrap(buffer, body, block, version);
                hold(replaced.accountId(), replaced.holdAssetId(), replaced.holdDeltaUnits());
            }
            default -> applyMoney(buffer, command, body, block, version);
        }
    }

    private void applyMoney(
            final DirectBuffer buffer, final int command, final int body, final int block, final int version) {
        switch (header.templateId()) {
            case DepositedDecoder.TEMPLATE_ID -> {
                deposited.wrap(buffer, body, block, version);
                final Holdings holdings = assets.get(deposited.assetId() - 1);
                holdings.depositedUnits = Math.addExact(holdings.depositedUnits, deposited.amountUnits());
                move(deposited.accountId(), deposited.assetId(), deposited.amountUnits(), 0);
            }
            case WithdrawalRequestedDecoder.TEMPLATE_ID -> {
                requested.wrap(buffer, body, block, version);
                hold(requested.accountId(), requested.assetId(), requested.amountUnits());
            }
            case WithdrawalSettledDecoder.TEMPLATE_ID -> {
                settled.wrap(buffer, body, block, version);
                final Holdings holdings = assets.get(settled.assetId() - 1);
                holdings.paidOutUnits = Math.addExact(holdings.paidOutUnits, settled.amountUnits());
                move(settled.accountId(), settled.assetId(), 0, -settled.amountUnits());
            }
            case WithdrawalCanceledDecoder.TEMPLATE_ID -> {
                withdrawalCanceled.wrap(buffer, body, block, version);
                hold(withdrawalCanceled.accountId(), withdrawalCanceled.assetId(), -withdrawalCanceled.amountUnits());
            }
            case TransferredDecoder.TEMPLATE_ID -> {
                transferred.wrap(buffer, body, block, version);
                final int assetId = transferred.assetId();
                move(transferred.fromAccountId(), assetId, -transferred.amountUnits(), 0);
                move(transferred.toAccountId(), assetId, transferred.amountUnits(), 0);
            }
            case TradeBustedDecoder.TEMPLATE_ID -> apply(busted.wrap(buffer, body, block, version));
            case AssetAddedDecoder.TEMPLATE_ID ->
                addAsset(
                        buffer,
                        command,
                        assetAdded.wrap(buffer, body, block, version).assetId());
            case MarketAddedDecoder.TEMPLATE_ID ->
                addMarket(
                        buffer,
                        command,
                        marketAdded.wrap(buffer, body, block, version).marketId());
            default -> {
                // moves no money
            }
        }
    }

    private void hold(final int accountId, final int assetId, final long units) {
        move(accountId, assetId, -units, units);
    }

    private void apply(final TradeDecoder fill) {
        final Pair pair = markets.get(fill.marketId() - 1);
        final int base = pair.baseAssetId();
        final int quote = pair.quoteAssetId();
        final int buyer = fill.buyAccountId();
        final int seller = fill.sellAccountId();
        final long released = fill.buyReleasedUnits();
        move(buyer, quote, released, -Math.addExact(fill.quoteUnits(), released));
        move(buyer, base, fill.baseUnits() - fill.buyFeeUnits(), 0);
        move(seller, base, 0, -fill.baseUnits());
        move(seller, quote, fill.quoteUnits() - fill.sellFeeUnits(), 0);
        move(FEE_ACCOUNT, base, fill.buyFeeUnits(), 0);
        move(FEE_ACCOUNT, quote, fill.sellFeeUnits(), 0);
        trades++;
    }

    private void apply(final TradeBustedDecoder bust) {
        final Pair pair = markets.get(bust.marketId() - 1);
        final int base = pair.baseAssetId();
        final int quote = pair.quoteAssetId();
        move(bust.buyAccountId(), base, bust.buyFeeUnits() - bust.baseUnits(), 0);
        move(bust.buyAccountId(), quote, bust.quoteUnits(), 0);
        move(bust.sellAccountId(), base, bust.baseUnits(), 0);
        move(bust.sellAccountId(), quote, bust.sellFeeUnits() - bust.quoteUnits(), 0);
        move(FEE_ACCOUNT, base, -bust.buyFeeUnits(), 0);
        move(FEE_ACCOUNT, quote, -bust.sellFeeUnits(), 0);
    }

    private void addAsset(final DirectBuffer buffer, final int command, final int assetId) {
        requireNext("assetId", assetId, assets.size());
        addAsset.wrapAndApplyHeader(buffer, command, header);
        final int scale = addAsset.scale();
        assets.add(new Holdings(addAsset.code(), scale, 0));
    }

    private void addMarket(final DirectBuffer buffer, final int command, final int marketId) {
        requireNext("marketId", marketId, markets.size());
        addMarket.wrapAndApplyHeader(buffer, command, header);
        markets.add(new Pair(addMarket.baseAssetId(), addMarket.quoteAssetId()));
    }

    private static void requireNext(final String what, final int id, final int count) {
        if (id != count + 1) {
            throw new IllegalStateException("ids are dense: " + what + "=" + id + " after " + count);
        }
    }
}
