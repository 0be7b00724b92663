package org.ringbook.readmodel.balances;

import java.util.List;
import org.ringbook.readmodel.Answer;
import org.ringbook.readmodel.Page;
import org.ringbook.readmodel.PageRequest;
import org.ringbook.readmodel.TimeRange;

/**
 * Balances now and at any record, and what moved them. Any thread. Each method throws
 * {@link org.ringbook.readmodel.ReadModelException} if the history can't be read.
 */
public interface BalanceHistory {
    /**
     * Balances now, that is behind {@link Answer#sequence}.
     *
     * @param accountId any number.
     * @return by asset; one of which nothing ever came is not there.
     */
    Answer<List<Balance>> balances(int accountId);

    /**
     * Balances behind a record.
     *
     * @param accountId any number.
     * @param sequence  of the record; not behind {@link Answer#sequence} of any answer before, and not older than what is kept.
     * @return by asset; one of which nothing had come yet is not there.
     * @throws IllegalArgumentException if the record has not come yet, or what it takes to tell was removed.
     */
    Answer<List<Balance>> balancesAt(int accountId, long sequence);

    /**
     * Every entry of an account and asset, also holds and releases, which leave the sum of available and held as it is. Their number
     * {@link LedgerEntry#row} is the cursor: dense, from 1.
     *
     * @param accountId any number.
     * @param assetId   any number.
     * @param moved     when.
     * @param page      which of them.
     * @return the page.
     */
    Page<LedgerEntry> entries(int accountId, int assetId, TimeRange moved, PageRequest page);

    /**
     * The statement: the entries of an account and asset that change the sum of available and held. Their number
     * {@link LedgerEntry#statementRow} is the cursor: dense, from 1.
     *
     * @param accountId any number.
     * @param assetId   any number.
     * @param moved     when.
     * @param page      which of them.
     * @return the page.
     */
    Page<LedgerEntry> statement(int accountId, int assetId, TimeRange moved, PageRequest page);
}
