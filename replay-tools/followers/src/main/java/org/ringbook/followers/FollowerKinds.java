package org.ringbook.followers;

import java.util.List;
import java.util.Optional;
import org.ringbook.followers.balances.BalancesProjection;
import org.ringbook.followers.market.MarketProjection;
import org.ringbook.followers.orders.OrdersProjection;
import org.ringbook.followers.settlement.SettlementProjection;

/** All followers there are, each independent of the others. */
public final class FollowerKinds {
    /** In the order in which they are listed to people. */
    public static final List<FollowerKind> ALL =
            List.of(BalancesProjection.KIND, OrdersProjection.KIND, MarketProjection.KIND, SettlementProjection.KIND);

    private FollowerKinds() {}

    /**
     * Finds one.
     *
     * @param name of a follower.
     * @return empty if there is none of that name.
     */
    public static Optional<FollowerKind> find(final String name) {
        return ALL.stream().filter(kind -> kind.name().equals(name)).findFirst();
    }
}
