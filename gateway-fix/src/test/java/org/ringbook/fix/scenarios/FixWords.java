package org.ringbook.fix.scenarios;

import java.util.HashMap;
import java.util.Map;
import org.agrona.DirectBuffer;
import org.ringbook.client.EventFrame;
import org.ringbook.client.venue.Account;
import org.ringbook.client.venue.Catalog;
import org.ringbook.client.venue.CommandInForce;
import org.ringbook.client.venue.Market;
import org.ringbook.fix.message.UtcText;
import org.ringbook.fix.report.FixCode;
import org.ringbook.gateway.scenarios.Door;
import org.ringbook.sbe.messages.CancelOrderDecoder;
import org.ringbook.sbe.messages.CommandHeaderDecoder;
import org.ringbook.sbe.messages.MassCancelDecoder;
import org.ringbook.sbe.messages.MessageHeaderDecoder;
import org.ringbook.sbe.messages.NewOrderDecoder;
import org.ringbook.sbe.messages.OrdType;
import org.ringbook.sbe.messages.OrderAcceptedDecoder;
import org.ringbook.sbe.messages.ReplaceOrderDecoder;
import org.ringbook.sbe.messages.SelfTradePrevention;
import org.ringbook.sbe.messages.Side;
import org.ringbook.sbe.messages.TimeInForce;

/** Says commands as a market maker would, if it can; follows the stream for the names of things. One thread. */
final class FixWords {
    private static final int BODY = MessageHeaderDecoder.ENCODED_LENGTH;
    private static final int ID_LENGTH_MAX = 36;
    private static final long MILLISECOND_NS = 1_000_000;
    private static final String NOBODY = "nothing-of-this-name";

    private final Catalog catalog = new Catalog();
    private final CommandInForce command = new CommandInForce();
    private final Map<Long, Terms> byId = new HashMap<>();
    private final Map<String, Terms> byClOrdId = new HashMap<>();
    private int ids;

    private record Terms(int marketId, Side side, OrdType ordType) {}

    /**
     * A message.
     *
     * @param accountId whose.
     * @param type      FIX tag 35.
     * @param fields    its body, with | for SOH.
     */
    record Said(int accountId, String type, String fields) implements Door.Said {}

    Catalog catalog() {
        return catalog;
    }

    void onFrame(final EventFrame frame) {
        if (frame.index() == 0) {
            command.begin(frame);
            return;
        }
        if (frame.templateId() == OrderAcceptedDecoder.TEMPLATE_ID) {
            final NewOrderDecoder order = command.decode(new NewOrderDecoder());
            final Terms terms = new Terms(order.marketId(), order.side(), order.ordType());
            byId.put(frame.sequence(), terms);
            byClOrdId.put(order.accountId() + order.clOrdId(), terms);
        } else if (command.templateId() == ReplaceOrderDecoder.TEMPLATE_ID) {
            final ReplaceOrderDecoder replace = command.decode(new ReplaceOrderDecoder());
            final int account = replace.accountId();
            final Terms terms = terms(account, replace.orderId(), replace.origClOrdId());
            if (terms != null) {
                byClOrdId.put(account + replace.clOrdId(), terms);
            }
        }
        catalog.onEvent(frame, command);
    }

    private Terms terms(final int accountId, final long orderId, final String clOrdId) {
        return orderId == 0 ? byClOrdId.get(accountId + clOrdId) : byId.get(orderId);
    }

    /** Null if it can't be said. */
    Said say(final DirectBuffer frame) {
        final MessageHeaderDecoder header = new MessageHeaderDecoder().wrap(frame, 0);
        final CommandHeaderDecoder sender = new CommandHeaderDecoder().wrap(frame, BODY);
        if (sender.gatewayId() != 0 || sender.sessionId() != 0) {
            return null;
        }
        return switch (header.templateId()) {
            case NewOrderDecoder.TEMPLATE_ID ->
                order(new NewOrderDecoder().wrap(frame, BODY, header.blockLength(), header.version()));
            case CancelOrderDecoder.TEMPLATE_ID ->
                cancel(new CancelOrderDecoder().wrap(frame, BODY, header.blockLength(), header.version()));
            case ReplaceOrderDecoder.TEMPLATE_ID ->
                replace(new ReplaceOrderDecoder().wrap(frame, BODY, header.blockLength(), header.version()));
            case MassCancelDecoder.TEMPLATE_ID ->
                massCancel(new MassCancelDecoder().wrap(frame, BODY, header.blockLength(), header.version()));
            default -> null;
        };
    }

    private boolean isOwned(final int accountId) {
        final Account account = catalog.account(accountId);
        return account != null && account.ownerId() > 0;
    }

    private static boolean isId(final String id) {
        return !id.isEmpty()
                && id.length() <= ID_LENGTH_MAX
                && id.chars().allMatch(c -> c > ' ' && c <= '~' && c != '|');
    }

    private String idOrNew(final String id) {
        return id.isEmpty() ? "fix-" + ++ids : id;
    }

    private Said order(final NewOrderDecoder order) {
        final Market market = catalog.market(order.marketId());
        final boolean sayable = isOwned(order.accountId())
                && market != null
                && (order.side() == Side.BUY || order.side() == Side.SELL)
                && order.ordType() != OrdType.SBE_UNKNOWN
                && order.timeInForce() != TimeInForce.SBE_UNKNOWN
                && order.selfTradePrevention() != SelfTradePrevention.SBE_UNKNOWN
                && order.selfTradePrevention() != SelfTradePrevention.NULL_VAL
                && order.validUntilNs() == 0
                && Math.min(Math.min(order.priceTicks(), order.quantity() - 1), order.stopPriceTicks()) >= 0
                && Math.min(order.displayQty(), order.minQty()) >= 0
                && order.expireTimeNs() >= 0
                && order.expireTimeNs() % MILLISECOND_NS == 0;
        if (!sayable || hasUnknown(order)) {
            return null;
        }
        final StringBuilder text = new StringBuilder();
        final boolean byQuote = order.flags().byQuote();
        text.append("55=").append(market.symbol()).append("|54=").append(FixCode.of(order.side()));
        text.append("|40=").append(FixCode.of(order.ordType())).append("|59=").append(FixCode.of(order.timeInForce()));
        text.append(byQuote ? "|152=" : "|38=");
        (byQuote ? market.quote().amount() : market.quantity()).append(order.quantity(), text);
        text.append(order.flags().postOnly() ? "|18=6" : "").append("|2964=").append(prevention(order));
        price(text, 44, market, order.priceTicks());
        price(text, 99, market, order.stopPriceTicks());
        quantity(text, 111, market, order.displayQty());
        quantity(text, 110, market, order.minQty());
        if (order.expireTimeNs() > 0) {
            UtcText.append(order.expireTimeNs(), text.append("|126="));
        }
        final int accountId = order.accountId();
        final String id = order.clOrdId();
        return isId(id) ? new Said(accountId, "D", "11=" + id + "|" + text + "|60=20260105-08:00:00|") : null;
    }

    private static boolean hasUnknown(final NewOrderDecoder order) {
        return order.ordType() == OrdType.NULL_VAL
                || order.timeInForce() == TimeInForce.NULL_VAL
                || (order.flags().getRaw() & ~3) != 0;
    }

    private static int prevention(final NewOrderDecoder order) {
        return switch (order.selfTradePrevention()) {
            case CANCEL_OLDEST -> 2;
            case CANCEL_BOTH -> 3;
            case DECREMENT -> 100;
            case NONE -> 101;
            default -> 1;
        };
    }

    private static void price(final StringBuilder text, final int tag, final Market market, final long ticks) {
        if (ticks > 0) {
            market.price().append(ticks, text.append('|').append(tag).append('='));
        }
    }

    private static void quantity(final StringBuilder text, final int tag, final Market market, final long lots) {
        if (lots > 0) {
            market.quantity().append(lots, text.append('|').append(tag).append('='));
        }
    }

    private Said cancel(final CancelOrderDecoder cancel) {
        final int accountId = cancel.accountId();
        final long orderId = cancel.orderId();
        final String origId = cancel.origClOrdId();
        final String id = idOrNew(cancel.clOrdId());
        final Terms terms = terms(accountId, orderId, origId);
        if (!isOwned(accountId) || terms == null || !isId(id) || !(orderId != 0 || isId(origId))) {
            return null;
        }
        return new Said(accountId, "F", names(terms, orderId, origId, id) + "60=20260105-08:00:00|");
    }

    private String names(final Terms terms, final long orderId, final String origId, final String id) {
        return (orderId == 0 ? "41=" + origId : "37=" + orderId + "|41=" + NOBODY) + "|11=" + id + "|55="
                + catalog.market(terms.marketId()).symbol() + "|54=" + FixCode.of(terms.side()) + "|";
    }

    private Said replace(final ReplaceOrderDecoder replace) {
        final int accountId = replace.accountId();
        final long orderId = replace.orderId();
        final long least = Math.min(
                Math.min(replace.priceTicks(), replace.orderQty() - 1),
                Math.min(replace.stopPriceTicks(), replace.displayQty()));
        final long priceTicks = replace.priceTicks();
        final long orderQty = replace.orderQty();
        final long stopTicks = replace.stopPriceTicks();
        final long displayQty = replace.displayQty();
        final String origId = replace.origClOrdId();
        final String id = idOrNew(replace.clOrdId());
        final Terms terms = terms(accountId, orderId, origId);
        if (!isOwned(accountId) || terms == null || least < 0 || !isId(id) || !(orderId != 0 || isId(origId))) {
            return null;
        }
        final Market market = catalog.market(terms.marketId());
        final StringBuilder text = new StringBuilder(names(terms, orderId, origId, id))
                .append("60=20260105-08:00:00|40=")
                .append(FixCode.of(terms.ordType()))
                .append("|38=");
        market.quantity().append(orderQty, text);
        price(text, 44, market, priceTicks);
        price(text, 99, market, stopTicks);
        quantity(text, 111, market, displayQty);
        return new Said(accountId, "G", text.append('|').toString());
    }

    private Said massCancel(final MassCancelDecoder cancel) {
        final Market market = catalog.market(cancel.marketId());
        if (!isOwned(cancel.accountId())
                || cancel.sessionId() != 0
                || (cancel.marketId() != 0 && market == null)
                || cancel.side() == Side.SBE_UNKNOWN) {
            return null;
        }
        return new Said(
                cancel.accountId(),
                "q",
                "11=" + idOrNew("") + "|530=" + (market == null ? "7" : "1|55=" + market.symbol())
                        + (cancel.side() == Side.NULL_VAL ? "" : "|54=" + FixCode.of(cancel.side()))
                        + "|60=20260105-08:00:00|");
    }
}
