package org.ringbook.fix.report;

import org.ringbook.client.EventFrame;
import org.ringbook.client.venue.Account;
import org.ringbook.client.venue.Catalog;
import org.ringbook.client.venue.CommandInForce;
import org.ringbook.client.venue.Market;
import org.ringbook.fix.message.OutMessage;
import org.ringbook.fix.message.Tags;
import org.ringbook.sbe.messages.BustTradeDecoder;
import org.ringbook.sbe.messages.OrdStatus;
import org.ringbook.sbe.messages.TradeBustedDecoder;

/** Trades that are undone (150=H). A bust moves money and changes no order: status and open quantity stay, what was filled is less. */
final class BustReports {
    private static final int EXEC_REF_ID = 19;
    private static final int TRADE_ID = 880;
    private static final char TRADE_CANCEL = 'H';

    private final ReportMaker maker;
    private final Catalog catalog;
    private final Orders orders;
    private final OrderText text;
    private final OutMessage out;
    private final TradeBustedDecoder busted = new TradeBustedDecoder();
    private final BustTradeDecoder bust = new BustTradeDecoder();

    BustReports(
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

    void onBusted(final EventFrame frame, final CommandInForce command) {
        busted.wrap(frame.buffer(), frame.bodyOffset(), frame.blockLength(), frame.version());
        final Market market = catalog.market(busted.marketId());
        final int buyer = busted.buyAccountId();
        final int seller = busted.sellAccountId();
        final TradeMemory.Told told = orders.trades().find(market.marketId(), busted.tradeId());
        command.decode(bust);
        side(told, true, market, buyer);
        side(told, false, market, seller);
    }

    private void side(final TradeMemory.Told told, final boolean buy, final Market market, final int accountId) {
        final Order order = told == null ? null : orders.byId(buy ? told.buyOrderId() : told.sellOrderId());
        final String suffix = buy ? "B" : "S";
        final String told19 = told == null ? "" : ReportMaker.execId(told.sequence(), told.index()) + suffix;
        if (order == null) {
            forgotten(told19, suffix, buy, market, accountId);
            return;
        }
        order.cumQty -= bust.qtyLots();
        order.filledTicksLots -= Math.multiplyExact(bust.priceTicks(), bust.qtyLots());
        final int owner = maker.ownerOf(order);
        if (maker.number(order.sessionId, 0, owner)) {
            text.begin(out, order, order.clOrdId(), "", maker.execId() + suffix, TRADE_CANCEL, order.status);
            text.end(out, order, bust.qtyLots(), bust.priceTicks(), maker.timeNs());
            out.put(EXEC_REF_ID, told19).put(TRADE_ID, bust.tradeId());
            maker.emit(order.sessionId, 0, owner);
        }
    }

    /** Only who hears of all orders of the account can be told: which order and session it was is not known any more. */
    private void forgotten(
            final String told19, final String suffix, final boolean buy, final Market market, final int accountId) {
        final Account account = catalog.account(accountId);
        if (account == null || !maker.number(0, 0, account.ownerId())) {
            return;
        }
        out.begin("8")
                .put(Tags.ORDER_ID, "NONE")
                .put(OrderText.EXEC_ID, maker.execId() + suffix)
                .put(OrderText.EXEC_TYPE, TRADE_CANCEL)
                .put(OrderText.ORD_STATUS, FixCode.of(OrdStatus.FILLED))
                .put(Tags.ACCOUNT, account.name())
                .put(Tags.SYMBOL, market.symbol())
                .put(Tags.SIDE, buy ? '1' : '2')
                .put(OrderText.LAST_QTY, market.quantity(), bust.qtyLots())
                .put(OrderText.LAST_PX, market.price(), bust.priceTicks())
                .put(OrderText.LEAVES_QTY, 0)
                .put(OrderText.CUM_QTY, 0)
                .put(OrderText.AVG_PX, 0)
                .putTime(OrderText.TRANSACT_TIME, maker.timeNs())
                .put(EXEC_REF_ID, told19)
                .put(TRADE_ID, bust.tradeId())
                .put(OrderText.TEXT, "The order of this trade is not known any more.");
        maker.emit(0, 0, account.ownerId());
    }
}
