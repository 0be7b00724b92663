package org.ringbook.core;

import org.ringbook.core.ledger.AccountLimits;
import org.ringbook.core.ledger.Asset;
import org.ringbook.core.ledger.Balances;
import org.ringbook.core.ledger.FeeSchedule;
import org.ringbook.sbe.SnapshotSink;
import org.ringbook.sbe.snapshot.BooleanType;
import org.ringbook.sbe.snapshot.SavedAccountEncoder;
import org.ringbook.sbe.snapshot.SavedAssetEncoder;
import org.ringbook.sbe.snapshot.SavedBalanceEncoder;
import org.ringbook.sbe.snapshot.SavedContinuationEncoder;
import org.ringbook.sbe.snapshot.SavedEngineEncoder;
import org.ringbook.sbe.snapshot.SavedFeesEncoder;
import org.ringbook.sbe.snapshot.SavedLimitsEncoder;

/**
 * Writes the state as rows in its canonical order ({@code docs/rules.md}, whose ten parts are the methods here and of the
 * savers it has). Core thread only.
 */
final class StateSaver {
    private final CoreState state;
    private final RowWriter rows;

    StateSaver(final CoreState state, final SnapshotSink sink) {
        this.state = state;
        rows = new RowWriter(sink);
    }

    void save(final long stateHash) {
        saveEngine(stateHash);
        saveAssets();
        new MarketSaver(state, rows).save();
        saveFees();
        saveAccounts();
        saveBalances();
        saveLimits();
        new OrderSaver(state, rows).save();
        new ClOrdIdSaver(state, rows).save();
        new MoneySaver(state, rows).save();
        new AccessSaver(state, rows).save();
        saveContinuation();
    }

    private void saveEngine(final long stateHash) {
        rows.write(new SavedEngineEncoder()
                .wrapAndApplyHeader(rows.buffer(), 0, rows.header())
                .sequence(state.lastSequence)
                .timestampNs(state.lastTimestampNs)
                .stateHash(stateHash)
                .ownerCount(state.accounts.ownerCount())
                .clOrdIdPool(state.clOrdIds.capacity())
                .halted(toBoolean(state.halted))
                .lowSpace(toBoolean(state.lowSpace))
                .assets(state.assets.count())
                .markets(state.markets.count())
                .accounts(state.accounts.count())
                .balances(balanceCount())
                .limits(state.limits.sorted().length)
                .orders(state.orders.size())
                .endedIds(state.clOrdIds.endedCount())
                .evictableIds(state.clOrdIds.evictableOfAll())
                .deposits(state.deposits.references().size())
                .withdrawals(state.withdrawals.references().size())
                .transfers(state.transfers.payments().references().size())
                .gateways(state.gateways.count())
                .sessions(state.sessions.size())
                .apiKeys(state.apiKeys.count()));
    }

    static BooleanType toBoolean(final boolean value) {
        return value ? BooleanType.TRUE : BooleanType.FALSE;
    }

    private void saveAssets() {
        final SavedAssetEncoder row = new SavedAssetEncoder();
        for (int id = 1; id <= state.assets.count(); id++) {
            final Asset asset = state.assets.get(id);
            row.wrapAndApplyHeader(rows.buffer(), 0, rows.header())
                    .totalUnits(asset.balances().totalUnits())
                    .scale((short) asset.scale())
                    .payoutScale((short) asset.payoutScale())
                    .putCode(rows.text(), 0, rows.copy(state.assets.codes(), id));
            rows.write(row);
        }
    }

    private void saveFees() {
        final SavedFeesEncoder row = new SavedFeesEncoder();
        for (int tier = 0; tier < FeeSchedule.TIERS; tier++) {
            rows.write(row.wrapAndApplyHeader(rows.buffer(), 0, rows.header())
                    .makerPpm(state.fees.makerPpm(tier))
                    .takerPpm(state.fees.takerPpm(tier)));
        }
    }

    private void saveAccounts() {
        final SavedAccountEncoder row = new SavedAccountEncoder();
        for (int id = 1; id <= state.accounts.count(); id++) {
            row.wrapAndApplyHeader(rows.buffer(), 0, rows.header())
                    .cancelAllAfterNs(state.deadlines.timeNs(Deadlines.CANCEL_ALL_AFTER, id))
                    .ownerId(state.accounts.ownerId(id))
                    .feeTier((short) state.accounts.feeTier(id))
                    .openingTier((short) state.accounts.openingTier(id))
                    .killed(toBoolean(state.accounts.isKilled(id)))
                    .selfTrade(toBoolean(state.accounts.mayTradeWithItself(id)))
                    .putName(rows.text(), 0, rows.copy(state.accounts.names(), id));
            rows.write(row);
        }
    }

    private long balanceCount() {
        long count = 0;
        for (int assetId = 1; assetId <= state.assets.count(); assetId++) {
            final Balances balances = state.assets.get(assetId).balances();
            for (int accountId = 0; accountId <= state.accounts.count(); accountId++) {
                count += (balances.available(accountId) | balances.held(accountId)) != 0 ? 1 : 0;
            }
        }
        return count;
    }

    private void saveBalances() {
        final SavedBalanceEncoder row = new SavedBalanceEncoder();
        for (int accountId = 0; accountId <= state.accounts.count(); accountId++) {
            for (int assetId = 1; assetId <= state.assets.count(); assetId++) {
                final Balances balances = state.assets.get(assetId).balances();
                final long available = balances.available(accountId);
                final long held = balances.held(accountId);
                if ((available | held) != 0) {
                    rows.write(row.wrapAndApplyHeader(rows.buffer(), 0, rows.header())
                            .availableUnits(available)
                            .heldUnits(held)
                            .accountId(accountId)
                            .assetId(assetId));
                }
            }
        }
    }

    private void saveLimits() {
        final SavedLimitsEncoder row = new SavedLimitsEncoder();
        final AccountLimits limits = state.limits;
        for (final int index : limits.sorted()) {
            rows.write(row.wrapAndApplyHeader(rows.buffer(), 0, rows.header())
                    .maxQtyLots(limits.maxQtyLots(index))
                    .maxNotionalUnits(limits.maxNotionalUnits(index))
                    .accountId(limits.accountId(index))
                    .maxOpenOrders(limits.maxOpenOrders(index))
                    .marketId(limits.marketId(index)));
        }
    }

    private void saveContinuation() {
        final Continuation continuation = state.continuation;
        rows.write(new SavedContinuationEncoder()
                .wrapAndApplyHeader(rows.buffer(), 0, rows.header())
                .a(continuation.a)
                .b(continuation.b)
                .c(continuation.c)
                .d(continuation.d)
                .e(continuation.e)
                .kind((short) continuation.kind));
    }
}
