package org.ringbook.reference;

import org.ringbook.sbe.messages.MarketState;
import org.ringbook.sbe.messages.Side;

/** The state in the order of docs/rules.md, whose parts have these numbers. */
final class CanonicalState {
    private final Exchange exchange;
    private final StateHash out;

    private CanonicalState(final Exchange exchange, final StateHash out) {
        this.exchange = exchange;
        this.out = out;
    }

    static long hash(final Exchange exchange) {
        final StateHash out = new StateHash();
        new CanonicalState(exchange, out).write();
        return out.value();
    }

    private void write() {
        engine(); // 1
        assets(); // 2
        markets(); // 3
        feeTiers(); // 4
        accounts(); // 5
        balances();
        books(); // 6
        endedClientOrderIds(); // 7
        transfers(); // 8
        gateways(); // 9
        continuation(); // 10
    }

    private void engine() {
        out.add(exchange.lastSequence).add(exchange.lastTimestampNs);
        out.add(exchange.isHalted).add(exchange.isLowSpace);
        out.add(exchange.owners.size()).add(exchange.clientOrderIds.capacity());
    }

    private void assets() {
        out.add(exchange.assets.size());
        for (final Asset asset : exchange.assets) {
            out.add(asset.code()).add(asset.scale()).add(asset.payoutScale());
            out.add(exchange.ledger.total(asset.id()));
        }
    }

    private void markets() {
        out.add(exchange.markets.size());
        for (final Market market : exchange.markets) {
            final Command.AddMarket added = market.added();
            out.add(added.symbol()).add(added.baseAssetId()).add(added.quoteAssetId());
            out.add(added.tickMantissa()).add(added.tickScale());
            out.add(added.lotMantissa()).add(added.lotScale());
            out.add(added.minQtyLots()).add(added.maxQtyLots());
            out.add(added.minNotionalUnits()).add(added.maxNotionalUnits());
            out.add(market.lotUnits()).add(market.quoteUnitsPerTickLot());
            out.add(number(market.state())).add(market.lastTradeId());
        }
    }

    private static long number(final MarketState state) {
        return switch (state) {
            case CLOSED -> 0;
            case OPEN -> 1;
            case HALTED -> 2;
            default -> throw new IllegalStateException("state=" + state);
        };
    }

    private void feeTiers() {
        for (int tier = 0; tier < FeeSchedule.TIERS; tier++) {
            final FeeSchedule.Fees fees = exchange.fees.tier(tier);
            out.add(fees.makerPpm()).add(fees.takerPpm());
        }
    }

    private void accounts() {
        out.add(exchange.accounts.size());
        for (final Account account : exchange.accounts) {
            out.add(account.name()).add(account.ownerId());
            out.add(account.feeTier()).add(account.openedFeeTier());
        }
    }

    private void balances() {
        out.add(exchange.ledger.balances().size());
        exchange.ledger.balances().forEach((key, balance) -> {
            out.add(key.accountId()).add(key.assetId());
            out.add(balance.available()).add(balance.held());
        });
    }

    private void books() {
        for (final Market market : exchange.markets) {
            book(market.book(Side.BUY));
            book(market.book(Side.SELL));
        }
    }

    private void book(final BookSide side) {
        out.add(side.orders().size());
        for (final Order order : side.orders()) {
            out.add(order.id()).add(order.account().id()).add(order.sessionId());
            out.add(order.priceTicks()).add(order.orderQty()).add(order.cumQty());
            out.add(order.entered().postOnly());
            out.add(order.clOrdIds().size());
            order.clOrdIds().forEach(out::add);
        }
    }

    private void endedClientOrderIds() {
        final ClientOrderIds ids = exchange.clientOrderIds;
        out.add(ids.accountsWithEnded().size());
        for (final int accountId : ids.accountsWithEnded()) {
            out.add(accountId).add(ids.ended(accountId).size());
            for (final ClientOrderIds.Ended ended : ids.ended(accountId)) {
                final OrderState order = ended.order();
                out.add(ended.clOrdId()).add(order.orderId());
                out.add(order.status().value()).add(order.orderQty()).add(order.cumQty());
            }
        }
        out.add(ids.evictable().size());
        ids.evictable().forEach(id -> out.add(id.accountId()).add(id.clOrdId()));
    }

    private void transfers() {
        out.add(exchange.deposits.bySequence().size());
        exchange.deposits.bySequence().forEach(this::transfer);
        out.add(exchange.withdrawals.bySequence().size());
        exchange.withdrawals.bySequence().forEach(withdrawal -> {
            transfer(withdrawal);
            out.add(number(withdrawal.state()));
        });
    }

    private void transfer(final Transfers.Transfer transfer) {
        out.add(transfer.reference()).add(transfer.sequence());
        out.add(transfer.accountId()).add(transfer.assetId()).add(transfer.amountUnits());
    }

    private static long number(final Transfers.State state) {
        return switch (state) {
            case HELD -> 0;
            case SETTLED -> 1;
            case CANCELED -> 2;
        };
    }

    private void gateways() {
        out.add(exchange.gateways.byId().size());
        for (final Gateways.Gateway gateway : exchange.gateways.byId()) {
            out.add(gateway.id()).add(gateway.epoch()).add(gateway.nonce());
            out.add(gateway.lastGatewaySequence()).add(gateway.isUp());
        }
    }

    private void continuation() {
        final MassCancels.Slice slice = exchange.continuation;
        out.add(slice != null);
        if (slice != null) {
            final Command.MassCancel scope = slice.scope();
            out.add(scope.accountId()).add(scope.marketId());
            out.add(scope.side() == Side.NULL_VAL ? 0 : scope.side().value());
            out.add(scope.sessionId()).add(slice.lastOrderId());
        }
    }
}
