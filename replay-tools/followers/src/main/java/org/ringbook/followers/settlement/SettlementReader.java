package org.ringbook.followers.settlement;

import java.util.HashMap;
import java.util.Map;
import org.agrona.DirectBuffer;
import org.ringbook.sbe.Frames;
import org.ringbook.sbe.messages.AccountOpenedDecoder;
import org.ringbook.sbe.messages.AddAssetDecoder;
import org.ringbook.sbe.messages.AddMarketDecoder;
import org.ringbook.sbe.messages.AssetAddedDecoder;
import org.ringbook.sbe.messages.DepositDecoder;
import org.ringbook.sbe.messages.DepositedDecoder;
import org.ringbook.sbe.messages.MarketAddedDecoder;
import org.ringbook.sbe.messages.MessageHeaderDecoder;
import org.ringbook.sbe.messages.OpenAccountDecoder;
import org.ringbook.sbe.messages.RequestWithdrawalDecoder;
import org.ringbook.sbe.messages.SettleWithdrawalDecoder;
import org.ringbook.sbe.messages.TradeBustedDecoder;
import org.ringbook.sbe.messages.TradeDecoder;
import org.ringbook.sbe.messages.TransferDecoder;
import org.ringbook.sbe.messages.TransferredDecoder;
import org.ringbook.sbe.messages.WithdrawalCanceledDecoder;
import org.ringbook.sbe.messages.WithdrawalRequestedDecoder;
import org.ringbook.sbe.messages.WithdrawalSettledDecoder;

/**
 * Finds in a record what concerns settlement. It takes amounts from events as the schema describes them, and only names and references
 * from the command. One thread; it remembers the assets of every market.
 */
public final class SettlementReader {
    /** The two assets of a market. */
    private record Pair(int baseAssetId, int quoteAssetId) {}

    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final AddAssetDecoder addAsset = new AddAssetDecoder();
    private final AddMarketDecoder addMarket = new AddMarketDecoder();
    private final OpenAccountDecoder openAccount = new OpenAccountDecoder();
    private final DepositDecoder deposit = new DepositDecoder();
    private final RequestWithdrawalDecoder requestWithdrawal = new RequestWithdrawalDecoder();
    private final SettleWithdrawalDecoder settleWithdrawal = new SettleWithdrawalDecoder();
    private final TransferDecoder transfer = new TransferDecoder();
    private final AssetAddedDecoder assetAdded = new AssetAddedDecoder();
    private final MarketAddedDecoder marketAdded = new MarketAddedDecoder();
    private final AccountOpenedDecoder accountOpened = new AccountOpenedDecoder();
    private final TradeDecoder trade = new TradeDecoder();
    private final TradeBustedDecoder busted = new TradeBustedDecoder();
    private final DepositedDecoder deposited = new DepositedDecoder();
    private final TransferredDecoder transferred = new TransferredDecoder();
    private final WithdrawalRequestedDecoder requested = new WithdrawalRequestedDecoder();
    private final WithdrawalSettledDecoder settled = new WithdrawalSettledDecoder();
    private final WithdrawalCanceledDecoder canceled = new WithdrawalCanceledDecoder();

    private final Map<Integer, Pair> markets = new HashMap<>();
    private final SettlementSink sink;
    private DirectBuffer buffer;
    private int command;
    private long sequence;
    private long timeNs;

    /**
     * Knows no market yet.
     *
     * @param sink hears what is found.
     */
    public SettlementReader(final SettlementSink sink) {
        this.sink = sink;
    }

    /**
     * Remembers a market that was found before.
     *
     * @param marketId     dense from 1.
     * @param baseAssetId  its base.
     * @param quoteAssetId its quote.
     */
    public void know(final int marketId, final int baseAssetId, final int quoteAssetId) {
        markets.put(marketId, new Pair(baseAssetId, quoteAssetId));
    }

    /**
     * Reads a record.
     *
     * @param recordSequence its sequence.
     * @param recordTimeNs   its time.
     * @param frames         where its frames are.
     * @param from           offset of the length in front of the command's frame.
     * @param to             offset behind the last event.
     */
    public void read(
            final long recordSequence,
            final long recordTimeNs,
            final DirectBuffer frames,
            final int from,
            final int to) {
        buffer = frames;
        sequence = recordSequence;
        timeNs = recordTimeNs;
        command = Frames.offset(from);
        int index = 1;
        for (int at = Frames.next(frames, from); at < to; at = Frames.next(frames, at)) {
            onEvent(Frames.offset(at), index++);
        }
    }

    private void onEvent(final int event, final int index) {
        switch (Frames.templateId(buffer, event)) {
            case TradeDecoder.TEMPLATE_ID -> onTrade(event, index);
            case TradeBustedDecoder.TEMPLATE_ID -> onBust(event, index);
            case DepositedDecoder.TEMPLATE_ID -> onDeposit(event, index);
            case TransferredDecoder.TEMPLATE_ID -> onTransfer(event, index);
            case WithdrawalRequestedDecoder.TEMPLATE_ID -> onRequest(event);
            case WithdrawalSettledDecoder.TEMPLATE_ID -> onSettled(event, index);
            case WithdrawalCanceledDecoder.TEMPLATE_ID -> {
                canceled.wrapAndApplyHeader(buffer, event, header);
                sink.ended(canceled.withdrawalId(), WithdrawalState.CANCELED, sequence, timeNs);
            }
            case AssetAddedDecoder.TEMPLATE_ID -> onAsset(event);
            case MarketAddedDecoder.TEMPLATE_ID -> onMarket(event);
            case AccountOpenedDecoder.TEMPLATE_ID -> onAccount(event);
            default -> {
                // settles nothing
            }
        }
    }

    private void onTrade(final int event, final int index) {
        trade.wrapAndApplyHeader(buffer, event, header);
        final Pair pair = pair(trade.marketId());
        sink.movement(new Movement(
                sequence,
                index,
                timeNs,
                MovementKind.TRADE,
                trade.marketId(),
                trade.tradeId(),
                trade.buyAccountId(),
                trade.sellAccountId(),
                pair.baseAssetId,
                trade.baseUnits(),
                trade.buyFeeUnits(),
                pair.quoteAssetId,
                trade.quoteUnits(),
                trade.sellFeeUnits(),
                0,
                ""));
    }

    private void onBust(final int event, final int index) {
        busted.wrapAndApplyHeader(buffer, event, header);
        final Pair pair = pair(busted.marketId());
        sink.movement(new Movement(
                sequence,
                index,
                timeNs,
                MovementKind.BUST,
                busted.marketId(),
                busted.tradeId(),
                busted.buyAccountId(),
                busted.sellAccountId(),
                pair.baseAssetId,
                busted.baseUnits(),
                busted.buyFeeUnits(),
                pair.quoteAssetId,
                busted.quoteUnits(),
                busted.sellFeeUnits(),
                0,
                ""));
    }

    private void onDeposit(final int event, final int index) {
        deposited.wrapAndApplyHeader(buffer, event, header);
        final int accountId = deposited.accountId();
        final int assetId = deposited.assetId();
        final long units = deposited.amountUnits();
        final String reference =
                deposit.wrapAndApplyHeader(buffer, command, header).reference();
        sink.movement(single(index, MovementKind.DEPOSIT, accountId, 0, assetId, units, 0, reference));
    }

    private void onTransfer(final int event, final int index) {
        transferred.wrapAndApplyHeader(buffer, event, header);
        final int from = transferred.fromAccountId();
        final int to = transferred.toAccountId();
        final int assetId = transferred.assetId();
        final long units = transferred.amountUnits();
        final String reference =
                transfer.wrapAndApplyHeader(buffer, command, header).reference();
        sink.movement(single(index, MovementKind.TRANSFER, from, to, assetId, units, 0, reference));
    }

    private void onRequest(final int event) {
        requested.wrapAndApplyHeader(buffer, event, header);
        final int accountId = requested.accountId();
        final int assetId = requested.assetId();
        final long units = requested.amountUnits();
        final String reference =
                requestWithdrawal.wrapAndApplyHeader(buffer, command, header).reference();
        sink.requested(sequence, timeNs, accountId, assetId, units, reference);
    }

    private void onSettled(final int event, final int index) {
        settled.wrapAndApplyHeader(buffer, event, header);
        final long withdrawalId = settled.withdrawalId();
        final int accountId = settled.accountId();
        final int assetId = settled.assetId();
        final long units = settled.amountUnits();
        final String reference =
                settleWithdrawal.wrapAndApplyHeader(buffer, command, header).reference();
        sink.movement(single(index, MovementKind.WITHDRAWAL, accountId, 0, assetId, units, withdrawalId, reference));
        sink.ended(withdrawalId, WithdrawalState.SETTLED, sequence, timeNs);
    }

    private Movement single(
            final int index,
            final MovementKind kind,
            final int accountId,
            final int counterAccountId,
            final int assetId,
            final long units,
            final long withdrawalId,
            final String reference) {
        return new Movement(
                sequence,
                index,
                timeNs,
                kind,
                0,
                0,
                accountId,
                counterAccountId,
                assetId,
                units,
                0,
                0,
                0,
                0,
                withdrawalId,
                reference);
    }

    private void onAsset(final int event) {
        final int assetId = assetAdded.wrapAndApplyHeader(buffer, event, header).assetId();
        addAsset.wrapAndApplyHeader(buffer, command, header);
        final int scale = addAsset.scale();
        final int payoutScale = addAsset.payoutScale();
        sink.asset(assetId, addAsset.code(), scale, payoutScale, sequence);
    }

    private void onMarket(final int event) {
        final int marketId =
                marketAdded.wrapAndApplyHeader(buffer, event, header).marketId();
        addMarket.wrapAndApplyHeader(buffer, command, header);
        final int base = addMarket.baseAssetId();
        final int quote = addMarket.quoteAssetId();
        know(marketId, base, quote);
        sink.market(marketId, addMarket.symbol(), base, quote, sequence);
    }

    private void onAccount(final int event) {
        accountOpened.wrapAndApplyHeader(buffer, event, header);
        final int accountId = accountOpened.accountId();
        final int ownerId = accountOpened.ownerId();
        final String name =
                openAccount.wrapAndApplyHeader(buffer, command, header).name();
        sink.account(accountId, ownerId, name, sequence);
    }

    private Pair pair(final int marketId) {
        final Pair pair = markets.get(marketId);
        if (pair == null) {
            throw new IllegalStateException(
                    "a trade in a market that was never added: marketId=" + marketId + " sequence=" + sequence);
        }
        return pair;
    }
}
