package org.ringbook.client;

import io.aeron.Aeron;
import io.aeron.ChannelUri;
import io.aeron.CommonContext;
import io.aeron.ExclusivePublication;
import io.aeron.Publication;
import io.aeron.Subscription;
import io.aeron.exceptions.AeronException;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.agrona.CloseHelper;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.AgentTerminationException;
import org.ringbook.sbe.StreamIds;

/**
 * The Aeron client and its streams. Opens them when a media driver is there, and anew when it was restarted or has given this client up (a
 * process that was stopped for long). Client's thread only.
 */
final class AeronLink implements AutoCloseable {
    /** Reply streams are numbered from here, at random. */
    private static final int FIRST_REPLY_STREAM_ID = 1 << 16;

    private static final long CHECK_INTERVAL_NS = TimeUnit.MILLISECONDS.toNanos(100);
    private static final long DRIVER_TIMEOUT_MS = 10_000;

    private final ClientContext context;
    private final int replayStreamId;
    private final int answerStreamId;
    private final File cncFile;
    private Aeron aeron;
    private Object driverKey;
    private ExclusivePublication ingress;
    private Subscription events;
    private Subscription control;
    private Subscription replay;
    private Subscription answers;
    private long nextCheckNs;

    AeronLink(final ClientContext context) {
        this.context = context;
        final int random = ThreadLocalRandom.current().nextInt(1 << 29) << 1;
        replayStreamId = FIRST_REPLY_STREAM_ID + random;
        answerStreamId = replayStreamId + 1;
        final String directory =
                context.aeronDirectory() == null ? CommonContext.getAeronDirectoryName() : context.aeronDirectory();
        cncFile = CommonContext.newCncFile(directory);
        nextCheckNs = context.nanoClock().nanoTime();
    }

    boolean isOpen() {
        return answers != null;
    }

    int replayStreamId() {
        return replayStreamId;
    }

    int answerStreamId() {
        return answerStreamId;
    }

    Subscription events() {
        return events;
    }

    Subscription control() {
        return control;
    }

    Subscription replay() {
        return replay;
    }

    Subscription answers() {
        return answers;
    }

    boolean isConnected() {
        return ingress != null && ingress.isConnected();
    }

    /**
     * Offers a message to the engine.
     *
     * @return positive if it is in the stream, else {@link EngineClient#BUSY} or {@link EngineClient#NOT_CONNECTED}.
     */
    long offer(final DirectBuffer buffer, final int offset, final int length) {
        if (ingress == null) {
            return EngineClient.NOT_CONNECTED;
        }
        long result = ingress.offer(buffer, offset, length);
        if (result == Publication.ADMIN_ACTION) {
            result = ingress.offer(buffer, offset, length);
        }
        if (result > 0) {
            return result;
        }
        return result == Publication.BACK_PRESSURED || result == Publication.ADMIN_ACTION
                ? EngineClient.BUSY
                : EngineClient.NOT_CONNECTED;
    }

    /** Sees to the connection. Returns whether it is open. */
    boolean maintain(final long nowNs) {
        if (nowNs - nextCheckNs < 0) {
            return isOpen();
        }
        nextCheckNs = nowNs + CHECK_INTERVAL_NS;
        if (isOpen() && isLost()) {
            closeStreams();
        }
        if (!isOpen()) {
            open();
        }
        return isOpen();
    }

    private boolean isLost() {
        if (aeron.isClosed() || ingress.isClosed()) {
            return true;
        }
        if (context.aeron() != null) {
            return false;
        }
        final Object key = currentDriverKey();
        return key != null && !key.equals(driverKey);
    }

    private void open() {
        if (context.aeron() != null) {
            if (!context.aeron().isClosed()) {
                openStreams(context.aeron());
            }
        } else if (CommonContext.isDriverActive(cncFile.getParentFile(), DRIVER_TIMEOUT_MS, message -> {})) {
            final Object key = currentDriverKey();
            try {
                openStreams(Aeron.connect(new Aeron.Context()
                        .aeronDirectoryName(cncFile.getParent())
                        .errorHandler(this::onError)));
                driverKey = key;
            } catch (final AeronException ex) {
                closeStreams();
                context.errorHandler().onError(ex);
            }
        }
    }

    /** Aeron's thread: that it ends is told by the error before. */
    private void onError(final Throwable error) {
        if (!(error instanceof AgentTerminationException)) {
            context.errorHandler().onError(error);
        }
    }

    private void openStreams(final Aeron client) {
        aeron = client;
        ingress = client.addExclusivePublication(context.ingressChannel(), StreamIds.INGRESS);
        control = client.addSubscription(tether(context.controlChannel(), false), StreamIds.CONTROL);
        events = client.addSubscription(tether(context.eventChannel(), false), StreamIds.EVENTS);
        replay = client.addSubscription(tether(context.replyChannel(), true), replayStreamId);
        answers = client.addSubscription(tether(context.replyChannel(), true), answerStreamId);
    }

    /** What all hear goes on without a subscriber that stands still; what only this one hears waits for it. */
    private static String tether(final String channel, final boolean tethered) {
        final ChannelUri uri = ChannelUri.parse(channel);
        uri.put(CommonContext.TETHER_PARAM_NAME, Boolean.toString(tethered));
        return uri.toString();
    }

    /** Which driver has the directory now: a restarted one makes the file anew. */
    private Object currentDriverKey() {
        try {
            final BasicFileAttributes attributes = Files.readAttributes(cncFile.toPath(), BasicFileAttributes.class);
            return Objects.requireNonNullElseGet(attributes.fileKey(), attributes::creationTime);
        } catch (final IOException ex) {
            return null;
        }
    }

    private void closeStreams() {
        if (context.aeron() != null) {
            CloseHelper.quietCloseAll(ingress, control, events, replay, answers);
        } else {
            CloseHelper.quietClose(aeron);
        }
        aeron = null;
        ingress = null;
        control = null;
        events = null;
        replay = null;
        answers = null;
    }

    @Override
    public void close() {
        closeStreams();
    }
}
