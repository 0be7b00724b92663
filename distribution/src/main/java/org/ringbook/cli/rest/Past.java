package org.ringbook.cli.rest;

import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.ringbook.followers.Database;
import org.ringbook.followers.balances.SqlBalanceHistory;
import org.ringbook.followers.market.SqlMarketHistory;
import org.ringbook.followers.orders.SqlOrderHistory;
import org.ringbook.followers.orders.SqlTradeHistory;
import org.ringbook.followers.settlement.SqlFundingHistory;
import org.ringbook.rest.api.History;

/** What a gateway reads of the followers' database. */
final class Past {
    private static final int READERS = 8;

    private Past() {}

    /**
     * The parts that these followers write.
     *
     * @param database theirs; stays the caller's.
     * @param names    of the followers that there are.
     */
    static History of(final Database database, final Set<String> names) {
        final Database read = database.keepReaders(READERS);
        return new History(
                part(read, names, "orders", SqlOrderHistory::new),
                part(read, names, "orders", SqlTradeHistory::new),
                part(read, names, "balances", SqlBalanceHistory::new),
                part(read, names, "settlement", SqlFundingHistory::new),
                part(read, names, "market", SqlMarketHistory::new));
    }

    private static <T> Optional<T> part(
            final Database database, final Set<String> names, final String name, final Function<Database, T> history) {
        return names.contains(name) ? Optional.of(history.apply(database)) : Optional.empty();
    }
}
