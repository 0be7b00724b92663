package org.ringbook.readmodel.marketdata;

import org.agrona.DirectBuffer;
import org.ringbook.sbe.marketdata.AuctionExtendedUpdateDecoder;
import org.ringbook.sbe.marketdata.AuctionUpdateDecoder;
import org.ringbook.sbe.marketdata.LevelsUpdateDecoder;
import org.ringbook.sbe.marketdata.MarketDefinitionDecoder;
import org.ringbook.sbe.marketdata.MessageHeaderDecoder;
import org.ringbook.sbe.marketdata.OrderAction;
import org.ringbook.sbe.marketdata.OrdersUpdateDecoder;
import org.ringbook.sbe.marketdata.Side;
import org.ringbook.sbe.marketdata.StateUpdateDecoder;
import org.ringbook.sbe.marketdata.TickerUpdateDecoder;
import org.ringbook.sbe.marketdata.TradeBustUpdateDecoder;

/** Applies what an increment says to its market, and tells the handler. The subscriber's thread. */
final class IncrementApplier {
    private final MarketDataHandler handler;
    private final OrdersUpdateDecoder ordersUpdate = new OrdersUpdateDecoder();
    private final LevelsUpdateDecoder levelsUpdate = new LevelsUpdateDecoder();
    private final StateUpdateDecoder state = new StateUpdateDecoder();
    private final AuctionUpdateDecoder auction = new AuctionUpdateDecoder();
    private final AuctionExtendedUpdateDecoder extended = new AuctionExtendedUpdateDecoder();
    private final TickerUpdateDecoder ticker = new TickerUpdateDecoder();
    private final TradeBustUpdateDecoder bust = new TradeBustUpdateDecoder();
    private final MarketDefinitionDecoder definition = new MarketDefinitionDecoder();

    IncrementApplier(final MarketDataHandler handler) {
        this.handler = handler;
    }

    /**
     * Applies it; its numbers are the market's already.
     *
     * @throws IllegalStateException if it contradicts the book
     */
    void apply(
            final SubscribedMarket market,
            final DirectBuffer buffer,
            final int offset,
            final MessageHeaderDecoder header) {
        final boolean last;
        switch (header.templateId()) {
            case OrdersUpdateDecoder.TEMPLATE_ID -> {
                ordersUpdate.wrapAndApplyHeader(buffer, offset, header);
                last = ordersUpdate.flags().lastOfRecord();
                orders(market);
            }
            case LevelsUpdateDecoder.TEMPLATE_ID -> {
                levelsUpdate.wrapAndApplyHeader(buffer, offset, header);
                last = levelsUpdate.flags().lastOfRecord();
                levels(market);
            }
            case StateUpdateDecoder.TEMPLATE_ID -> {
                market.state(state.wrapAndApplyHeader(buffer, offset, header));
                last = state.flags().lastOfRecord();
                handler.stateChanged(market, market.state());
            }
            case TickerUpdateDecoder.TEMPLATE_ID -> {
                market.ticker().update(ticker.wrapAndApplyHeader(buffer, offset, header));
                last = ticker.flags().lastOfRecord();
            }
            default -> last = applyRare(market, buffer, offset, header);
        }
        if (last) {
            check(market);
        }
        handler.applied(market, last);
    }

    private boolean applyRare(
            final SubscribedMarket market,
            final DirectBuffer buffer,
            final int offset,
            final MessageHeaderDecoder header) {
        switch (header.templateId()) {
            case AuctionUpdateDecoder.TEMPLATE_ID -> {
                market.auction(auction.wrapAndApplyHeader(buffer, offset, header));
                return auction.flags().lastOfRecord();
            }
            case AuctionExtendedUpdateDecoder.TEMPLATE_ID -> {
                extended.wrapAndApplyHeader(buffer, offset, header);
                market.auctionUntil(extended.untilNs());
                handler.auctionExtended(market, extended.priceTicks(), extended.untilNs());
                return extended.flags().lastOfRecord();
            }
            case TradeBustUpdateDecoder.TEMPLATE_ID -> {
                bust.wrapAndApplyHeader(buffer, offset, header);
                handler.busted(market, bust.tradeId());
                return bust.flags().lastOfRecord();
            }
            case MarketDefinitionDecoder.TEMPLATE_ID -> {
                market.definition(definition.wrapAndApplyHeader(buffer, offset, header));
                return definition.flags().lastOfRecord();
            }
            default -> throw new IllegalStateException("unknown message: templateId=" + header.templateId());
        }
    }

    private void orders(final SubscribedMarket market) {
        market.checksum = ordersUpdate.checksum();
        market.checksumDue = true;
        for (final OrdersUpdateDecoder.TradesDecoder trade : ordersUpdate.trades()) {
            handler.trade(
                    market,
                    trade.tradeId(),
                    trade.priceTicks(),
                    trade.qtyLots(),
                    trade.buyOrderId(),
                    trade.sellOrderId(),
                    trade.aggressorSide(),
                    trade.index());
        }
        for (final OrdersUpdateDecoder.ChangesDecoder change : ordersUpdate.changes()) {
            final long orderId = change.orderId();
            final OrderAction action = change.action();
            change(market.orders, change);
            handler.orderChanged(market, action, orderId, change.side(), change.priceTicks(), change.qtyLots());
        }
    }

    private void change(final OrderBook book, final OrdersUpdateDecoder.ChangesDecoder change) {
        final long orderId = change.orderId();
        if (change.action() == OrderAction.ADD) {
            book.add(
                    orderId,
                    BookOrder.priority(ordersUpdate.header().sequence(), change.index()),
                    change.side() == Side.SELL,
                    change.priceTicks(),
                    change.qtyLots());
            return;
        }
        final BookOrder order = book.order(orderId);
        if (order == null) {
            throw new IllegalStateException("a change of an order that is not in the book: orderId=" + orderId);
        }
        if (change.action() == OrderAction.CHANGE) {
            book.change(order, change.qtyLots());
        } else {
            book.remove(order);
        }
    }

    private void levels(final SubscribedMarket market) {
        market.checksum = levelsUpdate.checksum();
        market.checksumDue = true;
        for (final LevelsUpdateDecoder.TradesDecoder trade : levelsUpdate.trades()) {
            handler.trade(
                    market,
                    trade.tradeId(),
                    trade.priceTicks(),
                    trade.qtyLots(),
                    trade.buyOrderId(),
                    trade.sellOrderId(),
                    trade.aggressorSide(),
                    trade.index());
        }
        for (final LevelsUpdateDecoder.ChangesDecoder change : levelsUpdate.changes()) {
            market.levels.set(change.side() == Side.SELL, change.priceTicks(), change.qtyLots(), change.orderCount());
            handler.levelChanged(market, change.side(), change.priceTicks(), change.qtyLots(), change.orderCount());
        }
    }

    private static void check(final SubscribedMarket market) {
        if (!market.checksumDue) {
            return;
        }
        market.checksumDue = false;
        final long actual = market.orders.checksum() + market.levels.checksum();
        if (actual != market.checksum) {
            throw new IllegalStateException("the book's checksum differs: checksum=" + Long.toHexString(actual)
                    + " said=" + Long.toHexString(market.checksum));
        }
    }
}
