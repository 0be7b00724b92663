package org.ringbook.client;

import java.util.ArrayList;
import java.util.List;
import org.ringbook.sbe.messages.MarketState;
import org.ringbook.sbe.messages.OrdType;
import org.ringbook.sbe.messages.Side;
import org.ringbook.sbe.messages.TimeInForce;
import org.ringbook.sbe.transport.AccountRowDecoder;
import org.ringbook.sbe.transport.AssetRowDecoder;
import org.ringbook.sbe.transport.BalanceRowDecoder;
import org.ringbook.sbe.transport.BooleanType;
import org.ringbook.sbe.transport.FeeRowDecoder;
import org.ringbook.sbe.transport.GatewayRowDecoder;
import org.ringbook.sbe.transport.KeyRowDecoder;
import org.ringbook.sbe.transport.LevelRowDecoder;
import org.ringbook.sbe.transport.LimitRowDecoder;
import org.ringbook.sbe.transport.MarketRowDecoder;
import org.ringbook.sbe.transport.OrderRowDecoder;
import org.ringbook.sbe.transport.ScheduleRowDecoder;
import org.ringbook.sbe.transport.StatusRowDecoder;

/** Makes records of the rows of one query's page; rows of others are dropped. Client's thread only. */
final class RowCollector implements QueryListener {
    private final List<Object> rows = new ArrayList<>();
    private long correlationId;
    private boolean complete;
    private long sequence;
    private long nextAfterId;

    void begin(final long newCorrelationId) {
        correlationId = newCorrelationId;
        rows.clear();
        complete = false;
    }

    boolean isComplete() {
        return complete;
    }

    List<Object> rows() {
        return rows;
    }

    long sequence() {
        return sequence;
    }

    long nextAfterId() {
        return nextAfterId;
    }

    @Override
    public void onStatus(final StatusRowDecoder row) {
        if (row.correlationId() == correlationId) {
            rows.add(new Rows.Status(
                    row.sequence(),
                    row.timestampNs(),
                    row.openOrders(),
                    row.rememberedClOrdIds(),
                    row.accounts(),
                    row.assets(),
                    row.markets(),
                    row.halted() == BooleanType.TRUE,
                    row.lowSpace() == BooleanType.TRUE,
                    row.freeBytes(),
                    row.stateHash(),
                    row.sessionsOn()));
        }
    }

    @Override
    public void onAsset(final AssetRowDecoder row) {
        if (row.correlationId() == correlationId) {
            rows.add(new Rows.Asset(row.assetId(), row.code(), row.scale(), row.payoutScale(), row.totalUnits()));
        }
    }

    @Override
    public void onMarket(final MarketRowDecoder row) {
        if (row.correlationId() == correlationId) {
            rows.add(new Rows.Market(
                    row.marketId(),
                    row.symbol(),
                    row.baseAssetId(),
                    row.quoteAssetId(),
                    MarketState.get(row.state().value()),
                    row.tickMantissa(),
                    row.tickScale(),
                    row.lotMantissa(),
                    row.lotScale(),
                    row.minQtyLots(),
                    row.maxQtyLots(),
                    row.minNotionalUnits(),
                    row.maxNotionalUnits(),
                    row.lotUnits(),
                    row.quoteUnitsPerTickLot(),
                    row.lastTradeId(),
                    row.openOrders(),
                    row.bestBidTicks(),
                    row.bestOfferTicks(),
                    row.lastPriceTicks(),
                    row.auctionEndNs(),
                    row.indicativePriceTicks(),
                    row.indicativeQty(),
                    new PriceBands(
                            row.dynamicBandPpm(),
                            row.staticBandPpm(),
                            row.collarPpm(),
                            row.initialReferenceTicks(),
                            row.volatilityAuctionNs(),
                            row.auctionExtensionNs()),
                    row.nextScheduleNs()));
        }
    }

    @Override
    public void onAccount(final AccountRowDecoder row) {
        if (row.correlationId() == correlationId) {
            rows.add(new Rows.Account(
                    row.accountId(),
                    row.name(),
                    row.ownerId(),
                    row.feeTier(),
                    row.openOrders(),
                    row.killed() == BooleanType.TRUE,
                    row.selfTradeAllowed() == BooleanType.TRUE));
        }
    }

    @Override
    public void onBalance(final BalanceRowDecoder row) {
        if (row.correlationId() == correlationId) {
            rows.add(new Rows.Balance(row.accountId(), row.assetId(), row.availableUnits(), row.heldUnits()));
        }
    }

    @Override
    public void onOrder(final OrderRowDecoder row) {
        if (row.correlationId() == correlationId) {
            rows.add(new Rows.Order(
                    row.orderId(),
                    row.accountId(),
                    row.sessionId(),
                    row.marketId(),
                    Side.get(row.side().value()),
                    OrdType.get(row.ordType().value()),
                    TimeInForce.get(row.timeInForce().value()),
                    row.byQuote() == BooleanType.TRUE,
                    row.priceTicks(),
                    row.stopPriceTicks(),
                    row.orderQty(),
                    row.cumQty(),
                    row.displayQty(),
                    row.expireTimeNs(),
                    row.clOrdId()));
        }
    }

    @Override
    public void onLevel(final LevelRowDecoder row) {
        if (row.correlationId() == correlationId) {
            rows.add(new Rows.Level(Side.get(row.side().value()), row.priceTicks(), row.qtyLots(), row.orderCount()));
        }
    }

    @Override
    public void onFee(final FeeRowDecoder row) {
        if (row.correlationId() == correlationId) {
            rows.add(new Rows.Fee(row.feeTier(), row.makerPpm(), row.takerPpm()));
        }
    }

    @Override
    public void onGateway(final GatewayRowDecoder row) {
        if (row.correlationId() == correlationId) {
            rows.add(new Rows.Gateway(
                    row.gatewayId(), row.epoch(), row.lastGatewaySequence(), row.up() == BooleanType.TRUE));
        }
    }

    @Override
    public void onKey(final KeyRowDecoder row) {
        if (row.correlationId() == correlationId) {
            rows.add(new Rows.Key(
                    row.sessionId(),
                    row.ownerId(),
                    row.defaultAccountId(),
                    row.permissions(),
                    row.expireTimeNs(),
                    row.cancelOnDisconnect() == BooleanType.TRUE,
                    row.revoked() == BooleanType.TRUE,
                    row.keyId(),
                    row.compId(),
                    row.label()));
        }
    }

    @Override
    public void onLimit(final LimitRowDecoder row) {
        if (row.correlationId() == correlationId) {
            rows.add(new Rows.Limits(row.marketId(), row.maxOpenOrders(), row.maxQtyLots(), row.maxNotionalUnits()));
        }
    }

    @Override
    public void onSchedule(final ScheduleRowDecoder row) {
        if (row.correlationId() == correlationId) {
            rows.add(ScheduleEntry.of(
                    row.secondsOfDay(), MarketState.get(row.state().value()), row.days()));
        }
    }

    @Override
    public void onQueryEnd(final long endedId, final long atSequence, final long next) {
        if (endedId == correlationId) {
            complete = true;
            sequence = atSequence;
            nextAfterId = next;
        }
    }
}
