package org.ringbook.server;

import io.aeron.CommonContext;
import io.aeron.driver.MediaDriver;
import io.aeron.driver.ThreadingMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.UUID;
import org.agrona.ErrorHandler;

/**
 * The media driver within the engine. It has a thread of its own: other processes depend on it, so nothing that the engine
 * does may hold it up.
 */
final class EmbeddedDriver {
    private static final int INGRESS_TERM_LENGTH = 4 * 1024 * 1024;

    /** How often the driver looks for subscribers that stand still; its default of a second would be a second's pause. */
    private static final long TIMER_INTERVAL_NS = 10_000_000L;

    private EmbeddedDriver() {}

    /** A directory of its own for each data directory, the same at every start. */
    static String directoryFor(final Path dataDirectory) {
        final String path = dataDirectory.toAbsolutePath().normalize().toString();
        final UUID name = UUID.nameUUIDFromBytes(path.getBytes(StandardCharsets.UTF_8));
        return CommonContext.getAeronDirectoryName() + "-ringbook-" + name;
    }

    /** Launches it. The caller holds the journal's lock, so what is in the directory is of a dead engine. */
    static MediaDriver launch(final EngineContext context, final ErrorHandler errorHandler) {
        return MediaDriver.launchEmbedded(new MediaDriver.Context()
                .aeronDirectoryName(context.aeronDirectory())
                .dirDeleteOnStart(true)
                .dirDeleteOnShutdown(true)
                .threadingMode(ThreadingMode.SHARED)
                .sharedIdleStrategy(context.newIdleStrategy())
                .sharedThreadFactory(task -> new Thread(task, "ringbook-driver"))
                .ipcTermBufferLength(INGRESS_TERM_LENGTH)
                .tetherSubscriptions(false)
                .timerIntervalNs(TIMER_INTERVAL_NS)
                .errorHandler(errorHandler));
    }
}
