package org.ringbook.reference;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** All that the core knows. Ids of assets, markets, accounts and owners are dense from 1. */
final class Exchange {
    /** Takes the fees; no command may name it. */
    static final int FEE_ACCOUNT = 0;

    final List<Asset> assets = new ArrayList<>();
    final SortedMap<String, Asset> assetsByCode = new TreeMap<>();
    final List<Market> markets = new ArrayList<>();
    final SortedMap<String, Market> marketsBySymbol = new TreeMap<>();
    final List<Account> accounts = new ArrayList<>();
    final SortedMap<String, Account> accountsByName = new TreeMap<>();
    /** How many accounts each owner has. */
    final List<Integer> owners = new ArrayList<>();

    final FeeSchedule fees = new FeeSchedule();
    final Ledger ledger = new Ledger();
    final ClientOrderIds clientOrderIds = new ClientOrderIds();
    final Transfers deposits = new Transfers();
    final Transfers withdrawals = new Transfers();
    final Gateways gateways = new Gateways();

    long lastSequence;
    long lastTimestampNs;
    boolean isHalted;
    boolean isLowSpace;
    /** The mass cancel that the next record goes on with; null if none is under way. */
    MassCancels.Slice continuation;

    /** Null if unknown. */
    Asset asset(final int assetId) {
        return byId(assets, assetId);
    }

    /** Null if unknown. */
    Market market(final int marketId) {
        return byId(markets, marketId);
    }

    /** Null if unknown, as the fee account is to commands. */
    Account account(final int accountId) {
        return byId(accounts, accountId);
    }

    private static <T> T byId(final List<T> things, final int id) {
        return id >= 1 && id <= things.size() ? things.get(id - 1) : null;
    }
}
