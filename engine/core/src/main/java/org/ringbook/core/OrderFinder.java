package org.ringbook.core;

import org.agrona.DirectBuffer;
import org.ringbook.core.book.OrderStore;
import org.ringbook.core.orders.ClOrdIdEntries;
import org.ringbook.core.orders.ClOrdIds;
import org.ringbook.sbe.messages.CancelRejectedEncoder;
import org.ringbook.sbe.messages.OrdStatus;
import org.ringbook.sbe.messages.RejectReason;

/** Finds the order that a cancel or replace addresses, and says its state where that is refused. Core thread only. */
final class OrderFinder {
    private final CoreState state;
    private final OrderStore orders;
    private final ClOrdIds clOrdIds;
    private final OrderStates states;
    private boolean carriesClOrdId;
    private int slot;
    /** The client order id entry of an ended order that is addressed, or that has the duplicate id. */
    private int endedEntry;

    OrderFinder(final CoreState state) {
        this.state = state;
        this.orders = state.orders;
        this.clOrdIds = state.clOrdIds;
        states = new OrderStates(state.orders);
    }

    /** The open order that is addressed, or that has the duplicate id; 0 if there is none. */
    int slot() {
        return slot;
    }

    RejectReason find(
            final int accountId,
            final long orderId,
            final DirectBuffer buffer,
            final int origAt,
            final int origLength,
            final int clOrdIdAt,
            final int clOrdIdLength) {
        slot = 0;
        endedEntry = 0;
        if (!state.accounts.exists(accountId)) {
            return RejectReason.UNKNOWN_ACCOUNT;
        }
        carriesClOrdId = clOrdIdLength != 0;
        if (orderId == 0 && !clOrdIds.load(buffer, origAt, origLength)) {
            return RejectReason.INVALID_CL_ORD_ID;
        }
        final int origEntry = orderId == 0 ? clOrdIds.find(accountId) : 0;
        if (carriesClOrdId) {
            if (!clOrdIds.load(buffer, clOrdIdAt, clOrdIdLength)) {
                return RejectReason.INVALID_CL_ORD_ID;
            }
            final int duplicateOf = clOrdIds.find(accountId);
            if (duplicateOf != 0) {
                address(duplicateOf);
                return RejectReason.DUPLICATE_CL_ORD_ID;
            }
        }
        return orderId == 0 ? findByClOrdId(origEntry) : findById(accountId, orderId);
    }

    /** Gives the order that was found the client order id that was loaded last, the command's, if it has one. */
    void takeClOrdId(final int accountId) {
        if (carriesClOrdId) {
            final int first = orders.firstClOrdId(slot);
            final int newFirst = clOrdIds.take(accountId, orders.orderId(slot), first);
            clOrdIds.entries().slot(clOrdIds.entries().lastOfOrder(newFirst), slot);
            orders.firstClOrdId(slot, newFirst);
        }
    }

    void reject(final int accountId, final RejectReason reason, final EventSink events) {
        final CancelRejectedEncoder event =
                events.cancelRejected().accountId(accountId).reason(reason);
        if (slot != 0) {
            event.ordStatus(states.status(slot))
                    .orderId(orders.orderId(slot))
                    .orderQty(states.orderQty(slot))
                    .cumQty(states.cumQty(slot))
                    .leavesQty(states.leavesQty(slot));
        } else if (endedEntry != 0) {
            final ClOrdIdEntries entries = clOrdIds.entries();
            event.ordStatus(OrdStatus.get(entries.ordStatus(endedEntry)))
                    .orderId(entries.orderId(endedEntry))
                    .orderQty(entries.orderQty(endedEntry))
                    .cumQty(entries.cumQty(endedEntry))
                    .leavesQty(0);
        } else {
            event.ordStatus(OrdStatus.REJECTED).orderId(0).orderQty(0).cumQty(0).leavesQty(0);
        }
    }

    private RejectReason findById(final int accountId, final long orderId) {
        final int found = orders.slot(orderId);
        if (found == 0 || orders.accountId(found) != accountId) {
            return RejectReason.UNKNOWN_ORDER;
        }
        slot = found;
        return RejectReason.NONE;
    }

    private RejectReason findByClOrdId(final int entry) {
        if (entry == 0) {
            return RejectReason.UNKNOWN_ORDER;
        }
        address(entry);
        return endedEntry != 0 ? RejectReason.TOO_LATE : RejectReason.NONE;
    }

    private void address(final int entry) {
        final ClOrdIdEntries entries = clOrdIds.entries();
        if (entries.isOpen(entry)) {
            slot = entries.slot(entry);
        } else {
            endedEntry = entry;
        }
    }
}
