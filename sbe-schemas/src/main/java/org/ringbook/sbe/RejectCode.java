package org.ringbook.sbe;

import org.ringbook.sbe.messages.RejectReason;

/**
 * A reject reason as each door says it; the sentence is {@link RejectText}'s. All doors take it from here, so that a client that
 * changes doors finds the same meaning.
 *
 * @param ordRejReason FIX tag 103 of a refused order
 * @param cxlRejReason FIX tag 102 of a refused cancel or replace: 0 too late, 1 unknown order, 6 duplicate, 99 other
 * @param httpStatus of a REST answer
 * @param errorCode of a REST answer, one that the known clients of the retail API map to a class of their own
 */
public record RejectCode(int ordRejReason, int cxlRejReason, int httpStatus, String errorCode) {
    private static final int INVALID = 400;
    private static final int FORBIDDEN = 403;
    private static final int UNKNOWN = 404;
    private static final int CONFLICT = 409;
    private static final int INTERNAL = 500;
    private static final int UNAVAILABLE = 503;

    /** FIX tag 103. */
    private static final int EXCHANGE_OPTION = 0;

    private static final int UNKNOWN_SYMBOL = 1;
    private static final int EXCHANGE_CLOSED = 2;
    private static final int EXCEEDS_LIMIT = 3;
    private static final int TOO_LATE_TO_ENTER = 4;
    private static final int UNKNOWN_ORDER = 5;
    private static final int DUPLICATE_ORDER = 6;
    private static final int UNSUPPORTED = 11;
    private static final int INCORRECT_QUANTITY = 13;
    private static final int UNKNOWN_ACCOUNT = 15;

    /** FIX tags 103 and 102. */
    private static final int OTHER = 99;

    private static final int CANCEL_TOO_LATE = 0;
    private static final int CANCEL_UNKNOWN_ORDER = 1;
    private static final int CANCEL_DUPLICATE = 6;

    private static final String ARGUMENTS = "ErrInvalidArguments";

    /**
     * The codes of a reason.
     *
     * @param reason the engine's
     * @return never null
     */
    public static RejectCode of(final RejectReason reason) {
        return switch (reason) {
            case ENGINE_HALTED -> order(EXCHANGE_CLOSED, UNAVAILABLE, "ErrUnderMaintenance");
            case LOW_SPACE -> order(EXCHANGE_OPTION, UNAVAILABLE, "ErrUnderMaintenance");
            case ACCOUNT_KILLED, SELF_TRADE_NOT_ALLOWED -> order(EXCHANGE_OPTION, FORBIDDEN, "ErrInsufficientPerms");
            case UNKNOWN_ACCOUNT -> order(UNKNOWN_ACCOUNT, UNKNOWN, "ErrAccountNotFound");
            case UNKNOWN_MARKET -> order(UNKNOWN_SYMBOL, INVALID, "ErrInvalidMarketPair");
            case UNKNOWN_ORDER -> new RejectCode(UNKNOWN_ORDER, CANCEL_UNKNOWN_ORDER, UNKNOWN, "ErrOrderNotFound");
            case TOO_LATE ->
                new RejectCode(UNKNOWN_ORDER, CANCEL_TOO_LATE, INVALID, "ErrCannotStopUnknownOrNonPendingOrder");
            case DUPLICATE_CL_ORD_ID ->
                new RejectCode(DUPLICATE_ORDER, CANCEL_DUPLICATE, CONFLICT, "ErrDuplicateClientOrderID");
            case MARKET_CLOSED, MARKET_HALTED, MARKET_SUSPENDED ->
                order(EXCHANGE_CLOSED, INVALID, "ErrMarketUnavailable");
            case MARKET_DELISTED -> order(UNKNOWN_SYMBOL, INVALID, "ErrMarketUnavailable");
            case NOT_IN_AUCTION -> order(UNSUPPORTED, INVALID, "ErrMarketUnavailable");
            case VALID_UNTIL_PASSED -> order(TOO_LATE_TO_ENTER, INVALID, "ErrDeadlineExceeded");
            case INSUFFICIENT_FUNDS -> order(EXCEEDS_LIMIT, INVALID, "ErrInsufficientBalance");
            case NO_LIQUIDITY -> order(OTHER, INVALID, "ErrNotEnoughLiquidity");
            case TOO_MANY_OPEN_ORDERS -> order(EXCEEDS_LIMIT, INVALID, "ErrAccountLimit");
            default -> ofValues(reason);
        };
    }

    /**
     * The codes of a reason for which a deposit, withdrawal or transfer was refused.
     *
     * @param reason the engine's
     * @return never null
     */
    public static RejectCode ofMoney(final RejectReason reason) {
        return reason == RejectReason.INSUFFICIENT_FUNDS
                ? order(EXCEEDS_LIMIT, INVALID, "ErrInsufficientFunds")
                : of(reason);
    }

    /** What an order says, and the exchange can't take. */
    private static RejectCode ofValues(final RejectReason reason) {
        return switch (reason) {
            case INVALID_CL_ORD_ID -> order(OTHER, INVALID, "ErrInvalidClientOrderId");
            case INVALID_ORDER_TYPE, TIME_IN_FORCE_NOT_ALLOWED, INVALID_EXPIRE_TIME, NOT_REPLACEABLE ->
                order(UNSUPPORTED, INVALID, ARGUMENTS);
            case POST_ONLY_NOT_ALLOWED -> order(UNSUPPORTED, INVALID, "ErrPostOnlyNotAllowed");
            case POST_ONLY_WOULD_TRADE -> order(OTHER, INVALID, "ErrOrderCanceled");
            case BY_QUOTE_NOT_ALLOWED -> order(UNSUPPORTED, INVALID, "ErrInvalidCounterVolume");
            case INVALID_PRICE, PRICE_OUTSIDE_BAND -> order(OTHER, INVALID, "ErrInvalidPrice");
            case INVALID_STOP_PRICE, STOP_PRICE_THROUGH -> order(OTHER, INVALID, "ErrInvalidStopPrice");
            case INVALID_QUANTITY, INVALID_DISPLAY_QTY, INVALID_MIN_QTY ->
                order(INCORRECT_QUANTITY, INVALID, "ErrInvalidVolume");
            case QUANTITY_TOO_SMALL, NOTIONAL_TOO_SMALL -> order(INCORRECT_QUANTITY, INVALID, "ErrVolumeTooLow");
            case QUANTITY_TOO_LARGE, ACCOUNT_QUANTITY_LIMIT -> order(EXCEEDS_LIMIT, INVALID, "ErrVolumeTooHigh");
            case NOTIONAL_TOO_LARGE, ACCOUNT_NOTIONAL_LIMIT -> order(EXCEEDS_LIMIT, INVALID, "ErrValueTooHigh");
            default -> ofOthers(reason);
        };
    }

    /** What no order is refused for. */
    private static RejectCode ofOthers(final RejectReason reason) {
        return switch (reason) {
            case UNKNOWN_ASSET -> order(OTHER, INVALID, "ErrInvalidCurrency");
            case UNKNOWN_WITHDRAWAL -> order(OTHER, UNKNOWN, "ErrWithdrawalNotFound");
            case UNKNOWN_OWNER, UNKNOWN_SESSION, UNKNOWN_KEY, UNKNOWN_TRADE -> order(OTHER, UNKNOWN, "ErrNotFound");
            case INVALID_AMOUNT -> order(OTHER, INVALID, "ErrInvalidAmount");
            case TOTAL_TOO_LARGE -> order(OTHER, INVALID, "ErrAmountTooBig");
            case DUPLICATE, CONFLICT -> order(OTHER, CONFLICT, "ErrDuplicateExternalID");
            case WITHDRAWAL_ENDED -> order(OTHER, CONFLICT, "ErrInvalidRequestType");
            case COMP_ID_TAKEN -> order(OTHER, CONFLICT, ARGUMENTS);
            case INVALID_TRANSFER -> order(OTHER, INVALID, "ErrInvalidAccount");
            case TOO_MANY -> order(OTHER, INVALID, "ErrAccountLimit");
            case MALFORMED,
                    INVALID_REFERENCE,
                    INVALID_NAME,
                    INVALID_SCALE,
                    INVALID_TICK_OR_LOT,
                    INVALID_LIMITS,
                    INVALID_FEE,
                    INVALID_STATE,
                    INVALID_CAPACITY,
                    INVALID_TRADE,
                    MARKET_NOT_EMPTY,
                    INVALID_BANDS,
                    INVALID_SCHEDULE,
                    INVALID_DURATION,
                    INVALID_KEY,
                    INVALID_SESSION -> order(OTHER, INVALID, ARGUMENTS);
            default -> order(OTHER, INTERNAL, "ErrInternal");
        };
    }

    private static RejectCode order(final int ordRejReason, final int httpStatus, final String errorCode) {
        return new RejectCode(ordRejReason, OTHER, httpStatus, errorCode);
    }
}
