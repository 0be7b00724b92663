package org.ringbook.readmodel.orders;

import org.ringbook.sbe.messages.CancelReason;
import org.ringbook.sbe.messages.OrdStatus;
import org.ringbook.sbe.messages.OrdType;
import org.ringbook.sbe.messages.SelfTradePrevention;
import org.ringbook.sbe.messages.Side;
import org.ringbook.sbe.messages.TimeInForce;

/**
 * An order. Prices are ticks and quantities lots of the terms that its market had when it was entered (terms never change under an open
 * order).
 *
 * @param orderId               sequence of the record that entered it.
 * @param accountId             whose.
 * @param marketId              where.
 * @param isOpen                whether it is in the book, or waits for its stop price.
 * @param status                of FIX tag 39.
 * @param cancelReason          why the rest ended; null if it was not canceled.
 * @param side                  bought or sold.
 * @param ordType               as it was entered.
 * @param timeInForce           as it was entered.
 * @param isPostOnly            whether it was not to trade at once.
 * @param isByQuote             whether {@code quantity} is an amount in quote units.
 * @param selfTrade             what it does where it meets an own order.
 * @param quantity              as it was entered: lots, or quote units.
 * @param priceTicks            the limit in force; 0: none.
 * @param stopPriceTicks        as entered or replaced; 0: none.
 * @param triggeredNs           when its stop price was traded; 0: not.
 * @param displayQty            displayed part; 0: all of it.
 * @param expireTimeNs          of good till date; 0: none.
 * @param orderQty              its total in lots now; by quote 0 while open, then what it bought.
 * @param cumQty                filled, in lots.
 * @param leavesQty             open, in lots; 0 at its end.
 * @param cumQuoteUnits         exact sum of price times quantity over its fills; divided by {@code cumQty} times the market's
 *                              quoteUnitsPerTickLot it is the average price in ticks.
 * @param feeUnits              of all fills: a buy's in base, a sell's in quote.
 * @param fills                 how many trades it made.
 * @param sessionId             that entered or last replaced it; 0: none.
 * @param clientOrderId         the id that it was entered with; may be empty.
 * @param replacedClientOrderId the id of its last replace; empty if it was not replaced, or without an id.
 * @param enteredNs             when it was entered.
 * @param changedNs             when it last changed.
 * @param changedSequence       record that changed it last.
 */
public record OrderReport(
        long orderId,
        int accountId,
        int marketId,
        boolean isOpen,
        OrdStatus status,
        CancelReason cancelReason,
        Side side,
        OrdType ordType,
        TimeInForce timeInForce,
        boolean isPostOnly,
        boolean isByQuote,
        SelfTradePrevention selfTrade,
        long quantity,
        long priceTicks,
        long stopPriceTicks,
        long triggeredNs,
        long displayQty,
        long expireTimeNs,
        long orderQty,
        long cumQty,
        long leavesQty,
        long cumQuoteUnits,
        long feeUnits,
        int fills,
        int sessionId,
        String clientOrderId,
        String replacedClientOrderId,
        long enteredNs,
        long changedNs,
        long changedSequence) {}
