package org.ringbook.binary.gateway;

import io.aeron.Aeron;
import io.aeron.CommonContext;
import io.aeron.ExclusivePublication;
import io.aeron.Subscription;
import io.aeron.exceptions.AeronException;
import java.io.File;
import java.util.concurrent.TimeUnit;
import org.agrona.CloseHelper;
import org.agrona.concurrent.AgentTerminationException;
import org.ringbook.binary.DriverFile;
import org.ringbook.sbe.StreamIds;

/**
 * The gateway's Aeron client: the stream of requests, and the streams to clients. Opened when a media driver is there, and anew when another has
 * taken its place. Nothing here waits for the driver's answers. The gateway's thread only.
 */
final class Transport implements AutoCloseable {
    private static final long CHECK_NS = TimeUnit.MILLISECONDS.toNanos(100);
    private static final long DRIVER_TIMEOUT_MS = 10_000;

    private final BinaryGatewayContext context;
    private final DriverFile driver;
    private Aeron aeron;
    private long subscriptionId;
    private boolean listens;
    private Subscription requests;
    private long checkNs;

    Transport(final BinaryGatewayContext context, final long nowNs) {
        this.context = context;
        driver = new DriverFile(context.aeronDirectory());
        checkNs = nowNs;
    }

    /** Null while there is no driver. */
    Aeron aeron() {
        return aeron;
    }

    /** Null while nobody can come. */
    Subscription requests() {
        return requests;
    }

    /** Clients may come from now on. */
    void listen() {
        listens = true;
    }

    /**
     * Sees to the driver.
     *
     * @param heard whether the engine is heard, so that there is no need to look for a new driver.
     * @return false if all streams are lost.
     */
    boolean maintain(final long nowNs, final boolean heard) {
        if (aeron != null && heard && !aeron.isClosed() && (requests != null || !listens)) {
            return true;
        }
        if (nowNs - checkNs < 0) {
            return true;
        }
        checkNs = nowNs + CHECK_NS;
        boolean kept = true;
        try {
            if (aeron != null && isLost()) {
                close();
                kept = false;
            }
            if (aeron == null) {
                open();
            } else if (listens && requests == null) {
                subscribe();
            }
        } catch (final AeronException e) {
            close();
            context.errorHandler().onError(e);
            kept = false;
        }
        return kept;
    }

    private boolean isLost() {
        return aeron.isClosed() || driver.isAnother();
    }

    private void open() {
        if (CommonContext.isDriverActive(new File(context.aeronDirectory()), DRIVER_TIMEOUT_MS, message -> {})) {
            driver.remember();
            aeron = Aeron.connect(new Aeron.Context()
                    .aeronDirectoryName(context.aeronDirectory())
                    .errorHandler(this::onError));
        }
    }

    private void subscribe() {
        if (subscriptionId == 0) {
            subscriptionId = aeron.asyncAddSubscription(context.channel(), StreamIds.BINARY_REQUESTS);
        } else {
            requests = aeron.getSubscription(subscriptionId);
        }
    }

    /** Aeron's thread: that it ends is told by the error before. */
    private void onError(final Throwable error) {
        if (!(error instanceof AgentTerminationException)) {
            context.errorHandler().onError(error);
        }
    }

    /** Asks for a stream to a client. */
    long openTo(final String host, final int port, final int streamId) {
        return aeron.asyncAddExclusivePublication(
                "aeron:udp?endpoint=" + host + ":" + port + "|term-length=1m", streamId);
    }

    /** The stream, or null while it is being opened. Throws if it can't be. */
    ExclusivePublication opened(final long publicationId) {
        return aeron.getExclusivePublication(publicationId);
    }

    /** A stream that is not wanted any more, before it is open. */
    void abandon(final long publicationId) {
        aeron.asyncRemovePublication(publicationId);
    }

    @Override
    public void close() {
        CloseHelper.quietClose(aeron);
        aeron = null;
        requests = null;
        subscriptionId = 0;
    }
}
