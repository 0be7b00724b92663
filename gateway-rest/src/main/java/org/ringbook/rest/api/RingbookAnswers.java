package org.ringbook.rest.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import java.util.List;
import java.util.Map;
import org.ringbook.rest.exchange.ExchangeView;
import org.ringbook.rest.stream.BalanceObject;
import org.ringbook.rest.stream.FillObject;
import org.ringbook.rest.stream.OrderObject;

/** What is said beyond Luno's API. Decimals are texts, times milliseconds since the epoch. */
final class RingbookAnswers {
    private RingbookAnswers() {}

    record Markets(List<Market> markets) {}

    record Market(
            String pair,
            String base,
            String counter,

            @JsonPropertyDescription("ACTIVE, AUCTION, UNCROSSING, HALTED, SUSPENDED or CLOSED")
            String status,

            String tickSize,
            String lotSize,
            String minVolume,
            String maxVolume,

            @JsonPropertyDescription("Smallest price by volume")
            String minValue,

            @JsonPropertyDescription("Largest price by volume")
            String maxValue,

            int baseScale,
            int counterScale) {}

    record Orders(
            List<OrderObject> orders,

            @JsonPropertyDescription("For before, to read on; empty: that was all")
            String next) {}

    record Fills(
            List<FillObject> fills,

            @JsonPropertyDescription("For before, to read on; empty: that was all")
            String next) {}

    record Balances(List<BalanceObject> balances) {}

    static Balances balances(final ExchangeView view, final int accountId) {
        return view.read(() -> new Balances(view.balances(accountId).stream()
                .map(balance -> BalanceObject.of(view.asset(balance.assetId()), balance))
                .toList()));
    }

    record Canceled(
            @JsonPropertyDescription("How many orders") int canceled) {}

    record Results(
            @JsonPropertyDescription("One for each, in their order")
            List<Result> results) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Result(
            OrderObject order,

            @JsonPropertyDescription("Instead of the order: error, error_code and what goes with them")
            Map<String, Object> refused) {}

    record Armed(
            @JsonPropertyDescription("When all orders are canceled; 0: switched off")
            long cancelsAt) {}

    record Time(long timestamp) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Status(
            @JsonPropertyDescription("UP; DEGRADED: no commands are taken now; DOWN: it has not caught up yet")
            String status,

            long timestamp,
            long sequence,
            List<MarketStatus> markets,

            @JsonPropertyDescription("For keys with the permission ADMIN only")
            Engine engine) {}

    record MarketStatus(String pair, String status, String bid, String ask, long trades) {}

    record Engine(
            @JsonPropertyDescription("running, or cancels only")
            String mode,

            long sequence) {}

    record Health(String status) {}
}
