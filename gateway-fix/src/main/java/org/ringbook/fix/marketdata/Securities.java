package org.ringbook.fix.marketdata;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.ringbook.client.venue.Catalog;
import org.ringbook.client.venue.Market;
import org.ringbook.fix.message.FixMessage;
import org.ringbook.fix.message.OutMessage;
import org.ringbook.fix.message.Tags;
import org.ringbook.sbe.messages.MarketState;

/** What is said of securities: the list (y) and their states (f). The gateway's thread only. */
final class Securities {
    private static final int CURRENCY = 15;
    private static final int TEXT = 58;
    private static final int TRANSACT_TIME = 60;
    private static final int SECURITY_RESPONSE_ID = 322;
    private static final int SECURITY_TRADING_STATUS = 326;
    private static final int TOT_NO_RELATED_SYM = 393;
    private static final int SECURITY_REQUEST_RESULT = 560;
    private static final int ROUND_LOT = 561;
    private static final int MIN_TRADE_VOL = 562;
    private static final int LAST_FRAGMENT = 893;
    private static final int MIN_PRICE_INCREMENT = 969;
    private static final int MAX_TRADE_VOL = 1140;
    private static final int NOT_FOUND = 2;
    private static final int UNKNOWN = 20;
    private static final int PER_MESSAGE = 20;

    private final Catalog catalog;

    Securities(final Catalog catalog) {
        this.catalog = catalog;
    }

    /** Answers for some or all securities. */
    List<OutMessage> list(final FixMessage message) {
        final boolean one = message.number(Tags.SECURITY_LIST_REQUEST_TYPE, 0) == 0;
        final Market named = catalog.market(message.text(Tags.SYMBOL));
        final Collection<Market> markets;
        if (one) {
            markets = named == null ? List.of() : List.of(named);
        } else {
            markets = catalog.markets();
        }
        final List<Market> all = new ArrayList<>(markets);
        final String requestId = message.text(Tags.SECURITY_REQ_ID);
        if (all.isEmpty()) {
            return List.of(begin(requestId, 1, NOT_FOUND).put(TEXT, "There is no such security."));
        }
        final List<OutMessage> told = new ArrayList<>();
        for (int from = 0; from < all.size(); from += PER_MESSAGE) {
            final List<Market> part = all.subList(from, Math.min(all.size(), from + PER_MESSAGE));
            final OutMessage out = begin(requestId, told.size() + 1, 0)
                    .put(TOT_NO_RELATED_SYM, all.size())
                    .put(LAST_FRAGMENT, from + PER_MESSAGE >= all.size() ? 'Y' : 'N')
                    .put(Tags.NO_RELATED_SYM, part.size());
            part.forEach(market -> entry(out, market));
            told.add(out);
        }
        return told;
    }

    private static OutMessage begin(final String requestId, final int number, final int result) {
        return new OutMessage()
                .begin("y")
                .put(Tags.SECURITY_REQ_ID, requestId)
                .put(SECURITY_RESPONSE_ID, requestId + "-" + number)
                .put(SECURITY_REQUEST_RESULT, result);
    }

    private static void entry(final OutMessage out, final Market market) {
        out.put(Tags.SYMBOL, market.symbol())
                .put(CURRENCY, market.quote().code())
                .put(MIN_PRICE_INCREMENT, market.price(), 1)
                .put(ROUND_LOT, market.quantity(), 1)
                .put(MIN_TRADE_VOL, market.quantity(), market.terms().minQtyLots())
                .put(MAX_TRADE_VOL, market.quantity(), market.terms().maxQtyLots())
                .put(SECURITY_TRADING_STATUS, tradingStatus(market.state()));
    }

    /** Answers for the state of a security. */
    OutMessage status(final FixMessage message) {
        final String symbol = message.text(Tags.SYMBOL);
        final Market market = catalog.market(symbol);
        final OutMessage out = new OutMessage();
        final String requestId = message.text(Tags.SECURITY_STATUS_REQ_ID);
        if (market == null) {
            return out.begin("f")
                    .put(Tags.SECURITY_STATUS_REQ_ID, requestId)
                    .put(Tags.SYMBOL, symbol)
                    .put(SECURITY_TRADING_STATUS, UNKNOWN)
                    .put(TEXT, "There is no such security.");
        }
        status(out, requestId, symbol, market.state(), 0);
        return out;
    }

    /** Writes a state; with the time of its change if that is told. */
    static void status(
            final OutMessage out,
            final String requestId,
            final String symbol,
            final MarketState state,
            final long changedNs) {
        out.begin("f")
                .put(Tags.SECURITY_STATUS_REQ_ID, requestId)
                .put(Tags.SYMBOL, symbol)
                .put(SECURITY_TRADING_STATUS, tradingStatus(state));
        if (changedNs > 0) {
            out.putTime(TRANSACT_TIME, changedNs);
        }
        out.put(TEXT, state.name());
    }

    /** FIX tag 326. */
    static int tradingStatus(final MarketState state) {
        return switch (state) {
            case OPEN -> 17;
            case AUCTION, UNCROSSING -> 21;
            case HALTED, SUSPENDED -> 2;
            case CLOSED, DELISTED -> 18;
            case SBE_UNKNOWN, NULL_VAL -> UNKNOWN;
        };
    }
}
