package org.ringbook.server;

import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.ringbook.core.AccountView;
import org.ringbook.core.CoreView;
import org.ringbook.core.KeyView;
import org.ringbook.core.MarketView;
import org.ringbook.core.OrderView;
import org.ringbook.core.market.MarketTerms;
import org.ringbook.core.market.PriceBands;
import org.ringbook.sbe.Frames;
import org.ringbook.sbe.transport.AccountRowEncoder;
import org.ringbook.sbe.transport.AssetRowEncoder;
import org.ringbook.sbe.transport.BalanceRowEncoder;
import org.ringbook.sbe.transport.BooleanType;
import org.ringbook.sbe.transport.FeeRowEncoder;
import org.ringbook.sbe.transport.GatewayRowEncoder;
import org.ringbook.sbe.transport.KeyRowEncoder;
import org.ringbook.sbe.transport.LevelRowEncoder;
import org.ringbook.sbe.transport.LimitRowEncoder;
import org.ringbook.sbe.transport.MarketRowEncoder;
import org.ringbook.sbe.transport.MarketState;
import org.ringbook.sbe.transport.MessageHeaderEncoder;
import org.ringbook.sbe.transport.OrdType;
import org.ringbook.sbe.transport.OrderRowEncoder;
import org.ringbook.sbe.transport.QueryEndEncoder;
import org.ringbook.sbe.transport.ScheduleRowEncoder;
import org.ringbook.sbe.transport.Side;
import org.ringbook.sbe.transport.StatusRowEncoder;
import org.ringbook.sbe.transport.TimeInForce;

/** Encodes the rows of one page, as the core's view hands them over, until the page is full. Core thread only. */
final class RowWriter
        implements CoreView.AssetRows,
                CoreView.MarketRows,
                CoreView.AccountRows,
                CoreView.BalanceRows,
                CoreView.OrderRows,
                CoreView.LevelRows,
                CoreView.KeyRows,
                CoreView.LimitRows,
                CoreView.ScheduleRows,
                CoreView.GatewayRows {
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final StatusRowEncoder status = new StatusRowEncoder();
    private final AssetRowEncoder asset = new AssetRowEncoder();
    private final MarketRowEncoder market = new MarketRowEncoder();
    private final AccountRowEncoder account = new AccountRowEncoder();
    private final BalanceRowEncoder balance = new BalanceRowEncoder();
    private final OrderRowEncoder order = new OrderRowEncoder();
    private final LevelRowEncoder level = new LevelRowEncoder();
    private final FeeRowEncoder fee = new FeeRowEncoder();
    private final GatewayRowEncoder gateway = new GatewayRowEncoder();
    private final KeyRowEncoder key = new KeyRowEncoder();
    private final LimitRowEncoder limit = new LimitRowEncoder();
    private final ScheduleRowEncoder schedule = new ScheduleRowEncoder();
    private final QueryEndEncoder queryEnd = new QueryEndEncoder();
    private UnsafeBuffer buffer;
    private long correlationId;
    private int at;
    private int room;
    private long lastId;
    private boolean isMore;
    private int accountId;
    private int marketId;
    private Side side;

    void begin(final UnsafeBuffer rows, final long queryCorrelationId, final int rowsMax) {
        buffer = rows;
        correlationId = queryCorrelationId;
        room = rowsMax;
        at = 0;
        lastId = 0;
        isMore = false;
    }

    void end(final long sequence) {
        queryEnd.wrapAndApplyHeader(buffer, Frames.offset(at), header)
                .correlationId(correlationId)
                .sequence(sequence)
                .nextAfterId(isMore ? lastId : 0);
        written(queryEnd.encodedLength());
    }

    int length() {
        return at;
    }

    void ofAccount(final int id) {
        accountId = id;
    }

    void ofMarket(final int id) {
        marketId = id;
    }

    /** Levels that follow are of this side, and at most so many. */
    void side(final Side levelsSide, final int levelsMax) {
        side = levelsSide;
        room = levelsMax;
    }

    void status(final CoreView view, final long freeBytes, final long stateHash) {
        status.wrapAndApplyHeader(buffer, Frames.offset(at), header)
                .correlationId(correlationId)
                .sequence(view.lastSequence())
                .timestampNs(view.lastTimestampNs())
                .openOrders(view.openOrders())
                .rememberedClOrdIds(view.rememberedClOrdIds())
                .accounts(view.accountCount())
                .assets(view.assetCount())
                .markets(view.marketCount())
                .halted(booleanType(view.halted()))
                .lowSpace(booleanType(view.lowSpace()))
                .freeBytes(freeBytes)
                .stateHash(stateHash)
                .sessionsOn(view.sessionsOn());
        written(status.encodedLength());
    }

    void fee(final int feeTier, final int makerPpm, final int takerPpm) {
        fee.wrapAndApplyHeader(buffer, Frames.offset(at), header)
                .correlationId(correlationId)
                .feeTier((short) feeTier)
                .makerPpm(makerPpm)
                .takerPpm(takerPpm);
        written(fee.encodedLength());
    }

    @Override
    public boolean row(
            final int assetId,
            final int scale,
            final int payoutScale,
            final long totalUnits,
            final DirectBuffer text,
            final int offset,
            final int length) {
        if (isFull(assetId)) {
            return false;
        }
        asset.wrapAndApplyHeader(buffer, Frames.offset(at), header)
                .correlationId(correlationId)
                .assetId(assetId)
                .scale((short) scale)
                .payoutScale((short) payoutScale)
                .totalUnits(totalUnits)
                .putCode(text, offset, length);
        return written(asset.encodedLength());
    }

    @Override
    public boolean row(final MarketView row) {
        if (isFull(row.marketId())) {
            return false;
        }
        final MarketTerms terms = row.terms();
        final PriceBands bands = row.bands();
        market.wrapAndApplyHeader(buffer, Frames.offset(at), header)
                .correlationId(correlationId)
                .marketId(row.marketId())
                .baseAssetId(row.baseAssetId())
                .quoteAssetId(row.quoteAssetId())
                .state(MarketState.get(row.state()))
                .tickScale((short) terms.tickScale())
                .lotScale((short) terms.lotScale())
                .tickMantissa(terms.tickMantissa())
                .lotMantissa(terms.lotMantissa())
                .minQtyLots(terms.minQtyLots())
                .maxQtyLots(terms.maxQtyLots())
                .minNotionalUnits(terms.minNotionalUnits())
                .maxNotionalUnits(terms.maxNotionalUnits())
                .lotUnits(terms.lotUnits())
                .quoteUnitsPerTickLot(terms.quoteUnitsPerTickLot())
                .lastTradeId(row.lastTradeId())
                .openOrders(row.openOrders())
                .bestBidTicks(row.bestBidTicks())
                .bestOfferTicks(row.bestOfferTicks())
                .lastPriceTicks(row.lastTicks())
                .auctionEndNs(row.auctionEndNs())
                .indicativePriceTicks(row.indicativeTicks())
                .indicativeQty(row.indicativeQty())
                .dynamicBandPpm(bands.dynamicPpm())
                .staticBandPpm(bands.staticPpm())
                .collarPpm(bands.collarPpm())
                .initialReferenceTicks(row.initialReferenceTicks())
                .volatilityAuctionNs(bands.volatilityAuctionNs())
                .auctionExtensionNs(bands.auctionExtensionNs())
                .nextScheduleNs(row.nextScheduleNs())
                .putSymbol(row.symbol(), 0, row.symbolLength());
        return written(market.encodedLength());
    }

    @Override
    public boolean row(final AccountView row) {
        if (isFull(row.accountId())) {
            return false;
        }
        account.wrapAndApplyHeader(buffer, Frames.offset(at), header)
                .correlationId(correlationId)
                .accountId(row.accountId())
                .ownerId(row.ownerId())
                .openOrders(row.openOrders())
                .feeTier((short) row.feeTier())
                .killed(booleanType(row.killed()))
                .selfTradeAllowed(booleanType(row.selfTradeAllowed()))
                .putName(row.name(), 0, row.nameLength());
        return written(account.encodedLength());
    }

    @Override
    public boolean row(final int assetId, final long availableUnits, final long heldUnits) {
        if (isFull(assetId)) {
            return false;
        }
        balance.wrapAndApplyHeader(buffer, Frames.offset(at), header)
                .correlationId(correlationId)
                .accountId(accountId)
                .assetId(assetId)
                .availableUnits(availableUnits)
                .heldUnits(heldUnits);
        return written(balance.encodedLength());
    }

    @Override
    public boolean row(final OrderView row) {
        if (isFull(row.orderId())) {
            return false;
        }
        order.wrapAndApplyHeader(buffer, Frames.offset(at), header)
                .correlationId(correlationId)
                .orderId(row.orderId())
                .accountId(row.accountId())
                .sessionId(row.sessionId())
                .marketId(row.marketId())
                .side(row.isSell() ? Side.SELL : Side.BUY)
                .ordType(OrdType.get((short) row.ordType()))
                .timeInForce(TimeInForce.get((short) row.timeInForce()))
                .byQuote(booleanType(row.byQuote()))
                .priceTicks(row.priceTicks())
                .stopPriceTicks(row.stopPriceTicks())
                .orderQty(row.orderQty())
                .cumQty(row.cumQty())
                .displayQty(row.displayQty())
                .expireTimeNs(row.expireTimeNs())
                .putClOrdId(row.clOrdId(), 0, row.clOrdIdLength());
        return written(order.encodedLength());
    }

    @Override
    public boolean row(final long priceTicks, final long qtyLots, final int orderCount) {
        if (room == 0) {
            return false;
        }
        level.wrapAndApplyHeader(buffer, Frames.offset(at), header)
                .correlationId(correlationId)
                .priceTicks(priceTicks)
                .qtyLots(qtyLots)
                .orderCount(orderCount)
                .side(side);
        return written(level.encodedLength());
    }

    @Override
    public boolean row(final int gatewayId, final int epoch, final long lastGatewaySequence, final boolean up) {
        if (isFull(gatewayId)) {
            return false;
        }
        gateway.wrapAndApplyHeader(buffer, Frames.offset(at), header)
                .correlationId(correlationId)
                .gatewayId(gatewayId)
                .epoch(epoch)
                .lastGatewaySequence(lastGatewaySequence)
                .up(booleanType(up));
        return written(gateway.encodedLength());
    }

    @Override
    public boolean row(final KeyView row) {
        if (isFull(row.sessionId())) {
            return false;
        }
        key.wrapAndApplyHeader(buffer, Frames.offset(at), header)
                .correlationId(correlationId)
                .sessionId(row.sessionId())
                .ownerId(row.ownerId())
                .defaultAccountId(row.defaultAccountId())
                .permissions(row.permissions())
                .expireTimeNs(row.expireTimeNs())
                .cancelOnDisconnect(booleanType(row.cancelOnDisconnect()))
                .revoked(booleanType(row.revoked()))
                .putKeyId(row.keyId(), 0, row.keyIdLength())
                .putCompId(row.compId(), 0, row.compIdLength())
                .putLabel(row.label(), 0, row.labelLength());
        return written(key.encodedLength());
    }

    @Override
    public boolean row(
            final int limitedMarketId, final int maxOpenOrders, final long maxQtyLots, final long maxNotionalUnits) {
        if (isFull(limitedMarketId)) {
            return false;
        }
        limit.wrapAndApplyHeader(buffer, Frames.offset(at), header)
                .correlationId(correlationId)
                .accountId(accountId)
                .marketId(limitedMarketId)
                .maxOpenOrders(maxOpenOrders)
                .maxQtyLots(maxQtyLots)
                .maxNotionalUnits(maxNotionalUnits);
        return written(limit.encodedLength());
    }

    /** A whole schedule is shorter than a page. */
    @Override
    public void row(final int secondsOfDay, final short state, final int days) {
        schedule.wrapAndApplyHeader(buffer, Frames.offset(at), header)
                .correlationId(correlationId)
                .marketId(marketId)
                .secondsOfDay(secondsOfDay)
                .state(MarketState.get(state))
                .days((short) days);
        written(schedule.encodedLength());
    }

    private boolean isFull(final long id) {
        if (room == 0) {
            isMore = true;
            return true;
        }
        lastId = id;
        return false;
    }

    private boolean written(final int encodedLength) {
        final int length = MessageHeaderEncoder.ENCODED_LENGTH + encodedLength;
        Frames.putLength(buffer, at, length);
        at += Frames.PREFIX_LENGTH + length;
        room--;
        return true;
    }

    private static BooleanType booleanType(final boolean value) {
        return value ? BooleanType.TRUE : BooleanType.FALSE;
    }
}
