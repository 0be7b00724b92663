package org.ringbook.core;

import org.ringbook.core.ledger.Assets;
import org.ringbook.core.ledger.Balances;
import org.ringbook.core.ledger.FeeSchedule;
import org.ringbook.core.ledger.Texts;
import org.ringbook.core.orders.ClOrdIds;
import org.ringbook.sbe.SnapshotSource;
import org.ringbook.sbe.snapshot.SavedAccountDecoder;
import org.ringbook.sbe.snapshot.SavedAssetDecoder;
import org.ringbook.sbe.snapshot.SavedBalanceDecoder;
import org.ringbook.sbe.snapshot.SavedContinuationDecoder;
import org.ringbook.sbe.snapshot.SavedEngineDecoder;
import org.ringbook.sbe.snapshot.SavedFeesDecoder;
import org.ringbook.sbe.snapshot.SavedLimitsDecoder;

/**
 * Makes a state of the rows that {@link StateSaver} wrote, in the same order. Every row is checked by itself and against those
 * before it; that all together are what was saved, the state hash says. Core thread only.
 */
final class StateLoader {
    private static final int MAX_NAME = 32;

    private final CoreState state;
    private final MarketStates marketStates;
    private final RowReader rows;
    private final SavedEngineDecoder engine = new SavedEngineDecoder();

    StateLoader(final CoreState state, final MarketStates marketStates, final SnapshotSource source) {
        this.state = state;
        this.marketStates = marketStates;
        rows = new RowReader(source);
    }

    /** Fills the state, which is new; returns the hash that it must have. */
    long load() {
        try {
            return loadAll();
        } catch (final IllegalStateException | ArithmeticException | IndexOutOfBoundsException e) {
            throw rows.fault(String.valueOf(e.getMessage()), e);
        }
    }

    private long loadAll() {
        final SavedCounts counts = loadEngine();
        final long[] totals = loadAssets(counts.assets());
        new MarketLoader(state, rows).load(counts.markets());
        loadFees();
        loadAccounts(counts.accounts(), counts.owners());
        loadBalances(counts.balances(), totals);
        loadLimits(counts.limits());
        new OrderLoader(state, rows).load(counts.orders());
        new ClOrdIdLoader(state, rows).load(counts.endedIds(), counts.evictableIds());
        new MoneyLoader(state, rows).load(counts.deposits(), counts.withdrawals(), counts.transfers());
        new AccessLoader(state, rows).load(counts.gateways(), counts.sessions(), counts.apiKeys());
        loadContinuation();
        rows.end();
        marketStates.loaded();
        return counts.stateHash();
    }

    private SavedCounts loadEngine() {
        rows.next(engine);
        state.lastSequence = engine.sequence();
        state.lastTimestampNs = engine.timestampNs();
        final SavedCounts counts = SavedCounts.of(engine);
        final int pool = engine.clOrdIdPool();
        state.halted = rows.toBoolean(engine.haltedRaw());
        state.lowSpace = rows.toBoolean(engine.lowSpaceRaw());
        rows.end(engine);
        rows.require(state.lastSequence >= 0 && state.lastTimestampNs >= 0, "its place is below 0");
        rows.require(pool >= 0 && pool <= ClOrdIds.MAX_CAPACITY, "size of the client order id pool");
        state.clOrdIds.capacity(pool);
        return counts;
    }

    private long[] loadAssets(final int count) {
        rows.require(count >= 0 && count <= Assets.MAX_ASSETS, "number of assets");
        final SavedAssetDecoder row = new SavedAssetDecoder();
        final long[] totals = new long[count + 1];
        for (int id = 1; id <= count; id++) {
            rows.next(row);
            totals[id] = row.totalUnits();
            final int scale = row.scale();
            final int payoutScale = row.payoutScale();
            row.wrapCode(rows.text());
            rows.end(row);
            final int length = rows.text().capacity();
            rows.require(Texts.isSymbol(rows.text(), 0, length), "its code");
            rows.require(state.assets.codes().get(rows.text(), 0, length) == 0, "its code is taken");
            rows.require(scale <= Assets.MAX_SCALE && payoutScale <= scale, "its scale");
            state.assets.codes().add(rows.text(), 0, length);
            state.assets.add(scale, payoutScale);
        }
        return totals;
    }

    private void loadFees() {
        final SavedFeesDecoder row = new SavedFeesDecoder();
        for (int tier = 0; tier < FeeSchedule.TIERS; tier++) {
            rows.next(row);
            final int maker = row.makerPpm();
            final int taker = row.takerPpm();
            rows.require(isFee(maker) && isFee(taker), "a fee is out of range");
            state.fees.set(tier, maker, taker);
        }
    }

    private static boolean isFee(final int ppm) {
        return ppm >= 0 && ppm <= FeeSchedule.MAX_PPM;
    }

    private void loadAccounts(final int count, final int owners) {
        final SavedAccountDecoder row = new SavedAccountDecoder();
        for (int id = 1; id <= count; id++) {
            rows.next(row);
            final long cancelAllAfterNs = row.cancelAllAfterNs();
            final int ownerId = row.ownerId();
            final int feeTier = row.feeTier();
            final int openingTier = row.openingTier();
            final boolean killed = rows.toBoolean(row.killedRaw());
            final boolean selfTrade = rows.toBoolean(row.selfTradeRaw());
            row.wrapName(rows.text());
            rows.end(row);
            rows.require(feeTier < FeeSchedule.TIERS && openingTier < FeeSchedule.TIERS, "its tier");
            addName();
            open(ownerId, openingTier);
            state.accounts.feeTier(id, feeTier);
            state.accounts.killed(id, killed);
            state.accounts.mayTradeWithItself(id, selfTrade);
            if (cancelAllAfterNs != 0) {
                state.deadlines.set(Deadlines.CANCEL_ALL_AFTER, id, cancelAllAfterNs);
            }
        }
        rows.require(state.accounts.ownerCount() == owners, "number of owners");
    }

    private void addName() {
        final int length = rows.text().capacity();
        final boolean sound = length >= 1 && length <= MAX_NAME && Texts.isPrintable(rows.text(), 0, length);
        rows.require(sound, "its name");
        rows.require(state.accounts.names().get(rows.text(), 0, length) == 0, "its name is taken");
        state.accounts.names().add(rows.text(), 0, length);
    }

    /** Owners are dense in the order in which their first accounts were opened. */
    private void open(final int ownerId, final int openingTier) {
        final boolean isNew = ownerId == state.accounts.ownerCount() + 1;
        rows.require(isNew || state.accounts.ownerExists(ownerId), "its owner");
        state.accounts.open(isNew ? 0 : ownerId, openingTier);
    }

    private void loadBalances(final long count, final long[] totals) {
        final SavedBalanceDecoder row = new SavedBalanceDecoder();
        for (long i = 0; i < count; i++) {
            rows.next(row);
            final long available = row.availableUnits();
            final long held = row.heldUnits();
            final int accountId = row.accountId();
            final int assetId = row.assetId();
            rows.require(accountId == 0 || state.accounts.exists(accountId), "its account");
            rows.require(state.assets.exists(assetId), "its asset");
            final Balances balances = state.assets.get(assetId).balances();
            rows.require((balances.available(accountId) | balances.held(accountId)) == 0, "said twice");
            rows.require(available >= 0 && held >= 0, "below zero");
            balances.load(accountId, available, held);
        }
        for (int id = 1; id < totals.length; id++) {
            final boolean whole = state.assets.get(id).balances().totalUnits() == totals[id];
            rows.require(whole && totals[id] <= Balances.MAX_TOTAL, "the balances are not the total of their asset");
        }
    }

    /** Before the orders, which are counted for them. */
    private void loadLimits(final int count) {
        final SavedLimitsDecoder row = new SavedLimitsDecoder();
        for (int i = 0; i < count; i++) {
            rows.next(row);
            final long maxQty = row.maxQtyLots();
            final long maxNotional = row.maxNotionalUnits();
            final int accountId = row.accountId();
            final int maxOrders = row.maxOpenOrders();
            final int marketId = row.marketId();
            rows.require(state.accounts.exists(accountId), "its account");
            rows.require(state.markets.getOrNull(marketId) != null, "its market");
            rows.require(maxOrders >= 0 && maxQty >= 0 && maxNotional >= 0, "below zero");
            state.limits.set(accountId, marketId, 0, maxOrders, maxQty, maxNotional);
        }
    }

    private void loadContinuation() {
        final SavedContinuationDecoder row = rows.next(new SavedContinuationDecoder());
        final long a = row.a();
        final long b = row.b();
        final long c = row.c();
        final long d = row.d();
        final long e = row.e();
        final int kind = row.kind();
        final boolean ofMarket = kind >= Continuation.CANCEL_MARKET && kind <= Continuation.STOPS;
        rows.require(kind <= Continuation.SESSIONS_GONE, "its kind");
        rows.require(!ofMarket || (a == (int) a && state.markets.getOrNull((int) a) != null), "its market");
        state.continuation.set(kind, a, b, c, d, e);
    }
}
