package org.ringbook.binary.gateway;

import java.util.ArrayList;
import java.util.List;
import org.agrona.DirectBuffer;
import org.agrona.sbe.MessageEncoderFlyweight;
import org.ringbook.binary.client.BinaryClientContext;
import org.ringbook.binary.client.StreamPosition;
import org.ringbook.client.EngineConnection;
import org.ringbook.client.Permission;
import org.ringbook.sbe.binary.BooleanType;
import org.ringbook.sbe.binary.CancelAllAfterEncoder;
import org.ringbook.sbe.binary.CancelOrderEncoder;
import org.ringbook.sbe.binary.MassCancelEncoder;
import org.ringbook.sbe.binary.NewOrderEncoder;
import org.ringbook.sbe.binary.ReplaceOrderEncoder;
import org.ringbook.sbe.messages.CancelAllAfterDecoder;
import org.ringbook.sbe.messages.CancelOrderDecoder;
import org.ringbook.sbe.messages.CommandHeaderDecoder;
import org.ringbook.sbe.messages.MassCancelDecoder;
import org.ringbook.sbe.messages.MessageHeaderDecoder;
import org.ringbook.sbe.messages.NewOrderDecoder;
import org.ringbook.sbe.messages.ReplaceOrderDecoder;

/** A binary session that says the engine's commands, whatever they hold, and writes down what it is told. One thread. */
public final class BinaryPeer implements AutoCloseable {
    private static final int BODY = MessageHeaderDecoder.ENCODED_LENGTH;
    private static final String SECRET = "a secret of a test";

    private final TestClient client;
    private final byte[] text = new byte[255];

    private BinaryPeer(final TestClient client) {
        this.client = client;
    }

    /** A UDP port that nobody has. */
    public static int freePort() throws Exception {
        return TestExchange.freePort();
    }

    /** A key for a session. */
    public static void issue(
            final EngineConnection engine, final String keyId, final int ownerId, final int accountId) {
        TestExchange.issue(engine, keyId, ownerId, accountId, Permission.ofClients(), false, 0, "", SECRET);
    }

    /** Logs on, and asks for all that the session was ever told. */
    public static BinaryPeer logOn(final String keyId, final String aeronDirectory, final String channel) {
        final TestClient client = new TestClient(new BinaryClientContext()
                .aeronDirectory(aeronDirectory)
                .gatewayChannel(channel)
                .key(keyId, SECRET)
                .position(StreamPosition.BEGINNING));
        client.await("the log-on", () -> client.client().isCaughtUp());
        return new BinaryPeer(client);
    }

    /** The account of a command that a client can say; 0 = none can. */
    public static int accountOf(final DirectBuffer frame) {
        final MessageHeaderDecoder header = new MessageHeaderDecoder().wrap(frame, 0);
        final CommandHeaderDecoder sender = new CommandHeaderDecoder().wrap(frame, BODY);
        if (sender.gatewayId() != 0 || sender.sessionId() != 0 || header.version() != header.sbeSchemaVersion()) {
            return 0;
        }
        return switch (header.templateId()) {
            case NewOrderDecoder.TEMPLATE_ID ->
                new NewOrderDecoder().wrapAndApplyHeader(frame, 0, header).accountId();
            case CancelOrderDecoder.TEMPLATE_ID ->
                new CancelOrderDecoder().wrapAndApplyHeader(frame, 0, header).accountId();
            case ReplaceOrderDecoder.TEMPLATE_ID ->
                new ReplaceOrderDecoder().wrapAndApplyHeader(frame, 0, header).accountId();
            case MassCancelDecoder.TEMPLATE_ID -> {
                final var cancel = new MassCancelDecoder().wrapAndApplyHeader(frame, 0, header);
                yield cancel.sessionId() == 0 ? cancel.accountId() : 0;
            }
            case CancelAllAfterDecoder.TEMPLATE_ID ->
                new CancelAllAfterDecoder().wrapAndApplyHeader(frame, 0, header).accountId();
            default -> 0;
        };
    }

    /** Says a command that has an account. Returns its number. */
    public int say(final DirectBuffer frame) {
        final MessageHeaderDecoder header = new MessageHeaderDecoder().wrap(frame, 0);
        switch (header.templateId()) {
            case NewOrderDecoder.TEMPLATE_ID -> order(new NewOrderDecoder().wrapAndApplyHeader(frame, 0, header));
            case CancelOrderDecoder.TEMPLATE_ID ->
                cancel(new CancelOrderDecoder().wrapAndApplyHeader(frame, 0, header));
            case ReplaceOrderDecoder.TEMPLATE_ID ->
                replace(new ReplaceOrderDecoder().wrapAndApplyHeader(frame, 0, header));
            case MassCancelDecoder.TEMPLATE_ID ->
                massCancel(new MassCancelDecoder().wrapAndApplyHeader(frame, 0, header));
            default -> {
                final CancelAllAfterEncoder to = client.client().cancelAllAfter();
                final var from = new CancelAllAfterDecoder().wrapAndApplyHeader(frame, 0, header);
                to.accountId(from.accountId()).timeoutNs(from.timeoutNs());
            }
        }
        return client.send();
    }

    private static void raw(final MessageEncoderFlyweight to, final int fieldOffset, final int value) {
        Raw.put(to, fieldOffset, value);
    }

    private void order(final NewOrderDecoder from) {
        final NewOrderEncoder to = client.client().newOrder();
        to.accountId(from.accountId()).marketId(from.marketId()).priceTicks(from.priceTicks());
        to.quantity(from.quantity()).validUntilNs(from.validUntilNs()).stopPriceTicks(from.stopPriceTicks());
        to.displayQty(from.displayQty()).minQty(from.minQty()).expireTimeNs(from.expireTimeNs());
        raw(to, NewOrderEncoder.sideEncodingOffset(), from.sideRaw());
        raw(to, NewOrderEncoder.ordTypeEncodingOffset(), from.ordTypeRaw());
        raw(to, NewOrderEncoder.timeInForceEncodingOffset(), from.timeInForceRaw());
        raw(to, NewOrderEncoder.flagsEncodingOffset(), from.flags().getRaw());
        raw(to, NewOrderEncoder.selfTradePreventionEncodingOffset(), from.selfTradePreventionRaw());
        to.putClOrdId(text, 0, from.getClOrdId(text, 0, text.length));
    }

    private void cancel(final CancelOrderDecoder from) {
        final CancelOrderEncoder to = client.client().cancelOrder();
        to.accountId(from.accountId()).orderId(from.orderId());
        to.putOrigClOrdId(text, 0, from.getOrigClOrdId(text, 0, text.length));
        to.putClOrdId(text, 0, from.getClOrdId(text, 0, text.length));
    }

    private void replace(final ReplaceOrderDecoder from) {
        final ReplaceOrderEncoder to = client.client().replaceOrder();
        to.accountId(from.accountId()).orderId(from.orderId()).priceTicks(from.priceTicks());
        to.orderQty(from.orderQty()).stopPriceTicks(from.stopPriceTicks()).displayQty(from.displayQty());
        to.putOrigClOrdId(text, 0, from.getOrigClOrdId(text, 0, text.length));
        to.putClOrdId(text, 0, from.getClOrdId(text, 0, text.length));
    }

    private void massCancel(final MassCancelDecoder from) {
        final MassCancelEncoder to = client.client().massCancel();
        to.accountId(from.accountId()).marketId(from.marketId()).ownOnly(BooleanType.FALSE);
        raw(to, MassCancelEncoder.sideEncodingOffset(), from.sideRaw());
    }

    public boolean isOpen() {
        client.poll();
        return !client.client().hasEnded();
    }

    /** Why the gateway has refused a command; empty if it has not. */
    public String refusal(final int number) {
        client.poll();
        final String prefix = "refused " + number + " ";
        return client.aside().stream()
                .filter(line -> line.startsWith(prefix))
                .findFirst()
                .map(line -> line.substring(prefix.length()))
                .orElse("");
    }

    /** What was told so far: a place in the event stream, and words, each. */
    public List<String> told() {
        client.poll();
        final List<String> all = new ArrayList<>();
        for (int i = 0; i < client.told().size(); i++) {
            all.add(client.positions().get(i) + " " + client.told().get(i));
        }
        return all;
    }

    @Override
    public void close() {
        if (client.client().isLoggedOn()) {
            client.leave();
        } else {
            client.close();
        }
    }
}
