package org.ringbook.fix.gateway;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.agrona.concurrent.UnsafeBuffer;
import org.ringbook.client.EngineConnection;
import org.ringbook.client.Permission;
import org.ringbook.sbe.RejectCode;
import org.ringbook.sbe.messages.CancelRejectedDecoder;
import org.ringbook.sbe.messages.MessageHeaderDecoder;
import org.ringbook.sbe.messages.OrderRejectedDecoder;
import org.ringbook.scenarios.language.Recorded;

/** A FIX session that knows what it was told, and what the gateway has refused without the engine. One thread. */
public final class FixPeer implements AutoCloseable {
    private static final int PAUSE_MS = 1;
    private static final int NO_RECORD_MS = 300;

    private final String compId;
    private final RawClient client;
    private final List<String> execIds = new ArrayList<>();
    private boolean open = true;
    private String last = "";
    private boolean refused;
    private long maybeRefusedNs;

    private FixPeer(final String compId, final RawClient client) {
        this.compId = compId;
        this.client = client;
    }

    /** Any port that nobody listens on. */
    public static int freePort() throws IOException {
        return TestExchange.freePort();
    }

    /** A key for a session. */
    public static void issue(
            final EngineConnection engine,
            final String compId,
            final int ownerId,
            final int accountId,
            final Set<Permission> permissions) {
        TestExchange.issue(engine, compId, ownerId, accountId, permissions, false);
    }

    /** Logs on. */
    public static FixPeer logOn(final String compId, final int port) throws IOException {
        final RawClient client = RawClient.connect(compId, port, 1);
        client.send("A", RawClient.logon().replace("108=30", "108=3600"));
        client.expect("35=A");
        return new FixPeer(compId, client);
    }

    public String compId() {
        return compId;
    }

    /** Sends a message; returns its number. */
    public int send(final String type, final String fields) throws IOException {
        refused = false;
        maybeRefusedNs = 0;
        return client.send(type, fields);
    }

    /** Whether the gateway has refused what was sent last, rather than given it to the engine. */
    public boolean hasRefused(final int number) {
        read(number);
        return refused || (maybeRefusedNs != 0 && System.nanoTime() - maybeRefusedNs > NO_RECORD_MS * 1_000_000L);
    }

    /** What it was refused with. */
    public String last() {
        return last;
    }

    public boolean isOpen() {
        read(0);
        return open;
    }

    /** Of all reports so far; of cancel rejects their client order ids. */
    public List<String> execIds() {
        read(0);
        return execIds;
    }

    private void read(final int number) {
        try {
            String message = open ? client.read(PAUSE_MS) : null;
            open &= message != null;
            while (message != null) {
                take(message, number);
                message = client.read(PAUSE_MS);
                open &= message != null;
            }
        } catch (final SocketTimeoutException e) {
            assert open : e; // nothing more just now
        } catch (final IOException e) {
            open = false;
        }
    }

    private void take(final String message, final int number) {
        final String type = RawClient.tag(message, 35);
        final String execId = RawClient.tag(message, 17);
        switch (type) {
            case "8" -> {
                if (execId.startsWith("G")) {
                    refuse(message);
                } else {
                    execIds.add(execId);
                }
            }
            case "9" -> {
                execIds.add("9 " + RawClient.tag(message, 11));
                maybe(message);
            }
            case "r" -> {
                execIds.add(null); // as the oracle has it
                maybe(message);
            }
            case "3", "j" -> refuse(message + number);
            default -> {
                // a heartbeat
            }
        }
    }

    private void refuse(final String message) {
        refused = true;
        last = message;
    }

    private void maybe(final String message) {
        last = message;
        maybeRefusedNs = System.nanoTime();
    }

    /** Whether the engine has refused the same for a reason with the same code. */
    public boolean isRefusedAlike(final List<Recorded> records) {
        if (last.contains("|35=9|") && !execIds.isEmpty()) {
            execIds.remove(execIds.size() - 1); // the gateway's own
        }
        if (records.isEmpty() || records.get(0).events().isEmpty()) {
            return false;
        }
        final UnsafeBuffer event = new UnsafeBuffer(records.get(0).events().get(0));
        final MessageHeaderDecoder header = new MessageHeaderDecoder().wrap(event, 0);
        return switch (header.templateId()) {
            case OrderRejectedDecoder.TEMPLATE_ID -> {
                final var reason = new OrderRejectedDecoder()
                        .wrapAndApplyHeader(event, 0, header)
                        .reason();
                yield last.contains("|103=" + RejectCode.of(reason).ordRejReason() + "|");
            }
            case CancelRejectedDecoder.TEMPLATE_ID -> {
                final var reason = new CancelRejectedDecoder()
                        .wrapAndApplyHeader(event, 0, header)
                        .reason();
                yield last.contains("|102=" + RejectCode.of(reason).cxlRejReason() + "|");
            }
            default -> false;
        };
    }

    @Override
    public void close() {
        try {
            client.close();
        } catch (final IOException e) {
            open = false; // it is gone either way
        }
    }
}
