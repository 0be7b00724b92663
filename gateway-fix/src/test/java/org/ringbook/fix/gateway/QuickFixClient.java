package org.ringbook.fix.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.ringbook.fix.dictionary.Dictionary;
import quickfix.Application;
import quickfix.DoNotSend;
import quickfix.FieldNotFound;
import quickfix.FileStoreFactory;
import quickfix.Group;
import quickfix.Message;
import quickfix.MessageFactory;
import quickfix.SLF4JLogFactory;
import quickfix.Session;
import quickfix.SessionID;
import quickfix.SessionSettings;
import quickfix.SocketInitiator;
import quickfix.field.MsgType;

/** A QuickFIX/J initiator with the gateway's own dictionary, which refuses what does not fit it; keeps its numbers in a directory. */
final class QuickFixClient implements Application, AutoCloseable {
    private static final long LIMIT_S = 20;

    private final SessionID id;
    private final String compId;
    private final BlockingQueue<Message> received = new LinkedBlockingQueue<>();
    private final List<String> faults = new ArrayList<>();
    private final SocketInitiator initiator;

    QuickFixClient(final String compId, final int port, final Path directory) throws Exception {
        this.compId = compId;
        id = new SessionID("FIX.4.4", compId, "RINGBOOK");
        final Path dictionary = directory.resolve("dictionary.xml");
        Files.createDirectories(directory);
        Files.copy(
                Dictionary.class.getResourceAsStream(Dictionary.RESOURCE),
                dictionary,
                StandardCopyOption.REPLACE_EXISTING);
        final SessionSettings settings = new SessionSettings();
        settings.setString("ConnectionType", "initiator");
        settings.setString("StartTime", "00:00:00");
        settings.setString("EndTime", "00:00:00");
        settings.setString("HeartBtInt", "30");
        settings.setString("ReconnectInterval", "1");
        settings.setString("SocketConnectHost", "127.0.0.1");
        settings.setString("SocketConnectPort", Integer.toString(port));
        settings.setString("SocketTcpNoDelay", "Y");
        settings.setString("FileStorePath", directory.resolve("store-" + compId).toString());
        settings.setString("DataDictionary", dictionary.toString());
        settings.setString(id, "BeginString", "FIX.4.4");
        settings.setString(id, "SenderCompID", compId);
        settings.setString(id, "TargetCompID", "RINGBOOK");
        initiator = new SocketInitiator(
                this, new FileStoreFactory(settings), settings, new SLF4JLogFactory(settings), new PlainMessages());
        initiator.start();
        final long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(LIMIT_S);
        while (!Session.lookupSession(id).isLoggedOn()) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("no logon: " + faults);
            }
            Thread.onSpinWait();
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
        public Group create(final String beginString, final String msgType, final int countTag) {
            return null;
        }
    }

    /** Sends a message: type, then tag=value with | between. */
    void send(final String type, final String fields) throws Exception {
        final Message message = new Message();
        message.getHeader().setString(MsgType.FIELD, type);
        for (final String field : fields.split("\\|", 0)) {
            final int equals = field.indexOf('=');
            message.setString(Integer.parseInt(field.substring(0, equals)), field.substring(equals + 1));
        }
        send(message);
    }

    void send(final Message message) throws Exception {
        Session.sendToTarget(message, id);
    }

    void sendOrder(final String clOrdId, final char side, final String quantity, final String price) throws Exception {
        send("D", RawClient.order(clOrdId, side, quantity, price));
    }

    /** The next application message, which has to have these fields. */
    Message expect(final String... fields) throws Exception {
        final Message message = received.poll(LIMIT_S, TimeUnit.SECONDS);
        assertNotNull(message, () -> "nothing came instead of " + String.join(" ", fields) + " " + faults);
        final String text = message.toString().replace((char) 1, '|');
        for (final String field : fields) {
            assertEquals(true, text.contains("|" + field + "|"), () -> field + " is not in " + text);
        }
        return message;
    }

    boolean isSilent() {
        return received.isEmpty() && faults.isEmpty();
    }

    List<String> faults() {
        return faults;
    }

    @Override
    public void onCreate(final SessionID session) {
        // its numbers are in the store
    }

    @Override
    public void onLogon(final SessionID session) {
        // asked for
    }

    @Override
    public void onLogout(final SessionID session) {
        // asked for
    }

    @Override
    public void toAdmin(final Message message, final SessionID session) {
        try {
            final String type = message.getHeader().getString(MsgType.FIELD);
            if ("A".equals(type)) {
                message.setString(553, compId);
                message.setString(554, TestExchange.PASSWORD);
            } else if ("3".equals(type)) {
                faults.add("sent " + message);
            }
        } catch (final FieldNotFound e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void fromAdmin(final Message message, final SessionID session) throws FieldNotFound {
        if ("3".equals(message.getHeader().getString(MsgType.FIELD))) {
            received.add(message);
        }
    }

    @Override
    public void toApp(final Message message, final SessionID session) throws DoNotSend {
        // as it is
    }

    @Override
    public void fromApp(final Message message, final SessionID session) {
        received.add(message);
    }

    @Override
    public void close() {
        initiator.stop();
        assertEquals(List.of(), faults);
    }
}
