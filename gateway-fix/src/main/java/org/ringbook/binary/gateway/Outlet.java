package org.ringbook.binary.gateway;

import io.aeron.ExclusivePublication;
import io.aeron.Publication;
import java.nio.ByteBuffer;
import org.agrona.BitUtil;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * The way to one client: what its stream has no room for waits here, in order and bounded. The gateway's thread only; allocates nothing unless a
 * client is slow for the first time.
 */
final class Outlet implements AutoCloseable {
    private static final int CAPACITY = 1 << 20;
    private static final int ATTEMPTS = 3;

    private final ExclusivePublication publication;
    private UnsafeBuffer backlog;
    private int head;
    private int tail;
    private long progressNs;

    Outlet(final ExclusivePublication publication) {
        this.publication = publication;
    }

    boolean isConnected() {
        return publication.isConnected();
    }

    /** Whether something waits. */
    boolean isBehind() {
        return head < tail;
    }

    /** Since when the client has taken nothing of what waits. */
    long progressNs() {
        return progressNs;
    }

    /** Sends a message, now or when there is room. Returns false, and forgets it, if too much waits. */
    boolean send(final DirectBuffer buffer, final int length, final long nowNs) {
        if (!isBehind() && offer(buffer, 0, length)) {
            return true;
        }
        if (!isBehind()) {
            progressNs = nowNs;
        }
        return keep(buffer, length);
    }

    private boolean offer(final DirectBuffer buffer, final int offset, final int length) {
        for (int i = 0; i < ATTEMPTS; i++) {
            final long result = publication.offer(buffer, offset, length);
            if (result > 0) {
                return true;
            }
            if (result != Publication.ADMIN_ACTION) {
                return false;
            }
        }
        return false;
    }

    private boolean keep(final DirectBuffer buffer, final int length) {
        if (backlog == null) {
            backlog = new UnsafeBuffer(ByteBuffer.allocateDirect(CAPACITY));
        }
        final int needed = BitUtil.align(Integer.BYTES + length, Integer.BYTES);
        if (CAPACITY - tail < needed && head > 0) {
            backlog.putBytes(0, backlog, head, tail - head);
            tail -= head;
            head = 0;
        }
        if (CAPACITY - tail < needed) {
            return false;
        }
        backlog.putInt(tail, length);
        backlog.putBytes(tail + Integer.BYTES, buffer, 0, length);
        tail += needed;
        return true;
    }

    /** Sends what waits, as far as there is room. Returns how many messages. */
    int flush(final long nowNs) {
        int sent = 0;
        while (isBehind()) {
            final int length = backlog.getInt(head);
            if (!offer(backlog, head + Integer.BYTES, length)) {
                break;
            }
            head += BitUtil.align(Integer.BYTES + length, Integer.BYTES);
            sent++;
        }
        if (!isBehind()) {
            head = 0;
            tail = 0;
        }
        if (sent > 0) {
            progressNs = nowNs;
        }
        return sent;
    }

    @Override
    public void close() {
        publication.close();
    }
}
