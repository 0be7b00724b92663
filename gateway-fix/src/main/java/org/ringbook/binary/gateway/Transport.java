package org.ringbook.binary.gateway;

import io.aeron.Aeron;
import io.aeron.CommonContext;
import io.aeron.ExclusivePublication;
import io.aeron.Subscription;
import io.aeron.exceptions.AeronException;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.agrona.CloseHelper;
import org.agrona.concurrent.AgentTerminationException;
import org.ringbook.sbe.StreamIds;

/**
 * The gateway's Aeron client: the stream of requests, and the streams to clients. Opened when a media driver is there, and anew when another has
 * taken its place. Nothing here waits for the driver's answers. The gateway's thread only.
 */
final class Transport implements AutoCloseable {
    private static final long CHECK_NS = TimeUnit.MILLISECONDS.toNanos(100);
    private static final long DRIVER_TIMEOUT_MS = 10_000;

    private final BinaryGatewayContext context;
    private final File cncFile;
    private Aeron aeron;
    private Object driverKey;
    private long subscriptionId;
    private boolean listens;
    private Subscription requests;
    private long checkNs;

    Transport(final BinaryGatewayContext context, final long nowNs) {
        this.context = context;
        cncFile = CommonContext.newCncFile(context.aeronDirectory());
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
        final Object key = currentDriverKey();
        return aeron.isClosed() || (key != null && !key.equals(driverKey));
    }

    private void open() {
        if (CommonContext.isDriverActive(cncFile.getParentFile(), DRIVER_TIMEOUT_MS, message -> {})) {
            driverKey = currentDriverKey();
            aeron = Aeron.connect(
                    new Aeron.Context().aeronDirectoryName(cncFile.getParent()).errorHandler(this::onError));
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

    /** Which driver has the directory now: a restarted one makes the file anew. */
    private Object currentDriverKey() {
        try {
            final BasicFileAttributes attributes = Files.readAttributes(cncFile.toPath(), BasicFileAttributes.class);
            return Objects.requireNonNullElseGet(attributes.fileKey(), attributes::creationTime);
        } catch (final IOException e) {
            return null;
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
