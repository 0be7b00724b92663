package org.ringbook.client;

import io.aeron.Aeron;
import io.aeron.ExclusivePublication;
import io.aeron.Subscription;
import io.aeron.logbuffer.Header;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.agrona.CloseHelper;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.Agent;
import org.agrona.concurrent.UnsafeBuffer;
import org.ringbook.sbe.StreamIds;
import org.ringbook.sbe.messages.CommandHeaderDecoder;
import org.ringbook.sbe.messages.GatewayHelloDecoder;
import org.ringbook.sbe.transport.AssetRowEncoder;
import org.ringbook.sbe.transport.BooleanType;
import org.ringbook.sbe.transport.CommandEnvelopeDecoder;
import org.ringbook.sbe.transport.EngineHeartbeatEncoder;
import org.ringbook.sbe.transport.GatewayHeartbeatDecoder;
import org.ringbook.sbe.transport.HelloAnswerEncoder;
import org.ringbook.sbe.transport.MessageHeaderDecoder;
import org.ringbook.sbe.transport.MessageHeaderEncoder;
import org.ringbook.sbe.transport.QueryDecoder;
import org.ringbook.sbe.transport.QueryEndEncoder;
import org.ringbook.sbe.transport.ReplayRequestDecoder;
import org.ringbook.sbe.transport.SequenceGapEncoder;

/** An engine that keeps the transport's promises, and where its fault plan says so, breaks them. One thread at a time. */
final class FakeEngine implements Agent {
    private static final String EVENT_CHANNEL =
            "aeron:ipc?term-length=64k|untethered-window-limit-timeout=50ms|untethered-linger-timeout=50ms|untethered-resting-timeout=100ms";
    private static final long HEARTBEAT_NS = TimeUnit.MILLISECONDS.toNanos(20);
    private static final int ASSETS_PER_PAGE = 2;

    final FakeJournal journal;
    final FaultPlan faults;
    final Map<Integer, Long> heartbeats = new HashMap<>();
    boolean ready = true;
    boolean silent;
    int queriesToLose;
    private final Aeron aeron;
    private final ExclusivePublication events;
    private final ExclusivePublication control;
    private final Subscription ingress;
    private final Map<Integer, FakeReplay> replays = new HashMap<>();
    private final long instance;
    private final UnsafeBuffer buffer = new UnsafeBuffer(new byte[2048]);
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final MessageHeaderEncoder headerEncoder = new MessageHeaderEncoder();
    private final CommandHeaderDecoder command = new CommandHeaderDecoder();
    private final FakeEvents live;
    private boolean closed;
    private long nextBeatNs = System.nanoTime();

    FakeEngine(final String aeronDirectory, final FakeJournal journal, final FaultPlan faults) {
        this.journal = journal;
        this.faults = faults;
        instance = System.nanoTime();
        aeron = Aeron.connect(
                new Aeron.Context().aeronDirectoryName(aeronDirectory).errorHandler(Throwable::printStackTrace));
        events = aeron.addExclusivePublication(EVENT_CHANNEL, StreamIds.EVENTS);
        control = aeron.addExclusivePublication(EVENT_CHANNEL, StreamIds.CONTROL);
        ingress = aeron.addSubscription("aeron:ipc", StreamIds.INGRESS);
        live = new FakeEvents(journal, faults, journal.lastSequence() + 1, 0, false);
    }

    @Override
    public int doWork() {
        if (closed) {
            return 0;
        }
        int work = ready ? ingress.poll(this::onIngress, 10) : 0;
        work += live.publish(events, true);
        for (final FakeReplay replay : replays.values()) {
            work += replay.work(faults, journal.lastSequence());
        }
        if (System.nanoTime() - nextBeatNs > 0) {
            nextBeatNs = System.nanoTime() + HEARTBEAT_NS;
            beat();
        }
        return work;
    }

    private void beat() {
        if (!silent) {
            final EngineHeartbeatEncoder heartbeat = new EngineHeartbeatEncoder();
            heartbeat
                    .wrapAndApplyHeader(buffer, 0, headerEncoder)
                    .engineInstance(instance)
                    .lastSequence(journal.lastSequence())
                    .ready(ready ? BooleanType.TRUE : BooleanType.FALSE);
            say(heartbeat.limit());
        }
    }

    private void say(final int length) {
        if (!faults.strikes(faults.loseControl)) {
            control.offer(buffer, 0, length);
        }
    }

    private void onIngress(final DirectBuffer in, final int offset, final int length, final Header fragment) {
        header.wrap(in, offset);
        switch (header.templateId()) {
            case CommandEnvelopeDecoder.TEMPLATE_ID -> {
                final int frame = offset + MessageHeaderDecoder.ENCODED_LENGTH + CommandEnvelopeDecoder.BLOCK_LENGTH;
                if (!faults.strikes(faults.loseCommand)) {
                    onCommand(in, frame, offset + length - frame);
                }
            }
            case GatewayHeartbeatDecoder.TEMPLATE_ID -> {
                final GatewayHeartbeatDecoder heartbeat = new GatewayHeartbeatDecoder();
                heartbeat.wrapAndApplyHeader(in, offset, header);
                heartbeats.merge(heartbeat.gatewayId(), 1L, Long::sum);
            }
            case ReplayRequestDecoder.TEMPLATE_ID -> {
                final ReplayRequestDecoder request = new ReplayRequestDecoder();
                request.wrapAndApplyHeader(in, offset, header);
                if (!faults.strikes(faults.loseReplayRequest)) {
                    onReplayRequest(request);
                }
            }
            case QueryDecoder.TEMPLATE_ID -> {
                final QueryDecoder query = new QueryDecoder();
                query.wrapAndApplyHeader(in, offset, header);
                onQuery(query);
            }
            default -> throw new IllegalStateException("unknown template: templateId=" + header.templateId());
        }
    }

    private void onCommand(final DirectBuffer in, final int offset, final int length) {
        command.wrap(in, offset + MessageHeaderDecoder.ENCODED_LENGTH);
        header.wrap(in, offset);
        final boolean hello = header.templateId() == GatewayHelloDecoder.TEMPLATE_ID && command.gatewayId() != 0;
        final FakeJournal.Admission admission = journal.admission(in, offset);
        if (admission == FakeJournal.Admission.ADMIT) {
            journal.append(in, offset, length);
        }
        final int gatewayId = command.gatewayId();
        if (hello) {
            final GatewayHelloDecoder decoder = new GatewayHelloDecoder();
            decoder.wrap(
                    in,
                    offset + MessageHeaderDecoder.ENCODED_LENGTH,
                    GatewayHelloDecoder.BLOCK_LENGTH,
                    GatewayHelloDecoder.SCHEMA_VERSION);
            answerHello(gatewayId, decoder.nonce(), admission != FakeJournal.Admission.STALE);
        } else if (admission != FakeJournal.Admission.ADMIT && admission != FakeJournal.Admission.DUPLICATE) {
            answerGap(gatewayId);
        }
    }

    private void answerHello(final int gatewayId, final long nonce, final boolean accepted) {
        final FakeJournal.Gateway gateway = journal.gateways.get(gatewayId);
        final HelloAnswerEncoder answer = new HelloAnswerEncoder();
        answer.wrapAndApplyHeader(buffer, 0, headerEncoder)
                .gatewayId(gatewayId)
                .epoch(gateway.epoch)
                .nonce(nonce)
                .lastGatewaySequence(gateway.last)
                .accepted(accepted ? BooleanType.TRUE : BooleanType.FALSE);
        say(answer.limit());
    }

    private void answerGap(final int gatewayId) {
        final FakeJournal.Gateway gateway = journal.gateways.get(gatewayId);
        final SequenceGapEncoder gap = new SequenceGapEncoder();
        gap.wrapAndApplyHeader(buffer, 0, headerEncoder)
                .gatewayId(gatewayId)
                .epoch(gateway == null ? 0 : gateway.epoch)
                .expectedSequence(gateway == null ? 1 : gateway.last + 1)
                .up(gateway != null && gateway.up ? BooleanType.TRUE : BooleanType.FALSE);
        say(gap.limit());
    }

    private void onReplayRequest(final ReplayRequestDecoder request) {
        final int streamId = request.replyStreamId();
        final FakeEvents from = new FakeEvents(journal, faults, request.fromSequence(), request.fromIndex(), true);
        final long correlationId = request.correlationId();
        final String channel = request.replyChannel();
        replays.computeIfAbsent(streamId, id -> new FakeReplay(aeron.addExclusivePublication(channel, id)))
                .begin(from, correlationId);
    }

    private void onQuery(final QueryDecoder query) {
        if (queriesToLose > 0) {
            queriesToLose--;
            return;
        }
        final long correlationId = query.correlationId();
        int assetId = (int) query.afterId();
        try (ExclusivePublication answers =
                aeron.addExclusivePublication(query.replyChannel(), query.replyStreamId())) {
            final int end = Math.min(journal.assets.size(), assetId + ASSETS_PER_PAGE);
            while (assetId < end) {
                assetId++;
                final AssetRowEncoder row = new AssetRowEncoder();
                row.wrapAndApplyHeader(buffer, 0, headerEncoder)
                        .correlationId(correlationId)
                        .assetId(assetId)
                        .code(journal.assets.get(assetId - 1));
                offer(answers, row.limit());
            }
            final QueryEndEncoder queryEnd = new QueryEndEncoder();
            queryEnd.wrapAndApplyHeader(buffer, 0, headerEncoder)
                    .correlationId(correlationId)
                    .sequence(journal.lastSequence())
                    .nextAfterId(end < journal.assets.size() ? end : 0);
            offer(answers, queryEnd.limit());
        }
    }

    private void offer(final ExclusivePublication answers, final int length) {
        final long deadlineNs = System.nanoTime() + TimeUnit.SECONDS.toNanos(1);
        while (answers.offer(buffer, 0, length) < 0) {
            if (System.nanoTime() - deadlineNs > 0) {
                return;
            }
            LockSupport.parkNanos(1);
        }
    }

    /** Says that the gateway was silent for too long. */
    void putDown(final int gatewayId) {
        final FakeJournal.Gateway gateway = journal.gateways.get(gatewayId);
        if (gateway != null) {
            gateway.up = false;
        }
    }

    /** The next record that the live stream carries. */
    long publishedTo() {
        return live.nextSequence();
    }

    @Override
    public String roleName() {
        return "fake-engine";
    }

    @Override
    public void onClose() {
        close();
    }

    void close() {
        closed = true;
        CloseHelper.quietClose(aeron);
    }
}
