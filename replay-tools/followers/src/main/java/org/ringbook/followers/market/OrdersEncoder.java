package org.ringbook.followers.market;

import org.ringbook.readmodel.books.MarketBook;
import org.ringbook.readmodel.marketdata.BookOrder;
import org.ringbook.sbe.marketdata.MessageHeaderEncoder;
import org.ringbook.sbe.marketdata.OrderAction;
import org.ringbook.sbe.marketdata.OrdersUpdateEncoder;
import org.ringbook.sbe.marketdata.OrdersUpdateEncoder.ChangesEncoder;
import org.ringbook.sbe.marketdata.OrdersUpdateEncoder.TradesEncoder;
import org.ringbook.sbe.marketdata.Side;

/** Increments of the feed by order. */
final class OrdersEncoder extends FeedEncoder {
    private static final int HEAD = MessageHeaderEncoder.ENCODED_LENGTH
            + OrdersUpdateEncoder.BLOCK_LENGTH
            + TradesEncoder.HEADER_SIZE
            + ChangesEncoder.HEADER_SIZE;
    private static final int TRADE = TradesEncoder.sbeBlockLength();
    private static final int CHANGE = ChangesEncoder.sbeBlockLength();

    private final OrdersUpdateEncoder update = new OrdersUpdateEncoder();
    private final ChangeDraft changes = new ChangeDraft();
    private long checksum;

    OrdersEncoder(final long epoch, final int lengthMax) {
        super(epoch, lengthMax);
    }

    @Override
    public void orderAdded(final MarketBook market, final int index, final BookOrder order) {
        change(market, index, OrderAction.ADD, order);
    }

    @Override
    public void orderChanged(final MarketBook market, final int index, final BookOrder order) {
        change(market, index, OrderAction.CHANGE, order);
    }

    @Override
    public void orderRemoved(final MarketBook market, final int index, final BookOrder order) {
        change(market, index, OrderAction.DELETE, order);
    }

    @Override
    void endRecord(final FeedMarket market) {
        // All has been said.
    }

    @Override
    int tradeLength() {
        return length() + TRADE;
    }

    @Override
    void beginDraft(final MarketBook market) {
        checksum = market.book().checksum();
    }

    @Override
    void encodeDraft(final FeedMarket market) {
        final int offset = outbox.nextOffset();
        update.wrapAndApplyHeader(outbox.buffer(), offset, messageHeader);
        fillNext(market, update.header());
        update.checksum(checksum).flags().clear();
        final TradesEncoder tradeGroup = update.tradesCount(trades.count());
        for (int i = 0; i < trades.count(); i++) {
            tradeGroup
                    .next()
                    .tradeId(trades.tradeId(i))
                    .priceTicks(trades.priceTicks(i))
                    .qtyLots(trades.qtyLots(i))
                    .buyOrderId(trades.buyOrderId(i))
                    .sellOrderId(trades.sellOrderId(i))
                    .index(trades.index(i))
                    .aggressorSide(Side.get(trades.aggressorSide(i)));
        }
        final ChangesEncoder changeGroup = update.changesCount(changes.count());
        for (int i = 0; i < changes.count(); i++) {
            changeGroup
                    .next()
                    .orderId(changes.orderId(i))
                    .priceTicks(changes.priceTicks(i))
                    .qtyLots(changes.qtyLots(i))
                    .index(changes.index(i))
                    .action(OrderAction.get(changes.action(i)))
                    .side(changes.isSell(i) ? Side.SELL : Side.BUY);
        }
        outbox.add(MessageHeaderEncoder.ENCODED_LENGTH + update.encodedLength());
        sent(market, update.offset() + OrdersUpdateEncoder.flagsEncodingOffset());
        trades.clear();
        changes.clear();
    }

    private void change(final MarketBook market, final int index, final OrderAction action, final BookOrder order) {
        if (isLive()) {
            draftOf(market, length() + CHANGE);
            changes.add(index, action, order);
            checksum = market.book().checksum();
        }
    }

    private int length() {
        return HEAD + trades.count() * TRADE + changes.count() * CHANGE;
    }
}
