package org.ringbook.rest.api;

import org.ringbook.client.CommandOutcome;
import org.ringbook.client.OrderSpec;
import org.ringbook.client.venue.ApiKey;
import org.ringbook.readmodel.orders.OrderReport;
import org.ringbook.rest.exchange.MarketView;
import org.ringbook.rest.http.ApiException;
import org.ringbook.rest.http.Call;
import org.ringbook.sbe.messages.CancelReason;
import org.ringbook.sbe.messages.OrderCanceledDecoder;
import org.ringbook.sbe.messages.OrderRejectedDecoder;
import org.ringbook.sbe.messages.RejectReason;
import org.ringbook.sbe.messages.Side;

/** Orders on their way to the engine, and its answers. */
final class OrderEntry {
    private static final int CLIENT_ID_LENGTH_MAX = 36;
    private static final long TTL_DEFAULT_MS = 10_000;

    private final Submitter submitter;

    OrderEntry(final Submitter submitter) {
        this.submitter = submitter;
    }

    /** The client's name for an order; empty if it gives none. */
    static String clientOrderId(final Call call) {
        final String id = call.text(Fields.CLIENT_ORDER_ID);
        if (id == null) {
            return "";
        }
        if (id.length() > CLIENT_ID_LENGTH_MAX || !id.chars().allMatch(c -> c > ' ' && c < 0x7f)) {
            throw Fields.CLIENT_ORDER_ID.wrong("client_order_id is 1 to 36 printable ASCII characters without space");
        }
        return id;
    }

    /** Until when the exchange may take a request, nanoseconds since the epoch; 0: whenever. */
    static long validUntilNs(final Call call) {
        final long ttlMs = call.integer(Fields.TTL, TTL_DEFAULT_MS);
        final long sentMs = call.integer(Fields.TIMESTAMP, 0);
        return sentMs == 0 ? 0 : Amounts.nanos(sentMs + ttlMs);
    }

    /** Throws if a stop direction is not the one that orders of this side have. */
    static void checkDirection(final Call call, final Side side, final MarketView market, final long stopTicks) {
        final String direction = call.text(Fields.STOP_DIRECTION);
        if (direction == null) {
            return;
        }
        if (stopTicks == 0) {
            throw Fields.STOP_PRICE.wrong("stop_direction goes with stop_price");
        }
        if (direction.equals("RELATIVE_LAST_TRADE") && market.lastTicks() == 0) {
            throw ApiException.invalid(
                    "stop_direction",
                    "ErrNoTradesToInferStopDirection",
                    "there was no trade yet to tell the direction by");
        }
        final boolean isAbove = direction.equals("ABOVE")
                || (direction.equals("RELATIVE_LAST_TRADE") && market.lastTicks() < stopTicks);
        if (isAbove != (side == Side.BUY)) {
            throw Fields.STOP_DIRECTION.wrong("a buy waits for a price above, a sell for one below");
        }
    }

    /** Enters an order; its id, or the error that it was refused with. */
    long enter(final ApiKey key, final OrderSpec order) {
        final CommandOutcome outcome = submitter.submit(key, order::encode);
        if (outcome.reason() == RejectReason.DUPLICATE_CL_ORD_ID) {
            throw ApiException.of(outcome.reason())
                    .with(
                            "order_id",
                            OrderIds.text(
                                    outcome.require(new OrderRejectedDecoder()).firstOrderId()));
        }
        if (outcome.isRejected()) {
            throw ApiException.of(outcome.reason());
        }
        if (isKilled(outcome)) {
            throw new ApiException(
                            400,
                            "ErrNotEnoughLiquidity",
                            "the book is too thin for the whole of this order; nothing was traded")
                    .with("order_id", OrderIds.text(outcome.sequence()));
        }
        return outcome.sequence();
    }

    /** Whether it was to be filled whole at once, and could not. */
    private static boolean isKilled(final CommandOutcome outcome) {
        final OrderCanceledDecoder canceled = new OrderCanceledDecoder();
        return outcome.events().stream()
                .filter(event -> event.templateId() == OrderCanceledDecoder.TEMPLATE_ID)
                .map(event -> event.decode(canceled))
                .anyMatch(event -> event.orderId() == outcome.sequence() && event.reason() == CancelReason.FOK_KILLED);
    }

    /** Cancels an order of the key's owner. */
    void cancel(final ApiKey key, final OrderReport order) {
        final CommandOutcome outcome = submitter.submit(key, draft -> {
            draft.cancelOrder()
                    .accountId(order.accountId())
                    .orderId(order.orderId())
                    .origClOrdId("")
                    .clOrdId("");
        });
        if (outcome.isRejected()) {
            throw ended(outcome.reason());
        }
    }

    /** Changes an order of the key's owner; 0 leaves stop price and peak as they are. */
    void replace(
            final ApiKey key,
            final OrderReport order,
            final long priceTicks,
            final long orderQty,
            final long stopPriceTicks,
            final long displayQty) {
        final CommandOutcome outcome = submitter.submit(
                key,
                draft -> draft.replaceOrder()
                        .accountId(order.accountId())
                        .orderId(order.orderId())
                        .priceTicks(priceTicks)
                        .orderQty(orderQty)
                        .stopPriceTicks(stopPriceTicks)
                        .displayQty(displayQty)
                        .origClOrdId("")
                        .clOrdId(""));
        if (outcome.isRejected()) {
            throw ended(outcome.reason());
        }
    }

    /** Cancels all orders of an account, in one market (0: in all). How many they were. */
    int cancelAll(final ApiKey key, final int accountId, final int marketId) {
        final CommandOutcome outcome = submitter.submit(
                key,
                draft -> draft.massCancel()
                        .accountId(accountId)
                        .marketId(marketId)
                        .side(Side.NULL_VAL)
                        .sessionId(0));
        if (outcome.isRejected()) {
            throw ApiException.of(outcome.reason());
        }
        return (int) outcome.events().stream()
                .filter(event -> event.templateId() == OrderCanceledDecoder.TEMPLATE_ID)
                .count();
    }

    /** Sets an account's dead-man's switch; 0 switches it off. */
    CommandOutcome cancelAllAfter(final ApiKey key, final int accountId, final long timeoutNs) {
        final CommandOutcome outcome = submitter.submit(
                key, draft -> draft.cancelAllAfter().accountId(accountId).timeoutNs(timeoutNs));
        if (outcome.isRejected()) {
            throw ApiException.of(outcome.reason());
        }
        return outcome;
    }

    /** What was known as an order is one: where the engine finds none open, it has ended. */
    private static ApiException ended(final RejectReason reason) {
        return ApiException.of(reason == RejectReason.UNKNOWN_ORDER ? RejectReason.TOO_LATE : reason);
    }
}
