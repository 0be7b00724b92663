package org.ringbook.binary.gateway;

import java.nio.ByteBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.ringbook.client.EventFrame;
import org.ringbook.client.venue.Asset;
import org.ringbook.client.venue.Catalog;
import org.ringbook.client.venue.CommandInForce;
import org.ringbook.client.venue.Market;
import org.ringbook.sbe.binary.BooleanType;
import org.ringbook.sbe.binary.CancelAllAfterSetEncoder;
import org.ringbook.sbe.binary.CancelRejectedEncoder;
import org.ringbook.sbe.binary.EventHeaderEncoder;
import org.ringbook.sbe.binary.Liquidity;
import org.ringbook.sbe.binary.MarketDefinitionEncoder;
import org.ringbook.sbe.binary.MarketState;
import org.ringbook.sbe.binary.MarketStateChangedEncoder;
import org.ringbook.sbe.binary.MassCancelDoneEncoder;
import org.ringbook.sbe.binary.MessageHeaderEncoder;
import org.ringbook.sbe.binary.OrderAcceptedEncoder;
import org.ringbook.sbe.binary.OrderCanceledEncoder;
import org.ringbook.sbe.binary.OrderFilledEncoder;
import org.ringbook.sbe.binary.OrderReducedEncoder;
import org.ringbook.sbe.binary.OrderRejectedEncoder;
import org.ringbook.sbe.binary.OrderReplacedEncoder;
import org.ringbook.sbe.binary.OrderTriggeredEncoder;
import org.ringbook.sbe.binary.RequestRejectedEncoder;
import org.ringbook.sbe.binary.TradeBustedEncoder;
import org.ringbook.sbe.messages.AddMarketDecoder;
import org.ringbook.sbe.messages.BustTradeDecoder;
import org.ringbook.sbe.messages.CancelAllAfterSetDecoder;
import org.ringbook.sbe.messages.CancelRejectedDecoder;
import org.ringbook.sbe.messages.MarketStateChangedDecoder;
import org.ringbook.sbe.messages.MassCanceledDecoder;
import org.ringbook.sbe.messages.NewOrderDecoder;
import org.ringbook.sbe.messages.OrderCanceledDecoder;
import org.ringbook.sbe.messages.OrderReducedDecoder;
import org.ringbook.sbe.messages.OrderRejectedDecoder;
import org.ringbook.sbe.messages.OrderReplacedDecoder;
import org.ringbook.sbe.messages.OrderTriggeredDecoder;
import org.ringbook.sbe.messages.ReplaceOrderDecoder;
import org.ringbook.sbe.messages.SetMarketTermsDecoder;
import org.ringbook.sbe.messages.Side;
import org.ringbook.sbe.messages.TradeBustedDecoder;
import org.ringbook.sbe.messages.TradeDecoder;

/**
 * Writes numbered messages, each into the same buffer. Each method returns the message's length. Enumerated values have the same numbers in both
 * schemas. The gateway's thread only; allocates nothing.
 */
final class ReportEncoder {
    private static final int CAPACITY = 1024;
    private static final int TEXT_MAX = 255;

    private final Catalog catalog;
    private final CommandInForce command;
    private final UnsafeBuffer buffer = new UnsafeBuffer(ByteBuffer.allocateDirect(CAPACITY));
    private final UnsafeBuffer text = new UnsafeBuffer(ByteBuffer.allocateDirect(TEXT_MAX));
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final OrderAcceptedEncoder accepted = new OrderAcceptedEncoder();
    private final OrderRejectedEncoder orderRejected = new OrderRejectedEncoder();
    private final OrderFilledEncoder filled = new OrderFilledEncoder();
    private final OrderCanceledEncoder canceled = new OrderCanceledEncoder();
    private final OrderReplacedEncoder replaced = new OrderReplacedEncoder();
    private final OrderTriggeredEncoder triggered = new OrderTriggeredEncoder();
    private final OrderReducedEncoder reduced = new OrderReducedEncoder();
    private final CancelRejectedEncoder cancelRejected = new CancelRejectedEncoder();
    private final MassCancelDoneEncoder massCancelDone = new MassCancelDoneEncoder();
    private final RequestRejectedEncoder requestRejected = new RequestRejectedEncoder();
    private final CancelAllAfterSetEncoder cancelAllAfterSet = new CancelAllAfterSetEncoder();
    private final MarketStateChangedEncoder marketState = new MarketStateChangedEncoder();
    private final MarketDefinitionEncoder marketDefinition = new MarketDefinitionEncoder();
    private final TradeBustedEncoder tradeBusted = new TradeBustedEncoder();
    private final ReplaceOrderDecoder replaceOrder = new ReplaceOrderDecoder();
    private final BustTradeDecoder bustTrade = new BustTradeDecoder();
    private final AddMarketDecoder addMarket = new AddMarketDecoder();
    private final SetMarketTermsDecoder setTerms = new SetMarketTermsDecoder();
    private long sequence;
    private long timestampNs;
    private int index;

    ReportEncoder(final Catalog catalog, final CommandInForce command) {
        this.catalog = catalog;
        this.command = command;
    }

    /** What is written next is of this frame. */
    void at(final EventFrame frame) {
        sequence = frame.sequence();
        timestampNs = frame.timestampNs();
        index = frame.index();
    }

    long sequence() {
        return sequence;
    }

    int index() {
        return index;
    }

    UnsafeBuffer buffer() {
        return buffer;
    }

    private void header(final EventHeaderEncoder event, final ClientSession session, final int number, final int part) {
        event.sequence(sequence)
                .previousSequence(session.lastSequence())
                .timestampNs(timestampNs)
                .clientSequence(number)
                .index(index)
                .previousIndex(session.lastIndex())
                .part((short) part)
                .previousPart((short) session.lastPart());
    }

    private static int length(final int encodedLength) {
        return MessageHeaderEncoder.ENCODED_LENGTH + encodedLength;
    }

    int accepted(final ClientSession session, final int number, final NewOrderDecoder order, final long priceTicks) {
        accepted.wrapAndApplyHeader(buffer, 0, header);
        header(accepted.header(), session, number, 0);
        accepted.orderId(sequence).accountId(order.accountId()).marketId(order.marketId());
        Raw.put(accepted, OrderAcceptedEncoder.sideEncodingOffset(), order.sideRaw());
        Raw.put(accepted, OrderAcceptedEncoder.ordTypeEncodingOffset(), order.ordTypeRaw());
        Raw.put(accepted, OrderAcceptedEncoder.timeInForceEncodingOffset(), order.timeInForceRaw());
        Raw.put(
                accepted,
                OrderAcceptedEncoder.flagsEncodingOffset(),
                order.flags().getRaw());
        accepted.priceTicks(priceTicks).quantity(order.quantity()).stopPriceTicks(order.stopPriceTicks());
        final int textLength = order.getClOrdId(text, 0, TEXT_MAX);
        accepted.putClOrdId(text, 0, textLength);
        return length(accepted.encodedLength());
    }

    int orderRejected(
            final ClientSession session,
            final int number,
            final NewOrderDecoder order,
            final OrderRejectedDecoder event) {
        orderRejected.wrapAndApplyHeader(buffer, 0, header);
        header(orderRejected.header(), session, number, 0);
        orderRejected.accountId(event.accountId()).marketId(event.marketId());
        Raw.put(orderRejected, OrderRejectedEncoder.reasonEncodingOffset(), event.reasonRaw());
        Raw.put(orderRejected, OrderRejectedEncoder.firstOrdStatusEncodingOffset(), event.firstOrdStatusRaw());
        orderRejected
                .firstOrderId(event.firstOrderId())
                .firstOrderQty(event.firstOrderQty())
                .firstCumQty(event.firstCumQty())
                .firstLeavesQty(event.firstLeavesQty());
        final int textLength = order.getClOrdId(text, 0, TEXT_MAX);
        orderRejected.putClOrdId(text, 0, textLength);
        return length(orderRejected.encodedLength());
    }

    int filled(final ClientSession session, final TradeDecoder trade, final Side side, final int part) {
        final boolean buy = side == Side.BUY;
        filled.wrapAndApplyHeader(buffer, 0, header);
        header(filled.header(), session, 0, part);
        filled.orderId(buy ? trade.buyOrderId() : trade.sellOrderId())
                .accountId(buy ? trade.buyAccountId() : trade.sellAccountId())
                .marketId(trade.marketId())
                .liquidity(liquidity(trade.aggressorSide(), side))
                .tradeId(trade.tradeId())
                .priceTicks(trade.priceTicks())
                .qtyLots(trade.qtyLots())
                .leavesQty(buy ? trade.buyLeavesQty() : trade.sellLeavesQty())
                .feeUnits(buy ? trade.buyFeeUnits() : trade.sellFeeUnits());
        Raw.put(filled, OrderFilledEncoder.sideEncodingOffset(), side.value());
        return length(filled.encodedLength());
    }

    private static Liquidity liquidity(final Side aggressor, final Side side) {
        if (aggressor == Side.NULL_VAL) {
            return Liquidity.AUCTION;
        }
        return aggressor == side ? Liquidity.REMOVED : Liquidity.ADDED;
    }

    int canceled(final ClientSession session, final int number, final OrderCanceledDecoder event) {
        canceled.wrapAndApplyHeader(buffer, 0, header);
        header(canceled.header(), session, number, 0);
        canceled.orderId(event.orderId())
                .accountId(event.accountId())
                .marketId(event.marketId())
                .canceledQty(event.canceledQty())
                .cumQty(event.cumQty());
        Raw.put(canceled, OrderCanceledEncoder.reasonEncodingOffset(), event.reasonRaw());
        Raw.put(canceled, OrderCanceledEncoder.ordStatusEncodingOffset(), event.ordStatusRaw());
        return length(canceled.encodedLength());
    }

    int replaced(final ClientSession session, final int number, final OrderReplacedDecoder event) {
        replaced.wrapAndApplyHeader(buffer, 0, header);
        header(replaced.header(), session, number, 0);
        replaced.orderId(event.orderId())
                .accountId(event.accountId())
                .marketId(event.marketId())
                .sessionId(command.sessionId())
                .priceTicks(event.priceTicks())
                .orderQty(event.orderQty())
                .leavesQty(event.leavesQty())
                .stopPriceTicks(event.stopPriceTicks())
                .displayQty(event.displayQty());
        Raw.put(replaced, OrderReplacedEncoder.ordStatusEncodingOffset(), event.ordStatusRaw());
        Raw.put(replaced, OrderReplacedEncoder.keptPriorityEncodingOffset(), event.keptPriorityRaw());
        command.decode(replaceOrder).skipOrigClOrdId();
        final int textLength = replaceOrder.getClOrdId(text, 0, TEXT_MAX);
        replaced.putClOrdId(text, 0, textLength);
        return length(replaced.encodedLength());
    }

    int triggered(final ClientSession session, final OrderTriggeredDecoder event) {
        triggered.wrapAndApplyHeader(buffer, 0, header);
        header(triggered.header(), session, 0, 0);
        triggered.orderId(event.orderId()).accountId(event.accountId()).marketId(event.marketId());
        return length(triggered.encodedLength());
    }

    int reduced(final ClientSession session, final OrderReducedDecoder event) {
        reduced.wrapAndApplyHeader(buffer, 0, header);
        header(reduced.header(), session, 0, 0);
        reduced.orderId(event.orderId())
                .accountId(event.accountId())
                .marketId(event.marketId())
                .reducedQty(event.reducedQty())
                .leavesQty(event.leavesQty());
        return length(reduced.encodedLength());
    }

    int cancelRejected(
            final ClientSession session, final int number, final CancelRejectedDecoder event, final boolean isReplace) {
        cancelRejected.wrapAndApplyHeader(buffer, 0, header);
        header(cancelRejected.header(), session, number, 0);
        cancelRejected
                .orderId(event.orderId())
                .accountId(event.accountId())
                .isReplace(isReplace ? BooleanType.TRUE : BooleanType.FALSE)
                .orderQty(event.orderQty())
                .cumQty(event.cumQty())
                .leavesQty(event.leavesQty());
        Raw.put(cancelRejected, CancelRejectedEncoder.reasonEncodingOffset(), event.reasonRaw());
        Raw.put(cancelRejected, CancelRejectedEncoder.ordStatusEncodingOffset(), event.ordStatusRaw());
        return length(cancelRejected.encodedLength());
    }

    int massCanceled(final ClientSession session, final int number, final MassCanceledDecoder event) {
        massCancelDone.wrapAndApplyHeader(buffer, 0, header);
        header(massCancelDone.header(), session, number, 0);
        massCancelDone.accountId(event.accountId()).marketId(event.marketId()).canceledCount(event.canceledCount());
        Raw.put(massCancelDone, MassCancelDoneEncoder.moreEncodingOffset(), event.moreRaw());
        return length(massCancelDone.encodedLength());
    }

    int requestRejected(final ClientSession session, final int number, final int reason) {
        requestRejected.wrapAndApplyHeader(buffer, 0, header);
        header(requestRejected.header(), session, number, 0);
        Raw.put(requestRejected, RequestRejectedEncoder.reasonEncodingOffset(), reason);
        return length(requestRejected.encodedLength());
    }

    int cancelAllAfterSet(final ClientSession session, final int number, final CancelAllAfterSetDecoder event) {
        cancelAllAfterSet.wrapAndApplyHeader(buffer, 0, header);
        header(cancelAllAfterSet.header(), session, number, 0);
        cancelAllAfterSet.accountId(event.accountId()).deadlineNs(event.deadlineNs());
        return length(cancelAllAfterSet.encodedLength());
    }

    int marketState(final ClientSession session, final MarketStateChangedDecoder event) {
        marketState.wrapAndApplyHeader(buffer, 0, header);
        header(marketState.header(), session, 0, 0);
        marketState.marketId(event.marketId()).untilNs(event.untilNs());
        Raw.put(marketState, MarketStateChangedEncoder.stateEncodingOffset(), event.stateRaw());
        Raw.put(marketState, MarketStateChangedEncoder.causeEncodingOffset(), event.causeRaw());
        return length(marketState.encodedLength());
    }

    /** Of a BustTrade, which says what the trade was. */
    int tradeBusted(final ClientSession session, final TradeBustedDecoder event, final Side side, final int part) {
        final boolean buy = side == Side.BUY;
        command.decode(bustTrade);
        tradeBusted.wrapAndApplyHeader(buffer, 0, header);
        header(tradeBusted.header(), session, 0, part);
        tradeBusted
                .tradeId(event.tradeId())
                .accountId(buy ? event.buyAccountId() : event.sellAccountId())
                .marketId(event.marketId())
                .priceTicks(bustTrade.priceTicks())
                .qtyLots(bustTrade.qtyLots())
                .feeUnits(buy ? event.buyFeeUnits() : event.sellFeeUnits());
        Raw.put(tradeBusted, TradeBustedEncoder.sideEncodingOffset(), side.value());
        return length(tradeBusted.encodedLength());
    }

    /** Of an AddMarket. */
    int marketAdded(final ClientSession session, final int marketId) {
        command.decode(addMarket);
        final Asset base = catalog.asset(addMarket.baseAssetId());
        final Asset quote = catalog.asset(addMarket.quoteAssetId());
        final Market.Terms terms = new Market.Terms(
                addMarket.tickMantissa(),
                addMarket.tickScale(),
                addMarket.lotMantissa(),
                addMarket.lotScale(),
                addMarket.minQtyLots(),
                addMarket.maxQtyLots());
        marketDefinition.wrapAndApplyHeader(buffer, 0, header);
        header(marketDefinition.header(), session, 0, 0);
        return market(marketId, MarketState.CLOSED, terms, addMarket.symbol(), base, quote);
    }

    /** Of a SetMarketTerms. */
    int marketTerms(final ClientSession session, final int marketId) {
        command.decode(setTerms);
        final Market.Terms terms = new Market.Terms(
                setTerms.tickMantissa(),
                setTerms.tickScale(),
                setTerms.lotMantissa(),
                setTerms.lotScale(),
                setTerms.minQtyLots(),
                setTerms.maxQtyLots());
        final Market market = catalog.market(marketId);
        marketDefinition.wrapAndApplyHeader(buffer, 0, header);
        header(marketDefinition.header(), session, 0, 0);
        return market(marketId, MarketState.HALTED, terms, market.symbol(), market.base(), market.quote());
    }

    /** Of a list: not numbered. */
    int listed(final Market market) {
        marketDefinition.wrapAndApplyHeader(buffer, 0, header);
        marketDefinition
                .header()
                .sequence(0)
                .previousSequence(0)
                .timestampNs(0)
                .clientSequence(0)
                .index(0)
                .previousIndex(0)
                .part((short) 0)
                .previousPart((short) 0);
        return market(
                market.marketId(),
                MarketState.get(market.state().value()),
                market.terms(),
                market.symbol(),
                market.base(),
                market.quote());
    }

    private int market(
            final int marketId,
            final MarketState state,
            final Market.Terms terms,
            final String symbol,
            final Asset base,
            final Asset quote) {
        marketDefinition
                .marketId(marketId)
                .state(state)
                .tickScale((short) terms.tickScale())
                .lotScale((short) terms.lotScale())
                .baseScale((short) base.scale())
                .quoteScale((short) quote.scale())
                .tickMantissa(terms.tickMantissa())
                .lotMantissa(terms.lotMantissa())
                .minQtyLots(terms.minQtyLots())
                .maxQtyLots(terms.maxQtyLots())
                .symbol(symbol)
                .baseCode(base.code())
                .quoteCode(quote.code());
        return length(marketDefinition.encodedLength());
    }
}
