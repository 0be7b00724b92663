package org.ringbook.readmodel.funding;

import java.util.Optional;
import org.ringbook.readmodel.Answer;
import org.ringbook.readmodel.Page;
import org.ringbook.readmodel.PageRequest;
import org.ringbook.readmodel.TimeRange;

/**
 * Deposits, withdrawals and transfers. Any thread. Each method throws {@link org.ringbook.readmodel.ReadModelException} if the history
 * can't be read.
 */
public interface FundingHistory {
    /**
     * Requests to pay out, whatever became of them. Their ids are the cursor.
     *
     * @param accountId whose.
     * @param page      which of them.
     * @return the page.
     */
    Page<Withdrawal> withdrawals(int accountId, PageRequest page);

    /**
     * One withdrawal.
     *
     * @param accountId    whose it must be.
     * @param withdrawalId any number.
     * @return empty if the account has none of that id.
     */
    Answer<Optional<Withdrawal>> withdrawal(int accountId, long withdrawalId);

    /**
     * The withdrawal of a reference, which no two have.
     *
     * @param accountId whose it must be.
     * @param reference any text.
     * @return empty if the account has none of that reference.
     */
    Answer<Optional<Withdrawal>> withdrawal(int accountId, String reference);

    /**
     * Money that came in, was paid out, or moved between two accounts. The record's sequence is the cursor.
     *
     * @param accountId whose.
     * @param kind      which kind.
     * @param moved     when.
     * @param page      which of them.
     * @return the page.
     */
    Page<Transfer> transfers(int accountId, TransferKind kind, TimeRange moved, PageRequest page);
}
