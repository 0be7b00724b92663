package org.ringbook.core;

import org.agrona.DirectBuffer;
import org.ringbook.sbe.messages.CancelOrderDecoder;
import org.ringbook.sbe.messages.CancelReason;
import org.ringbook.sbe.messages.RejectReason;
import org.ringbook.sbe.messages.ReplaceOrderDecoder;

/** Cancels and replaces of open orders. {@code docs/rules.md}, ReplaceOrder and CancelOrder. Core thread only. */
final class OrderChanges {
    private final OrderFinder finder;
    private final OrderReplace replace;
    private final OrderEnds ends;

    OrderChanges(final CoreState state, final OrderReplace replace, final OrderEnds ends) {
        this.replace = replace;
        this.ends = ends;
        finder = new OrderFinder(state);
    }

    void onCancelOrder(final CancelOrderDecoder command, final DirectBuffer buffer, final EventSink events) {
        final int accountId = command.accountId();
        final int origAt = command.limit() + 1;
        final int origLength = command.skipOrigClOrdId();
        final int clOrdIdAt = command.limit() + 1;
        final int clOrdIdLength = command.skipClOrdId();
        final RejectReason reason =
                finder.find(accountId, command.orderId(), buffer, origAt, origLength, clOrdIdAt, clOrdIdLength);
        if (reason != RejectReason.NONE) {
            finder.reject(accountId, reason, events);
            return;
        }
        finder.takeClOrdId(accountId);
        ends.cancel(finder.slot(), CancelReason.REQUESTED, events);
    }

    void onReplaceOrder(final ReplaceOrderDecoder command, final DirectBuffer buffer, final EventSink events) {
        final int accountId = command.accountId();
        replace.read(command);
        final int origAt = command.limit() + 1;
        final int origLength = command.skipOrigClOrdId();
        final int clOrdIdAt = command.limit() + 1;
        final int clOrdIdLength = command.skipClOrdId();
        RejectReason reason =
                finder.find(accountId, command.orderId(), buffer, origAt, origLength, clOrdIdAt, clOrdIdLength);
        if (reason == RejectReason.NONE) {
            reason = replace.check(finder.slot());
        }
        if (reason != RejectReason.NONE) {
            finder.reject(accountId, reason, events);
            return;
        }
        finder.takeClOrdId(accountId);
        replace.run(events);
    }
}
