package org.ringbook.server;

import com.lmax.disruptor.Sequence;
import com.lmax.disruptor.SequenceBarrier;
import com.lmax.disruptor.WaitStrategy;

/** The core polls the ring under an idle strategy of its own, so nobody ever waits on the ring, nor has to be woken. */
final class NoWait implements WaitStrategy {
    static final NoWait INSTANCE = new NoWait();

    private NoWait() {}

    @Override
    public long waitFor(
            final long sequence, final Sequence cursor, final Sequence dependent, final SequenceBarrier barrier) {
        throw new UnsupportedOperationException("the ring is polled");
    }

    @Override
    public void signalAllWhenBlocking() {
        // Nobody blocks.
    }
}
