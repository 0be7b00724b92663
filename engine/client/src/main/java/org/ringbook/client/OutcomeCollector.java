package org.ringbook.client;

import java.util.ArrayDeque;
import java.util.Queue;
import org.agrona.collections.LongHashSet;
import org.ringbook.sbe.messages.BooleanType;
import org.ringbook.sbe.messages.CommandHeaderDecoder;
import org.ringbook.sbe.messages.ContinueDecoder;
import org.ringbook.sbe.messages.MarketState;
import org.ringbook.sbe.messages.MarketStateChangedDecoder;
import org.ringbook.sbe.messages.MassCanceledDecoder;

/**
 * Picks the outcomes of one's own commands out of the event stream. A cancel of many orders or an opening that took more than one record is
 * one outcome with all its events; of stops, what they do beyond the first record is not in it. Client's thread only.
 */
public final class OutcomeCollector implements EngineListener {
    private final EngineListener next;
    private final int gatewayId;
    private final CommandHeaderDecoder header = new CommandHeaderDecoder();
    private final MassCanceledDecoder massCanceled = new MassCanceledDecoder();
    private final MarketStateChangedDecoder stateChanged = new MarketStateChangedDecoder();
    private final LongHashSet expected = new LongHashSet();
    private final Queue<CommandOutcome> done = new ArrayDeque<>();
    private CommandOutcome current;
    private boolean moreCancels;
    private boolean uncrossing;

    /**
     * Wants nothing yet.
     *
     * @param next      hears everything too.
     * @param gatewayId whose commands.
     */
    public OutcomeCollector(final EngineListener next, final int gatewayId) {
        this.next = next;
        this.gatewayId = gatewayId;
    }

    /**
     * Says that a command's outcome is wanted. To be called before the client is polled again.
     *
     * @param correlationId what {@link EngineClient#send()} returned.
     */
    public void expect(final long correlationId) {
        expected.add(correlationId);
    }

    /**
     * It isn't wanted any more.
     *
     * @param correlationId as expected.
     */
    public void forget(final long correlationId) {
        expected.remove(correlationId);
    }

    /**
     * The next outcome in the order of the stream.
     *
     * @return null if there is none now.
     */
    public CommandOutcome take() {
        return done.poll();
    }

    @Override
    public void onFrame(final EventFrame frame) {
        if (frame.index() == 0) {
            onCommand(frame);
        } else if (current != null) {
            current.add(frame);
            readMore(frame);
        }
        if (frame.isLastOfRecord() && current != null && !goesOn()) {
            done.add(current);
            current = null;
        }
        next.onFrame(frame);
    }

    private void onCommand(final EventFrame frame) {
        final boolean continues = goesOn() && frame.templateId() == ContinueDecoder.TEMPLATE_ID;
        moreCancels = false;
        if (continues) {
            return;
        }
        current = null;
        uncrossing = false;
        header.wrap(frame.buffer(), frame.bodyOffset());
        if (header.gatewayId() == gatewayId && expected.remove(header.gatewaySequence())) {
            current = new CommandOutcome(header.gatewaySequence(), frame.sequence(), frame.timestampNs());
        }
    }

    private boolean goesOn() {
        return moreCancels || uncrossing;
    }

    private void readMore(final EventFrame frame) {
        if (frame.templateId() == MassCanceledDecoder.TEMPLATE_ID) {
            massCanceled.wrap(frame.buffer(), frame.bodyOffset(), frame.blockLength(), frame.version());
            moreCancels = massCanceled.more() == BooleanType.TRUE;
        } else if (frame.templateId() == MarketStateChangedDecoder.TEMPLATE_ID) {
            stateChanged.wrap(frame.buffer(), frame.bodyOffset(), frame.blockLength(), frame.version());
            uncrossing = stateChanged.state() == MarketState.UNCROSSING;
        }
    }

    @Override
    public void onEngineUp(final long engineInstance, final long lastSequence) {
        next.onEngineUp(engineInstance, lastSequence);
    }

    @Override
    public void onEngineDown(final long engineInstance) {
        next.onEngineDown(engineInstance);
    }

    @Override
    public void onReady(final int epoch, final long lastGatewaySequence) {
        next.onReady(epoch, lastGatewaySequence);
    }

    @Override
    public void onShutOut(final int epochInForce, final String reason) {
        next.onShutOut(epochInForce, reason);
    }
}
