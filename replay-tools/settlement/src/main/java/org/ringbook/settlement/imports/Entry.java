package org.ringbook.settlement.imports;

import java.util.List;

/**
 * One thing that a file says, before anybody looked whether it makes sense. What is not said is empty.
 *
 * @param place             where in the file, for people: "line 12, entry 3".
 * @param kind              what it says.
 * @param currency          of a bank; empty if it speaks of an asset.
 * @param asset             code; empty if it speaks of a currency.
 * @param account           of the exchange at the bank.
 * @param amount            decimal text as it was written; empty if the file has none.
 * @param externalReference who sent it has no second one of it: it is applied once.
 * @param payment           what identifies the payment from end to end.
 * @param batch             the batch it speaks of, if it speaks of all its payments.
 * @param texts             what the payer wrote, what the bank calls the reason.
 * @param problem           why it can't be used; empty if it can.
 */
public record Entry(
        String place,
        Kind kind,
        String currency,
        String asset,
        String account,
        String amount,
        String externalReference,
        String payment,
        String batch,
        List<String> texts,
        String problem) {
    /** What an entry says. */
    public enum Kind {
        /** Money left. */
        PAID,
        /** A payment will not be made. */
        REJECTED,
        /** A payment came back. */
        RETURNED,
        /** Money came in. */
        CREDIT
    }

    /** Copies the texts. */
    public Entry {
        texts = List.copyOf(texts);
    }

    /** Where, what and how much, for people. */
    @Override
    public String toString() {
        final String unit = currency.isEmpty() ? asset : currency;
        return place + ": " + kind.name().toLowerCase(java.util.Locale.ROOT)
                + (amount.isEmpty() ? "" : " " + amount + " " + unit)
                + (payment.isEmpty() ? "" : " " + payment)
                + (batch.isEmpty() ? "" : " " + batch)
                + (externalReference.isEmpty() ? "" : " (" + externalReference + ")");
    }
}
