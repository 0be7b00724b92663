package org.ringbook.fix.gateway;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.LongSupplier;
import org.ringbook.client.venue.Account;
import org.ringbook.client.venue.ApiKey;
import org.ringbook.client.venue.Catalog;
import org.ringbook.client.venue.Market;
import org.ringbook.fix.marketdata.MarketDataDesk;
import org.ringbook.fix.message.FixMessage;
import org.ringbook.fix.message.OutMessage;
import org.ringbook.fix.message.Tags;
import org.ringbook.fix.report.FixCode;
import org.ringbook.fix.report.Order;
import org.ringbook.fix.report.Orders;
import org.ringbook.fix.report.StatusReports;

/** Answers questions from what the event stream has told so far: state of orders (H, AF), securities (x, e), market data (V). The gateway's thread only. */
final class Answers {
    private static final String NO_ORDER = "No order of this account has that id, or it ended too long ago.";

    private final Catalog catalog;
    private final Orders orders;
    private final StatusReports status;
    private final MarketDataDesk marketData;
    private final LongSupplier epochNs;

    Answers(final Catalog catalog, final Orders orders, final MarketDataDesk marketData, final LongSupplier epochNs) {
        this.catalog = catalog;
        this.orders = orders;
        this.marketData = marketData;
        this.epochNs = epochNs;
        status = new StatusReports(catalog);
    }

    /** The answers to a message with a sound structure, in order; none if there is nothing to say. */
    List<OutMessage> answer(final FixSession session, final FixMessage message) {
        return switch (message.type()) {
            case "H" -> List.of(status(session.key(), message));
            case "AF" -> massStatus(session.key(), message);
            case "V" -> marketData.request(session.marketData(), message);
            case "x" -> marketData.securities(message);
            case "e" -> marketData.status(session.marketData(), message);
            default ->
                List.of(new OutMessage()
                        .begin("j")
                        .put(45, message.number(Tags.MSG_SEQ_NUM, 0))
                        .put(372, message.type())
                        .put(380, 3)
                        .put(58, "Messages of this type are not taken."));
        };
    }

    private Account account(final ApiKey key, final FixMessage message) {
        final String name = message.text(Tags.ACCOUNT);
        final Account account = name == null ? catalog.account(key.defaultAccountId()) : catalog.account(name);
        return account == null || (key.ownerId() != 0 && account.ownerId() != key.ownerId()) ? null : account;
    }

    private OutMessage status(final ApiKey key, final FixMessage message) {
        final OutMessage out = new OutMessage();
        final Account account = account(key, message);
        final String clOrdId = message.text(Tags.CL_ORD_ID);
        final String requestId = message.text(Tags.ORD_STATUS_REQ_ID);
        final Order order = account == null ? null : find(account, message.text(Tags.ORDER_ID), clOrdId);
        if (order == null) {
            return status.none(out, clOrdId, message.text(Tags.SYMBOL), message.character(Tags.SIDE, '1'), NO_ORDER)
                    .put(Tags.ORD_STATUS_REQ_ID, requestId);
        }
        status.single(out, order, clOrdId, requestId == null ? "" : requestId, epochNs.getAsLong());
        return out;
    }

    private Order find(final Account account, final String orderId, final String clOrdId) {
        if (orderId == null) {
            return orders.byClOrdId(account.accountId(), clOrdId);
        }
        try {
            final Order order = orders.byId(Long.parseLong(orderId));
            return order == null || order.accountId() != account.accountId() ? null : order;
        } catch (final NumberFormatException e) {
            return null;
        }
    }

    private List<OutMessage> massStatus(final ApiKey key, final FixMessage message) {
        final String requestId = message.text(Tags.MASS_STATUS_REQ_ID);
        final String symbol = message.text(Tags.SYMBOL);
        final boolean oneMarket = message.number(Tags.MASS_STATUS_REQ_TYPE, 7) == 1;
        final Market market = symbol == null ? null : catalog.market(symbol);
        final Account account = account(key, message);
        final List<Order> open = account == null || (oneMarket && market == null)
                ? List.of()
                : orders.open(Set.of(account.accountId())).stream()
                        .filter(order -> !oneMarket || order.marketId() == market.marketId())
                        .filter(order -> !message.has(Tags.SIDE)
                                || FixCode.of(order.side()) == message.character(Tags.SIDE, '1'))
                        .toList();
        final List<OutMessage> told = new ArrayList<>();
        for (final Order order : open) {
            final OutMessage out = new OutMessage();
            status.ofMany(out, order, requestId, told.size() + 1, open.size(), epochNs.getAsLong());
            told.add(out);
        }
        if (told.isEmpty()) {
            final OutMessage out = new OutMessage();
            status.noneOfMany(out, requestId, symbol == null ? "" : symbol, "There are no open orders.");
            told.add(out);
        }
        return told;
    }
}
