package org.ringbook.client;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;

/** Records what a listener hears, and checks that the positions have neither gap nor repeat. */
final class StreamRecorder implements EngineListener {
    final List<String> calls = new ArrayList<>();
    final List<Throwable> errors = new ArrayList<>();
    private final FakeJournal journal;
    private long nextSequence;
    private int nextIndex;
    private long replayedFrames;
    private long liveFrames;

    StreamRecorder(final FakeJournal journal, final long startSequence, final int startIndex) {
        this.journal = journal;
        nextSequence = startSequence;
        nextIndex = startIndex;
    }

    @Override
    public void onFrame(final EventFrame frame) {
        if (nextSequence == 0) {
            nextSequence = frame.sequence();
        }
        assertEquals(nextSequence + ":" + nextIndex, frame.sequence() + ":" + frame.index());
        final List<byte[]> frames = journal.entry(frame.sequence()).frames();
        final byte[] bytes = new byte[frame.length()];
        frame.buffer().getBytes(frame.offset(), bytes);
        assertArrayEquals(frames.get(frame.index()), bytes);
        assertEquals(frame.index() + 1 == frames.size(), frame.isLastOfRecord());
        assertEquals(frame.sequence() * 1000, frame.timestampNs());
        nextIndex++;
        if (frame.isLastOfRecord()) {
            nextSequence++;
            nextIndex = 0;
        }
        if (frame.isReplayed()) {
            replayedFrames++;
        } else {
            liveFrames++;
        }
    }

    long nextSequence() {
        return nextSequence;
    }

    long replayedFrames() {
        return replayedFrames;
    }

    long liveFrames() {
        return liveFrames;
    }

    void onError(final Throwable error) {
        errors.add(error);
    }

    void check() {
        if (!errors.isEmpty()) {
            throw new AssertionError("errors were reported", errors.get(0));
        }
    }

    @Override
    public void onEngineUp(final long engineInstance, final long lastSequence) {
        calls.add("up");
    }

    @Override
    public void onEngineDown(final long engineInstance) {
        calls.add("down");
    }

    @Override
    public void onReady(final int epoch, final long lastGatewaySequence) {
        calls.add("ready " + epoch + " " + lastGatewaySequence);
    }

    @Override
    public void onShutOut(final int epochInForce, final String reason) {
        calls.add("shut out " + epochInForce);
    }
}
