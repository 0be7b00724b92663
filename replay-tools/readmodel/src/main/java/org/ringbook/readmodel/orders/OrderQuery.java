package org.ringbook.readmodel.orders;

import org.ringbook.readmodel.TimeRange;

/**
 * Which orders of an account.
 *
 * @param accountId whose.
 * @param marketId  of this market; 0: of all.
 * @param state     open, ended or both.
 * @param entered   when they were entered.
 */
public record OrderQuery(int accountId, int marketId, State state, TimeRange entered) {
    /** Whether an order may still trade. */
    public enum State {
        /** In the book, or waiting for its stop price. */
        OPEN,
        /** Filled, canceled or expired. */
        DONE,
        /** Either. */
        ANY
    }

    /**
     * Orders of an account, whenever they were entered.
     *
     * @param accountId whose.
     * @param marketId  of this market; 0: of all.
     * @param state     open, ended or both.
     * @return the query.
     */
    public static OrderQuery of(final int accountId, final int marketId, final State state) {
        return new OrderQuery(accountId, marketId, state, TimeRange.ALL);
    }

    /**
     * The same of those that were entered in a time.
     *
     * @param range when.
     * @return the query.
     */
    public OrderQuery entered(final TimeRange range) {
        return new OrderQuery(accountId, marketId, state, range);
    }
}
