package org.ringbook.core;

import org.agrona.DirectBuffer;
import org.ringbook.core.book.OrderStore;
import org.ringbook.core.ledger.Asset;
import org.ringbook.core.market.Market;
import org.ringbook.core.orders.ClOrdIdEntries;
import org.ringbook.core.orders.ClOrdIds;
import org.ringbook.sbe.messages.CancelReason;
import org.ringbook.sbe.messages.MarketState;
import org.ringbook.sbe.messages.NewOrderDecoder;
import org.ringbook.sbe.messages.OrdStatus;
import org.ringbook.sbe.messages.OrderRejectedEncoder;
import org.ringbook.sbe.messages.RejectReason;

/** New orders: all checks, then acceptance, and what follows. {@code docs/rules.md}, NewOrder. Core thread only. */
final class OrderEntry {
    private static final byte AUCTION = (byte) MarketState.AUCTION.value();

    private final CoreState state;
    private final OrderStore orders;
    private final ClOrdIds clOrdIds;
    private final Walk walk;
    private final Sweep sweep;
    private final Continuous continuous;
    private final StopOrders stops;
    private final OrderEnds ends;
    private final OrderStates states;
    private final Aggressor aggressor = new Aggressor();
    private final NewOrderChecks checks;

    OrderEntry(
            final CoreState state,
            final Walk walk,
            final Sweep sweep,
            final Continuous continuous,
            final StopOrders stops,
            final OrderEnds ends) {
        this.state = state;
        this.orders = state.orders;
        this.clOrdIds = state.clOrdIds;
        this.walk = walk;
        this.sweep = sweep;
        this.continuous = continuous;
        this.stops = stops;
        this.ends = ends;
        states = new OrderStates(orders);
        checks = new NewOrderChecks(state, walk, aggressor);
    }

    void onNewOrder(final NewOrderDecoder command, final DirectBuffer buffer, final EventSink events) {
        final RejectReason reason = checks.check(command, buffer);
        if (reason == RejectReason.NONE) {
            accept(events);
        } else {
            reject(command, reason, events);
        }
    }

    private void reject(final NewOrderDecoder command, final RejectReason reason, final EventSink events) {
        final OrderRejectedEncoder event = events.orderRejected()
                .accountId(command.accountId())
                .marketId(command.marketId())
                .reason(reason);
        final int duplicateOf = checks.duplicateOf();
        if (duplicateOf == 0) {
            event.firstOrdStatus(OrdStatus.REJECTED)
                    .firstOrderId(0)
                    .firstOrderQty(0)
                    .firstCumQty(0)
                    .firstLeavesQty(0);
            return;
        }
        final ClOrdIdEntries entries = clOrdIds.entries();
        final boolean open = entries.isOpen(duplicateOf);
        final int slot = open ? entries.slot(duplicateOf) : 0;
        event.firstOrdStatus(open ? states.status(slot) : OrdStatus.get(entries.ordStatus(duplicateOf)))
                .firstOrderId(entries.orderId(duplicateOf))
                .firstOrderQty(open ? states.orderQty(slot) : entries.orderQty(duplicateOf))
                .firstCumQty(open ? states.cumQty(slot) : entries.cumQty(duplicateOf))
                .firstLeavesQty(open ? states.leavesQty(slot) : 0);
    }

    private void accept(final EventSink events) {
        final Market market = aggressor.market;
        final int accountId = aggressor.accountId;
        final long holdUnits = aggressor.holdLeft;
        final Asset held = market.heldAsset(aggressor.sell);
        final long orderId = state.lastSequence;
        aggressor.orderId = orderId;
        aggressor.firstClOrdId = checks.carriesClOrdId() ? clOrdIds.take(accountId, orderId, 0) : 0;
        events.orderAccepted()
                .accountId(accountId)
                .marketId(market.id())
                .holdAssetId(held.id())
                .holdUnits(holdUnits)
                .priceTicks(aggressor.limitTicks);
        held.balances().hold(accountId, holdUnits);
        if (checks.stopPriceTicks() != 0) {
            waitForStop(checks.quantity());
        } else if (market.state() == AUCTION) {
            market.book().add(continuous.store(aggressor));
        } else {
            trade(events);
        }
    }

    /** By quote its quantities are the amount as long as it waits. */
    private void waitForStop(final long quantity) {
        aggressor.orderQty = quantity;
        aggressor.leavesQty = quantity;
        final int slot = continuous.store(aggressor);
        orders.waitFor(slot, checks.stopPriceTicks(), aggressor.limitTicks);
        aggressor.market.book().add(slot);
    }

    private void trade(final EventSink events) {
        final CancelReason killed = checks.isFok() || checks.minQty() != 0 ? whyKilled() : CancelReason.NULL_VAL;
        if (killed != CancelReason.NULL_VAL) {
            ends.cancel(aggressor, killed, OrdStatus.CANCELED, events);
            return;
        }
        sweep.beginRange();
        continuous.run(aggressor, events);
        stops.afterTrading(aggressor.market, aggressor.referenceTicks, events);
    }

    private CancelReason whyKilled() {
        walk.run(aggressor);
        if (checks.isFok() && !walk.reachesWhole()) {
            return CancelReason.FOK_KILLED;
        }
        return walk.traded() < checks.minQty() ? CancelReason.MIN_QTY_KILLED : CancelReason.NULL_VAL;
    }
}
