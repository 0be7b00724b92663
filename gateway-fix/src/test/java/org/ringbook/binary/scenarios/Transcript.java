package org.ringbook.binary.scenarios;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.agrona.sbe.MessageDecoderFlyweight;
import org.ringbook.client.EventFrame;
import org.ringbook.client.venue.ApiKey;
import org.ringbook.client.venue.Catalog;
import org.ringbook.client.venue.CommandInForce;
import org.ringbook.client.venue.Market;
import org.ringbook.sbe.messages.BustTradeDecoder;
import org.ringbook.sbe.messages.CancelAllAfterDecoder;
import org.ringbook.sbe.messages.CancelAllAfterSetDecoder;
import org.ringbook.sbe.messages.CancelOrderDecoder;
import org.ringbook.sbe.messages.CancelReason;
import org.ringbook.sbe.messages.CancelRejectedDecoder;
import org.ringbook.sbe.messages.CommandRejectedDecoder;
import org.ringbook.sbe.messages.MarketAddedDecoder;
import org.ringbook.sbe.messages.MarketStateChangedDecoder;
import org.ringbook.sbe.messages.MarketTermsSetDecoder;
import org.ringbook.sbe.messages.MassCancelDecoder;
import org.ringbook.sbe.messages.MassCanceledDecoder;
import org.ringbook.sbe.messages.NewOrderDecoder;
import org.ringbook.sbe.messages.OrderAcceptedDecoder;
import org.ringbook.sbe.messages.OrderCanceledDecoder;
import org.ringbook.sbe.messages.OrderReducedDecoder;
import org.ringbook.sbe.messages.OrderRejectedDecoder;
import org.ringbook.sbe.messages.OrderReplacedDecoder;
import org.ringbook.sbe.messages.OrderTriggeredDecoder;
import org.ringbook.sbe.messages.ReplaceOrderDecoder;
import org.ringbook.sbe.messages.Side;
import org.ringbook.sbe.messages.TradeBustedDecoder;
import org.ringbook.sbe.messages.TradeDecoder;

/** What each binary session has to be told, in a test client's words, from one reading of the whole event stream; by docs/binary.md, not by the gateway. */
final class Transcript {
    private final Catalog catalog = new Catalog();
    private final CommandInForce command = new CommandInForce();
    private final Map<Integer, List<String>> told = new TreeMap<>();
    private final Map<Long, Integer> sessionOf = new HashMap<>();
    private EventFrame frame;
    private int massSession;
    private int massNumber;

    Catalog catalog() {
        return catalog;
    }

    List<String> of(final String keyId) {
        return told.get(catalog.key(keyId).sessionId());
    }

    private int sender() {
        return command.sessionId();
    }

    private int number() {
        return command.header().sessionSequence();
    }

    private <T extends MessageDecoderFlyweight> T event(final T decoder) {
        decoder.wrap(frame.buffer(), frame.bodyOffset(), frame.blockLength(), frame.version());
        return decoder;
    }

    private void tell(final int session, final int part, final int number, final String text) {
        if (told.containsKey(session)) {
            told.get(session)
                    .add(frame.sequence() + "-" + frame.index() + "-" + part + " " + text
                            + (number == 0 ? "" : " #" + number));
        }
    }

    private void answer(final String text) {
        tell(sender(), 0, number(), text);
    }

    private void tellOwner(final long orderId, final int part, final String text) {
        tell(sessionOf.getOrDefault(orderId, 0), part, 0, text);
    }

    private void tellAll(final String text) {
        told.keySet().forEach(session -> tell(session, 0, 0, text));
    }

    void onFrame(final EventFrame next) {
        frame = next;
        if (frame.index() == 0) {
            command.begin(frame);
            if (frame.templateId() == MassCancelDecoder.TEMPLATE_ID) {
                massSession = sender();
                massNumber = number();
            }
            return;
        }
        catalog.onEvent(frame, command);
        for (final ApiKey key : catalog.keys()) {
            told.computeIfAbsent(key.sessionId(), id -> new ArrayList<>());
        }
        onOrderEvent();
        onOther();
    }

    private void onOrderEvent() {
        switch (frame.templateId()) {
            case OrderAcceptedDecoder.TEMPLATE_ID -> {
                sessionOf.put(frame.sequence(), sender());
                final var order = command.decode(new NewOrderDecoder());
                final String terms = order.side() + " " + order.ordType() + " " + order.quantity() + "@"
                        + event(new OrderAcceptedDecoder()).priceTicks();
                answer("accepted " + terms + " " + order.clOrdId());
            }
            case OrderRejectedDecoder.TEMPLATE_ID -> {
                final var in = event(new OrderRejectedDecoder());
                answer("rejected " + in.reason() + " first " + in.firstOrdStatus() + " " + in.firstCumQty() + "+"
                        + in.firstLeavesQty() + " "
                        + command.decode(new NewOrderDecoder()).clOrdId());
            }
            case TradeDecoder.TEMPLATE_ID -> {
                final var in = event(new TradeDecoder());
                tellOwner(in.buyOrderId(), 0, fill(in, Side.BUY, in.buyLeavesQty()));
                tellOwner(in.sellOrderId(), 1, fill(in, Side.SELL, in.sellLeavesQty()));
            }
            case OrderCanceledDecoder.TEMPLATE_ID -> onCanceled(event(new OrderCanceledDecoder()));
            case OrderReplacedDecoder.TEMPLATE_ID -> onReplaced(event(new OrderReplacedDecoder()));
            case OrderTriggeredDecoder.TEMPLATE_ID ->
                tellOwner(event(new OrderTriggeredDecoder()).orderId(), 0, "triggered");
            case OrderReducedDecoder.TEMPLATE_ID -> {
                final var in = event(new OrderReducedDecoder());
                tellOwner(in.orderId(), 0, "reduced " + in.reducedQty() + " leaves " + in.leavesQty());
            }
            case CancelRejectedDecoder.TEMPLATE_ID -> {
                final var in = event(new CancelRejectedDecoder());
                final boolean isReplace = command.templateId() == ReplaceOrderDecoder.TEMPLATE_ID;
                answer("cancel rejected " + in.reason() + " " + in.ordStatus() + " replace "
                        + (isReplace ? "TRUE" : "FALSE"));
            }
            default -> {
                // not of one order
            }
        }
    }

    private static String fill(final TradeDecoder in, final Side side, final long leavesQty) {
        final String liquidity = in.aggressorSide() == side ? "REMOVED" : "ADDED";
        return "filled " + side + " " + in.qtyLots() + "@" + in.priceTicks() + " leaves " + leavesQty + " "
                + (in.aggressorSide() == Side.NULL_VAL ? "AUCTION" : liquidity);
    }

    private void onCanceled(final OrderCanceledDecoder in) {
        final String text = "canceled " + in.reason() + " " + in.ordStatus() + " " + in.canceledQty();
        final int owner = sessionOf.getOrDefault(in.orderId(), 0);
        final boolean asked =
                command.templateId() == CancelOrderDecoder.TEMPLATE_ID && in.reason() == CancelReason.REQUESTED;
        if (!asked || owner != sender()) {
            tell(owner, 0, 0, text);
        }
        if (asked) {
            answer(text);
        }
    }

    private void onReplaced(final OrderReplacedDecoder in) {
        final String text = "replaced " + in.ordStatus() + " " + in.orderQty() + "@" + in.priceTicks() + " kept "
                + in.keptPriority() + " session " + sender();
        final int owner = sessionOf.getOrDefault(in.orderId(), 0);
        if (owner != sender()) {
            tell(owner, 0, 0, text);
        }
        answer(text);
        sessionOf.put(in.orderId(), sender());
    }

    private void onOther() {
        switch (frame.templateId()) {
            case MassCanceledDecoder.TEMPLATE_ID -> {
                final var in = event(new MassCanceledDecoder());
                if (in.reason() == CancelReason.MASS_CANCEL) {
                    final String text = "mass canceled " + in.canceledCount() + " more " + in.more();
                    tell(massSession, 0, massNumber, text);
                }
            }
            case CommandRejectedDecoder.TEMPLATE_ID -> {
                if (command.templateId() == MassCancelDecoder.TEMPLATE_ID
                        || command.templateId() == CancelAllAfterDecoder.TEMPLATE_ID) {
                    answer("request rejected "
                            + event(new CommandRejectedDecoder()).reason());
                }
            }
            case CancelAllAfterSetDecoder.TEMPLATE_ID ->
                answer("switch " + (event(new CancelAllAfterSetDecoder()).deadlineNs() == 0 ? "off" : "on"));
            case MarketStateChangedDecoder.TEMPLATE_ID -> {
                final var in = event(new MarketStateChangedDecoder());
                tellAll("market " + in.marketId() + " " + in.state() + " " + in.cause());
            }
            case MarketAddedDecoder.TEMPLATE_ID ->
                tellAll(definition(event(new MarketAddedDecoder()).marketId()));
            case MarketTermsSetDecoder.TEMPLATE_ID ->
                tellAll(definition(event(new MarketTermsSetDecoder()).marketId()));
            case TradeBustedDecoder.TEMPLATE_ID -> onBusted(event(new TradeBustedDecoder()));
            default -> {
                // no session is told
            }
        }
    }

    private void onBusted(final TradeBustedDecoder in) {
        final var bust = command.decode(new BustTradeDecoder());
        final String text = " trade " + in.tradeId() + " " + bust.qtyLots() + "@" + bust.priceTicks() + " fee ";
        for (final ApiKey key : catalog.keys()) {
            if (key.ownerId() == catalog.account(in.buyAccountId()).ownerId()) {
                tell(key.sessionId(), 0, 0, "busted BUY" + text + in.buyFeeUnits());
            }
            if (key.ownerId() == catalog.account(in.sellAccountId()).ownerId()) {
                tell(key.sessionId(), 1, 0, "busted SELL" + text + in.sellFeeUnits());
            }
        }
    }

    private String definition(final int marketId) {
        final Market market = catalog.market(marketId);
        final Market.Terms terms = market.terms();
        return "definition " + marketId + " " + market.state() + " tick " + terms.tickMantissa() + "/"
                + terms.tickScale() + " lot " + terms.lotMantissa() + "/" + terms.lotScale() + " " + market.symbol()
                + " " + market.base().code() + " " + market.quote().code();
    }
}
