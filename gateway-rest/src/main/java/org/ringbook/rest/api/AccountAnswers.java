package org.ringbook.rest.api;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import java.util.List;
import java.util.Map;

/** What is said of accounts and their money. Decimals are texts, times milliseconds since the epoch. */
final class AccountAnswers {
    private AccountAnswers() {}

    record Balances(List<Balance> balance) {}

    record Balance(
            @JsonPropertyDescription("The wallet: account id by 65536 plus asset id")
            String accountId,

            String asset,

            @JsonPropertyDescription("All of it, what is reserved included")
            String balance,

            @JsonPropertyDescription("Held for orders and withdrawals")
            String reserved,

            String unconfirmed,
            String name) {}

    record Transactions(String id, List<Transaction> transactions) {}

    record Transaction(
            @JsonPropertyDescription("From 1, the oldest") long rowIndex,
            long timestamp,
            String currency,
            String accountId,
            String balance,
            String balanceDelta,
            String available,
            String availableDelta,
            String description,
            Map<String, String> details,
            @JsonPropertyDescription("EXCHANGE or TRANSFER") String kind,

            @JsonPropertyDescription("The order; else empty")
            String reference) {}

    record Pending(String id, String name, String currency, List<Transaction> pending) {}

    record Fees(
            @JsonPropertyDescription("Fraction of what the maker receives")
            String makerFee,

            @JsonPropertyDescription("Fraction of what the taker receives")
            String takerFee,

            String makerFeeBuy,
            String makerFeeSell,
            String takerFeeBuy,
            String takerFeeSell,

            @JsonPropertyDescription("Not counted by this exchange: 0")
            String thirtyDayVolume) {}

    record Networks(List<Network> networks) {}

    record Network(long id, String name, String nativeCurrency) {}
}
