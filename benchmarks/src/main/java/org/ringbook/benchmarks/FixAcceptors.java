package org.ringbook.benchmarks;

import static io.aeron.CommonContext.IPC_CHANNEL;
import static java.util.Collections.singletonList;

import io.aeron.archive.Archive;
import io.aeron.archive.ArchiveThreadingMode;
import io.aeron.archive.ArchivingMediaDriver;
import io.aeron.archive.client.AeronArchive;
import io.aeron.driver.MediaDriver;
import io.aeron.driver.ThreadingMode;
import io.aeron.logbuffer.ControlledFragmentHandler.Action;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.concurrent.TimeUnit;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.BackoffIdleStrategy;
import org.agrona.concurrent.IdleStrategy;
import org.ringbook.client.ApiKeySpec;
import org.ringbook.client.ClientContext;
import org.ringbook.client.EngineConnection;
import org.ringbook.client.MarketSpec;
import org.ringbook.client.Permission;
import org.ringbook.client.ScramVerifier;
import org.ringbook.fix.gateway.FixGateway;
import org.ringbook.fix.gateway.FixGatewayContext;
import org.ringbook.sbe.messages.MarketState;
import org.ringbook.server.Engine;
import org.ringbook.server.EngineContext;
import quickfix.Application;
import quickfix.FileStoreFactory;
import quickfix.Message;
import quickfix.MessageFactory;
import quickfix.ScreenLogFactory;
import quickfix.SessionID;
import quickfix.SessionSettings;
import quickfix.SocketAcceptor;
import uk.co.real_logic.artio.ExecType;
import uk.co.real_logic.artio.OrdStatus;
import uk.co.real_logic.artio.Side;
import uk.co.real_logic.artio.builder.ExecutionReportEncoder;
import uk.co.real_logic.artio.engine.EngineConfiguration;
import uk.co.real_logic.artio.engine.FixEngine;
import uk.co.real_logic.artio.engine.LowResourceEngineScheduler;
import uk.co.real_logic.artio.library.FixLibrary;
import uk.co.real_logic.artio.library.LibraryConfiguration;
import uk.co.real_logic.artio.library.OnMessageInfo;
import uk.co.real_logic.artio.library.SessionHandler;
import uk.co.real_logic.artio.messages.DisconnectReason;
import uk.co.real_logic.artio.messages.InitialAcceptedSessionOwner;
import uk.co.real_logic.artio.session.Session;

/** What {@link FixGatewayLatency} measures, each a {@link ChildJvm}. */
public final class FixAcceptors {
    private static final int RATE_MAX = 1_000_000;
    private static final long FUNDS = 1L << 55;
    private static final String COMP_ID = "MM";

    private FixAcceptors() {}

    /**
     * Runs one.
     *
     * @param args which (engine, gateway, artio, quickfix), directory, port, the engine's media driver
     * @throws Exception if it can't
     */
    public static void main(final String[] args) throws Exception {
        final Path directory = Path.of(args[1]);
        final int port = Integer.parseInt(args[2]);
        switch (args[0]) {
            case "engine" -> engine(directory, args[3]);
            case "gateway" -> gateway(directory, port, args[3]);
            case "artio" -> artio(directory, port);
            case "quickfix" -> quickfix(directory, port);
            default -> throw new IllegalArgumentException(args[0]);
        }
    }

    private static IdleStrategy idle() {
        return new BackoffIdleStrategy(100, 10, 1_000, 20_000);
    }

    private static void engine(final Path directory, final String aeron) throws Exception {
        final EngineContext context = new EngineContext()
                .dataDirectory(directory)
                .embeddedDriver(aeron)
                .idleStrategy(FixAcceptors::idle);
        try (Engine engine = Engine.launch(context);
                EngineConnection connection =
                        EngineConnection.connect(new ClientContext().aeronDirectory(engine.aeronDirectory()))) {
            connection.addAsset("BASE", 8, 8);
            connection.addAsset("QUOTE", 8, 8);
            connection.addMarket(new MarketSpec("BENCH", 1, 2, 1, 2, 1, 6, 1, 1_000_000_000, 10_000, 1L << 60));
            connection.setMarketState(1, MarketState.OPEN);
            connection.openAccount("mm", 0, 0);
            connection.deposit(1, 1, FUNDS, "base");
            connection.deposit(1, 2, FUNDS, "quote");
            connection
                    .operations()
                    .issueApiKey(new ApiKeySpec(
                            COMP_ID,
                            1,
                            1,
                            EnumSet.copyOf(Permission.ofClients()),
                            0,
                            true,
                            ScramVerifier.of("secret", 1),
                            COMP_ID,
                            ""));
            ChildJvm.serve("");
        }
    }

    private static void gateway(final Path directory, final int port, final String aeron) throws Exception {
        try (FixGateway gateway = FixGateway.launch(new FixGatewayContext()
                .directory(directory)
                .engine(() -> new ClientContext().aeronDirectory(aeron))
                .port(port)
                .messagesPerSecond(RATE_MAX))) {
            if (!gateway.awaitReady(1, TimeUnit.MINUTES)) {
                throw new IllegalStateException(gateway.fault());
            }
            ChildJvm.serve("");
        }
    }

    // ---- Artio by itself

    private static void artio(final Path directory, final int port) throws Exception {
        final String aeron = directory.resolve("aeron").toString();
        final EngineConfiguration configuration = new EngineConfiguration();
        configuration
                .bindTo("127.0.0.1", port)
                .libraryAeronChannel(IPC_CHANNEL)
                .logFileDir(directory.resolve("artio").toString())
                .initialAcceptedSessionOwner(InitialAcceptedSessionOwner.SOLE_LIBRARY)
                .framerIdleStrategy(idle())
                .archiverIdleStrategy(idle())
                .printStartupWarnings(false)
                .scheduler(new LowResourceEngineScheduler());
        configuration.authenticationStrategy(logon -> true);
        configuration.aeronContext().aeronDirectoryName(aeron);
        configuration
                .aeronArchiveContext()
                .aeronDirectoryName(aeron)
                .controlRequestChannel(IPC_CHANNEL)
                .controlResponseChannel(IPC_CHANNEL);
        final LibraryConfiguration library = new LibraryConfiguration();
        library.libraryAeronChannels(singletonList(IPC_CHANNEL)).sessionAcquireHandler((session, info) -> new Echo());
        library.aeronContext().aeronDirectoryName(aeron);
        try (ArchivingMediaDriver driver = ArchivingMediaDriver.launch(
                        new MediaDriver.Context()
                                .aeronDirectoryName(aeron)
                                .threadingMode(ThreadingMode.SHARED)
                                .sharedIdleStrategy(idle())
                                .dirDeleteOnStart(true),
                        new Archive.Context()
                                .aeronDirectoryName(aeron)
                                .archiveDir(directory.resolve("archive").toFile())
                                .controlChannelEnabled(false)
                                .localControlChannel(IPC_CHANNEL)
                                .replicationChannel("aeron:udp?endpoint=localhost:0")
                                .archiveClientContext(new AeronArchive.Context()
                                        .controlResponseChannel("aeron:udp?endpoint=localhost:0"))
                                .recordingEventsEnabled(false)
                                .idleStrategySupplier(FixAcceptors::idle)
                                .threadingMode(ArchiveThreadingMode.SHARED));
                FixEngine engine = FixEngine.launch(configuration);
                FixLibrary polled = FixLibrary.connect(library)) {
            final Thread poller = new Thread(
                    () -> {
                        final IdleStrategy idle = idle();
                        while (!Thread.currentThread().isInterrupted()) {
                            idle.idle(polled.poll(10));
                        }
                    },
                    "echo");
            poller.start();
            System.out.println("media driver in " + driver.mediaDriver().aeronDirectoryName() + ", messages in "
                    + engine.configuration().logFileDir());
            ChildJvm.serve("");
            poller.interrupt();
            poller.join();
        }
    }

    /** Answers each message with an ExecutionReport that has its 11. */
    private static final class Echo implements SessionHandler {
        private final ExecutionReportEncoder report = new ExecutionReportEncoder();
        private long reports;

        @Override
        public Action onMessage(
                final DirectBuffer buffer,
                final int offset,
                final int length,
                final int libraryId,
                final Session session,
                final int sequenceIndex,
                final long messageType,
                final long timestampInNs,
                final long position,
                final OnMessageInfo info) {
            final String text = buffer.getStringWithoutLengthAscii(offset, length);
            final int at = text.indexOf("\00111=");
            if (at < 0) {
                return Action.CONTINUE;
            }
            report.reset();
            report.orderID("1")
                    .execID(Long.toString(reports++))
                    .execType(ExecType.NEW)
                    .ordStatus(OrdStatus.NEW)
                    .clOrdID(text.substring(at + 4, text.indexOf('\001', at + 1)))
                    .symbol("BENCH")
                    .side(Side.BUY)
                    .leavesQty(1, 0)
                    .cumQty(0, 0)
                    .avgPx(0, 0);
            return session.trySend(report) < 0 ? Action.ABORT : Action.CONTINUE;
        }

        @Override
        public void onTimeout(final int libraryId, final Session session) {
            // nothing is kept
        }

        @Override
        public void onSlowStatus(final int libraryId, final Session session, final boolean hasBecomeSlow) {
            // the client reads all the time
        }

        @Override
        public Action onDisconnect(final int libraryId, final Session session, final DisconnectReason reason) {
            return Action.CONTINUE;
        }

        @Override
        public void onSessionStart(final Session session) {
            // nothing is kept
        }
    }

    // ---- QuickFIX/J

    private static void quickfix(final Path directory, final int port) throws Exception {
        final SessionID id = new SessionID("FIX.4.4", "RINGBOOK", COMP_ID);
        final SessionSettings settings = new SessionSettings();
        settings.setString("ConnectionType", "acceptor");
        settings.setString("StartTime", "00:00:00");
        settings.setString("EndTime", "00:00:00");
        settings.setString("SocketAcceptPort", Integer.toString(port));
        settings.setString("SocketTcpNoDelay", "Y");
        settings.setString("UseDataDictionary", "N");
        settings.setString("FileStorePath", directory.resolve("quickfix").toString());
        settings.setString(id, "BeginString", "FIX.4.4");
        final SocketAcceptor acceptor = new SocketAcceptor(
                new Answers(),
                new FileStoreFactory(settings),
                settings,
                new ScreenLogFactory(false, false, false),
                new PlainMessages());
        acceptor.start();
        ChildJvm.serve("");
        acceptor.stop(true);
    }

    /** Answers each application message with an ExecutionReport that has its 11. */
    private static final class Answers implements Application {
        private long reports;

        @Override
        public void onCreate(final SessionID id) {
            // nothing is kept
        }

        @Override
        public void onLogon(final SessionID id) {
            // nothing is kept
        }

        @Override
        public void onLogout(final SessionID id) {
            // nothing is kept
        }

        @Override
        public void toAdmin(final Message message, final SessionID id) {
            // as it is
        }

        @Override
        public void fromAdmin(final Message message, final SessionID id) {
            // as it is
        }

        @Override
        public void toApp(final Message message, final SessionID id) {
            // as it is
        }

        @Override
        public void fromApp(final Message message, final SessionID id) {
            try {
                final Message report = new Message();
                report.getHeader().setString(35, "8");
                report.setString(37, "1");
                report.setString(17, Long.toString(reports++));
                report.setString(150, "0");
                report.setString(39, "0");
                report.setString(11, message.getString(11));
                report.setString(55, "BENCH");
                report.setString(54, "1");
                report.setString(151, "1");
                report.setString(14, "0");
                report.setString(6, "0");
                quickfix.Session.sendToTarget(report, id);
            } catch (final quickfix.FieldNotFound | quickfix.SessionNotFound e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private static final class PlainMessages implements MessageFactory {
        @Override
        public Message create(final String beginString, final String msgType) {
            final Message message = new Message();
            message.getHeader().setString(8, beginString);
            message.getHeader().setString(35, msgType);
            return message;
        }

        @Override
        public quickfix.Group create(final String beginString, final String msgType, final int countTag) {
            return null;
        }
    }
}
