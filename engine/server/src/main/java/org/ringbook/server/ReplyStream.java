package org.ringbook.server;

import io.aeron.Aeron;
import io.aeron.ExclusivePublication;
import org.agrona.CloseHelper;

/** A stream that a request named for its answers. Opened without waiting; replay thread only. */
final class ReplyStream implements AutoCloseable {
    private final Aeron aeron;
    private final String channel;
    private final int streamId;
    private final long registrationId;
    private ExclusivePublication publication;
    private boolean failed;
    private long usedNs;

    ReplyStream(final Aeron aeron, final String channel, final int streamId, final long nowNs) {
        this.aeron = aeron;
        this.channel = channel;
        this.streamId = streamId;
        usedNs = nowNs;
        registrationId = aeron.asyncAddExclusivePublication(channel, streamId);
    }

    boolean is(final String otherChannel, final int otherStreamId) {
        return streamId == otherStreamId && channel.equals(otherChannel);
    }

    /**
     * Whether the requester listens.
     *
     * @throws io.aeron.exceptions.RegistrationException if the driver refuses the channel
     */
    boolean isConnected() {
        if (publication == null) {
            try {
                publication = aeron.getExclusivePublication(registrationId);
            } catch (final RuntimeException e) {
                failed = true;
                throw e;
            }
        }
        return publication != null && publication.isConnected();
    }

    /** Whether it can't be used any more. */
    boolean hasFailed() {
        return failed || (publication != null && publication.isClosed());
    }

    /** The stream, once {@link #isConnected} has been true. */
    ExclusivePublication publication() {
        return publication;
    }

    void used(final long nowNs) {
        usedNs = nowNs;
    }

    long idleNs(final long nowNs) {
        return nowNs - usedNs;
    }

    @Override
    public void close() {
        if (publication == null && !failed) {
            aeron.asyncRemovePublication(registrationId);
        } else {
            CloseHelper.quietClose(publication);
        }
    }

    @Override
    public String toString() {
        return channel + " stream " + streamId;
    }
}
