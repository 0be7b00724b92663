package org.ringbook.followers.market;

import org.ringbook.readmodel.books.MarketBook;
import org.ringbook.readmodel.marketdata.BookOrder;
import org.ringbook.readmodel.marketdata.PriceLevel;
import org.ringbook.sbe.marketdata.LevelsUpdateEncoder;
import org.ringbook.sbe.marketdata.LevelsUpdateEncoder.ChangesEncoder;
import org.ringbook.sbe.marketdata.LevelsUpdateEncoder.TradesEncoder;
import org.ringbook.sbe.marketdata.MessageHeaderEncoder;
import org.ringbook.sbe.marketdata.Side;

/** Increments of the feed by level: trades as they happen, levels once at the end of the record, as they are then. */
final class LevelsEncoder extends FeedEncoder {
    private static final int HEAD = MessageHeaderEncoder.ENCODED_LENGTH
            + LevelsUpdateEncoder.BLOCK_LENGTH
            + TradesEncoder.HEADER_SIZE
            + ChangesEncoder.HEADER_SIZE;
    private static final int TRADE = TradesEncoder.sbeBlockLength();
    private static final int CHANGE = ChangesEncoder.sbeBlockLength();

    private final LevelsUpdateEncoder update = new LevelsUpdateEncoder();

    LevelsEncoder(final long epoch, final int lengthMax) {
        super(epoch, lengthMax);
    }

    @Override
    public void orderAdded(final MarketBook market, final int index, final BookOrder order) {
        changed(market, order);
    }

    @Override
    public void orderChanged(final MarketBook market, final int index, final BookOrder order) {
        changed(market, order);
    }

    @Override
    public void orderRemoved(final MarketBook market, final int index, final BookOrder order) {
        changed(market, order);
    }

    @Override
    void endRecord(final FeedMarket market) {
        final int levels = market.changedLevels.size();
        int from = 0;
        while (from < levels) {
            final int to = Math.min(levels, from + (lengthMax - HEAD) / CHANGE);
            encode(market, from, to);
            from = to;
        }
    }

    @Override
    int tradeLength() {
        return HEAD + (trades.count() + 1) * TRADE;
    }

    @Override
    void beginDraft(final MarketBook market) {
        // It holds trades only.
    }

    @Override
    void encodeDraft(final FeedMarket market) {
        encode(market, 0, 0);
    }

    private void changed(final MarketBook market, final BookOrder order) {
        if (isLive()) {
            touch(market).levelChanged(order.isSell(), order.priceTicks());
        }
    }

    private void encode(final FeedMarket market, final int from, final int to) {
        final int offset = outbox.nextOffset();
        update.wrapAndApplyHeader(outbox.buffer(), offset, messageHeader);
        fillNext(market, update.header());
        update.checksum(market.market.book().levelChecksum()).flags().clear();
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
        trades.clear();
        final ChangesEncoder changeGroup = update.changesCount(to - from);
        for (int i = from; i < to; i++) {
            final long key = market.changedLevels.getLong(i);
            final boolean sell = (key & 1) != 0;
            final PriceLevel level = market.market.book().side(sell).find(key >> 1);
            changeGroup
                    .next()
                    .priceTicks(key >> 1)
                    .qtyLots(level == null ? 0 : level.qtyLots())
                    .orderCount(level == null ? 0 : level.orderCount())
                    .side(sell ? Side.SELL : Side.BUY);
        }
        outbox.add(MessageHeaderEncoder.ENCODED_LENGTH + update.encodedLength());
        sent(market, update.offset() + LevelsUpdateEncoder.flagsEncodingOffset());
    }
}
