package org.ringbook.rest.api;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import java.util.List;

/** What is said of money that comes and goes. Decimals are texts, times milliseconds since the epoch. */
final class MoneyAnswers {
    private MoneyAnswers() {}

    record Withdrawals(List<Withdrawal> withdrawals) {}

    record Withdrawal(
            String id,

            @JsonPropertyDescription("PENDING, PROCESSING (given out to be paid), COMPLETED, CANCELLING, CANCELLED")
            String status,

            @JsonPropertyDescription("The currency") String type,
            String currency,
            String amount,
            String fee,
            long createdAt,
            String externalId,
            String transferId) {}

    record Beneficiaries(List<Beneficiary> beneficiaries) {}

    record Beneficiary(
            String id,
            String bankName,
            String bankAccountNumber,
            String bankAccountBranch,
            String bankAccountType,
            String bankCountry,
            String bankRecipient,
            long createdAt,
            boolean supportsFastWithdrawals,

            @JsonPropertyDescription("The wallet that it may be paid from")
            String accountId,

            String currency) {}

    record NewBeneficiary(String id) {}

    record Nothing() {}

    record Funding(String asset, String address, List<Meta> addressMeta, String accountId, String name) {}

    record Meta(String label, String value) {}

    /** The body of a signed message: what the back office reads. */
    record Message(
            @JsonPropertyDescription("The sender's name of the deposit, which is booked once")
            String id,

            String asset,
            String amount,

            @JsonPropertyDescription("The address or reference that was paid to")
            String funding) {}

    record Deposited(
            @JsonPropertyDescription("Of the record that answered")
            long sequence,

            @JsonPropertyDescription("It was booked before") boolean existed) {}
}
