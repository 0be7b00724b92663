package org.ringbook.binary.gateway;

import io.aeron.Image;
import io.aeron.logbuffer.ControlledFragmentHandler;
import io.aeron.logbuffer.FrameDescriptor;
import io.aeron.logbuffer.Header;
import java.nio.ByteOrder;
import java.util.concurrent.TimeUnit;
import org.agrona.DirectBuffer;
import org.ringbook.client.EngineClient;
import org.ringbook.client.venue.Catalog;
import org.ringbook.client.venue.Market;
import org.ringbook.sbe.binary.HeartbeatDecoder;
import org.ringbook.sbe.binary.HelloDecoder;
import org.ringbook.sbe.binary.LogonDecoder;
import org.ringbook.sbe.binary.LogoutDecoder;
import org.ringbook.sbe.binary.LogoutReason;
import org.ringbook.sbe.binary.MarketListRequestDecoder;
import org.ringbook.sbe.binary.MessageHeaderDecoder;
import org.ringbook.sbe.binary.OpenOrdersRequestDecoder;
import org.ringbook.sbe.binary.OrderStatusRequestDecoder;
import org.ringbook.sbe.binary.RefusalReason;

/**
 * What clients send. Nothing in it is trusted. A command that the engine has no room for stays in its client's stream, so that only that client
 * waits. The gateway's thread only; commands allocate nothing.
 */
final class RequestInbox implements ControlledFragmentHandler {
    private static final long BUSY_MAX_NS = TimeUnit.SECONDS.toNanos(1);
    private static final int NUMBER_OFFSET = MessageHeaderDecoder.ENCODED_LENGTH;
    private static final int ACCOUNT_OFFSET = NUMBER_OFFSET + Integer.BYTES;

    private final Turn turn;
    private final Catalog catalog;
    private final Sessions sessions;
    private final Connections connections;
    private final Questions questions;
    private final EngineClient client;
    private final OrderCommands commands;
    private final ReportEncoder lists;
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final HelloDecoder hello = new HelloDecoder();
    private final LogonDecoder logon = new LogonDecoder();
    private final LogoutDecoder logout = new LogoutDecoder();
    private final HeartbeatDecoder heartbeat = new HeartbeatDecoder();
    private final OrderStatusRequestDecoder orderStatus = new OrderStatusRequestDecoder();
    private final OpenOrdersRequestDecoder openOrders = new OpenOrdersRequestDecoder();
    private final MarketListRequestDecoder marketList = new MarketListRequestDecoder();
    private long malformed;

    RequestInbox(
            final Turn turn,
            final Catalog catalog,
            final Sessions sessions,
            final Connections connections,
            final Questions questions,
            final EngineClient client) {
        this.turn = turn;
        this.catalog = catalog;
        this.sessions = sessions;
        this.connections = connections;
        this.questions = questions;
        this.client = client;
        commands = new OrderCommands(client.draft());
        lists = new ReportEncoder(catalog, null);
    }

    /** Messages that were none, since the gateway started. */
    long malformed() {
        return malformed;
    }

    @Override
    public Action onFragment(final DirectBuffer buffer, final int offset, final int length, final Header fragment) {
        final Image image = (Image) fragment.context();
        final Connection connection = connections.find(image.correlationId());
        final boolean framed = (fragment.flags() & FrameDescriptor.UNFRAGMENTED) == FrameDescriptor.UNFRAGMENTED
                && length >= MessageHeaderDecoder.ENCODED_LENGTH;
        if (framed) {
            header.wrap(buffer, offset);
        }
        final boolean whole = framed
                && header.schemaId() == MessageHeaderDecoder.SCHEMA_ID
                && RequestLayout.isWhole(buffer, offset, length, header);
        if (!whole) {
            onMalformed(connection, framed ? header.templateId() : 0);
            return Action.CONTINUE;
        }
        if (connection == null) {
            if (header.templateId() == HelloDecoder.TEMPLATE_ID) {
                hello.wrapAndApplyHeader(buffer, offset, header);
                connections.onHello(image.correlationId(), image.sourceIdentity(), hello, buffer, offset, length);
            }
            return Action.CONTINUE;
        }
        if (connection.stage() == Connection.Stage.ON) {
            connection.heard(turn.nowNs());
            return onMessage(connection, buffer, offset);
        }
        if (header.templateId() == LogonDecoder.TEMPLATE_ID) {
            connections.onLogon(connection, logon.wrapAndApplyHeader(buffer, offset, header), buffer, offset);
        } else if (connection.stage() == Connection.Stage.LOGGING_ON) {
            refuse(connection, numberOf(buffer, offset), 0, RefusalReason.NOT_LOGGED_ON);
        }
        return Action.CONTINUE;
    }

    private void onMalformed(final Connection connection, final int templateId) {
        malformed++;
        if (connection != null && connection.stage() == Connection.Stage.ON && !isOverLimit(connection, 0)) {
            final boolean unknown = RequestLayout.blockLength(templateId) == RequestLayout.UNKNOWN;
            connection.session().refused(false);
            connections.send(
                    connection,
                    connections
                            .encoder()
                            .refused(
                                    0,
                                    0,
                                    templateId,
                                    unknown ? RefusalReason.UNKNOWN_MESSAGE : RefusalReason.MALFORMED));
        }
    }

    private int numberOf(final DirectBuffer buffer, final int offset) {
        return OrderCommands.takes(header.templateId())
                ? buffer.getInt(offset + NUMBER_OFFSET, ByteOrder.LITTLE_ENDIAN)
                : 0;
    }

    private void refuse(
            final Connection connection, final int number, final long requestId, final RefusalReason reason) {
        connection.session().refused(reason == RefusalReason.TOO_MANY_MESSAGES);
        connections.send(connection, connections.encoder().refused(number, requestId, header.templateId(), reason));
    }

    private Action onMessage(final Connection connection, final DirectBuffer buffer, final int offset) {
        if (OrderCommands.takes(header.templateId())) {
            return onCommand(connection, buffer, offset);
        }
        switch (header.templateId()) {
            case HeartbeatDecoder.TEMPLATE_ID ->
                connection.heartbeatRequest(
                        heartbeat.wrapAndApplyHeader(buffer, offset, header).requestId());
            case LogoutDecoder.TEMPLATE_ID ->
                connections.end(
                        connection,
                        LogoutReason.REQUESTED,
                        logout.wrapAndApplyHeader(buffer, offset, header).requestId());
            case HelloDecoder.TEMPLATE_ID, LogonDecoder.TEMPLATE_ID ->
                connections.end(connection, LogoutReason.PROTOCOL, 0);
            default -> onQuestion(connection, buffer, offset);
        }
        return Action.CONTINUE;
    }

    // ---- commands

    private Action onCommand(final Connection connection, final DirectBuffer buffer, final int offset) {
        final ClientSession session = connection.session();
        final int number = buffer.getInt(offset + NUMBER_OFFSET, ByteOrder.LITTLE_ENDIAN);
        final int named = buffer.getInt(offset + ACCOUNT_OFFSET, ByteOrder.LITTLE_ENDIAN);
        final int accountId = named == 0 ? session.key().defaultAccountId() : named;
        if (number < 1 || number == Integer.MAX_VALUE) {
            refuse(connection, number, 0, RefusalReason.MALFORMED);
        } else if (!session.isNext(number)) {
            return Action.CONTINUE; // it is in the journal, or on its way there
        } else if (!session.isRetrying() && isOverLimit(connection, number)) {
            return Action.CONTINUE;
        } else if (!sessions.isOwn(session, accountId)) {
            refuse(connection, number, 0, RefusalReason.NOT_YOUR_ACCOUNT);
        } else if (!client.isReady()) {
            refuse(connection, number, 0, RefusalReason.NOT_READY);
        } else {
            commands.write(buffer, offset, header, session.sessionId(), number, accountId);
            return send(connection, session, number);
        }
        return Action.CONTINUE;
    }

    private Action send(final Connection connection, final ClientSession session, final int number) {
        final long result = client.send();
        if (result > 0) {
            session.accepted(number);
        } else if (result == EngineClient.BUSY && session.busyNs() < BUSY_MAX_NS) {
            return Action.ABORT;
        } else {
            refuse(connection, number, 0, result == EngineClient.BUSY ? RefusalReason.BUSY : RefusalReason.NOT_READY);
        }
        return Action.CONTINUE;
    }

    /** Counts a message. One too many is refused, and after too many of them the session ends. */
    private boolean isOverLimit(final Connection connection, final int number) {
        final ClientSession session = connection.session();
        if (!session.throttle().isOver(turn.nowNs())) {
            return false;
        }
        if (session.throttle().isSustained()) {
            connections.end(connection, LogoutReason.TOO_MANY_MESSAGES, 0);
        } else {
            refuse(connection, number, 0, RefusalReason.TOO_MANY_MESSAGES);
        }
        return true;
    }

    // ---- questions

    private void onQuestion(final Connection connection, final DirectBuffer buffer, final int offset) {
        if (isOverLimit(connection, 0)) {
            return;
        }
        switch (header.templateId()) {
            case OrderStatusRequestDecoder.TEMPLATE_ID -> {
                orderStatus.wrapAndApplyHeader(buffer, offset, header);
                askOrders(
                        connection,
                        orderStatus.requestId(),
                        orderStatus.accountId(),
                        orderStatus.orderId(),
                        orderStatus.clOrdId());
            }
            case OpenOrdersRequestDecoder.TEMPLATE_ID -> {
                openOrders.wrapAndApplyHeader(buffer, offset, header);
                askOrders(connection, openOrders.requestId(), openOrders.accountId(), 0, null);
            }
            case MarketListRequestDecoder.TEMPLATE_ID ->
                listMarkets(
                        connection,
                        marketList.wrapAndApplyHeader(buffer, offset, header).requestId());
            default -> throw new IllegalStateException("template " + header.templateId());
        }
    }

    private void askOrders(
            final Connection connection,
            final long requestId,
            final int named,
            final long orderId,
            final String clOrdId) {
        final ClientSession session = connection.session();
        final int accountId = named == 0 ? session.key().defaultAccountId() : named;
        if (!sessions.isOwn(session, accountId)) {
            refuse(connection, 0, requestId, RefusalReason.NOT_YOUR_ACCOUNT);
        } else if (questions.isAsking(connection)) {
            refuse(connection, 0, requestId, RefusalReason.ONE_AT_A_TIME);
        } else {
            questions.ask(connection, requestId, accountId, orderId, clOrdId);
        }
    }

    private void listMarkets(final Connection connection, final long requestId) {
        for (final Market market : catalog.markets()) {
            connection.outlet().send(lists.buffer(), lists.listed(market), turn.nowNs());
        }
        connections.send(
                connection,
                connections
                        .encoder()
                        .marketListEnd(
                                requestId,
                                client.nextSequence() - 1,
                                catalog.markets().size()));
    }
}
