package org.ringbook.core;

import org.agrona.concurrent.UnsafeBuffer;
import org.ringbook.core.ledger.TextMap;
import org.ringbook.sbe.snapshot.SavedApiKeyDecoder;
import org.ringbook.sbe.snapshot.SavedGatewayDecoder;
import org.ringbook.sbe.snapshot.SavedSessionDecoder;

/** Makes the gateways, sessions and API keys of the rows that {@link AccessSaver} wrote. Core thread only. */
final class AccessLoader {
    private final CoreState state;
    private final RowReader rows;

    AccessLoader(final CoreState state, final RowReader rows) {
        this.state = state;
        this.rows = rows;
    }

    void load(final int gateways, final int sessions, final int apiKeys) {
        loadGateways(gateways);
        loadSessions(sessions);
        loadApiKeys(apiKeys);
    }

    private void loadGateways(final int count) {
        final SavedGatewayDecoder row = new SavedGatewayDecoder();
        int previous = 0;
        for (int i = 0; i < count; i++) {
            rows.next(row);
            final long nonce = row.nonce();
            final long lastSequence = row.lastGatewaySequence();
            final int epoch = row.epoch();
            final int id = row.gatewayId();
            final boolean up = rows.toBoolean(row.upRaw());
            rows.require(id > previous && id <= GatewayTable.MAX_ID, "its id");
            rows.require(epoch >= 1 && lastSequence >= 0, "its epoch");
            final GatewayTable.Row gateway = state.gateways.hello(id, epoch, nonce);
            gateway.lastSequence = lastSequence;
            gateway.up = up;
            previous = id;
        }
    }

    private void loadSessions(final int count) {
        final SavedSessionDecoder row = new SavedSessionDecoder();
        int previous = 0;
        for (int i = 0; i < count; i++) {
            rows.next(row);
            final long graceNs = row.graceNs();
            final long cancelAtNs = row.cancelAtNs();
            final int sessionId = row.sessionId();
            final int ownerId = row.ownerId();
            final int gatewayId = row.gatewayId();
            final boolean on = rows.toBoolean(row.onRaw());
            final boolean cancelOnDisconnect = rows.toBoolean(row.cancelOnDisconnectRaw());
            rows.require(sessionId > previous, "its id");
            rows.require(state.accounts.ownerExists(ownerId), "its owner");
            rows.require(graceNs >= 0 && graceNs <= AccountControls.MAX_DURATION_NS, "its grace");
            rows.require(cancelAtNs >= 0, "its time");
            final int index = state.sessions.add(sessionId, ownerId);
            state.sessions.logOn(index, gatewayId, cancelOnDisconnect, graceNs);
            if (!on) {
                state.sessions.logOut(index);
            }
            if (cancelAtNs != 0) {
                state.deadlines.set(Deadlines.SESSION, sessionId, cancelAtNs);
            }
            previous = sessionId;
        }
    }

    private void loadApiKeys(final int count) {
        final SavedApiKeyDecoder row = new SavedApiKeyDecoder();
        final UnsafeBuffer keyId = new UnsafeBuffer(0, 0);
        final UnsafeBuffer compId = new UnsafeBuffer(0, 0);
        for (int sessionId = 1; sessionId <= count; sessionId++) {
            rows.next(row);
            row.wrapKeyId(keyId);
            row.wrapCompId(compId);
            row.wrapLabel(rows.text());
            rows.end(row);
            final boolean revoked = rows.toBoolean(row.revokedRaw());
            rows.require(KeyCommands.isKeyId(keyId, 0, keyId.capacity()), "its id");
            rows.require(state.apiKeys.keyIds().get(keyId, 0, keyId.capacity()) == 0, "its id is taken");
            state.apiKeys.keyIds().add(keyId, 0, keyId.capacity());
            final ApiKey key =
                    new ApiKey(row, rows.toBoolean(row.cancelOnDisconnectRaw()), compIdIndex(compId), rows.text());
            final boolean ownersOwn = key.ownerId == 0
                    ? key.defaultAccountId == 0
                    : state.accounts.exists(key.defaultAccountId)
                            && state.accounts.ownerId(key.defaultAccountId) == key.ownerId;
            rows.require(ownersOwn, "its account");
            state.apiKeys.add(key);
            if (revoked) {
                state.apiKeys.revoke(sessionId);
            }
        }
    }

    /** A comp id was free when its key was issued, so keys that have it come in their order, all but the last revoked. */
    private int compIdIndex(final UnsafeBuffer compId) {
        final TextMap compIds = state.apiKeys.compIds();
        if (compId.capacity() == 0) {
            return 0;
        }
        final int known = compIds.get(compId, 0, compId.capacity());
        rows.require(!state.apiKeys.isCompIdTaken(known), "its comp id is taken");
        return known != 0 ? known : compIds.add(compId, 0, compId.capacity());
    }
}
