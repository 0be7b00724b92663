package org.ringbook.rest.api;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import java.util.List;

/** What is said of orders and trades. Decimals are texts, times milliseconds since the epoch, 0: not yet. */
final class OrderAnswers {
    private OrderAnswers() {}

    record OrderId(
            @JsonPropertyDescription("BX and 13 characters") String orderId) {}

    record Success(boolean success) {}

    record Orders<T>(List<T> orders) {}

    record OrdersV1(List<OrderV1> orders) {}

    record OrdersV2(List<OrderV2> orders) {}

    record OrderV1(
            String orderId,
            String pair,

            @JsonPropertyDescription("BID or ASK; of market orders BUY or SELL")
            String type,

            @JsonPropertyDescription("PENDING or COMPLETE") String state,
            String limitPrice,
            String limitVolume,
            @JsonPropertyDescription("Filled, in base") String base,
            @JsonPropertyDescription("Filled, in counter") String counter,
            String feeBase,
            String feeCounter,

            @JsonPropertyDescription("GTC, IOC, FOK, GTD or DAY; empty of market orders")
            String timeInForce,

            long creationTimestamp,
            @JsonPropertyDescription("0 while open") long completedTimestamp,

            @JsonPropertyDescription("When it was canceled; else 0")
            long expirationTimestamp) {}

    record OrderV2(
            String orderId,
            String clientOrderId,
            String pair,
            @JsonPropertyDescription("BUY or SELL") String side,

            @JsonPropertyDescription("LIMIT, MARKET or STOP_LIMIT")
            String type,

            @JsonPropertyDescription("AWAITING (for its stop price), PENDING or COMPLETE")
            String status,

            String limitPrice,
            String limitVolume,
            String base,
            String counter,
            String feeBase,
            String feeCounter,
            String timeInForce,
            String stopPrice,

            @JsonPropertyDescription("ABOVE or BELOW; empty of others than stop orders")
            String stopDirection,

            @JsonPropertyDescription("A number, unlike other ids")
            long baseAccountId,

            @JsonPropertyDescription("A number, unlike other ids")
            long counterAccountId,

            long creationTimestamp,
            long completedTimestamp,
            long expirationTimestamp) {}

    record Trades(List<Trade> trades) {}

    record Trade(
            String pair,

            @JsonPropertyDescription("The market's number of the trade")
            long sequence,

            String orderId,
            String clientOrderId,

            @JsonPropertyDescription("BID: bought, ASK: sold")
            String type,

            @JsonPropertyDescription("Whether the taker bought; false in an auction")
            boolean isBuy,

            long timestamp,
            String price,
            String volume,
            String base,
            String counter,
            String feeBase,
            String feeCounter) {}
}
