package org.ringbook.server;

import com.lmax.disruptor.EventPoller;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.Agent;
import org.agrona.concurrent.AgentTerminationException;
import org.agrona.concurrent.status.AtomicCounter;
import org.ringbook.core.Admission;
import org.ringbook.core.CoreView;
import org.ringbook.core.ExchangeCore;
import org.ringbook.sbe.Frames;
import org.ringbook.sbe.messages.CommandHeaderDecoder;
import org.ringbook.sbe.messages.GatewayHelloDecoder;
import org.ringbook.sbe.messages.MessageHeaderDecoder;

/**
 * The core's thread. A duty cycle takes what the ring holds, up to one full document, appends it, and then answers at most
 * one page of a query. Anything thrown here stops the engine.
 */
final class CoreAgent implements Agent, EventPoller.Handler<CommandSlot> {
    private final CommandRing ring;
    private final ExchangeCore core;
    private final CoreView view;
    private final SequencerClock clock;
    private final RecordWriter writer;
    private final ControlRing control;
    private final QueryAnswerer queries;
    private final FailStop failStop;
    private final CommandHeaderDecoder sender = new CommandHeaderDecoder();
    private final GatewayHelloDecoder hello = new GatewayHelloDecoder();
    private final AtomicCounter commands;
    private final AtomicCounter duplicates;
    private final AtomicCounter gaps;
    private final AtomicCounter stale;
    private final AtomicCounter down;
    private int taken;

    CoreAgent(
            final CommandRing ring,
            final ExchangeCore core,
            final SequencerClock clock,
            final RecordWriter writer,
            final ControlRing control,
            final QueryAnswerer queries,
            final EngineCounters counters,
            final FailStop failStop) {
        this.ring = ring;
        this.core = core;
        this.view = core.view();
        this.clock = clock;
        this.writer = writer;
        this.control = control;
        this.queries = queries;
        this.failStop = failStop;
        commands = counters.of(CounterId.COMMANDS);
        duplicates = counters.of(CounterId.DUPLICATES);
        gaps = counters.of(CounterId.GAPS);
        stale = counters.of(CounterId.STALE);
        down = counters.of(CounterId.DOWN);
    }

    @Override
    public int doWork() {
        try {
            return work();
        } catch (final Throwable thrown) { // also errors: after any of them the state in memory may be unexplained
            failStop.stop("the core's thread failed after record " + core.lastSequence(), thrown);
            throw new AgentTerminationException("the core's thread failed");
        }
    }

    @Override
    public String roleName() {
        return "ringbook-core";
    }

    /** From the ring, within {@link #doWork}. */
    @Override
    public boolean onEvent(final CommandSlot slot, final long sequence, final boolean endOfBatch) {
        taken++;
        clock.update();
        final long commits = writer.commits();
        writer.writeDue();
        take(slot);
        writer.writeDue();
        final boolean wasFull = commits != writer.commits();
        if (endOfBatch || wasFull) {
            writer.commit();
        }
        return !wasFull;
    }

    private int work() throws Exception {
        if (failStop.isStopped()) {
            throw new IllegalStateException("the engine has stopped");
        }
        final int settled = writer.settle();
        taken = 0;
        if (!writer.isBehind()) {
            ring.poll(this);
        }
        if (taken == 0) {
            clock.update();
            if (writer.isDue()) {
                taken++;
                writer.writeDue();
                writer.commit();
            }
        } else {
            commands.getAndAddRelease(taken);
        }
        return settled + taken + queries.answerOne(ring.consumed());
    }

    private void take(final CommandSlot slot) {
        final DirectBuffer frame = slot.frame();
        final Admission admission = core.admit(frame, 0, slot.length());
        if (admission == Admission.ADMIT) {
            writer.write(frame, 0, slot.length(), slot.gatewayInNs());
        }
        if (Frames.templateId(frame, 0) == GatewayHelloDecoder.TEMPLATE_ID) {
            answerHello(frame, admission);
        } else if (admission != Admission.ADMIT) {
            turnAway(frame, admission);
        }
    }

    private void answerHello(final DirectBuffer frame, final Admission admission) {
        hello.wrap(frame, MessageHeaderDecoder.ENCODED_LENGTH, GatewayHelloDecoder.BLOCK_LENGTH, 0);
        final int gatewayId = hello.header().gatewayId();
        final boolean accepted = admission == Admission.ADMIT || admission == Admission.DUPLICATE;
        if (!accepted) {
            stale.incrementRelease();
        }
        control.helloAnswer(
                core.lastSequence(),
                gatewayId,
                view.gatewayEpoch(gatewayId),
                hello.nonce(),
                view.lastGatewaySequence(gatewayId),
                accepted);
    }

    private void turnAway(final DirectBuffer frame, final Admission admission) {
        if (admission == Admission.DUPLICATE) {
            duplicates.incrementRelease();
            return;
        }
        final AtomicCounter counter = admission == Admission.GAP ? gaps : admission == Admission.STALE ? stale : down;
        counter.incrementRelease();
        sender.wrap(frame, MessageHeaderDecoder.ENCODED_LENGTH);
        final int gatewayId = sender.gatewayId();
        control.sequenceGap(
                core.lastSequence(),
                gatewayId,
                view.gatewayEpoch(gatewayId),
                view.lastGatewaySequence(gatewayId) + 1,
                admission != Admission.DOWN);
    }
}
