package org.ringbook.followers.market;

import org.ringbook.readmodel.books.MarketBook;
import org.ringbook.readmodel.books.MarketDataListener;
import org.ringbook.readmodel.marketdata.BookOrder;
import org.ringbook.sbe.messages.TradeDecoder;

/** Tells two listeners, one after the other. */
final class Fanout implements MarketDataListener {
    private final MarketDataListener first;
    private final MarketDataListener second;

    Fanout(final MarketDataListener first, final MarketDataListener second) {
        this.first = first;
        this.second = second;
    }

    @Override
    public void beginRecord(final long sequence, final long timestampNs) {
        first.beginRecord(sequence, timestampNs);
        second.beginRecord(sequence, timestampNs);
    }

    @Override
    public void defined(final MarketBook market, final int index) {
        first.defined(market, index);
        second.defined(market, index);
    }

    @Override
    public void orderAdded(final MarketBook market, final int index, final BookOrder order) {
        first.orderAdded(market, index, order);
        second.orderAdded(market, index, order);
    }

    @Override
    public void orderChanged(final MarketBook market, final int index, final BookOrder order) {
        first.orderChanged(market, index, order);
        second.orderChanged(market, index, order);
    }

    @Override
    public void orderRemoved(final MarketBook market, final int index, final BookOrder order) {
        first.orderRemoved(market, index, order);
        second.orderRemoved(market, index, order);
    }

    @Override
    public void traded(final MarketBook market, final int index, final TradeDecoder trade) {
        first.traded(market, index, trade);
        second.traded(market, index, trade);
    }

    @Override
    public void stateChanged(final MarketBook market, final int index) {
        first.stateChanged(market, index);
        second.stateChanged(market, index);
    }

    @Override
    public void indicativeChanged(final MarketBook market, final int index) {
        first.indicativeChanged(market, index);
        second.indicativeChanged(market, index);
    }

    @Override
    public void auctionExtended(final MarketBook market, final int index, final long priceTicks) {
        first.auctionExtended(market, index, priceTicks);
        second.auctionExtended(market, index, priceTicks);
    }

    @Override
    public void busted(final MarketBook market, final int index, final long tradeId) {
        first.busted(market, index, tradeId);
        second.busted(market, index, tradeId);
    }

    @Override
    public void dayPassed(final MarketBook market) {
        first.dayPassed(market);
        second.dayPassed(market);
    }

    @Override
    public void endRecord() {
        first.endRecord();
        second.endRecord();
    }
}
