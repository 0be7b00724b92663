package org.ringbook.reference;

import java.math.BigInteger;
import java.util.List;
import org.ringbook.sbe.messages.BooleanType;
import org.ringbook.sbe.messages.Side;

/** The state in the order of docs/rules.md, whose parts have these numbers. */
final class CanonicalState {
    private static final int CONTINUATION_NUMBERS = 6;

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
        accountLimits();
        books(); // 6
        endedClientOrderIds(); // 7
        payments(); // 8
        transfers();
        gateways(); // 9
        sessions();
        keys();
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
        exchange.markets.forEach(this::market);
    }

    private void market(final Market market) {
        out.add(market.added().symbol());
        out.add(market.added().baseAssetId()).add(market.added().quoteAssetId());
        terms(market.terms().said());
        out.add(market.terms().lotUnits()).add(market.terms().quoteUnitsPerTickLot());
        out.add(market.state().value()).add(market.lastTradeId());
        out.add(market.lastTicks()).add(market.uncrossTicks());
        final PriceBands bands = market.bands();
        out.add(bands.dynamicBandPpm()).add(bands.staticBandPpm()).add(bands.collarPpm());
        out.add(bands.initialReferenceTicks());
        out.add(bands.volatilityAuctionNs()).add(bands.auctionExtensionNs());
        auction(market.auction());
        schedule(market.schedule());
        out.add(market.bustedTrades().size());
        market.bustedTrades().forEach(out::add);
        terms(market.added().terms());
    }

    private void terms(final Command.Terms terms) {
        out.add(terms.tickMantissa()).add(terms.tickScale());
        out.add(terms.lotMantissa()).add(terms.lotScale());
        out.add(terms.minQtyLots()).add(terms.maxQtyLots());
        out.add(terms.minNotionalUnits()).add(terms.maxNotionalUnits());
    }

    private void auction(final Auction auction) {
        out.add(auction.endNs()).add(auction.referenceTicks());
        final Uncross said = auction.said();
        out.add(said.priceTicks()).add(said.pairedQty());
        out.add(said.imbalanceSide() == Side.NULL_VAL ? 0 : said.imbalanceSide().value());
        out.add(said.imbalanceQty());
    }

    private void schedule(final Schedule schedule) {
        out.add(schedule.entries().size());
        for (final Command.ScheduleEntry entry : schedule.entries()) {
            out.add(entry.secondsOfDay()).add(entry.state().value()).add(entry.days());
        }
        out.add(schedule.nextNs());
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
            out.add(account.isKilled()).add(account.maySelfTrade()).add(account.cancelAllAtNs());
        }
    }

    private void balances() {
        out.add(exchange.ledger.balances().size());
        exchange.ledger.balances().forEach((key, balance) -> {
            out.add(key.accountId()).add(key.assetId());
            out.add(balance.available()).add(balance.held());
        });
    }

    private void accountLimits() {
        int count = 0;
        for (final Account account : exchange.accounts) {
            count += account.limits().size();
        }
        out.add(count);
        for (final Account account : exchange.accounts) {
            account.limits().forEach((marketId, limits) -> {
                out.add(account.id()).add(marketId);
                out.add(limits.maxOpenOrders()).add(limits.maxQtyLots()).add(limits.maxNotionalUnits());
            });
        }
    }

    private void books() {
        for (final Market market : exchange.markets) {
            orders(market.book(Side.BUY));
            orders(market.book(Side.SELL));
            orders(market.waiting(Side.BUY));
            orders(market.waiting(Side.SELL));
        }
    }

    private void orders(final BookSide side) {
        out.add(side.orders().size());
        side.orders().forEach(this::order);
    }

    private void order(final Order order) {
        out.add(order.id()).add(order.account().id()).add(order.sessionId()).add(order.limitTicks());
        out.add(order.isByQuote() ? order.held() : BigInteger.valueOf(order.orderQty()));
        out.add(order.cumQty());
        out.add(order.ordType().value()).add(order.timeInForce().value());
        out.add(order.isPostOnly()).add(order.isByQuote());
        out.add(order.selfTradePrevention().value()).add(order.stopPriceTicks());
        out.add(order.peak()).add(order.displayedQty());
        out.add(order.expireTimeNs());
        out.add(order.clOrdIds().size());
        order.clOrdIds().forEach(out::add);
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

    private void payments() {
        out.add(exchange.deposits.bySequence().size());
        exchange.deposits.bySequence().forEach(this::payment);
        out.add(exchange.withdrawals.bySequence().size());
        exchange.withdrawals.bySequence().forEach(withdrawal -> {
            payment(withdrawal);
            out.add(number(withdrawal.state()));
        });
    }

    private void payment(final Payments.Payment payment) {
        out.add(payment.reference()).add(payment.sequence());
        out.add(payment.accountId()).add(payment.assetId()).add(payment.amountUnits());
    }

    private void transfers() {
        out.add(exchange.transfers.bySequence().size());
        for (final Transfers.Transfer transfer : exchange.transfers.bySequence()) {
            final Command.Transfer command = transfer.command();
            out.add(command.reference()).add(transfer.sequence());
            out.add(command.fromAccountId()).add(command.toAccountId());
            out.add(command.assetId()).add(command.amountUnits());
        }
    }

    private static long number(final Payments.State state) {
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

    private void sessions() {
        out.add(exchange.sessions.size());
        for (final Session session : exchange.sessions.values()) {
            out.add(session.id()).add(session.ownerId()).add(session.gatewayId());
            out.add(session.isOn()).add(session.cancelOnDisconnect());
            out.add(session.graceNs()).add(session.cancelAtNs());
        }
    }

    private void keys() {
        out.add(exchange.keys.count());
        for (final Keys.Key key : exchange.keys.bySessionId()) {
            final Command.IssueApiKey issued = key.issued();
            out.add(issued.keyId()).add(issued.ownerId()).add(issued.defaultAccountId());
            out.add(issued.permissions()).add(issued.expireTimeNs()).add(issued.iterations());
            out.add(issued.cancelOnDisconnect() == BooleanType.TRUE);
            out.add(issued.salt()).add(issued.storedKey()).add(issued.serverKey());
            out.add(issued.compId()).add(issued.label()).add(key.isRevoked());
        }
    }

    private void continuation() {
        final List<Long> numbers = exchange.continuation.numbers();
        for (int i = 0; i < CONTINUATION_NUMBERS; i++) {
            out.add(i < numbers.size() ? numbers.get(i) : 0);
        }
    }
}
