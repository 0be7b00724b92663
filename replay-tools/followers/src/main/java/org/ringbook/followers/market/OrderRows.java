package org.ringbook.followers.market;

import org.ringbook.readmodel.books.MarketBook;
import org.ringbook.readmodel.marketdata.BookOrder;
import org.ringbook.readmodel.marketdata.BookSide;
import org.ringbook.sbe.marketdata.MessageHeaderEncoder;
import org.ringbook.sbe.marketdata.OrderRowsEncoder;
import org.ringbook.sbe.marketdata.OrderRowsEncoder.RowsEncoder;
import org.ringbook.sbe.marketdata.Side;

/** Rows of a snapshot by order. */
final class OrderRows implements SnapshotStream.BookRows {
    private static final int HEAD =
            MessageHeaderEncoder.ENCODED_LENGTH + OrderRowsEncoder.BLOCK_LENGTH + RowsEncoder.HEADER_SIZE;

    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final OrderRowsEncoder message = new OrderRowsEncoder();
    private RowsEncoder group;
    private int done;
    private int inMessage;

    @Override
    public int count(final MarketBook market) {
        return market.book().size();
    }

    @Override
    public long checksum(final MarketBook market) {
        return market.book().checksum();
    }

    @Override
    public void encode(final MarketBook market, final long snapshotNumber, final Outbox outbox, final int lengthMax) {
        final int perMessage = (lengthMax - HEAD) / RowsEncoder.sbeBlockLength();
        final int count = count(market);
        done = 0;
        inMessage = 0;
        for (int sell = 0; sell < 2; sell++) {
            final BookSide side = market.book().side(sell == 1);
            for (int depth = 0; depth < side.size(); depth++) {
                for (BookOrder order = side.level(depth).first(); order != null; order = order.next()) {
                    if (inMessage == 0) {
                        begin(snapshotNumber, outbox, Math.min(perMessage, count - done));
                    }
                    add(order);
                    done++;
                    inMessage--;
                    if (inMessage == 0) {
                        outbox.add(MessageHeaderEncoder.ENCODED_LENGTH + message.encodedLength());
                    }
                }
            }
        }
    }

    private void begin(final long snapshotNumber, final Outbox outbox, final int count) {
        message.wrapAndApplyHeader(outbox.buffer(), outbox.nextOffset(), header)
                .snapshotNumber(snapshotNumber)
                .firstRow(done);
        group = message.rowsCount(count);
        inMessage = count;
    }

    private void add(final BookOrder order) {
        group.next()
                .orderId(order.orderId())
                .prioritySequence(order.priority() >> BookOrder.INDEX_BITS)
                .priceTicks(order.priceTicks())
                .qtyLots(order.qtyLots())
                .priorityIndex((int) (order.priority() & ((1 << BookOrder.INDEX_BITS) - 1)))
                .side(order.isSell() ? Side.SELL : Side.BUY);
    }
}
