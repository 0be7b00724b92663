package org.ringbook.rest.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import java.util.List;

/** What is said of markets. Decimals are texts, times milliseconds since the epoch. */
final class MarketAnswers {
    private MarketAnswers() {}

    record Markets(List<Market> markets) {}

    record Market(
            String marketId,

            @JsonPropertyDescription("ACTIVE, POST_ONLY, SUSPENDED or UNKNOWN")
            String tradingStatus,

            String baseCurrency,
            String counterCurrency,
            String minVolume,
            String maxVolume,
            @JsonPropertyDescription("Decimals of a volume") int volumeScale,
            String minPrice,
            String maxPrice,
            @JsonPropertyDescription("Decimals of a price") int priceScale,
            int feeScale) {}

    record Ticker(
            String pair,
            long timestamp,
            @JsonPropertyDescription("0: there is none") String bid,
            @JsonPropertyDescription("0: there is none") String ask,
            @JsonPropertyDescription("0: there is none") String lastTrade,

            @JsonProperty("rolling_24_hour_volume") @JsonPropertyDescription("Base traded in 24 hours")
            String rolling24HourVolume,

            @JsonPropertyDescription("ACTIVE, POSTONLY, DISABLED or UNKNOWN")
            String status) {}

    record Tickers(List<Ticker> tickers) {}

    record Level(String price, String volume) {}

    record Book(long timestamp, List<Level> asks, List<Level> bids) {}

    record Trade(
            @JsonPropertyDescription("Rises by market") long sequence,
            long timestamp,
            String price,
            String volume,

            @JsonPropertyDescription("Whether the taker bought; false in an auction")
            boolean isBuy) {}

    record Trades(List<Trade> trades) {}

    record Candle(long timestamp, String open, String high, String low, String close, String volume) {}

    record Candles(List<Candle> candles, long duration, String pair) {}
}
