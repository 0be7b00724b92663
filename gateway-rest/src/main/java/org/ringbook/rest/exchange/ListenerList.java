package org.ringbook.rest.exchange;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.ringbook.readmodel.balances.Balance;
import org.ringbook.readmodel.books.MarketBook;
import org.ringbook.readmodel.marketdata.BookOrder;
import org.ringbook.readmodel.orders.AccountTrade;
import org.ringbook.readmodel.orders.OrderReport;
import org.ringbook.sbe.messages.TradeDecoder;

/** Tells several. Under the view's lock. */
final class ListenerList implements ViewListener {
    private final List<ViewListener> listeners = new ArrayList<>();

    void add(final ViewListener listener) {
        listeners.add(listener);
    }

    private void tell(final Consumer<ViewListener> what) {
        for (final ViewListener listener : listeners) {
            what.accept(listener);
        }
    }

    @Override
    public void beginRecord(final long sequence, final long timestampNs) {
        tell(listener -> listener.beginRecord(sequence, timestampNs));
    }

    @Override
    public void defined(final MarketBook market, final int index) {
        tell(listener -> listener.defined(market, index));
    }

    @Override
    public void orderAdded(final MarketBook market, final int index, final BookOrder order) {
        tell(listener -> listener.orderAdded(market, index, order));
    }

    @Override
    public void orderChanged(final MarketBook market, final int index, final BookOrder order) {
        tell(listener -> listener.orderChanged(market, index, order));
    }

    @Override
    public void orderRemoved(final MarketBook market, final int index, final BookOrder order) {
        tell(listener -> listener.orderRemoved(market, index, order));
    }

    @Override
    public void traded(final MarketBook market, final int index, final TradeDecoder trade) {
        tell(listener -> listener.traded(market, index, trade));
    }

    @Override
    public void stateChanged(final MarketBook market, final int index) {
        tell(listener -> listener.stateChanged(market, index));
    }

    @Override
    public void indicativeChanged(final MarketBook market, final int index) {
        tell(listener -> listener.indicativeChanged(market, index));
    }

    @Override
    public void auctionExtended(final MarketBook market, final int index, final long priceTicks) {
        tell(listener -> listener.auctionExtended(market, index, priceTicks));
    }

    @Override
    public void busted(final MarketBook market, final int index, final long tradeId) {
        tell(listener -> listener.busted(market, index, tradeId));
    }

    @Override
    public void dayPassed(final MarketBook market) {
        tell(listener -> listener.dayPassed(market));
    }

    @Override
    public void endRecord() {
        tell(ViewListener::endRecord);
    }

    @Override
    public void orderChanged(final OrderReport order) {
        tell(listener -> listener.orderChanged(order));
    }

    @Override
    public void filled(final OrderReport order, final AccountTrade fill) {
        tell(listener -> listener.filled(order, fill));
    }

    @Override
    public void balanceChanged(final Balance balance, final long availableDelta, final long heldDelta) {
        tell(listener -> listener.balanceChanged(balance, availableDelta, heldDelta));
    }

    @Override
    public void applied(final long sequence, final long timestampNs) {
        tell(listener -> listener.applied(sequence, timestampNs));
    }
}
