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
    private static final long RETRY_INTERVAL_NS = TimeUnit.SECONDS.toNanos(1);
    private static final long DRIVER_TIMEOUT_MS = 10_000;

    private final ClientContext context;
    private final int replayStreamId;
    private final int answerStreamId;
    private final File cncFile;
    private Aeron aeron;
    private boolean isOpen;
    private long ingressId;
    private long eventsId;
    private long controlId;
    private long replayId;
    private long answersId;
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
        return isOpen;
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

    /**
     * Sees to the connection.
     *
     * @param heard whether the engine is heard, so that there is no need to look for a new driver.
     * @return whether it is open.
     */
    boolean maintain(final long nowNs, final boolean heard) {
        if (isOpen && heard && !aeron.isClosed()) {
            return true;
        }
        try {
            if (aeron != null && !isOpen) {
                continueStreams();
            }
            if (nowNs - nextCheckNs >= 0) {
                nextCheckNs = nowNs + CHECK_INTERVAL_NS;
                check();
            }
        } catch (final AeronException ex) {
            nextCheckNs = nowNs + RETRY_INTERVAL_NS;
            closeStreams();
            context.errorHandler().onError(ex);
        }
        return isOpen;
    }

    private void check() {
        if (aeron != null && isLost()) {
            closeStreams();
        }
        if (aeron == null) {
            open();
        }
    }

    private boolean isLost() {
        if (aeron.isClosed()) {
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
                beginStreams(context.aeron());
            }
        } else if (CommonContext.isDriverActive(cncFile.getParentFile(), DRIVER_TIMEOUT_MS, message -> {})) {
            driverKey = currentDriverKey();
            beginStreams(Aeron.connect(
                    new Aeron.Context().aeronDirectoryName(cncFile.getParent()).errorHandler(this::onError)));
        }
    }

    /** Aeron's thread: that it ends is told by the error before. */
    private void onError(final Throwable error) {
        if (!(error instanceof AgentTerminationException)) {
            context.errorHandler().onError(error);
        }
    }

    /** Asks the driver for the streams; a dead one would never answer, so nothing waits for it here. */
    private void beginStreams(final Aeron client) {
        aeron = client;
        ingressId = client.asyncAddExclusivePublication(context.ingressChannel(), StreamIds.INGRESS);
        controlId = client.asyncAddSubscription(tether(context.controlChannel(), false), StreamIds.CONTROL);
        if (context.hearsEvents()) {
            eventsId = client.asyncAddSubscription(tether(context.eventChannel(), false), StreamIds.EVENTS);
            replayId = client.asyncAddSubscription(tether(context.replyChannel(), true), replayStreamId);
        }
        answersId = client.asyncAddSubscription(tether(context.replyChannel(), true), answerStreamId);
    }

    private void continueStreams() {
        ingress = ingress == null ? aeron.getExclusivePublication(ingressId) : ingress;
        control = control == null ? aeron.getSubscription(controlId) : control;
        if (context.hearsEvents()) {
            events = events == null ? aeron.getSubscription(eventsId) : events;
            replay = replay == null ? aeron.getSubscription(replayId) : replay;
        }
        answers = answers == null ? aeron.getSubscription(answersId) : answers;
        final boolean hears = !context.hearsEvents() || (events != null && replay != null);
        isOpen = ingress != null && control != null && hears && answers != null;
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
        isOpen = false;
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
