package org.ringbook.core;

import org.ringbook.core.book.OrderBook;
import org.ringbook.core.market.Market;
import org.ringbook.sbe.messages.CancelReason;
import org.ringbook.sbe.messages.MarketState;
import org.ringbook.sbe.messages.StateChangeCause;

/**
 * A market opens: its auction's trades are made as long as there is a price, market orders that are left end, and continuous
 * trading begins. Goes on in the next record where one is full. {@code docs/rules.md}, Opening, whose steps these are. Core
 * thread only.
 */
final class Opening {
    private static final int FIND_PRICE = 1;
    private static final int ALLOCATE = 2;
    private static final int CANCEL_MARKET_ORDERS = 3;
    private static final int OPEN = 4;
    private static final int OVER = 0;

    private final CoreState state;
    private final AuctionPrice price;
    private final Allocation allocation;
    private final StateChanges changes;
    private final OrderEnds ends;
    private final StopOrders stops;
    private long allocatedTicks;

    Opening(
            final CoreState state,
            final AuctionPrice price,
            final Allocation allocation,
            final StateChanges changes,
            final OrderEnds ends,
            final StopOrders stops) {
        this.state = state;
        this.price = price;
        this.allocation = allocation;
        this.changes = changes;
        this.ends = ends;
        this.stops = stops;
    }

    void begin(final Market market, final StateChangeCause cause, final EventSink events) {
        if (market.state() != MarketState.AUCTION.value()) {
            market.takeAuctionReference();
        }
        resume(market, cause, FIND_PRICE, 0, events);
    }

    void resume(
            final Market market,
            final StateChangeCause cause,
            final int firstStep,
            final long priceTicks,
            final EventSink events) {
        allocatedTicks = priceTicks;
        int step = firstStep;
        while (step != OVER) {
            if (events.count() >= RecordBounds.STEP) {
                goOnWith(market, cause, step);
                return;
            }
            step = switch (step) {
                case FIND_PRICE -> findPrice(market, cause, events);
                case ALLOCATE -> allocate(market, cause, events);
                case CANCEL_MARKET_ORDERS -> cancelMarketOrders(market, cause, events);
                default -> open(market, cause, events);
            };
        }
    }

    private void goOnWith(final Market market, final StateChangeCause cause, final int step) {
        final long priceTicks = step == ALLOCATE ? allocatedTicks : 0;
        state.continuation.set(Continuation.OPENING, market.id(), cause.value(), step, priceTicks, 0);
    }

    private int findPrice(final Market market, final StateChangeCause cause, final EventSink events) {
        price.find(market);
        final long priceTicks = price.priceTicks();
        if (priceTicks == 0) {
            return CANCEL_MARKET_ORDERS;
        }
        if (market.bands().isOutsideCollar(priceTicks, market.auctionReferenceTicks())) {
            changes.extendAuction(market, cause, priceTicks, events);
            return OVER;
        }
        if (market.state() != MarketState.UNCROSSING.value()) {
            changes.enter(market, MarketState.UNCROSSING, cause, 0, events);
        }
        allocatedTicks = priceTicks;
        return ALLOCATE;
    }

    private int allocate(final Market market, final StateChangeCause cause, final EventSink events) {
        if (allocation.run(market, allocatedTicks, events)) {
            return FIND_PRICE;
        }
        goOnWith(market, cause, ALLOCATE);
        return OVER;
    }

    private int cancelMarketOrders(final Market market, final StateChangeCause cause, final EventSink events) {
        final OrderBook book = market.book();
        while (true) {
            final int bid = book.firstMarketOrder(false);
            final int slot = bid != 0 ? bid : book.firstMarketOrder(true);
            if (slot == 0) {
                return OPEN;
            }
            if (events.count() >= RecordBounds.STEP) {
                goOnWith(market, cause, CANCEL_MARKET_ORDERS);
                return OVER;
            }
            ends.cancel(slot, CancelReason.NO_LIQUIDITY, events);
        }
    }

    private int open(final Market market, final StateChangeCause cause, final EventSink events) {
        changes.enter(market, MarketState.OPEN, cause, 0, events);
        stops.afterOpening(market, events);
        return OVER;
    }
}
