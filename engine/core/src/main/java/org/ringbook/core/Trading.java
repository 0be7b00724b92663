package org.ringbook.core;

/** All that trades, put together over one state. */
final class Trading {
    final OrderEnds ends;
    final OrderEntry orderEntry;
    final OrderChanges orderChanges;
    final MarketStates marketStates;

    Trading(final CoreState state) {
        ends = new OrderEnds(state);
        final AuctionPrice price = new AuctionPrice(state.orders);
        final AuctionMarkets auctions = new AuctionMarkets(state.markets, price);
        final StateChanges changes = new StateChanges(state, auctions);
        final Trades trades = new Trades(state, ends);
        final SelfTrades selfTrades = new SelfTrades(state, ends);
        final Sweep sweep = new Sweep(state, trades, selfTrades);
        final Continuous continuous = new Continuous(state, sweep, ends, changes);
        final StopOrders stops = new StopOrders(state, sweep, continuous, ends);
        final Walk walk = new Walk(state, selfTrades);
        orderEntry = new OrderEntry(state, walk, sweep, continuous, stops, ends);
        orderChanges = new OrderChanges(state, new OrderReplace(state, sweep, continuous, stops, ends), ends);
        final Allocation allocation = new Allocation(state, trades, selfTrades);
        final Opening opening = new Opening(state, price, allocation, changes, ends, stops);
        marketStates = new MarketStates(state, auctions, changes, opening, stops, new ClosingCancels(state, ends));
    }
}
