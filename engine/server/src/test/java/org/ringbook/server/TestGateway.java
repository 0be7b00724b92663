package org.ringbook.server;

import static org.junit.jupiter.api.Assertions.fail;

import io.aeron.Aeron;
import io.aeron.ExclusivePublication;
import io.aeron.Subscription;
import io.aeron.logbuffer.FragmentHandler;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.agrona.DirectBuffer;
import org.agrona.ExpandableArrayBuffer;
import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.ringbook.sbe.Frames;
import org.ringbook.sbe.StreamIds;
import org.ringbook.sbe.transport.BooleanType;
import org.ringbook.sbe.transport.CommandEnvelopeEncoder;
import org.ringbook.sbe.transport.EngineHeartbeatDecoder;
import org.ringbook.sbe.transport.EventMessageDecoder;
import org.ringbook.sbe.transport.GatewayHeartbeatEncoder;
import org.ringbook.sbe.transport.MessageHeaderDecoder;
import org.ringbook.sbe.transport.MessageHeaderEncoder;
import org.ringbook.sbe.transport.QueryEncoder;
import org.ringbook.sbe.transport.QueryEndDecoder;
import org.ringbook.sbe.transport.QueryKind;
import org.ringbook.sbe.transport.ReplayEndDecoder;
import org.ringbook.sbe.transport.ReplayRequestEncoder;

/** Talks to an engine in bytes, and writes down what it hears. One thread. */
final class TestGateway implements AutoCloseable {
    private static final long DEADLINE_NS = 20_000_000_000L;
    private static final int HEADER = MessageHeaderDecoder.ENCODED_LENGTH;

    private final Aeron aeron;
    private final ExclusivePublication ingress;
    private final Subscription events;
    private final Subscription control;
    private final int replyStreamId;
    private final Subscription replies;
    private final MutableDirectBuffer out = new ExpandableArrayBuffer(2048);
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final MessageHeaderDecoder headerIn = new MessageHeaderDecoder();
    private final EventMessageDecoder message = new EventMessageDecoder();
    private final FragmentHandler onEvent = (buffer, offset, length, h) -> onEvent(buffer, offset, length, live());
    private final FragmentHandler onControl = (buffer, offset, length, h) -> onControl(buffer, offset, length);
    private final FragmentHandler onReply = (buffer, offset, length, h) -> onReply(buffer, offset, length);
    private final List<SeenFrame> live = new ArrayList<>();
    private final List<SeenFrame> replayed = new ArrayList<>();
    private final List<byte[]> controls = new ArrayList<>();
    private final List<byte[]> rows = new ArrayList<>();
    private EngineHeartbeatDecoder heartbeat;
    private byte[] queryEnd;
    private byte[] replayEnd;
    private long lastSequence;

    TestGateway(final String aeronDirectory) {
        this(aeronDirectory, 70_000);
    }

    TestGateway(final String aeronDirectory, final int replyStreamId) {
        this.replyStreamId = replyStreamId;
        aeron = Aeron.connect(new Aeron.Context().aeronDirectoryName(aeronDirectory));
        ingress = aeron.addExclusivePublication("aeron:ipc", StreamIds.INGRESS);
        events = aeron.addSubscription("aeron:ipc?tether=false", StreamIds.EVENTS);
        control = aeron.addSubscription("aeron:ipc?tether=false", StreamIds.CONTROL);
        replies = aeron.addSubscription("aeron:ipc", replyStreamId);
        await("streams", () -> ingress.isConnected() && events.isConnected() && control.isConnected());
    }

    /** A frame of the event stream. */
    record SeenFrame(long sequence, int index, int templateId, DirectBuffer bytes, boolean last, long committedNs) {}

    List<SeenFrame> live() {
        return live;
    }

    List<SeenFrame> replayed() {
        return replayed;
    }

    List<byte[]> controls() {
        return controls;
    }

    List<byte[]> rows() {
        return rows;
    }

    EngineHeartbeatDecoder heartbeat() {
        return heartbeat;
    }

    /** Waits for a heartbeat that says so; there may have been none before. */
    void awaitReady(final BooleanType ready) {
        await("heartbeat with ready " + ready, () -> heartbeat != null && heartbeat.ready() == ready);
    }

    /** Last record of which the last frame was seen live. */
    long lastSequence() {
        return lastSequence;
    }

    ReplayEndDecoder replayEnd() {
        return replayEnd == null
                ? null
                : new ReplayEndDecoder().wrap(new UnsafeBuffer(replayEnd), HEADER, ReplayEndDecoder.BLOCK_LENGTH, 0);
    }

    QueryEndDecoder queryEnd() {
        return queryEnd == null
                ? null
                : new QueryEndDecoder().wrap(new UnsafeBuffer(queryEnd), HEADER, QueryEndDecoder.BLOCK_LENGTH, 0);
    }

    /** Sends a command in its envelope, polling while there is no room. */
    void send(final TestCommands command) {
        final int length = envelope(command);
        await("room on ingress", () -> ingress.offer(out, 0, length) > 0);
    }

    /** Tries once. */
    boolean trySend(final TestCommands command) {
        return ingress.offer(out, 0, envelope(command)) > 0;
    }

    private int envelope(final TestCommands command) {
        new CommandEnvelopeEncoder().wrapAndApplyHeader(out, 0, header).gatewayInNs(System.nanoTime());
        final int at = HEADER + CommandEnvelopeEncoder.BLOCK_LENGTH;
        out.putBytes(at, command.buffer(), 0, command.length());
        return at + command.length();
    }

    /** Sends any bytes. */
    void sendRaw(final DirectBuffer buffer, final int length) {
        await("room on ingress", () -> ingress.offer(buffer, 0, length) > 0);
    }

    void sendHeartbeat(final int gatewayId, final int epoch) {
        final GatewayHeartbeatEncoder beat = new GatewayHeartbeatEncoder().wrapAndApplyHeader(out, 0, header);
        beat.gatewayId(gatewayId).epoch(epoch);
        sendRaw(out, HEADER + GatewayHeartbeatEncoder.BLOCK_LENGTH);
    }

    void requestReplay(final long correlationId, final long fromSequence, final int fromIndex) {
        replayEnd = null;
        final ReplayRequestEncoder request = new ReplayRequestEncoder().wrapAndApplyHeader(out, 0, header);
        request.correlationId(correlationId)
                .fromSequence(fromSequence)
                .fromIndex(fromIndex)
                .replyStreamId(replyStreamId)
                .replyChannel("aeron:ipc");
        sendRaw(out, HEADER + request.encodedLength());
    }

    /** Asks and waits for the page. */
    void query(final QueryKind kind, final long key1, final long key2, final long afterId) {
        ask(kind, key1, key2, afterId);
        await("end of query", () -> queryEnd != null);
    }

    /** Does not wait for the answer. */
    void ask(final QueryKind kind, final long key1, final long key2, final long afterId) {
        rows.clear();
        queryEnd = null;
        final QueryEncoder query = new QueryEncoder().wrapAndApplyHeader(out, 0, header);
        query.correlationId(System.nanoTime())
                .key1(key1)
                .key2(key2)
                .afterId(afterId)
                .replyStreamId(replyStreamId)
                .kind(kind)
                .replyChannel("aeron:ipc");
        sendRaw(out, HEADER + query.encodedLength());
    }

    int poll() {
        return events.poll(onEvent, 100) + control.poll(onControl, 100) + replies.poll(onReply, 100);
    }

    void await(final String what, final BooleanSupplier condition) {
        final long deadlineNs = System.nanoTime() + DEADLINE_NS;
        while (!condition.getAsBoolean()) {
            if (poll() == 0) {
                Thread.onSpinWait();
            }
            if (System.nanoTime() - deadlineNs > 0) {
                fail("waited in vain for " + what + "; last sequence " + lastSequence);
            }
        }
    }

    void awaitSequence(final long sequence) {
        await("record " + sequence, () -> lastSequence >= sequence);
    }

    @Override
    public void close() {
        aeron.close();
    }

    private void onEvent(final DirectBuffer buffer, final int offset, final int length, final List<SeenFrame> to) {
        message.wrapAndApplyHeader(buffer, offset, headerIn);
        int at = message.limit();
        int index = message.firstIndex();
        final int count = message.frameCount();
        final boolean lastOfRecord = message.flags().lastOfRecord();
        for (int i = 0; i < count; i++) {
            final byte[] bytes = new byte[Frames.length(buffer, at)];
            buffer.getBytes(Frames.offset(at), bytes);
            to.add(new SeenFrame(
                    message.sequence(),
                    index,
                    Frames.templateId(buffer, Frames.offset(at)),
                    new UnsafeBuffer(bytes),
                    lastOfRecord && i == count - 1,
                    message.committedNs()));
            index++;
            at = Frames.next(buffer, at);
        }
        if (at != offset + length) {
            fail("frames do not fill the message: sequence=" + message.sequence());
        }
        if (lastOfRecord && to == live) {
            lastSequence = message.sequence();
        }
    }

    private void onControl(final DirectBuffer buffer, final int offset, final int length) {
        final byte[] bytes = new byte[length];
        buffer.getBytes(offset, bytes);
        if (Frames.templateId(buffer, offset) == EngineHeartbeatDecoder.TEMPLATE_ID) {
            heartbeat = new EngineHeartbeatDecoder()
                    .wrap(new UnsafeBuffer(bytes), HEADER, EngineHeartbeatDecoder.BLOCK_LENGTH, 0);
        } else {
            controls.add(bytes);
        }
    }

    private void onReply(final DirectBuffer buffer, final int offset, final int length) {
        final byte[] bytes = new byte[length];
        buffer.getBytes(offset, bytes);
        switch (Frames.templateId(buffer, offset)) {
            case EventMessageDecoder.TEMPLATE_ID -> onEvent(buffer, offset, length, replayed);
            case ReplayEndDecoder.TEMPLATE_ID -> replayEnd = bytes;
            case QueryEndDecoder.TEMPLATE_ID -> queryEnd = bytes;
            default -> rows.add(bytes);
        }
    }
}
