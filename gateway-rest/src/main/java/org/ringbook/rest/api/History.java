package org.ringbook.rest.api;

import java.util.Optional;
import java.util.function.Supplier;
import org.ringbook.readmodel.ReadModelException;
import org.ringbook.readmodel.balances.BalanceHistory;
import org.ringbook.readmodel.funding.FundingHistory;
import org.ringbook.readmodel.market.MarketHistory;
import org.ringbook.readmodel.orders.OrderHistory;
import org.ringbook.readmodel.orders.TradeHistory;
import org.ringbook.rest.http.ApiException;

/**
 * What the followers know of the past. Each may be missing: then the gateway's memory answers alone, or not at all.
 *
 * @param orders   ended orders.
 * @param trades   fills of accounts.
 * @param balances entries of accounts.
 * @param funding  deposits, withdrawals, transfers.
 * @param market   candles and trades of markets.
 */
public record History(
        Optional<OrderHistory> orders,
        Optional<TradeHistory> trades,
        Optional<BalanceHistory> balances,
        Optional<FundingHistory> funding,
        Optional<MarketHistory> market) {
    /** No followers' database. */
    public static final History NONE =
            new History(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    /** What a part of the past answers, or that it can't now. */
    static <T> T ask(final Supplier<T> question) {
        try {
            return question.get();
        } catch (final ReadModelException e) {
            throw new ApiException(503, "ErrUnderMaintenance", "the past can't be read now").retryAfter(1);
        }
    }

    /** A part of the past, or that there is none. */
    static <T> T require(final Optional<T> part, final String what) {
        return part.orElseThrow(() -> new ApiException(
                503, "ErrUnderMaintenance", "this gateway has no followers' database, which has " + what));
    }
}
