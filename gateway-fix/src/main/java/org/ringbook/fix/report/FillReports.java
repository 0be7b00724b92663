package org.ringbook.fix.report;

import org.ringbook.client.EventFrame;
import org.ringbook.client.venue.Catalog;
import org.ringbook.client.venue.Market;
import org.ringbook.fix.message.OutMessage;
import org.ringbook.sbe.messages.OrdStatus;
import org.ringbook.sbe.messages.Side;
import org.ringbook.sbe.messages.TradeDecoder;

/**
 * Fills. That of an order by quote waits until its record says whether it was the last: only what follows it tells, since such an order has no
 * open quantity of its own.
 */
final class FillReports {
    private static final int COMMISSION = 12;
    private static final int COMM_TYPE = 13;
    private static final char ABSOLUTE = '3';
    private static final int COMM_CURRENCY = 479;
    private static final int LAST_LIQUIDITY = 851;
    private static final int TRADE_ID = 880;
    private static final int ADDED = 1;
    private static final int REMOVED = 2;
    private static final int AUCTION = 4;

    private final ReportMaker maker;
    private final Catalog catalog;
    private final Orders orders;
    private final OrderText text;
    private final OutMessage out;
    private final TradeDecoder trade = new TradeDecoder();
    private final Fill buy = new Fill();
    private final Fill sell = new Fill();
    private final Fill waiting = new Fill();

    private static final class Fill {
        private Order order;
        private String execId;
        private long tradeId;
        private long priceTicks;
        private long qtyLots;
        private long feeUnits;
        private int liquidity;

        private void take(final Fill other) {
            order = other.order;
            execId = other.execId;
            tradeId = other.tradeId;
            priceTicks = other.priceTicks;
            qtyLots = other.qtyLots;
            feeUnits = other.feeUnits;
            liquidity = other.liquidity;
        }
    }

    FillReports(
            final ReportMaker maker,
            final Catalog catalog,
            final Orders orders,
            final OrderText text,
            final OutMessage out) {
        this.maker = maker;
        this.catalog = catalog;
        this.orders = orders;
        this.text = text;
        this.out = out;
    }

    void onTrade(final EventFrame frame) {
        trade.wrap(frame.buffer(), frame.bodyOffset(), frame.blockLength(), frame.version());
        final long tradeId = trade.tradeId();
        final Side aggressor = trade.aggressorSide();
        final long priceTicks = trade.priceTicks();
        final long qtyLots = trade.qtyLots();
        buy.order = orders.byId(trade.buyOrderId());
        sell.order = orders.byId(trade.sellOrderId());
        orders.trades()
                .add(
                        trade.marketId(),
                        tradeId,
                        new TradeMemory.Told(maker.sequence(), maker.index(), trade.buyOrderId(), trade.sellOrderId()));
        buy.feeUnits = trade.buyFeeUnits();
        sell.feeUnits = trade.sellFeeUnits();
        fill(buy, tradeId, priceTicks, qtyLots, liquidity(aggressor, Side.BUY));
        fill(sell, tradeId, priceTicks, qtyLots, liquidity(aggressor, Side.SELL));
        apply(buy, trade.buyLeavesQty(), "B");
        apply(sell, trade.sellLeavesQty(), "S");
    }

    private static int liquidity(final Side aggressor, final Side side) {
        if (aggressor == Side.NULL_VAL) {
            return AUCTION;
        }
        return aggressor == side ? REMOVED : ADDED;
    }

    private static void fill(
            final Fill fill, final long tradeId, final long priceTicks, final long qtyLots, final int liquidity) {
        fill.tradeId = tradeId;
        fill.priceTicks = priceTicks;
        fill.qtyLots = qtyLots;
        fill.liquidity = liquidity;
    }

    private void apply(final Fill fill, final long leavesQty, final String suffix) {
        final Order order = fill.order;
        if (order == null) {
            return;
        }
        if (waiting.order == order) {
            flush(OrdStatus.PARTIALLY_FILLED);
        }
        fill.execId = maker.execId() + suffix;
        order.cumQty += fill.qtyLots;
        order.leavesQty = leavesQty;
        order.filledTicksLots = Math.addExact(order.filledTicksLots, Math.multiplyExact(fill.priceTicks, fill.qtyLots));
        if (order.byQuote) {
            order.status = OrdStatus.PARTIALLY_FILLED;
            waiting.take(fill);
            return;
        }
        order.status = leavesQty == 0 ? OrdStatus.FILLED : OrdStatus.PARTIALLY_FILLED;
        write(fill, order.status);
        if (order.status == OrdStatus.FILLED) {
            orders.remember(order);
        }
    }

    /** The fill that waits was the last. */
    void flush() {
        flush(OrdStatus.FILLED);
    }

    /** What waits is written with this status. */
    void flush(final OrdStatus status) {
        if (waiting.order != null) {
            write(waiting, status);
            waiting.order = null;
        }
    }

    private void write(final Fill fill, final OrdStatus status) {
        final Order order = fill.order;
        final int owner = maker.ownerOf(order);
        if (!maker.number(order.sessionId, 0, owner)) {
            return;
        }
        text.begin(out, order, order.clOrdId(), "", fill.execId, 'F', status);
        text.end(out, order, fill.qtyLots, fill.priceTicks, maker.timeNs());
        out.put(TRADE_ID, fill.tradeId).put(LAST_LIQUIDITY, fill.liquidity);
        if (fill.feeUnits > 0) {
            final Market market = catalog.market(order.marketId);
            final var received = order.side == Side.BUY ? market.base() : market.quote();
            out.put(COMMISSION, received.amount(), fill.feeUnits)
                    .put(COMM_TYPE, ABSOLUTE)
                    .put(COMM_CURRENCY, received.code());
        }
        maker.emit(order.sessionId, 0, owner);
    }
}
