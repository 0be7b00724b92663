package org.ringbook.followers.balances;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.agrona.DirectBuffer;
import org.agrona.collections.Int2ObjectHashMap;
import org.jdbi.v3.core.Handle;
import org.ringbook.followers.FollowerException;
import org.ringbook.followers.JournalRecord;
import org.ringbook.sbe.messages.AddMarketDecoder;
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

/** Makes entries of events, as the description of each event in the schema says who gains and who loses what. */
final class LedgerEvents {
    private static final int FEE_ACCOUNT = 0;
    private static final int EXTERNAL_DEPOSITS = -1;
    private static final int EXTERNAL_WITHDRAWALS = -2;

    private record Pair(int base, int quote) {}

    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final AddMarketDecoder addMarket = new AddMarketDecoder();
    private final MarketAddedDecoder marketAdded = new MarketAddedDecoder();
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
    private final Int2ObjectHashMap<Pair> markets = new Int2ObjectHashMap<>();
    private final Ledger ledger;

    LedgerEvents(final Handle handle) throws SQLException {
        ledger = new Ledger(handle);
        try (Statement statement = handle.getConnection().createStatement();
                ResultSet row = statement.executeQuery(
                        "SELECT market_id, base_asset_id, quote_asset_id FROM balances_market")) {
            while (row.next()) {
                markets.put(row.getInt(1), new Pair(row.getInt(2), row.getInt(3)));
            }
        }
    }

    void beginRecord(final JournalRecord record) {
        ledger.beginRecord(record);
    }

    /** Makes the entries of an event; of one that moves no money, none. */
    void apply(final JournalRecord record, final int event, final int index, final int templateId) throws SQLException {
        final DirectBuffer buffer = record.buffer();
        switch (templateId) {
            case OrderAcceptedDecoder.TEMPLATE_ID -> {
                accepted.wrapAndApplyHeader(buffer, event, header);
                ledger.beginEvent(index, templateId, accepted.marketId(), record.sequence());
                final int asset = accepted.holdAssetId();
                hold(accepted.accountId(), asset, accepted.holdUnits());
            }
            case OrderCanceledDecoder.TEMPLATE_ID -> {
                canceled.wrapAndApplyHeader(buffer, event, header);
                ledger.beginEvent(index, templateId, canceled.marketId(), canceled.orderId());
                hold(canceled.accountId(), canceled.releasedAssetId(), -canceled.releasedUnits());
            }
            case OrderReplacedDecoder.TEMPLATE_ID -> {
                replaced.wrapAndApplyHeader(buffer, event, header);
                ledger.beginEvent(index, templateId, replaced.marketId(), replaced.orderId());
                hold(replaced.accountId(), replaced.holdAssetId(), replaced.holdDeltaUnits());
            }
            case OrderReducedDecoder.TEMPLATE_ID -> {
                reduced.wrapAndApplyHeader(buffer, event, header);
                ledger.beginEvent(index, templateId, reduced.marketId(), reduced.orderId());
                hold(reduced.accountId(), reduced.releasedAssetId(), -reduced.releasedUnits());
            }
            case TradeDecoder.TEMPLATE_ID -> apply(trade.wrapAndApplyHeader(buffer, event, header), index);
            case TradeBustedDecoder.TEMPLATE_ID -> apply(busted.wrapAndApplyHeader(buffer, event, header), index);
            case MarketAddedDecoder.TEMPLATE_ID -> addMarket(record, event);
            default -> {
                if (!applyTransfer(record, event, index, templateId)) {
                    return;
                }
            }
        }
        ledger.endEvent();
    }

    private boolean applyTransfer(final JournalRecord record, final int event, final int index, final int templateId)
            throws SQLException {
        final DirectBuffer buffer = record.buffer();
        final long sequence = record.sequence();
        switch (templateId) {
            case DepositedDecoder.TEMPLATE_ID -> {
                deposited.wrapAndApplyHeader(buffer, event, header);
                ledger.beginEvent(index, templateId, 0, sequence);
                ledger.post(EXTERNAL_DEPOSITS, deposited.assetId(), -deposited.amountUnits(), 0);
                ledger.post(deposited.accountId(), deposited.assetId(), deposited.amountUnits(), 0);
            }
            case WithdrawalRequestedDecoder.TEMPLATE_ID -> {
                requested.wrapAndApplyHeader(buffer, event, header);
                ledger.beginEvent(index, templateId, 0, sequence);
                hold(requested.accountId(), requested.assetId(), requested.amountUnits());
            }
            case WithdrawalSettledDecoder.TEMPLATE_ID -> {
                settled.wrapAndApplyHeader(buffer, event, header);
                ledger.beginEvent(index, templateId, 0, settled.withdrawalId());
                ledger.post(settled.accountId(), settled.assetId(), 0, -settled.amountUnits());
                ledger.post(EXTERNAL_WITHDRAWALS, settled.assetId(), settled.amountUnits(), 0);
            }
            case WithdrawalCanceledDecoder.TEMPLATE_ID -> {
                withdrawalCanceled.wrapAndApplyHeader(buffer, event, header);
                ledger.beginEvent(index, templateId, 0, withdrawalCanceled.withdrawalId());
                final int account = withdrawalCanceled.accountId();
                hold(account, withdrawalCanceled.assetId(), -withdrawalCanceled.amountUnits());
            }
            case TransferredDecoder.TEMPLATE_ID -> {
                transferred.wrapAndApplyHeader(buffer, event, header);
                ledger.beginEvent(index, templateId, 0, sequence);
                final int asset = transferred.assetId();
                ledger.post(transferred.fromAccountId(), asset, -transferred.amountUnits(), 0);
                ledger.post(transferred.toAccountId(), asset, transferred.amountUnits(), 0);
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    /** From available to held. */
    private void hold(final int accountId, final int assetId, final long units) throws SQLException {
        ledger.post(accountId, assetId, -units, units);
    }

    private void apply(final TradeDecoder fill, final int index) throws SQLException {
        final Pair pair = pairOf(fill.marketId());
        ledger.beginEvent(index, TradeDecoder.TEMPLATE_ID, fill.marketId(), fill.tradeId());
        final int buyer = fill.buyAccountId();
        final int seller = fill.sellAccountId();
        final long baseUnits = fill.baseUnits();
        final long quoteUnits = fill.quoteUnits();
        final long buyFee = fill.buyFeeUnits();
        final long sellFee = fill.sellFeeUnits();
        final long released = fill.buyReleasedUnits();
        ledger.post(buyer, pair.quote(), released, -Math.addExact(quoteUnits, released));
        ledger.post(buyer, pair.base(), baseUnits - buyFee, 0, buyFee);
        ledger.post(seller, pair.base(), 0, -baseUnits);
        ledger.post(seller, pair.quote(), quoteUnits - sellFee, 0, sellFee);
        ledger.post(FEE_ACCOUNT, pair.base(), buyFee, 0);
        ledger.post(FEE_ACCOUNT, pair.quote(), sellFee, 0);
    }

    private void apply(final TradeBustedDecoder bust, final int index) throws SQLException {
        final Pair pair = pairOf(bust.marketId());
        ledger.beginEvent(index, TradeBustedDecoder.TEMPLATE_ID, bust.marketId(), bust.tradeId());
        final int buyer = bust.buyAccountId();
        final int seller = bust.sellAccountId();
        final long baseUnits = bust.baseUnits();
        final long quoteUnits = bust.quoteUnits();
        final long buyFee = bust.buyFeeUnits();
        final long sellFee = bust.sellFeeUnits();
        // All gains before all losses: a buyer who sold to himself, or to whom the fee account pays back, is not below
        // zero in between.
        ledger.post(buyer, pair.quote(), quoteUnits, 0);
        ledger.post(seller, pair.base(), baseUnits, 0);
        ledger.post(buyer, pair.base(), buyFee - baseUnits, 0, -buyFee);
        ledger.post(seller, pair.quote(), sellFee - quoteUnits, 0, -sellFee);
        ledger.post(FEE_ACCOUNT, pair.base(), -buyFee, 0);
        ledger.post(FEE_ACCOUNT, pair.quote(), -sellFee, 0);
    }

    private Pair pairOf(final int marketId) {
        final Pair pair = markets.get(marketId);
        if (pair == null) {
            throw new FollowerException("a trade in a market that was never added: marketId=" + marketId);
        }
        return pair;
    }

    private void addMarket(final JournalRecord record, final int event) {
        final int marketId =
                marketAdded.wrapAndApplyHeader(record.buffer(), event, header).marketId();
        addMarket.wrapAndApplyHeader(record.buffer(), record.command(), header);
        final int base = addMarket.baseAssetId();
        markets.put(marketId, new Pair(base, addMarket.quoteAssetId()));
    }

    void flush() throws SQLException {
        ledger.flush();
    }
}
