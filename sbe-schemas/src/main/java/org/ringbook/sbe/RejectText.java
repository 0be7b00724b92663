package org.ringbook.sbe;

import org.ringbook.sbe.messages.CancelReason;
import org.ringbook.sbe.messages.RejectReason;

/** One plain sentence for each reason, for people at the other end of any gateway or tool. */
public final class RejectText {
    private static final String UNKNOWN = "The request was refused for a reason that this version does not know.";

    private RejectText() {}

    /**
     * Why a command changed nothing.
     *
     * @param reason the engine's.
     * @return a sentence.
     */
    public static String sentence(final RejectReason reason) {
        return switch (reason) {
            case NONE -> "The request was accepted.";
            case MALFORMED -> "The request could not be read.";
            case ENGINE_HALTED -> "Trading is halted on the whole exchange; cancels are still taken.";
            case LOW_SPACE -> "The exchange is short of disk space; only cancels are taken.";
            case ACCOUNT_KILLED -> "The account is blocked; only cancels are taken.";
            case UNKNOWN_ACCOUNT -> "There is no such account, or it may not do this.";
            case UNKNOWN_MARKET -> "There is no such market.";
            case UNKNOWN_ASSET -> "There is no such asset.";
            case UNKNOWN_OWNER -> "There is no such owner.";
            case UNKNOWN_ORDER -> "No open order of this account has that id.";
            case UNKNOWN_WITHDRAWAL -> "No withdrawal has that reference.";
            case UNKNOWN_SESSION -> "No session with that id is logged on.";
            case UNKNOWN_KEY -> "There is no such API key.";
            case UNKNOWN_TRADE -> "The market has made no trade with that id.";
            case TOO_LATE -> "The order has ended already.";
            case MARKET_CLOSED -> "The market is closed.";
            case MARKET_HALTED -> "The market is halted; cancels are still taken.";
            case MARKET_SUSPENDED -> "The market is suspended; cancels are still taken.";
            case MARKET_DELISTED -> "The market was delisted.";
            case NOT_IN_AUCTION -> "This is not taken while the market is in an auction.";
            case DUPLICATE -> "This was done before, with the same content.";
            case CONFLICT -> "The name or reference is taken, with other content.";
            case INVALID_AMOUNT -> "The amount must be positive, and for a withdrawal a multiple of the payout unit.";
            case TOTAL_TOO_LARGE -> "The exchange can't hold that much of the asset.";
            case INVALID_REFERENCE -> "A reference must be 1 to 64 printable ASCII characters without space.";
            case WITHDRAWAL_ENDED -> "The withdrawal has already ended the other way.";
            case INVALID_TRANSFER -> "A transfer must be between two accounts of one owner.";
            case INVALID_TRADE -> "What the bust says of the trade can't be true.";
            case INSUFFICIENT_FUNDS -> "The available balance does not cover it.";
            default -> ofOrder(reason);
        };
    }

    private static String ofOrder(final RejectReason reason) {
        return switch (reason) {
            case VALID_UNTIL_PASSED -> "The order came after the time until which it was valid.";
            case INVALID_CL_ORD_ID -> "A client order id must be 1 to 36 printable ASCII characters without space.";
            case DUPLICATE_CL_ORD_ID -> "This client order id was used before; the first order with it stands.";
            case INVALID_ORDER_TYPE -> "Side, order type, time in force or a flag is not one the exchange knows.";
            case TIME_IN_FORCE_NOT_ALLOWED -> "This order type does not go with this time in force.";
            case INVALID_EXPIRE_TIME -> "A time to come is needed, or none is allowed.";
            case POST_ONLY_NOT_ALLOWED -> "Post-only goes only with limit orders that may rest.";
            case BY_QUOTE_NOT_ALLOWED -> "Only a market or stop buy may be given as an amount of the quote asset.";
            case INVALID_PRICE ->
                "A limit order, and a stop buy as its protection, needs a price of at least one tick; others have none.";
            case INVALID_STOP_PRICE -> "A stop order needs a stop price of at least one tick; others have none.";
            case STOP_PRICE_THROUGH -> "The last trade is at or through the stop price already.";
            case INVALID_QUANTITY -> "The quantity or amount must be positive.";
            case INVALID_DISPLAY_QTY ->
                "A displayed quantity is for resting limit orders, at least 1/50 of the order and not more than it.";
            case INVALID_MIN_QTY -> "A minimum quantity is for immediate orders, from 1 up to the quantity.";
            case QUANTITY_TOO_SMALL -> "The quantity is below the market's smallest.";
            case QUANTITY_TOO_LARGE -> "The quantity is above the market's largest.";
            case ACCOUNT_QUANTITY_LIMIT -> "The quantity is above the largest that this account may order.";
            case NOTIONAL_TOO_SMALL -> "Price times quantity is below the market's smallest order value.";
            case NOTIONAL_TOO_LARGE -> "Price times quantity is above the market's largest order value.";
            case ACCOUNT_NOTIONAL_LIMIT -> "Price times quantity is above the largest that this account may order.";
            case TOO_MANY_OPEN_ORDERS -> "The account has as many open orders in this market as it may.";
            case PRICE_OUTSIDE_BAND -> "The price is too far from the last trade.";
            case POST_ONLY_WOULD_TRADE -> "The post-only order would have traded at once.";
            case NO_LIQUIDITY -> "There is nobody on the other side of the market to trade with.";
            case SELF_TRADE_NOT_ALLOWED -> "The account may not switch self-trade prevention off.";
            case NOT_REPLACEABLE -> "Market orders and orders by quote can only be canceled.";
            default -> ofConfiguration(reason);
        };
    }

    private static String ofConfiguration(final RejectReason reason) {
        return switch (reason) {
            case INVALID_NAME ->
                "Asset codes and symbols are 2 to 16 of A-Z 0-9 . _ -, "
                        + "account names 1 to 32 printable ASCII characters without space.";
            case INVALID_SCALE -> "A scale must be 0 to 18, and the payout scale at most the scale.";
            case INVALID_TICK_OR_LOT ->
                "Tick and lot must be positive, a lot at least 100 whole base units, "
                        + "and one tick times one lot whole quote units.";
            case INVALID_LIMITS ->
                "The smallest and largest quantity and order value are out of order or range; "
                        + "the smallest order value is at least 10,000 units.";
            case INVALID_FEE -> "A fee must be 0 to 100,000 parts per million, and a tier 0 to 15.";
            case INVALID_STATE -> "It can't be set to that state.";
            case TOO_MANY -> "There are as many of them as there may be.";
            case INVALID_CAPACITY -> "The capacity is out of range.";
            case MARKET_NOT_EMPTY -> "The market has open orders.";
            case INVALID_BANDS -> "A price band or a price is out of range.";
            case INVALID_SCHEDULE -> "Times of day must ascend, with days and a state to go to.";
            case INVALID_DURATION -> "A duration is out of range.";
            case INVALID_KEY -> "An API key's id, verifier, label or comp id is out of range.";
            case COMP_ID_TAKEN -> "Another key has this FIX comp id.";
            case INVALID_SESSION -> "A session id must be at least 1.";
            default -> UNKNOWN;
        };
    }

    /**
     * Why the rest of an order ended.
     *
     * @param reason the engine's.
     * @return a sentence.
     */
    public static String sentence(final CancelReason reason) {
        return switch (reason) {
            case REQUESTED -> "The order was canceled on request.";
            case MASS_CANCEL -> "The order was canceled by a mass cancel.";
            case IOC_REST -> "What could not trade at once was canceled (immediate or cancel).";
            case FOK_KILLED -> "Not all of the order could trade at once, so none of it did (fill or kill).";
            case NO_LIQUIDITY -> "The other side of the market ran out.";
            case QUOTE_REST -> "The amount that is left does not buy another lot.";
            case EVENT_LIMIT -> "The order met more resting orders than one order may trade with at once.";
            case SELF_TRADE -> "The order met one of its own owner.";
            case PRICE_BAND -> "The next trade would have been outside a price band.";
            case EXPIRED -> "The order's time was over.";
            case MIN_QTY_KILLED -> "Less than the order's minimum quantity could trade at once.";
            case DISCONNECT -> "The session that the order came in on was gone for too long.";
            case DEAD_MAN -> "Cancel-all-after was not renewed in time.";
            case ACCOUNT_KILLED -> "An operator blocked the account.";
            case DELISTED -> "The market was delisted.";
            case AUCTION_ENDED -> "The auction ended without this market order.";
            case SBE_UNKNOWN, NULL_VAL -> "The order ended for a reason that this version does not know.";
        };
    }
}
