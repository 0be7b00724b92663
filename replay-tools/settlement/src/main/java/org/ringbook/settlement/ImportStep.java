package org.ringbook.settlement;

/**
 * What an entry of a file comes to.
 *
 * @param place             where in the file.
 * @param text              what it says, for people.
 * @param isCredit          whether money came in.
 * @param externalReference its sender's; applied once.
 * @param verdict           what is to be done with it.
 * @param action            what the engine is to be told, if it is to be told anything.
 * @param withdrawalId      of a payment; 0 for a deposit.
 * @param accountId         whose.
 * @param assetId           of what; 0 if it is not known.
 * @param units             how much.
 * @param reference         towards the engine.
 * @param note              why, if it is not simply applied.
 */
public record ImportStep(
        String place,
        String text,
        boolean isCredit,
        String externalReference,
        Verdict verdict,
        Action action,
        long withdrawalId,
        int accountId,
        int assetId,
        long units,
        String reference,
        String note) {
    /** What is to be done with an entry. */
    public enum Verdict {
        /** Tell the engine. */
        APPLY,
        /** It was applied before. */
        BEFORE,
        /** Nobody here expected it; it is kept for somebody to look at. */
        SUSPENSE,
        /** It can't be right. */
        BAD
    }

    /** What the engine is told. */
    public enum Action {
        /** SettleWithdrawal. */
        SETTLE,
        /** CancelWithdrawal. */
        CANCEL,
        /** Deposit. */
        DEPOSIT,
        /** Nothing. */
        NONE
    }

    ImportStep bad(final String why) {
        return new ImportStep(
                place,
                text,
                isCredit,
                externalReference,
                Verdict.BAD,
                action,
                withdrawalId,
                accountId,
                assetId,
                units,
                reference,
                why);
    }
}
