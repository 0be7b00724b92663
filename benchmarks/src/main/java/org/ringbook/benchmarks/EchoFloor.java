package org.ringbook.benchmarks;

import io.aeron.Aeron;
import io.aeron.CommonContext;
import io.aeron.ExclusivePublication;
import io.aeron.Subscription;
import io.aeron.driver.MediaDriver;
import io.aeron.driver.ThreadingMode;
import java.nio.ByteBuffer;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;
import org.agrona.CloseHelper;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.Agent;
import org.agrona.concurrent.AgentRunner;
import org.agrona.concurrent.IdleStrategy;
import org.agrona.concurrent.UnsafeBuffer;
import org.agrona.concurrent.ringbuffer.OneToOneRingBuffer;
import org.agrona.concurrent.ringbuffer.RingBufferDescriptor;

/**
 * What an engine's way costs without the engine: a message goes over Aeron to a thread that hands it through a ring to another one, comes back the same
 * way, and leaves over Aeron. The same threads, rings and idle strategies as an engine has on a small machine, and messages of the same size.
 */
final class EchoFloor implements AutoCloseable {
    private static final int IN_STREAM = 1;
    private static final int OUT_STREAM = 2;
    private static final int RING = 1 << 20;
    private static final int LENGTH = 152;
    private static final int LIMIT = 64;
    private static final int MESSAGE = 1;
    private static final long DRAIN_NS = TimeUnit.SECONDS.toNanos(30);

    private final MediaDriver driver;
    private final Aeron aeron;
    private final ExclusivePublication requests;
    private final Subscription answers;
    private final OneToOneRingBuffer toCore = ring();
    private final OneToOneRingBuffer fromCore = ring();
    private final AgentRunner io;
    private final AgentRunner core;
    private final Waiting waiting;
    private final IdleStrategy idle;
    private volatile Throwable failure;

    EchoFloor(final Waiting waiting, final Transport transport) {
        this.waiting = waiting;
        idle = waiting.newStrategy();
        driver = MediaDriver.launchEmbedded(new MediaDriver.Context()
                .aeronDirectoryName(CommonContext.generateRandomDirName())
                .dirDeleteOnShutdown(true)
                .threadingMode(ThreadingMode.SHARED)
                .sharedIdleStrategy(waiting.newStrategy()));
        aeron = Aeron.connect(new Aeron.Context().aeronDirectoryName(driver.aeronDirectoryName()));
        final String inward = transport.newChannel();
        final String outward = transport.newChannel();
        final Subscription in = aeron.addSubscription(inward, IN_STREAM);
        final ExclusivePublication out = aeron.addExclusivePublication(outward, OUT_STREAM);
        requests = aeron.addExclusivePublication(inward, IN_STREAM);
        answers = aeron.addSubscription(outward, OUT_STREAM);
        io = start(new Io(in, out));
        core = start(new Core());
        while (!requests.isConnected() || !answers.isConnected()) {
            idle.idle();
        }
    }

    private static OneToOneRingBuffer ring() {
        return new OneToOneRingBuffer(
                new UnsafeBuffer(ByteBuffer.allocateDirect(RING + RingBufferDescriptor.TRAILER_LENGTH)));
    }

    private AgentRunner start(final Agent agent) {
        final AgentRunner runner = new AgentRunner(waiting.newStrategy(), error -> failure = error, null, agent);
        AgentRunner.startOnThread(runner);
        return runner;
    }

    /** Sends at a constant rate, and records how long each takes from when it was to be sent. */
    void run(final int perSecond, final int seconds, final Histogram histogram) {
        final UnsafeBuffer message = new UnsafeBuffer(ByteBuffer.allocateDirect(LENGTH));
        final long count = (long) perSecond * seconds;
        final long beganNs = System.nanoTime();
        final long[] heard = new long[1];
        long sent = 0;
        while (heard[0] < count) {
            final long nowNs = System.nanoTime();
            final long dueNs = beganNs + sent * TimeUnit.SECONDS.toNanos(1) / perSecond;
            if (sent < count && nowNs - dueNs >= 0) {
                message.putLong(0, dueNs);
                sent += requests.offer(message) > 0 ? 1 : 0;
            }
            idle.idle(answers.poll(
                    (buffer, offset, length, header) -> {
                        BusyExchange.record(histogram, System.nanoTime() - buffer.getLong(offset));
                        heard[0]++;
                    },
                    LIMIT));
            if (failure != null || nowNs - beganNs > TimeUnit.SECONDS.toNanos(seconds) + DRAIN_NS) {
                throw new IllegalStateException("the echo came back " + heard[0] + " of " + count, failure);
            }
        }
    }

    @Override
    public void close() {
        CloseHelper.closeAll(io, core, aeron, driver);
    }

    /** From Aeron to the ring, and from the other ring to Aeron. */
    private final class Io implements Agent {
        private final Subscription in;
        private final ExclusivePublication out;

        Io(final Subscription in, final ExclusivePublication out) {
            this.in = in;
            this.out = out;
        }

        @Override
        public int doWork() {
            return in.poll((buffer, offset, length, header) -> put(toCore, buffer, offset, length), LIMIT)
                    + fromCore.read(
                            (type, buffer, offset, length) -> {
                                while (out.offer(buffer, offset, length) < 0) {
                                    Thread.onSpinWait();
                                }
                            },
                            LIMIT);
        }

        @Override
        public String roleName() {
            return "echo-io";
        }
    }

    /** In the core's place. */
    private final class Core implements Agent {
        @Override
        public int doWork() {
            return toCore.read((type, buffer, offset, length) -> put(fromCore, buffer, offset, length), LIMIT);
        }

        @Override
        public String roleName() {
            return "echo-core";
        }
    }

    private static void put(
            final OneToOneRingBuffer ring, final DirectBuffer buffer, final int offset, final int length) {
        while (!ring.write(MESSAGE, buffer, offset, length)) {
            Thread.onSpinWait();
        }
    }
}
