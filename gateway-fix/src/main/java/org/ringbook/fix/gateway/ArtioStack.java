package org.ringbook.fix.gateway;

import io.aeron.Aeron;
import io.aeron.CommonContext;
import io.aeron.archive.Archive;
import io.aeron.archive.ArchiveThreadingMode;
import io.aeron.archive.checksum.Checksums;
import io.aeron.archive.client.AeronArchive;
import io.aeron.driver.MediaDriver;
import io.aeron.driver.ThreadingMode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.agrona.ErrorHandler;
import uk.co.real_logic.artio.Reply;
import uk.co.real_logic.artio.engine.EngineConfiguration;
import uk.co.real_logic.artio.engine.FixEngine;
import uk.co.real_logic.artio.library.FixLibrary;
import uk.co.real_logic.artio.library.LibraryConfiguration;
import uk.co.real_logic.artio.library.SessionAcquireHandler;
import uk.co.real_logic.artio.messages.InitialAcceptedSessionOwner;
import uk.co.real_logic.artio.validation.AuthenticationStrategy;
import uk.co.real_logic.artio.validation.SessionPersistenceStrategy;

/**
 * Media driver, archive, Artio's engine and library, all on the caller's thread, which owns them from the first line to the last. The order of a
 * turn is what makes the archive the truth; why each setting is as it is, is said beside it.
 */
final class ArtioStack {
    /** More than a turn can publish, so that one turn of the framer sends all: what it has not polled must not be resent. */
    private static final int FRAMER_FRAGMENTS = 2_000;

    private static final int REPLAY_FRAGMENTS = 1_000;
    private static final int LIBRARY_FRAGMENTS = 50;
    private static final int LIBRARY_ID = 1;
    private static final int SEGMENT_LENGTH = 1 << 24;
    private static final int IPC_TERM_LENGTH = 1 << 23;
    private static final int TERM_LENGTH = 1 << 20;
    private static final int SESSION_BUFFER = 64 * 1024;
    private static final int RECEIVER_BUFFER = 64 * 1024;

    /** What is not sent again: session messages, as everywhere, and market data. */
    private static final Set<String> FILLED_TYPES = Set.of("A", "5", "2", "0", "1", "4", "W", "X");

    /** One thread: a pause of the machine is not the end. */
    private static final long LIVENESS_NS = TimeUnit.SECONDS.toNanos(60);

    private static final long UNBLOCK_NS = TimeUnit.SECONDS.toNanos(90);
    private static final long SENDING_TIME_WINDOW_MS = TimeUnit.MINUTES.toMillis(2);
    private static final long TIME_INDEX_NS = TimeUnit.DAYS.toNanos(1);
    private static final long INDEX_STATE_MS = TimeUnit.HOURS.toMillis(1);
    private static final String IPC = CommonContext.IPC_CHANNEL;
    private static final String ANY_PORT = "aeron:udp?endpoint=localhost:0";

    private final FixGatewayContext context;
    private final ArtioAgents agents;
    private final ErrorHandler errors;
    private final MediaDriver driver;
    private final Archive archive;
    private final Pump pump;
    private final FixEngine engine;
    private final FixLibrary library;

    ArtioStack(
            final FixGatewayContext context,
            final AuthenticationStrategy authentication,
            final SessionAcquireHandler acquired)
            throws IOException {
        this.context = context;
        errors = context.errorHandler();
        final Path archiveDirectory = context.directory().resolve("archive");
        final Path artioDirectory = context.directory().resolve("artio");
        // Its process is dead: the lock of the directory is ours. Otherwise the archive waits for ten seconds.
        Files.deleteIfExists(archiveDirectory.resolve("archive-mark.dat"));
        final int repaired = IndexRepair.repair(artioDirectory);
        if (repaired > 0) {
            context.log().accept("replay index put right after a crash: " + repaired);
        }
        final String aeron = aeronDirectory(context.directory());
        driver = MediaDriver.launch(driverContext(aeron));
        archive = Archive.launch(archiveContext(aeron, archiveDirectory));
        pump = new Pump(driver, archive, errors);
        agents = new ArtioAgents();
        final EngineConfiguration configuration = engineConfiguration(aeron, artioDirectory, authentication);
        engine = pump.whilePumping("ringbook-fix-start", () -> FixEngine.launch(configuration), () -> {});
        library = FixLibrary.connect(libraryConfiguration(aeron, acquired));
    }

    private static String aeronDirectory(final Path directory) {
        final String path = directory.toAbsolutePath().normalize().toString();
        return CommonContext.getAeronDirectoryName() + "-fix-" + Integer.toHexString(path.hashCode());
    }

    private MediaDriver.Context driverContext(final String aeron) {
        return new MediaDriver.Context()
                .aeronDirectoryName(aeron)
                .dirDeleteOnStart(true)
                .dirDeleteOnShutdown(true)
                .warnIfDirectoryExists(false)
                .termBufferSparseFile(true)
                .ipcTermBufferLength(IPC_TERM_LENGTH)
                .publicationTermBufferLength(TERM_LENGTH)
                .clientLivenessTimeoutNs(LIVENESS_NS)
                .publicationUnblockTimeoutNs(UNBLOCK_NS)
                .errorHandler(errors)
                .threadingMode(ThreadingMode.INVOKER);
    }

    private Archive.Context archiveContext(final String aeron, final Path directory) {
        return new Archive.Context()
                .aeronDirectoryName(aeron)
                .archiveDir(directory.toFile())
                .controlChannelEnabled(false)
                .localControlChannel(IPC)
                .replicationChannel(ANY_PORT)
                .archiveClientContext(new AeronArchive.Context().controlResponseChannel(ANY_PORT))
                .recordingEventsEnabled(false)
                .segmentFileLength(SEGMENT_LENGTH)
                // Without it a last fragment that straddles a page could not be told from a torn one.
                .recordChecksum(Checksums.crc32c())
                .errorHandler(errors)
                .threadingMode(ArchiveThreadingMode.INVOKER)
                .mediaDriverAgentInvoker(driver.sharedAgentInvoker());
    }

    private EngineConfiguration engineConfiguration(
            final String aeron, final Path directory, final AuthenticationStrategy authentication) {
        final EngineConfiguration configuration = new EngineConfiguration();
        configuration
                .bindTo(context.host(), context.port())
                .bindAtStartup(false)
                .libraryAeronChannel(IPC)
                .logFileDir(directory.toString())
                .framerIdleStrategy(pump)
                .archiverIdleStrategy(pump)
                .initialAcceptedSessionOwner(InitialAcceptedSessionOwner.SOLE_LIBRARY)
                .sessionPersistenceStrategy(SessionPersistenceStrategy.alwaysPersistent())
                .outboundLibraryFragmentLimit(FRAMER_FRAGMENTS)
                .replayFragmentLimit(REPLAY_FRAGMENTS)
                // An index by time that nobody reads, each entry of which is a synchronous write: all sessions wait for
                // the disk.
                .timeIndexReplayFlushIntervalInNs(TIME_INDEX_NS)
                // Synced all the same whenever a term is full, which bounds what is indexed anew after a crash.
                .indexFileStateFlushTimeoutInMs(INDEX_STATE_MS)
                .channelSupplierFactory(settings -> new GuardedChannels(settings, context.log()))
                // A book of long ago helps nobody: the client asks for a new one.
                .gapfillOnReplayMessageTypes(FILLED_TYPES)
                // Nobody reads while this thread would try again.
                .outboundMaxClaimAttempts(1)
                .inboundMaxClaimAttempts(1)
                .receiverBufferSize(RECEIVER_BUFFER)
                // The lock of the directory does it.
                .errorIfDuplicateEngineDetected(false)
                .printStartupWarnings(false)
                .scheduler(agents);
        configuration.authenticationStrategy(authentication);
        configuration
                .sendingTimeWindowInMs(SENDING_TIME_WINDOW_MS)
                .sessionBufferSize(SESSION_BUFFER)
                .errorHandlerFactory(buffer -> errors)
                // The default is one file for all engines of the machine.
                .monitoringFile(aeron + "-engine/monitoring");
        configuration.aeronContext().aeronDirectoryName(aeron).driverAgentInvoker(pump.invoker());
        configuration
                .aeronArchiveContext()
                .aeronDirectoryName(aeron)
                .controlRequestChannel(IPC)
                .controlResponseChannel(IPC)
                .agentInvoker(pump.invoker())
                .idleStrategy(pump);
        return configuration;
    }

    private LibraryConfiguration libraryConfiguration(final String aeron, final SessionAcquireHandler acquired) {
        final LibraryConfiguration configuration = new LibraryConfiguration();
        configuration
                .libraryAeronChannels(List.of(IPC))
                .libraryId(LIBRARY_ID)
                .sessionAcquireHandler(acquired)
                .resendRequestController(new Resends(System::nanoTime))
                .sessionExistsHandler(
                        (lib, id, localId, localSub, localLoc, remoteId, remoteSub, remoteLoc, on, at) -> {})
                .scheduler(agents);
        configuration
                .sessionBufferSize(SESSION_BUFFER)
                .sendingTimeWindowInMs(SENDING_TIME_WINDOW_MS)
                .errorHandlerFactory(buffer -> errors)
                .monitoringFile(aeron + "-library/monitoring");
        final Aeron.Context client = configuration.aeronContext();
        client.aeronDirectoryName(aeron).driverAgentInvoker(pump.invoker());
        return configuration;
    }

    FixLibrary library() {
        return library;
    }

    /** Hands on what clients sent, to the sessions' handlers. */
    int pollLibrary() {
        return library.poll(LIBRARY_FRAGMENTS);
    }

    /** Archives all that was published; then, and only then, indexes it and gives it to TCP. */
    int work() {
        return agents.libraryWork() + pump.settle() + agents.engineWork();
    }

    /** Lets clients connect. Returns null if it has to be tried again. */
    Reply<?> bind() {
        return engine.bind();
    }

    /** Logs clients out and closes all. {@code meanwhile} is called again and again while that lasts. */
    void close(final Runnable meanwhile) {
        pump.whilePumping(
                "ringbook-fix-stop",
                () -> {
                    engine.close();
                    return null;
                },
                () -> {
                    library.poll(LIBRARY_FRAGMENTS);
                    agents.libraryWork();
                    agents.engineWork();
                    meanwhile.run();
                });
        library.close();
        archive.close();
        driver.close();
    }
}
