package org.ringbook.audit.explain;

import java.util.Locale;
import java.util.Map;
import org.ringbook.audit.decode.DecodedFields;
import org.ringbook.audit.decode.DecodedFrame;
import org.ringbook.audit.decode.Moment;
import org.ringbook.audit.decode.Names;
import org.ringbook.sbe.RejectText;
import org.ringbook.sbe.messages.CancelReason;
import org.ringbook.sbe.messages.RejectReason;

/** Numbers and enumerated values as people say them. */
final class Wording {
    private static final Map<String, String> TYPES = Map.of(
            "MARKET", "market",
            "LIMIT", "limit",
            "STOP", "stop",
            "STOP_LIMIT", "stop-limit",
            "MARKET_TO_LIMIT", "market-to-limit");
    private static final Map<String, String> TIMES_IN_FORCE = Map.of(
            "DAY", "for the day",
            "GTC", "good till canceled",
            "IOC", "immediate or cancel",
            "FOK", "fill or kill",
            "GTD", "good till a time");

    private final Names names;

    Wording(final Names names) {
        this.names = names;
    }

    String qty(final long marketId, final long lots) {
        final Names.Market market = names.market(marketId);
        return market == null
                ? lots + " lots of market " + marketId
                : market.quantity().text(lots) + " " + market.base().code();
    }

    String price(final long marketId, final long ticks) {
        final Names.Market market = names.market(marketId);
        return market == null
                ? ticks + " ticks"
                : market.price().text(ticks) + " " + market.quote().code();
    }

    String amount(final long assetId, final long units) {
        final Names.Asset asset = names.asset(assetId);
        return asset == null
                ? units + " units of asset " + assetId
                : asset.amount().text(units) + " " + asset.code();
    }

    String base(final long marketId, final long units) {
        final Names.Market market = names.market(marketId);
        return market == null ? units + " base units" : amount(market.base().id(), units);
    }

    String quote(final long marketId, final long units) {
        final Names.Market market = names.market(marketId);
        return market == null ? units + " quote units" : amount(market.quote().id(), units);
    }

    String symbol(final long marketId) {
        final Names.Market market = names.market(marketId);
        return market == null ? "market " + marketId : market.symbol();
    }

    String account(final long accountId) {
        final String name = names.account(accountId);
        return name == null ? "account " + accountId : name;
    }

    static String orderType(final String type) {
        return TYPES.getOrDefault(type, type);
    }

    static String timeInForce(final DecodedFrame order) {
        final String text = TIMES_IN_FORCE.getOrDefault(order.text("timeInForce"), order.text("timeInForce"));
        final long expiresNs = order.number("expireTimeNs");
        return expiresNs == 0 ? text : "good till " + Moment.text(expiresNs);
    }

    static String side(final String side) {
        return side.toLowerCase(Locale.ROOT);
    }

    /** Who sent a command. */
    static String sender(final DecodedFrame command) {
        final DecodedFields header = command.fields().within("header");
        final long session = header.number("sessionId");
        final long gateway = header.number("gatewayId");
        final String by = gateway == 0 ? "by a tool or the exchange itself" : "through gateway " + gateway;
        return session == 0 ? by : by + ", session " + session;
    }

    static String rejectReason(final String name) {
        return RejectText.sentence(RejectReason.valueOf(name));
    }

    static String cancelReason(final String name) {
        return RejectText.sentence(CancelReason.valueOf(name));
    }

    /** Why a record's events happened, if it is another's doing than the account's: its command in words. */
    static String cause(final DecodedFrame command) {
        return switch (command.type()) {
            case "Timer" -> "a deadline was reached";
            case "Continue" -> "the operation before went on";
            case "SetMarketState" -> "the market's state was changed by command";
            default -> command.type() + " " + sender(command);
        };
    }
}
