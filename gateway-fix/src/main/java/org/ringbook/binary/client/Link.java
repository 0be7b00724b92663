package org.ringbook.binary.client;

import io.aeron.Aeron;
import io.aeron.CommonContext;
import io.aeron.ExclusivePublication;
import io.aeron.Publication;
import io.aeron.Subscription;
import io.aeron.exceptions.AeronException;
import java.io.File;
import java.util.concurrent.ThreadLocalRandom;
import org.agrona.CloseHelper;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.AgentTerminationException;
import org.ringbook.binary.DriverFile;
import org.ringbook.sbe.StreamIds;

/** The two streams of one connection: to the gateway, and from it. Nothing here waits for the driver. One thread. */
final class Link implements AutoCloseable {
    private static final long DRIVER_TIMEOUT_MS = 10_000;
    private static final int FIRST_STREAM_ID = 1 << 16;
    private static final long NONE = -1;

    private final BinaryClientContext context;
    private final DriverFile driver;
    private Aeron aeron;
    private long publicationId = NONE;
    private long subscriptionId = NONE;
    private ExclusivePublication publication;
    private Subscription subscription;
    private int streamId;

    Link(final BinaryClientContext context) {
        this.context = context;
        driver = context.aeron() == null ? new DriverFile(context.aeronDirectory()) : null;
    }

    /** Asks for the streams. Returns false if there is no driver. */
    boolean open() {
        if (aeron != null && driver != null && driver.isAnother()) {
            CloseHelper.quietClose(aeron);
        }
        if (aeron == null || aeron.isClosed()) {
            aeron = context.aeron() == null ? connect() : context.aeron();
        }
        if (aeron == null || aeron.isClosed()) {
            return false;
        }
        streamId = FIRST_STREAM_ID + ThreadLocalRandom.current().nextInt(1 << 30);
        subscriptionId = aeron.asyncAddSubscription("aeron:udp?endpoint=" + context.responseEndpoint(), streamId);
        publicationId = aeron.asyncAddExclusivePublication(
                context.gatewayChannel() + "|term-length=1m", StreamIds.BINARY_REQUESTS);
        return true;
    }

    private Aeron connect() {
        final File directory = new File(context.aeronDirectory());
        if (!CommonContext.isDriverActive(directory, DRIVER_TIMEOUT_MS, message -> {})) {
            return null;
        }
        driver.remember();
        return Aeron.connect(
                new Aeron.Context().aeronDirectoryName(context.aeronDirectory()).errorHandler(this::onError));
    }

    /** Aeron's thread: that it ends is told by the error before. */
    private void onError(final Throwable error) {
        if (!(error instanceof AgentTerminationException)) {
            context.errorHandler().onError(error);
        }
    }

    /** Whether the gateway is there and can be told where to answer. */
    boolean isConnected() {
        if (publication == null && publicationId != NONE) {
            publication = aeron.getExclusivePublication(publicationId);
        }
        if (subscription == null && subscriptionId != NONE) {
            subscription = aeron.getSubscription(subscriptionId);
        }
        return publication != null && publication.isConnected() && subscription != null && responsePort() != 0;
    }

    boolean isClosed() {
        return aeron == null || aeron.isClosed();
    }

    /** 0 while it is not known. */
    int responsePort() {
        final String endpoint = subscription.resolvedEndpoint();
        return endpoint == null ? 0 : Integer.parseInt(endpoint.substring(endpoint.lastIndexOf(':') + 1));
    }

    int streamId() {
        return streamId;
    }

    Subscription subscription() {
        return subscription;
    }

    boolean send(final DirectBuffer buffer, final int offset, final int length) {
        long result = publication.offer(buffer, offset, length);
        if (result == Publication.ADMIN_ACTION) {
            result = publication.offer(buffer, offset, length);
        }
        return result > 0;
    }

    /** Gives the streams up, as if the connection was cut. */
    void drop() {
        if (aeron != null && !aeron.isClosed()) {
            try {
                closeStreams();
            } catch (final AeronException e) {
                context.errorHandler().onError(e);
            }
        }
        publication = null;
        subscription = null;
        publicationId = NONE;
        subscriptionId = NONE;
    }

    private void closeStreams() {
        if (publication != null) {
            publication.close();
        } else if (publicationId != NONE) {
            aeron.asyncRemovePublication(publicationId);
        }
        if (subscription != null) {
            subscription.close();
        } else if (subscriptionId != NONE) {
            aeron.asyncRemoveSubscription(subscriptionId);
        }
    }

    @Override
    public void close() {
        drop();
        if (context.aeron() == null) {
            CloseHelper.quietClose(aeron);
        }
        aeron = null;
    }
}
