package org.ringbook.settlement;

/**
 * What the back office tells the engine. Each call is a command in the journal, and is answered when its record is. All are idempotent by
 * their reference, so what was in doubt may be said again.
 */
public interface MoneyCommands {
    /**
     * What the engine answered.
     *
     * @param record   sequence of the answer's record.
     * @param existed  it was done before: nothing has changed.
     * @param rejected why it was refused, in words; empty if it was not.
     */
    record Outcome(long record, boolean existed, String rejected) {}

    /**
     * Money came in.
     *
     * @param accountId   whose.
     * @param assetId     of what.
     * @param amountUnits how much.
     * @param reference   unique over all deposits.
     * @return the answer.
     */
    Outcome deposit(int accountId, int assetId, long amountUnits, String reference);

    /**
     * A withdrawal was paid out.
     *
     * @param reference the request's.
     * @return the answer.
     */
    Outcome settleWithdrawal(String reference);

    /**
     * A withdrawal will not be paid out.
     *
     * @param reference the request's.
     * @return the answer.
     */
    Outcome cancelWithdrawal(String reference);
}
