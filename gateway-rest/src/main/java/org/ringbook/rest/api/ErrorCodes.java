package org.ringbook.rest.api;

import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import org.ringbook.sbe.RejectCode;
import org.ringbook.sbe.RejectText;
import org.ringbook.sbe.messages.RejectReason;

/** Every error code that the gateway answers with, and when. */
final class ErrorCodes {
    private static final Map<String, String> OWN = Map.ofEntries(
            Map.entry(
                    "ErrUnauthorised",
                    "No API key, an unknown one, or not its secret; of a message, not its signature."),
            Map.entry("ErrApiKeyRevoked", "The API key has expired."),
            Map.entry("ErrInsufficientPerms", "The API key, or its account, may not do this."),
            Map.entry(
                    "ErrTooManyRequests",
                    "More calls a minute than allowed, or too many wrong secrets; see Retry-After."),
            Map.entry("ErrInternal", "The gateway failed, or the outcome of a command is not known (504)."),
            Map.entry("ErrUnderMaintenance", "Not now: no engine, a halt, or no followers' database; see Retry-After."),
            Map.entry("ErrInvalidArguments", "A parameter is missing, wrong or unknown; field names it."),
            Map.entry(
                    "ErrInvalidRequestType",
                    "This exchange does not offer that; or the withdrawal can't be canceled or settled any more."),
            Map.entry("ErrBeneficiaryNotFound", "There is no such beneficiary in use."),
            Map.entry("ErrIncompatibleBeneficiary", "The beneficiary is of another currency."),
            Map.entry("ErrInvalidSourceAccount", "Not a wallet of this currency."),
            Map.entry("ErrRequestTypeDoesNotSupportFastWithdrawals", "There are no fast withdrawals."),
            Map.entry("ErrNoAddressesAssigned", "Nothing to pay to has been given out."),
            Map.entry("ErrLimitOutOfRange", "limit is 1 to 1000."),
            Map.entry("ErrTooManyRowsRequested", "At most 1000 rows at a time."),
            Map.entry("ErrInvalidMarketPair", "There is no such market."),
            Map.entry("ErrInvalidOrderSide", "Neither of both sides."),
            Map.entry("ErrInvalidOrderRef", "Not an order id."),
            Map.entry("ErrInvalidBaseVolume", "base_volume is wrong."),
            Map.entry("ErrInvalidStopDirection", "A buy waits for a price above, a sell for one below."),
            Map.entry("ErrNoTradesToInferStopDirection", "No trade yet to tell the stop direction by."),
            Map.entry("ErrPriceDenominationNotAllowed", "Not a multiple of the market's tick."),
            Map.entry("ErrVolumeDenominationNotAllowed", "Not a multiple of the market's lot."),
            Map.entry("ErrCounterDenominationNotAllowed", "More decimals than the counter asset has."),
            Map.entry("ErrInvalidAccountID", "Not an account, or not one for this."),
            Map.entry("ErrInvalidAccount", "Not an account's name."),
            Map.entry("ErrNotFound", "There is nothing at this address."),
            Map.entry("ErrDeadlineExceeded", "The request came too late; nothing was done."),
            Map.entry("ErrNotEnoughLiquidity", "The book is too thin for the whole of the order; nothing was traded."),
            Map.entry("ErrInsufficientFunds", "The available balance does not cover the withdrawal."));

    private ErrorCodes() {}

    /** By code. */
    static Map<String, String> all() {
        final Map<String, String> codes = new TreeMap<>();
        for (final RejectReason reason : RejectReason.values()) {
            if (reason != RejectReason.NONE && reason != RejectReason.NULL_VAL) {
                codes.merge(RejectCode.of(reason).errorCode(), RejectText.sentence(reason), ErrorCodes::both);
            }
        }
        codes.putAll(OWN);
        return codes;
    }

    private static String both(final String first, final String second) {
        return first.contains(second) ? first : first + " " + second;
    }

    /** Names alone. */
    static Collection<String> names() {
        return all().keySet();
    }
}
