package org.ringbook.fix.order;

import org.ringbook.client.DecimalException;
import org.ringbook.client.Decimals;
import org.ringbook.client.venue.Account;
import org.ringbook.client.venue.ApiKey;
import org.ringbook.client.venue.Catalog;
import org.ringbook.client.venue.Market;
import org.ringbook.fix.message.FixMessage;
import org.ringbook.fix.message.Tags;
import org.ringbook.sbe.messages.RejectReason;

/** Reads what requests have in common, or refuses it with its rule. */
final class Request {
    private static final int ID_LENGTH_MAX = 36;

    private final Catalog catalog;

    Request(final Catalog catalog) {
        this.catalog = catalog;
    }

    /** The account that it names, or the session's own. */
    Account account(final FixMessage message, final ApiKey key) {
        final String name = message.text(Tags.ACCOUNT);
        final Account account = name == null ? catalog.account(key.defaultAccountId()) : catalog.account(name);
        if (account == null || account.ownerId() != key.ownerId()) {
            throw new Refusal(RejectReason.UNKNOWN_ACCOUNT);
        }
        return account;
    }

    Market market(final FixMessage message) {
        final Market market = catalog.market(message.text(Tags.SYMBOL));
        if (market == null) {
            throw new Refusal(RejectReason.UNKNOWN_MARKET);
        }
        return market;
    }

    /** A client order id that the journal can hold; the engine would say the same of others. */
    static String id(final FixMessage message, final int tag) {
        final String id = message.text(tag);
        if (id == null || id.isEmpty() || id.length() > ID_LENGTH_MAX) {
            throw new Refusal(RejectReason.INVALID_CL_ORD_ID);
        }
        for (int i = 0; i < id.length(); i++) {
            if (id.charAt(i) <= ' ' || id.charAt(i) > '~') {
                throw new Refusal(RejectReason.INVALID_CL_ORD_ID);
            }
        }
        return id;
    }

    /** A decimal in whole steps; 0 if it is not there. */
    static long steps(final FixMessage message, final int tag, final Decimals decimals, final RejectReason otherwise) {
        final int index = message.find(tag, 0);
        if (index < 0) {
            return 0;
        }
        try {
            return decimals.parse(message.characters(index));
        } catch (final DecimalException e) {
            throw new Refusal(otherwise, e.getMessage());
        }
    }

    /** FIX tag 37; 0 if it is not there. */
    static long orderId(final FixMessage message) {
        final String text = message.text(Tags.ORDER_ID);
        if (text == null) {
            return 0;
        }
        try {
            return Long.parseLong(text);
        } catch (final NumberFormatException e) {
            throw new Refusal(RejectReason.UNKNOWN_ORDER);
        }
    }
}
