package org.ringbook.rest.api;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import java.util.List;

/** What operators are told. Decimals are texts, times milliseconds since the epoch. */
final class AdminAnswers {
    private AdminAnswers() {}

    record Done(
            @JsonPropertyDescription("Of the journal's record that it is in")
            long sequence,

            @JsonPropertyDescription("Whether it was done before, with the same content; nothing was done now")
            boolean existed) {}

    record Assets(List<Asset> assets) {}

    record Asset(String code, int scale) {}

    record Accounts(List<Account> accounts) {}

    record Account(String name, int accountId, int ownerId, String makerFee, String takerFee) {}

    record Keys(List<Key> keys) {}

    record Key(
            String keyId,

            @JsonPropertyDescription("Its default account; empty: the exchange's own key")
            String account,

            List<String> permissions,
            @JsonPropertyDescription("0: never") long expires,
            String compId) {}

    record IssuedKey(
            String keyId,
            @JsonPropertyDescription("Told only now") String secret) {}

    record Withdrawals(List<Withdrawal> withdrawals) {}

    record Withdrawal(
            String reference,
            String account,
            String asset,
            String amount,

            @JsonPropertyDescription("HELD, SETTLED or CANCELED")
            String state,

            long requestedAt,
            @JsonPropertyDescription("0 while it is held") long endedAt) {}
}
