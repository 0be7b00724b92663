package org.ringbook.core;

import org.ringbook.core.ledger.AccountLimits;
import org.ringbook.core.ledger.Asset;
import org.ringbook.core.ledger.Balances;
import org.ringbook.core.ledger.FeeSchedule;
import org.ringbook.core.ledger.MoneyMovements;
import org.ringbook.core.orders.ClOrdIdEntries;
import org.ringbook.core.orders.ClOrdIds;

/**
 * The state in its canonical order, independent of slots, capacities and hash layout. {@code docs/rules.md}, The canonical
 * state, whose ten parts are the methods here. Core thread only.
 */
final class CanonicalState {
    private final CoreState state;

    CanonicalState(final CoreState state) {
        this.state = state;
    }

    void write(final StateHash out) {
        final CanonicalMarkets markets = new CanonicalMarkets(state, out);
        writeEngine(out);
        writeAssets(out);
        markets.writeMarkets();
        writeFees(out);
        writeAccounts(out);
        writeBalances(out);
        writeLimits(out);
        markets.writeOrders();
        writeEndedIds(out);
        writeMovements(out, state.deposits, false);
        writeMovements(out, state.withdrawals, true);
        writeTransfers(out);
        writeGateways(out);
        writeSessions(out);
        writeApiKeys(out);
        writeContinuation(out);
    }

    private void writeEngine(final StateHash out) {
        out.put(state.lastSequence);
        out.put(state.lastTimestampNs);
        out.put(state.halted);
        out.put(state.lowSpace);
        out.put(state.accounts.ownerCount());
        out.put(state.clOrdIds.capacity());
    }

    private void writeAssets(final StateHash out) {
        out.put(state.assets.count());
        for (int id = 1; id <= state.assets.count(); id++) {
            final Asset asset = state.assets.get(id);
            out.putText(state.assets.codes(), id);
            out.put(asset.scale());
            out.put(asset.payoutScale());
            out.put(asset.balances().totalUnits());
        }
    }

    private void writeFees(final StateHash out) {
        for (int tier = 0; tier < FeeSchedule.TIERS; tier++) {
            out.put(state.fees.makerPpm(tier));
            out.put(state.fees.takerPpm(tier));
        }
    }

    private void writeAccounts(final StateHash out) {
        out.put(state.accounts.count());
        for (int id = 1; id <= state.accounts.count(); id++) {
            out.putText(state.accounts.names(), id);
            out.put(state.accounts.ownerId(id));
            out.put(state.accounts.feeTier(id));
            out.put(state.accounts.openingTier(id));
            out.put(state.accounts.isKilled(id));
            out.put(state.accounts.mayTradeWithItself(id));
            out.put(state.deadlines.timeNs(Deadlines.CANCEL_ALL_AFTER, id));
        }
    }

    private void writeBalances(final StateHash out) {
        long count = 0;
        for (int accountId = 0; accountId <= state.accounts.count(); accountId++) {
            for (int assetId = 1; assetId <= state.assets.count(); assetId++) {
                count += hasBalance(accountId, assetId) ? 1 : 0;
            }
        }
        out.put(count);
        for (int accountId = 0; accountId <= state.accounts.count(); accountId++) {
            for (int assetId = 1; assetId <= state.assets.count(); assetId++) {
                if (hasBalance(accountId, assetId)) {
                    final Balances balances = state.assets.get(assetId).balances();
                    out.put(accountId);
                    out.put(assetId);
                    out.put(balances.available(accountId));
                    out.put(balances.held(accountId));
                }
            }
        }
    }

    private boolean hasBalance(final int accountId, final int assetId) {
        final Balances balances = state.assets.get(assetId).balances();
        return (balances.available(accountId) | balances.held(accountId)) != 0;
    }

    private void writeLimits(final StateHash out) {
        final AccountLimits limits = state.limits;
        final int[] sorted = limits.sorted();
        out.put(sorted.length);
        for (final int index : sorted) {
            out.put(limits.accountId(index));
            out.put(limits.marketId(index));
            out.put(limits.maxOpenOrders(index));
            out.put(limits.maxQtyLots(index));
            out.put(limits.maxNotionalUnits(index));
        }
    }

    private void writeEndedIds(final StateHash out) {
        final ClOrdIds clOrdIds = state.clOrdIds;
        int accounts = 0;
        for (int id = 1; id <= state.accounts.count(); id++) {
            accounts += clOrdIds.endedOf(id) > 0 ? 1 : 0;
        }
        out.put(accounts);
        for (int id = 1; id <= state.accounts.count(); id++) {
            if (clOrdIds.endedOf(id) > 0) {
                out.put(id);
                writeEndedOf(out, id);
            }
        }
        writeEvictable(out);
    }

    private void writeEndedOf(final StateHash out, final int accountId) {
        final ClOrdIdEntries entries = state.clOrdIds.entries();
        int left = state.clOrdIds.endedOf(accountId);
        out.put(left);
        for (int entry = state.clOrdIds.firstEnded(accountId); left > 0; entry = entries.nextEnded(entry), left--) {
            out.putId(entries, entry);
            out.put(entries.orderId(entry));
            out.put(entries.ordStatus(entry));
            out.put(entries.orderQty(entry));
            out.put(entries.cumQty(entry));
        }
    }

    private void writeEvictable(final StateHash out) {
        final ClOrdIdEntries entries = state.clOrdIds.entries();
        int count = 0;
        for (int entry = state.clOrdIds.firstEvictable(); entry != 0; entry = entries.nextEvictable(entry)) {
            count++;
        }
        out.put(count);
        for (int entry = state.clOrdIds.firstEvictable(); entry != 0; entry = entries.nextEvictable(entry)) {
            out.put(entries.accountId(entry));
            out.putId(entries, entry);
        }
    }

    private static void writeMovements(final StateHash out, final MoneyMovements movements, final boolean withState) {
        out.put(movements.references().size());
        for (int index = 1; index <= movements.references().size(); index++) {
            out.putText(movements.references(), index);
            out.put(movements.sequence(index));
            out.put(movements.account(index));
            out.put(movements.asset(index));
            out.put(movements.amount(index));
            if (withState) {
                out.put(movements.state(index));
            }
        }
    }

    private void writeTransfers(final StateHash out) {
        final MoneyMovements payments = state.transfers.payments();
        out.put(payments.references().size());
        for (int index = 1; index <= payments.references().size(); index++) {
            out.putText(payments.references(), index);
            out.put(payments.sequence(index));
            out.put(payments.account(index));
            out.put(state.transfers.receiver(index));
            out.put(payments.asset(index));
            out.put(payments.amount(index));
        }
    }

    private void writeGateways(final StateHash out) {
        out.put(state.gateways.count());
        for (int index = 0; index < state.gateways.count(); index++) {
            final int id = state.gateways.id(index);
            final GatewayTable.Row row = state.gateways.getOrNull(id);
            out.put(id);
            out.put(row.epoch);
            out.put(row.nonce);
            out.put(row.lastSequence);
            out.put(row.up);
        }
    }

    private void writeSessions(final StateHash out) {
        final Sessions sessions = state.sessions;
        out.put(sessions.size());
        for (int index = 0; index < sessions.size(); index++) {
            final int sessionId = sessions.sessionId(index);
            out.put(sessionId);
            out.put(sessions.ownerId(index));
            out.put(sessions.gatewayId(index));
            out.put(sessions.isOn(index));
            out.put(sessions.cancelsOnDisconnect(index));
            out.put(sessions.graceNs(index));
            out.put(state.deadlines.timeNs(Deadlines.SESSION, sessionId));
        }
    }

    private void writeApiKeys(final StateHash out) {
        final ApiKeys keys = state.apiKeys;
        out.put(keys.count());
        for (int sessionId = 1; sessionId <= keys.count(); sessionId++) {
            final ApiKey key = keys.get(sessionId);
            out.putText(keys.keyIds(), sessionId);
            out.put(key.ownerId);
            out.put(key.defaultAccountId);
            out.put(key.permissions);
            out.put(key.expireTimeNs);
            out.put(key.iterations);
            out.put(key.cancelOnDisconnect);
            writeBytes(out, key.verifier, 0, ApiKey.SALT_LENGTH);
            writeBytes(out, key.verifier, ApiKey.SALT_LENGTH, ApiKey.DIGEST_LENGTH);
            writeBytes(out, key.verifier, ApiKey.SALT_LENGTH + ApiKey.DIGEST_LENGTH, ApiKey.DIGEST_LENGTH);
            if (key.compIdIndex == 0) {
                out.put(0);
            } else {
                out.putText(keys.compIds(), key.compIdIndex);
            }
            writeBytes(out, key.label, 0, key.label.length);
            out.put(key.revoked);
        }
    }

    private void writeContinuation(final StateHash out) {
        final Continuation continuation = state.continuation;
        out.put(continuation.kind);
        out.put(continuation.a);
        out.put(continuation.b);
        out.put(continuation.c);
        out.put(continuation.d);
        out.put(continuation.e);
    }

    private static void writeBytes(final StateHash out, final byte[] bytes, final int from, final int length) {
        out.put(length);
        for (int i = from; i < from + length; i++) {
            out.putTextByte(bytes[i]);
        }
        out.endText();
    }
}
