package org.ringbook.followers.market;

import org.ringbook.readmodel.books.MarketBook;
import org.ringbook.readmodel.marketdata.BookSide;
import org.ringbook.readmodel.marketdata.PriceLevel;
import org.ringbook.sbe.marketdata.LevelRowsEncoder;
import org.ringbook.sbe.marketdata.LevelRowsEncoder.RowsEncoder;
import org.ringbook.sbe.marketdata.MessageHeaderEncoder;
import org.ringbook.sbe.marketdata.Side;

/** Rows of a snapshot by level. */
final class LevelRows implements SnapshotStream.BookRows {
    private static final int HEAD =
            MessageHeaderEncoder.ENCODED_LENGTH + LevelRowsEncoder.BLOCK_LENGTH + RowsEncoder.HEADER_SIZE;

    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final LevelRowsEncoder message = new LevelRowsEncoder();

    @Override
    public int count(final MarketBook market) {
        return market.book().bids().size() + market.book().offers().size();
    }

    @Override
    public long checksum(final MarketBook market) {
        return market.book().levelChecksum();
    }

    @Override
    public void encode(final MarketBook market, final long snapshotNumber, final Outbox outbox, final int lengthMax) {
        final int perMessage = (lengthMax - HEAD) / RowsEncoder.sbeBlockLength();
        final int count = count(market);
        for (int from = 0; from < count; from += perMessage) {
            final int to = Math.min(count, from + perMessage);
            message.wrapAndApplyHeader(outbox.buffer(), outbox.nextOffset(), header)
                    .snapshotNumber(snapshotNumber)
                    .firstRow(from);
            final RowsEncoder group = message.rowsCount(to - from);
            for (int row = from; row < to; row++) {
                final PriceLevel level = level(market, row);
                group.next()
                        .priceTicks(level.priceTicks())
                        .qtyLots(level.qtyLots())
                        .orderCount(level.orderCount())
                        .side(level.isSell() ? Side.SELL : Side.BUY);
            }
            outbox.add(MessageHeaderEncoder.ENCODED_LENGTH + message.encodedLength());
        }
    }

    private static PriceLevel level(final MarketBook market, final int row) {
        final BookSide bids = market.book().bids();
        return row < bids.size() ? bids.level(row) : market.book().offers().level(row - bids.size());
    }
}
