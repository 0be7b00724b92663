package org.ringbook.binary.client;

import org.ringbook.sbe.binary.CancelAllAfterSetDecoder;
import org.ringbook.sbe.binary.CancelRejectedDecoder;
import org.ringbook.sbe.binary.LogonOkDecoder;
import org.ringbook.sbe.binary.LogoutReason;
import org.ringbook.sbe.binary.MarketDefinitionDecoder;
import org.ringbook.sbe.binary.MarketListEndDecoder;
import org.ringbook.sbe.binary.MarketStateChangedDecoder;
import org.ringbook.sbe.binary.MassCancelDoneDecoder;
import org.ringbook.sbe.binary.OrderAcceptedDecoder;
import org.ringbook.sbe.binary.OrderCanceledDecoder;
import org.ringbook.sbe.binary.OrderFilledDecoder;
import org.ringbook.sbe.binary.OrderListEndDecoder;
import org.ringbook.sbe.binary.OrderReducedDecoder;
import org.ringbook.sbe.binary.OrderRejectedDecoder;
import org.ringbook.sbe.binary.OrderReplacedDecoder;
import org.ringbook.sbe.binary.OrderStatusDecoder;
import org.ringbook.sbe.binary.OrderTriggeredDecoder;
import org.ringbook.sbe.binary.RefusedDecoder;
import org.ringbook.sbe.binary.RequestRejectedDecoder;
import org.ringbook.sbe.binary.TradeBustedDecoder;

/**
 * Hears what the gateway says. Called on the thread that polls the client, inside {@link BinaryClient#poll()}; decoders are valid only inside the
 * call, and commands may be sent from it. Numbered messages come each once and in order, those that were missed first.
 */
public interface BinaryListener {
    /**
     * The session is on. Commands may be sent; what was missed comes next.
     *
     * @param message the gateway's answer.
     */
    default void onLoggedOn(final LogonOkDecoder message) {}

    /**
     * All that was missed has come.
     *
     * @param streamSequence last record of the exchange that the gateway has read.
     */
    default void onCaughtUp(final long streamSequence) {}

    /**
     * The gateway has ended the session, or not let the client in.
     *
     * @param reason why.
     * @param isFinal whether the client will not try again.
     */
    default void onLoggedOut(final LogoutReason reason, final boolean isFinal) {}

    /**
     * The connection is lost; the client tries again.
     *
     * @param reason what happened, in a sentence.
     */
    default void onDisconnected(final String reason) {}

    /**
     * A command of before is not in the journal and is not sent again, since the client was set up so.
     *
     * @param clientSequence its number.
     */
    default void onNotSent(final int clientSequence) {}

    /**
     * The gateway did not hand on a command or a question: nothing has happened.
     *
     * @param message which, and why.
     */
    default void onRefused(final RefusedDecoder message) {}

    /**
     * An order is in.
     *
     * @param message of it.
     */
    default void onOrderAccepted(final OrderAcceptedDecoder message) {}

    /**
     * An order is not taken.
     *
     * @param message of it.
     */
    default void onOrderRejected(final OrderRejectedDecoder message) {}

    /**
     * An order has traded.
     *
     * @param message of it.
     */
    default void onOrderFilled(final OrderFilledDecoder message) {}

    /**
     * The rest of an order has ended.
     *
     * @param message of it.
     */
    default void onOrderCanceled(final OrderCanceledDecoder message) {}

    /**
     * An order has changed.
     *
     * @param message of it.
     */
    default void onOrderReplaced(final OrderReplacedDecoder message) {}

    /**
     * A stop was triggered.
     *
     * @param message of it.
     */
    default void onOrderTriggered(final OrderTriggeredDecoder message) {}

    /**
     * Self-trade prevention took quantity off an order.
     *
     * @param message of it.
     */
    default void onOrderReduced(final OrderReducedDecoder message) {}

    /**
     * A cancel or replace is not taken.
     *
     * @param message of it.
     */
    default void onCancelRejected(final CancelRejectedDecoder message) {}

    /**
     * A mass cancel is done, or a slice of it.
     *
     * @param message of it.
     */
    default void onMassCancelDone(final MassCancelDoneDecoder message) {}

    /**
     * A mass cancel or dead-man's switch is not taken.
     *
     * @param message of it.
     */
    default void onRequestRejected(final RequestRejectedDecoder message) {}

    /**
     * The dead-man's switch is set, or off.
     *
     * @param message of it.
     */
    default void onCancelAllAfterSet(final CancelAllAfterSetDecoder message) {}

    /**
     * A market is in another state.
     *
     * @param message of it.
     */
    default void onMarketStateChanged(final MarketStateChangedDecoder message) {}

    /**
     * A market is new, has new terms, or is one of a list.
     *
     * @param message of it.
     */
    default void onMarketDefinition(final MarketDefinitionDecoder message) {}

    /**
     * A trade of an account of the key's owner is undone; whichever session's order it was.
     *
     * @param message of it.
     */
    default void onTradeBusted(final TradeBustedDecoder message) {}

    /**
     * The list of markets ends.
     *
     * @param message of it.
     */
    default void onMarketListEnd(final MarketListEndDecoder message) {}

    /**
     * An open order that was asked for.
     *
     * @param message of it.
     */
    default void onOrderStatus(final OrderStatusDecoder message) {}

    /**
     * The list of orders ends.
     *
     * @param message of it.
     */
    default void onOrderListEnd(final OrderListEndDecoder message) {}
}
