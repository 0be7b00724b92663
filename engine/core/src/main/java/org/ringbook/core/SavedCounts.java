package org.ringbook.core;

import org.ringbook.sbe.snapshot.SavedEngineDecoder;

/** What the first row of a snapshot says of the others. */
record SavedCounts(
        long stateHash,
        int owners,
        int assets,
        int markets,
        int accounts,
        long balances,
        int limits,
        int orders,
        int endedIds,
        int evictableIds,
        int deposits,
        int withdrawals,
        int transfers,
        int gateways,
        int sessions,
        int apiKeys) {
    static SavedCounts of(final SavedEngineDecoder row) {
        return new SavedCounts(
                row.stateHash(),
                row.ownerCount(),
                row.assets(),
                row.markets(),
                row.accounts(),
                row.balances(),
                row.limits(),
                row.orders(),
                row.endedIds(),
                row.evictableIds(),
                row.deposits(),
                row.withdrawals(),
                row.transfers(),
                row.gateways(),
                row.sessions(),
                row.apiKeys());
    }
}
