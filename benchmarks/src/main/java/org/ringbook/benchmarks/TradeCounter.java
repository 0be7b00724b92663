package org.ringbook.benchmarks;

import org.agrona.DirectBuffer;
import org.ringbook.sbe.Frames;
import org.ringbook.sbe.messages.CancelRejectedDecoder;
import org.ringbook.sbe.messages.CommandRejectedDecoder;
import org.ringbook.sbe.messages.MessageHeaderDecoder;
import org.ringbook.sbe.messages.OrderRejectedDecoder;
import org.ringbook.sbe.messages.Side;
import org.ringbook.sbe.messages.TradeDecoder;
import org.ringbook.workloads.OrderFlow;

/** Reads events and sums up the trades in them, to compare with what a flow expects. One thread. */
final class TradeCounter {
    private final CommandFrames frames;
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final TradeDecoder trade = new TradeDecoder();
    private long trades;
    private long tradedLots;
    private long notional;
    private long makers;

    TradeCounter(final CommandFrames frames) {
        this.frames = frames;
    }

    /** Takes the events of a record, which lie from index 0. */
    void onEvents(final DirectBuffer buffer, final int length) {
        for (int at = 0; at < length; at = Frames.next(buffer, at)) {
            onEvent(buffer, Frames.offset(at));
        }
    }

    OrderFlow.Outcome outcome(final long liveOrders) {
        return new OrderFlow.Outcome(trades, tradedLots, notional, makers, liveOrders);
    }

    /** Takes one event, whose message header is at an offset. */
    void onEvent(final DirectBuffer buffer, final int offset) {
        switch (Frames.templateId(buffer, offset)) {
            case TradeDecoder.TEMPLATE_ID -> onTrade(trade.wrapAndApplyHeader(buffer, offset, header));
            case CommandRejectedDecoder.TEMPLATE_ID,
                    OrderRejectedDecoder.TEMPLATE_ID,
                    CancelRejectedDecoder.TEMPLATE_ID ->
                throw new IllegalStateException("rejected: templateId=" + Frames.templateId(buffer, offset));
            default -> {
                // only trades are summed up
            }
        }
    }

    private void onTrade(final TradeDecoder event) {
        final long qtyLots = event.qtyLots();
        final boolean sell = event.aggressorSide() == Side.SELL;
        trades++;
        tradedLots += qtyLots;
        notional += event.priceTicks() * qtyLots;
        makers += frames.flowOrderId(sell ? event.buyOrderId() : event.sellOrderId()) * qtyLots;
    }
}
