package org.ringbook.core;

import org.ringbook.core.book.AccountOrders;
import org.ringbook.core.book.OrderStore;
import org.ringbook.core.ledger.AccountLimits;
import org.ringbook.core.ledger.Accounts;
import org.ringbook.core.ledger.Assets;
import org.ringbook.core.ledger.FeeSchedule;
import org.ringbook.core.ledger.MoneyMovements;
import org.ringbook.core.ledger.Transfers;
import org.ringbook.core.market.Markets;
import org.ringbook.core.orders.ClOrdIds;

/** Everything the core knows, which is what the records up to {@link #lastSequence} have made. Core thread only. */
final class CoreState {
    final Assets assets = new Assets();
    final Accounts accounts = new Accounts();
    final AccountLimits limits = new AccountLimits(accounts);
    final FeeSchedule fees = new FeeSchedule();
    final MoneyMovements deposits = new MoneyMovements();
    final MoneyMovements withdrawals = new MoneyMovements();
    final Transfers transfers = new Transfers();
    final OrderStore orders = new OrderStore();
    final AccountOrders accountOrders = new AccountOrders(orders, limits);
    final ClOrdIds clOrdIds = new ClOrdIds();
    final Markets markets = new Markets(orders);
    final GatewayTable gateways = new GatewayTable();
    final Sessions sessions = new Sessions();
    final ApiKeys apiKeys = new ApiKeys();
    final Deadlines deadlines = new Deadlines();
    final Continuation continuation = new Continuation();
    long lastSequence;
    long lastTimestampNs;
    boolean halted;
    boolean lowSpace;
}
