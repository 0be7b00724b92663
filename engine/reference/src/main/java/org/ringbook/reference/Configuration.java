package org.ringbook.reference;

import java.util.ArrayList;
import org.ringbook.sbe.messages.BooleanType;
import org.ringbook.sbe.messages.RejectReason;

/** Assets, markets, accounts, fees and modes. */
final class Configuration {
    private static final int ASSETS_MAX = 65_534;
    private static final int MARKETS_MAX = 65_534;
    private static final int ACCOUNTS_MAX = 16_777_215;
    private static final int ACCOUNTS_OF_OWNER_MAX = 10;

    private final Exchange exchange;

    Configuration(final Exchange exchange) {
        this.exchange = exchange;
    }

    Rejection addAsset(final Command.AddAsset command, final Events events) {
        if (!Text.isCode(command.code())) {
            return Rejection.of(RejectReason.INVALID_NAME);
        }
        final Asset taken = exchange.assetsByCode.get(command.code());
        if (taken != null) {
            final boolean same = taken.scale() == command.scale() && taken.payoutScale() == command.payoutScale();
            return taken(same, taken.id());
        }
        if (command.scale() > MarketTerms.SCALE_MAX || command.payoutScale() > command.scale()) {
            return Rejection.of(RejectReason.INVALID_SCALE);
        }
        if (exchange.assets.size() == ASSETS_MAX) {
            return Rejection.of(RejectReason.TOO_MANY);
        }
        final Asset asset =
                new Asset(exchange.assets.size() + 1, command.code(), command.scale(), command.payoutScale());
        exchange.assets.add(asset);
        exchange.assetsByCode.put(asset.code(), asset);
        events.other().assetAdded(asset.id());
        return Rejection.NONE;
    }

    Rejection addMarket(final Command.AddMarket command, final Events events) {
        if (!Text.isCode(command.symbol())) {
            return Rejection.of(RejectReason.INVALID_NAME);
        }
        final Market taken = exchange.marketsBySymbol.get(command.symbol());
        if (taken != null) {
            return taken(command.hasContentOf(taken.added()), taken.id());
        }
        final Asset base = exchange.asset(command.baseAssetId());
        final Asset quote = exchange.asset(command.quoteAssetId());
        if (base == null || quote == null || base.equals(quote)) {
            return Rejection.of(RejectReason.UNKNOWN_ASSET);
        }
        final MarketTerms terms = MarketTerms.of(command.terms(), base, quote);
        final RejectReason reason = terms.check();
        if (reason != RejectReason.NONE) {
            return Rejection.of(reason);
        }
        if (exchange.markets.size() == MARKETS_MAX) {
            return Rejection.of(RejectReason.TOO_MANY);
        }
        final Market market = new Market(exchange.markets.size() + 1, command, terms);
        exchange.markets.add(market);
        exchange.marketsBySymbol.put(command.symbol(), market);
        events.other().marketAdded(market);
        return Rejection.NONE;
    }

    Rejection openAccount(final Command.OpenAccount command, final Events events) {
        if (!Text.isAccountName(command.name())) {
            return Rejection.of(RejectReason.INVALID_NAME);
        }
        final Account taken = exchange.accountsByName.get(command.name());
        if (taken != null) {
            final boolean same = taken.openedFeeTier() == command.feeTier()
                    && (command.ownerId() == 0 || command.ownerId() == taken.ownerId());
            return taken(same, taken.id());
        }
        final boolean isNewOwner = command.ownerId() == 0;
        if (!isNewOwner && exchange.accountsOf(command.ownerId()) == null) {
            return Rejection.of(RejectReason.UNKNOWN_OWNER);
        }
        if (!FeeSchedule.isTier(command.feeTier())) {
            return Rejection.of(RejectReason.INVALID_FEE);
        }
        final boolean ownerIsFull =
                !isNewOwner && exchange.accountsOf(command.ownerId()).size() == ACCOUNTS_OF_OWNER_MAX;
        if (ownerIsFull || exchange.accounts.size() == ACCOUNTS_MAX) {
            return Rejection.of(RejectReason.TOO_MANY);
        }
        if (isNewOwner) {
            exchange.owners.add(new ArrayList<>());
        }
        final int ownerId = isNewOwner ? exchange.owners.size() : command.ownerId();
        final Account account = new Account(exchange.accounts.size() + 1, command.name(), ownerId, command.feeTier());
        exchange.accountsOf(ownerId).add(account);
        exchange.accounts.add(account);
        exchange.accountsByName.put(account.name(), account);
        events.other().accountOpened(account);
        return Rejection.NONE;
    }

    private static Rejection taken(final boolean withSameContent, final long existingId) {
        return Rejection.of(withSameContent ? RejectReason.DUPLICATE : RejectReason.CONFLICT, existingId);
    }

    Rejection setFees(final Command.SetFees command, final Events events) {
        if (!FeeSchedule.isTier(command.feeTier()) || !isFee(command.makerPpm()) || !isFee(command.takerPpm())) {
            return Rejection.of(RejectReason.INVALID_FEE);
        }
        exchange.fees.tier(command.feeTier(), new FeeSchedule.Fees(command.makerPpm(), command.takerPpm()));
        events.other().feesSet(command);
        return Rejection.NONE;
    }

    private static boolean isFee(final int ppm) {
        return ppm >= 0 && ppm <= FeeSchedule.PPM_MAX;
    }

    Rejection setFeeTier(final Command.SetFeeTier command, final Events events) {
        final Account account = exchange.account(command.accountId());
        if (account == null) {
            return Rejection.of(RejectReason.UNKNOWN_ACCOUNT);
        }
        if (!FeeSchedule.isTier(command.feeTier())) {
            return Rejection.of(RejectReason.INVALID_FEE);
        }
        account.feeTier(command.feeTier());
        events.other().feeTierSet(account);
        return Rejection.NONE;
    }

    Rejection setClOrdIdPool(final Command.SetClOrdIdPool command, final Events events) {
        if (command.capacity() < 0 || command.capacity() > ClientOrderIds.CAPACITY_MAX) {
            return Rejection.of(RejectReason.INVALID_CAPACITY);
        }
        exchange.clientOrderIds.capacity(command.capacity());
        events.other().clOrdIdPoolSet(command.capacity());
        return Rejection.NONE;
    }

    Rejection haltEngine(final Command.HaltEngine command, final Events events) {
        if (!isKnown(command.halted())) {
            return Rejection.of(RejectReason.INVALID_STATE);
        }
        exchange.isHalted = command.halted() == BooleanType.TRUE;
        events.other().engineModeChanged(exchange.isHalted, exchange.isLowSpace);
        return Rejection.NONE;
    }

    Rejection setLowSpace(final Command.SetLowSpace command, final Events events) {
        if (!isKnown(command.lowSpace())) {
            return Rejection.of(RejectReason.INVALID_STATE);
        }
        exchange.isLowSpace = command.lowSpace() == BooleanType.TRUE;
        events.other().engineModeChanged(exchange.isHalted, exchange.isLowSpace);
        return Rejection.NONE;
    }

    static boolean isKnown(final BooleanType value) {
        return value == BooleanType.FALSE || value == BooleanType.TRUE;
    }
}
