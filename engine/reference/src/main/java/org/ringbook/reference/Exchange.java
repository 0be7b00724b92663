package org.ringbook.reference;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.ringbook.reference.Deadlines.Kind;

/** All that the core knows. Ids of assets, markets, accounts, owners and keys are dense from 1. */
final class Exchange {
    /** Takes the fees; no command may name it. */
    static final int FEE_ACCOUNT = 0;

    final List<Asset> assets = new ArrayList<>();
    final SortedMap<String, Asset> assetsByCode = new TreeMap<>();
    final List<Market> markets = new ArrayList<>();
    final SortedMap<String, Market> marketsBySymbol = new TreeMap<>();
    final List<Account> accounts = new ArrayList<>();
    final SortedMap<String, Account> accountsByName = new TreeMap<>();
    /** The accounts of each owner. */
    final List<List<Account>> owners = new ArrayList<>();

    final FeeSchedule fees = new FeeSchedule();
    final Ledger ledger = new Ledger();
    final ClientOrderIds clientOrderIds = new ClientOrderIds();
    final Payments deposits = new Payments();
    final Payments withdrawals = new Payments();
    final Transfers transfers = new Transfers();
    final Gateways gateways = new Gateways();
    final SortedMap<Integer, Session> sessions = new TreeMap<>();
    final Keys keys = new Keys();

    final Deadlines deadlines = new Deadlines();
    /** Orders in a book or waiting that have a time to expire at. */
    final SortedMap<Long, Order> expiring = new TreeMap<>();
    /** Markets in AUCTION, by id. */
    final SortedMap<Integer, Market> auctions = new TreeMap<>();

    long lastSequence;
    long lastTimestampNs;
    boolean isHalted;
    boolean isLowSpace;
    /** What the next record goes on with. */
    Continuation continuation = Continuation.NONE;

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

    /** Null if unknown, as owner 0 is. */
    List<Account> accountsOf(final int ownerId) {
        return byId(owners, ownerId);
    }

    private static <T> T byId(final List<T> things, final int id) {
        return id >= 1 && id <= things.size() ? things.get(id - 1) : null;
    }

    /** A time so much from now; 0 if there is no duration. */
    long after(final long durationNs) {
        return durationNs == 0 ? 0 : lastTimestampNs + durationNs;
    }

    void setCancelAllAt(final Account account, final long timeNs) {
        deadlines.move(Kind.CANCEL_ALL_AFTER, account.id(), account.cancelAllAtNs(), timeNs);
        account.cancelAllAtNs(timeNs);
    }

    void setAuctionEnd(final Market market, final long timeNs) {
        deadlines.move(Kind.AUCTION_ENDS, market.id(), market.auction().endNs(), timeNs);
        market.auction().endNs(timeNs);
    }

    void setScheduleNext(final Market market, final long timeNs) {
        deadlines.move(Kind.SCHEDULE, market.id(), market.schedule().nextNs(), timeNs);
        market.schedule().nextNs(timeNs);
    }

    void setSession(final Session session) {
        final Session before = sessions.put(session.id(), session);
        final long beforeNs = before == null ? 0 : before.cancelAtNs();
        deadlines.move(Kind.SESSION_GONE, session.id(), beforeNs, session.cancelAtNs());
    }
}
