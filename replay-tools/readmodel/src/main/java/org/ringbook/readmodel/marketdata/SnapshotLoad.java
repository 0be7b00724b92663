package org.ringbook.readmodel.marketdata;

import org.agrona.DirectBuffer;
import org.ringbook.sbe.marketdata.AuctionUpdateDecoder;
import org.ringbook.sbe.marketdata.LevelRowsDecoder;
import org.ringbook.sbe.marketdata.MarketDefinitionDecoder;
import org.ringbook.sbe.marketdata.MessageHeaderDecoder;
import org.ringbook.sbe.marketdata.OrderRowsDecoder;
import org.ringbook.sbe.marketdata.Side;
import org.ringbook.sbe.marketdata.SnapshotBeginDecoder;
import org.ringbook.sbe.marketdata.SnapshotEndDecoder;
import org.ringbook.sbe.marketdata.StateUpdateDecoder;
import org.ringbook.sbe.marketdata.TickerUpdateDecoder;

/** Builds a market from its snapshot, message by message. What does not fit together is given up; another round comes. */
final class SnapshotLoad {
    private final SnapshotEndDecoder end = new SnapshotEndDecoder();
    private final OrderRowsDecoder orderRows = new OrderRowsDecoder();
    private final LevelRowsDecoder levelRows = new LevelRowsDecoder();
    private SubscribedMarket market;
    private long snapshotNumber;
    private int rowCount;
    private int rows;

    void begin(final SnapshotBeginDecoder message) {
        market = new SubscribedMarket(message.header().marketId());
        market.marketSequence = message.header().marketSequence();
        market.sequence = message.header().sequence();
        market.timestampNs = message.header().timestampNs();
        snapshotNumber = message.snapshotNumber();
        rowCount = message.rowCount();
        rows = 0;
    }

    void giveUp() {
        market = null;
    }

    /** The market, if this message makes it whole; else null. */
    SubscribedMarket add(final DirectBuffer buffer, final int offset, final MessageHeaderDecoder header) {
        if (market == null) {
            return null;
        }
        try {
            return take(buffer, offset, header);
        } catch (final IllegalStateException e) {
            // Rows that can't be a book: the same as a snapshot that is not whole.
            giveUp();
            return null;
        }
    }

    private SubscribedMarket take(final DirectBuffer buffer, final int offset, final MessageHeaderDecoder header) {
        switch (header.templateId()) {
            case MarketDefinitionDecoder.TEMPLATE_ID ->
                market.definition(new MarketDefinitionDecoder().wrapAndApplyHeader(buffer, offset, header));
            case StateUpdateDecoder.TEMPLATE_ID ->
                market.state(new StateUpdateDecoder().wrapAndApplyHeader(buffer, offset, header));
            case TickerUpdateDecoder.TEMPLATE_ID ->
                market.ticker().update(new TickerUpdateDecoder().wrapAndApplyHeader(buffer, offset, header));
            case AuctionUpdateDecoder.TEMPLATE_ID ->
                market.auction(new AuctionUpdateDecoder().wrapAndApplyHeader(buffer, offset, header));
            case OrderRowsDecoder.TEMPLATE_ID -> orders(orderRows.wrapAndApplyHeader(buffer, offset, header));
            case LevelRowsDecoder.TEMPLATE_ID -> levels(levelRows.wrapAndApplyHeader(buffer, offset, header));
            case SnapshotEndDecoder.TEMPLATE_ID -> {
                return end(end.wrapAndApplyHeader(buffer, offset, header));
            }
            default -> giveUp();
        }
        return null;
    }

    private void orders(final OrderRowsDecoder message) {
        if (!fits(message.snapshotNumber(), message.firstRow())) {
            return;
        }
        for (final OrderRowsDecoder.RowsDecoder row : message.rows()) {
            market.orders.add(
                    row.orderId(),
                    BookOrder.priority(row.prioritySequence(), row.priorityIndex()),
                    row.side() == Side.SELL,
                    row.priceTicks(),
                    row.qtyLots());
            rows++;
        }
    }

    private void levels(final LevelRowsDecoder message) {
        if (!fits(message.snapshotNumber(), message.firstRow())) {
            return;
        }
        for (final LevelRowsDecoder.RowsDecoder row : message.rows()) {
            market.levels.set(row.side() == Side.SELL, row.priceTicks(), row.qtyLots(), row.orderCount());
            rows++;
        }
    }

    private boolean fits(final long number, final int firstRow) {
        if (number == snapshotNumber && firstRow == rows) {
            return true;
        }
        giveUp();
        return false;
    }

    private SubscribedMarket end(final SnapshotEndDecoder message) {
        final SubscribedMarket loaded = market;
        giveUp();
        final boolean whole = message.snapshotNumber() == snapshotNumber
                && message.rowCount() == rowCount
                && rows == rowCount
                && message.checksum() == loaded.orders.checksum() + loaded.levels.checksum();
        return whole ? loaded : null;
    }
}
