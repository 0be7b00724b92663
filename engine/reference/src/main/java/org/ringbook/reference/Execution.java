package org.ringbook.reference;

import org.ringbook.sbe.messages.RejectReason;

/** Hands each command to who executes it. */
final class Execution {
    private final Exchange exchange;
    private final OrderEntry entry;
    private final OrderChanges changes;
    private final CancelsOfMany cancels;
    private final MarketStates states;
    private final Matching matching;
    private final Opening opening;
    private final MarketControl markets;
    private final AccountControl accounts;
    private final Sessions sessions;
    private final Timers timers;
    private final Configuration configuration;
    private final KeyControl keys;
    private final Money money;
    private final Busts busts;

    Execution(final Exchange exchange) {
        this.exchange = exchange;
        final OpenOrders openOrders = new OpenOrders(exchange);
        final Trading trading = new Trading(exchange, openOrders);
        states = new MarketStates(exchange);
        matching = new Matching(exchange, openOrders, trading, states);
        entry = new OrderEntry(exchange, openOrders, matching);
        changes = new OrderChanges(exchange, openOrders, matching);
        cancels = new CancelsOfMany(exchange, openOrders);
        opening = new Opening(exchange, openOrders, trading, states, matching);
        markets = new MarketControl(exchange, states, opening, cancels);
        accounts = new AccountControl(exchange, cancels);
        sessions = new Sessions(exchange, cancels);
        timers = new Timers(exchange, openOrders, accounts, sessions, markets);
        configuration = new Configuration(exchange);
        keys = new KeyControl(exchange);
        money = new Money(exchange);
        busts = new Busts(exchange);
    }

    void execute(final Command command, final Events events) {
        if (command instanceof Command.GatewayHello hello) {
            sessions.gatewayHello(hello, events);
        } else {
            exchange.gateways.takeNumber(command.header());
            executeNumbered(command, events);
        }
        states.sayIndicatives(events);
    }

    private void executeNumbered(final Command command, final Events events) {
        if (command instanceof Command.NewOrder order) {
            final Rejection rejection = entry.newOrder(order, events);
            if (!rejection.isNone()) {
                events.orderRejected(order.accountId(), order.marketId(), rejection.reason(), rejection.order());
            }
        } else if (command instanceof Command.CancelOrder cancel) {
            rejectCancel(cancel.accountId(), changes.cancelOrder(cancel, events), events);
        } else if (command instanceof Command.ReplaceOrder replace) {
            rejectCancel(replace.accountId(), changes.replaceOrder(replace, events), events);
        } else {
            final Rejection rejection = executeForMembers(command, events);
            if (!rejection.isNone()) {
                events.commandRejected(rejection.reason(), rejection.existingId());
            }
        }
    }

    private static void rejectCancel(final int accountId, final Rejection rejection, final Events events) {
        if (!rejection.isNone()) {
            events.cancelRejected(accountId, rejection.reason(), rejection.order());
        }
    }

    private Rejection executeForMembers(final Command command, final Events events) {
        if (command instanceof Command.MassCancel it) {
            return cancels.massCancel(it, events);
        } else if (command instanceof Command.CancelAllAfter it) {
            return accounts.cancelAllAfter(it, events);
        } else if (command instanceof Command.SessionLogon it) {
            return sessions.logon(it, events);
        } else if (command instanceof Command.SessionLogout it) {
            return sessions.logout(it, events);
        } else if (command instanceof Command.Deposit it) {
            return money.deposit(it, events);
        } else if (command instanceof Command.RequestWithdrawal it) {
            return money.requestWithdrawal(it, events);
        } else if (command instanceof Command.SettleWithdrawal it) {
            return money.settleWithdrawal(it, events);
        } else if (command instanceof Command.CancelWithdrawal it) {
            return money.cancelWithdrawal(it, events);
        } else if (command instanceof Command.Transfer it) {
            return money.transfer(it, events);
        } else if (command instanceof Command.BustTrade it) {
            return busts.bustTrade(it, events);
        }
        return executeForMarkets(command, events);
    }

    private Rejection executeForMarkets(final Command command, final Events events) {
        if (command instanceof Command.AddAsset it) {
            return configuration.addAsset(it, events);
        } else if (command instanceof Command.AddMarket it) {
            return configuration.addMarket(it, events);
        } else if (command instanceof Command.SetMarketState it) {
            return markets.setMarketState(it, events);
        } else if (command instanceof Command.SetPriceBands it) {
            return markets.setPriceBands(it, events);
        } else if (command instanceof Command.SetMarketSchedule it) {
            return markets.setMarketSchedule(it, events);
        } else if (command instanceof Command.SetMarketTerms it) {
            return markets.setMarketTerms(it, events);
        } else if (command instanceof Command.SetFees it) {
            return configuration.setFees(it, events);
        } else if (command instanceof Command.SetClOrdIdPool it) {
            return configuration.setClOrdIdPool(it, events);
        } else if (command instanceof Command.HaltEngine it) {
            return configuration.haltEngine(it, events);
        } else if (command instanceof Command.SetLowSpace it) {
            return configuration.setLowSpace(it, events);
        }
        return executeForAccounts(command, events);
    }

    private Rejection executeForAccounts(final Command command, final Events events) {
        if (command instanceof Command.OpenAccount it) {
            return configuration.openAccount(it, events);
        } else if (command instanceof Command.SetFeeTier it) {
            return configuration.setFeeTier(it, events);
        } else if (command instanceof Command.SetAccountKill it) {
            return accounts.setAccountKill(it, events);
        } else if (command instanceof Command.SetAccountLimits it) {
            return accounts.setAccountLimits(it, events);
        } else if (command instanceof Command.SetSelfTrade it) {
            return accounts.setSelfTrade(it, events);
        } else if (command instanceof Command.IssueApiKey it) {
            return keys.issueApiKey(it, events);
        } else if (command instanceof Command.RevokeApiKey it) {
            return keys.revokeApiKey(it, events);
        }
        return executeHosts(command, events);
    }

    private Rejection executeHosts(final Command command, final Events events) {
        if (command instanceof Command.MalformedCommand) {
            return Rejection.of(RejectReason.MALFORMED);
        } else if (command instanceof Command.GatewayDown down) {
            sessions.gatewayDown(down, events);
        } else if (command instanceof Command.Timer) {
            timers.timer(events);
        } else if (command instanceof Command.Continue) {
            final Continuation unfinished = exchange.continuation;
            exchange.continuation = Continuation.NONE;
            goOn(unfinished, events);
        } else {
            throw new IllegalStateException("command=" + command);
        }
        return Rejection.NONE;
    }

    private void goOn(final Continuation unfinished, final Events events) {
        if (unfinished instanceof Continuation.CancelOrders scope) {
            cancels.cancel(scope, events);
        } else if (unfinished instanceof Continuation.CancelBook scope) {
            cancels.cancel(scope, events);
        } else if (unfinished instanceof Continuation.Opening at) {
            opening.goOn(at, events);
        } else if (unfinished instanceof Continuation.Stops stops) {
            matching.runStops(stops, events);
        } else if (unfinished instanceof Continuation.SessionsGone scope) {
            sessions.areGone(scope, events);
        }
    }
}
