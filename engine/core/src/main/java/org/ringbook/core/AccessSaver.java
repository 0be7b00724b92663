package org.ringbook.core;

import org.ringbook.sbe.snapshot.SavedApiKeyEncoder;
import org.ringbook.sbe.snapshot.SavedGatewayEncoder;
import org.ringbook.sbe.snapshot.SavedSessionEncoder;

/** Writes part 9 of the canonical state, gateways, sessions and API keys, as rows. Core thread only. */
final class AccessSaver {
    private final CoreState state;
    private final RowWriter rows;

    AccessSaver(final CoreState state, final RowWriter rows) {
        this.state = state;
        this.rows = rows;
    }

    void save() {
        saveGateways();
        saveSessions();
        saveApiKeys();
    }

    private void saveGateways() {
        final SavedGatewayEncoder row = new SavedGatewayEncoder();
        for (int index = 0; index < state.gateways.count(); index++) {
            final int id = state.gateways.id(index);
            final GatewayTable.Row gateway = state.gateways.getOrNull(id);
            rows.write(row.wrapAndApplyHeader(rows.buffer(), 0, rows.header())
                    .nonce(gateway.nonce)
                    .lastGatewaySequence(gateway.lastSequence)
                    .epoch(gateway.epoch)
                    .gatewayId(id)
                    .up(StateSaver.toBoolean(gateway.up)));
        }
    }

    private void saveSessions() {
        final SavedSessionEncoder row = new SavedSessionEncoder();
        final Sessions sessions = state.sessions;
        for (int index = 0; index < sessions.size(); index++) {
            final int sessionId = sessions.sessionId(index);
            rows.write(row.wrapAndApplyHeader(rows.buffer(), 0, rows.header())
                    .graceNs(sessions.graceNs(index))
                    .cancelAtNs(state.deadlines.timeNs(Deadlines.SESSION, sessionId))
                    .sessionId(sessionId)
                    .ownerId(sessions.ownerId(index))
                    .gatewayId(sessions.gatewayId(index))
                    .on(StateSaver.toBoolean(sessions.isOn(index)))
                    .cancelOnDisconnect(StateSaver.toBoolean(sessions.cancelsOnDisconnect(index))));
        }
    }

    private void saveApiKeys() {
        final SavedApiKeyEncoder row = new SavedApiKeyEncoder();
        final ApiKeys keys = state.apiKeys;
        for (int sessionId = 1; sessionId <= keys.count(); sessionId++) {
            final ApiKey key = keys.get(sessionId);
            row.wrapAndApplyHeader(rows.buffer(), 0, rows.header())
                    .permissions(key.permissions)
                    .expireTimeNs(key.expireTimeNs)
                    .ownerId(key.ownerId)
                    .defaultAccountId(key.defaultAccountId)
                    .iterations(key.iterations)
                    .cancelOnDisconnect(StateSaver.toBoolean(key.cancelOnDisconnect))
                    .revoked(StateSaver.toBoolean(key.revoked))
                    .putSalt(key.verifier, 0, ApiKey.SALT_LENGTH)
                    .putStoredKey(key.verifier, ApiKey.SALT_LENGTH, ApiKey.DIGEST_LENGTH)
                    .putServerKey(key.verifier, ApiKey.SALT_LENGTH + ApiKey.DIGEST_LENGTH, ApiKey.DIGEST_LENGTH)
                    .putKeyId(rows.text(), 0, rows.copy(keys.keyIds(), sessionId));
            final int compIdLength = key.compIdIndex == 0 ? 0 : rows.copy(keys.compIds(), key.compIdIndex);
            row.putCompId(rows.text(), 0, compIdLength).putLabel(key.label, 0, key.label.length);
            rows.write(row);
        }
    }
}
