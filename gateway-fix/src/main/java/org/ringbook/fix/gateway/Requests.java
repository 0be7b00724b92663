package org.ringbook.fix.gateway;

import java.util.List;
import java.util.Set;
import java.util.function.LongSupplier;
import org.ringbook.client.EngineClient;
import org.ringbook.client.venue.ApiKey;
import org.ringbook.fix.dictionary.Dictionary;
import org.ringbook.fix.dictionary.MessageDef;
import org.ringbook.fix.message.FixMessage;
import org.ringbook.fix.message.OutMessage;
import org.ringbook.fix.message.StructureCheck;
import org.ringbook.fix.message.StructureFault;
import org.ringbook.fix.message.Tags;
import org.ringbook.fix.order.OrderEntry;
import org.ringbook.sbe.messages.BooleanType;

/** What a session asks is done here: given to the engine, answered, or refused. The gateway's thread only. */
final class Requests {
    /** How long a command waits for an engine that takes it. */
    private static final long BUSY_MAX_NS = 1_000_000_000L;

    private static final int REF_SEQ_NUM = 45;
    private static final int TEXT = 58;
    private static final int REF_TAG_ID = 371;
    private static final int REF_MSG_TYPE = 372;
    private static final int SESSION_REJECT_REASON = 373;
    private static final int BUSINESS_REJECT_REF_ID = 379;
    private static final int BUSINESS_REJECT_REASON = 380;
    private static final int INVALID_MSG_TYPE = 11;
    private static final int UNSUPPORTED_TYPE = 3;
    private static final int NOT_AVAILABLE = 4;
    private static final int NOT_AUTHORIZED = 6;

    /** Messages of FIX 4.4 that are not taken here. */
    private static final Set<String> OTHER_TYPES = Set.of(
            ("6 7 8 9 B C E J K L M N P Q R S T W X Y Z a b c d f g h i j k l m n o p r s t u v w y z AA AB AC AD AE"
                            + " AG AH AI AJ AK AL AM AN AO AP AQ AR AS AT AU AV AW AX AY AZ BA BB BC BD BE BF BG BH")
                    .split(" "));

    private final EngineClient client;
    private final OrderEntry entry;
    private final Answers answers;
    private final SessionDirectory sessions;
    private final LongSupplier epochNs;
    private final long graceNs;
    private final StructureCheck structure = new StructureCheck(Dictionary.ringbook());
    private final FixMessage message = new FixMessage();
    private final OutMessage reply = new OutMessage();
    private long refusedOrders;
    private int refusalEpoch;
    private String refusalId = "";

    Requests(
            final EngineClient client,
            final OrderEntry entry,
            final Answers answers,
            final SessionDirectory sessions,
            final LongSupplier epochNs,
            final long graceNs) {
        this.client = client;
        this.entry = entry;
        this.answers = answers;
        this.sessions = sessions;
        this.epochNs = epochNs;
        this.graceNs = graceNs;
    }

    /** Does what came in. Returns false if it has to wait. */
    boolean process(final FixSession session, final Incoming incoming, final long nowNs) {
        return switch (incoming.kind()) {
            case LOGON -> logon(session, 0);
            case LOGON_ANEW -> logon(session, incoming.number());
            case LOGOUT -> logout(session);
            case APPLICATION -> application(session, incoming, nowNs);
            case ADMIN, GAP_FILL -> true;
        };
    }

    /** A number in the logon tells whoever reads the journal that the session's numbers begin anew with it. */
    private boolean logon(final FixSession session, final int number) {
        final ApiKey key = session.key();
        if (key.ownerId() == 0) {
            return true;
        }
        if (!client.isReady() || !session.isAnswered()) {
            return false;
        }
        final var logon = client.draft().sessionLogon();
        logon.header().sessionId(key.sessionId()).sessionSequence(number);
        logon.ownerId(key.ownerId())
                .cancelOnDisconnect(key.cancelOnDisconnect() ? BooleanType.TRUE : BooleanType.FALSE)
                .graceNs(graceNs);
        return send(session);
    }

    private boolean logout(final FixSession session) {
        final ApiKey key = session.key();
        if (key.ownerId() == 0) {
            return true;
        }
        if (!client.isReady()) {
            return false;
        }
        client.draft().sessionLogout().header().sessionId(key.sessionId()).sessionSequence(0);
        return send(session);
    }

    private boolean send(final FixSession session) {
        final boolean sent = client.send() > 0;
        if (sent) {
            session.onCommandSent();
        }
        return sent;
    }

    private boolean application(final FixSession session, final Incoming incoming, final long nowNs) {
        message.wrap(incoming.bytes(), 0, incoming.bytes().capacity());
        final String type = message.type();
        final MessageDef def = Dictionary.ringbook().message(type);
        if (incoming.overLimit()) {
            return businessReject(session, incoming, NOT_AVAILABLE, "Too many messages a second.");
        }
        if (OTHER_TYPES.contains(type)) {
            return businessReject(session, incoming, UNSUPPORTED_TYPE, "Messages of this type are not taken.");
        }
        if (def == null) {
            return reject(session, incoming, new StructureFault(INVALID_MSG_TYPE, 0, "there is no such message type"));
        }
        final StructureFault fault = structure.check(message, def);
        if (fault != null) {
            return reject(session, incoming, fault);
        }
        return OrderEntry.takes(type) ? order(session, incoming, nowNs) : ask(session, incoming);
    }

    private boolean order(final FixSession session, final Incoming incoming, final long nowNs) {
        final ApiKey key = session.key();
        if (!key.isTrading()) {
            return businessReject(session, incoming, NOT_AUTHORIZED, "This session only hears.");
        }
        if (!session.isAnswered()) {
            return false;
        }
        if (!entry.take(message, key, incoming.number(), refusalId(), epochNs.getAsLong(), reply)) {
            if (!session.mayAnswer()) {
                return false;
            }
            refusedOrders++;
            refusalId = "";
            return answered(session, incoming);
        }
        client.draft().frame(entry.frame(), 0, entry.length());
        if (client.isReady() && send(session)) {
            if ("q".equals(message.type())) {
                sessions.rememberMassCancel(key.sessionId(), incoming.number(), message.text(Tags.CL_ORD_ID));
            }
            return true;
        }
        if (!"q".equals(message.type()) && !"F".equals(message.type())) {
            entry.inFlight().onNotSent();
        }
        return nowNs - incoming.atNs() > BUSY_MAX_NS
                && businessReject(session, incoming, NOT_AVAILABLE, EngineClient.describe(EngineClient.BUSY));
    }

    /** ExecID of the next order that is refused here. */
    private String refusalId() {
        if (refusalId.isEmpty() || refusalEpoch != client.epoch()) {
            refusalEpoch = client.epoch();
            refusalId = "G" + refusalEpoch + "-" + (refusedOrders + 1);
        }
        return refusalId;
    }

    private boolean ask(final FixSession session, final Incoming incoming) {
        if (!session.mayAnswer()) {
            return false;
        }
        final List<OutMessage> told = answers.answer(session, message);
        for (int i = 0; i < told.size(); i++) {
            session.answer(told.get(i), i == told.size() - 1 ? incoming.number() : 0);
        }
        return true;
    }

    private boolean answered(final FixSession session, final Incoming incoming) {
        session.onRefused(incoming.overLimit());
        session.answer(reply, incoming.number());
        return true;
    }

    private boolean reject(final FixSession session, final Incoming incoming, final StructureFault fault) {
        if (!session.mayAnswer()) {
            return false;
        }
        reply.begin("3").put(REF_SEQ_NUM, incoming.number());
        if (fault.tag() > 0) {
            reply.put(REF_TAG_ID, fault.tag());
        }
        reply.put(REF_MSG_TYPE, message.type())
                .put(SESSION_REJECT_REASON, fault.reason())
                .put(TEXT, fault.text());
        return answered(session, incoming);
    }

    private boolean businessReject(
            final FixSession session, final Incoming incoming, final int reason, final String text) {
        if (!session.mayAnswer()) {
            return false;
        }
        reply.begin("j")
                .put(REF_SEQ_NUM, incoming.number())
                .put(REF_MSG_TYPE, message.type())
                .put(BUSINESS_REJECT_REF_ID, message.text(Tags.CL_ORD_ID))
                .put(BUSINESS_REJECT_REASON, reason)
                .put(TEXT, text);
        return answered(session, incoming);
    }
}
