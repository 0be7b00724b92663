package org.ringbook.core;

import org.agrona.DirectBuffer;
import org.ringbook.core.ledger.TextMap;
import org.ringbook.core.ledger.Texts;
import org.ringbook.sbe.messages.BooleanType;
import org.ringbook.sbe.messages.IssueApiKeyDecoder;
import org.ringbook.sbe.messages.RejectReason;
import org.ringbook.sbe.messages.RevokeApiKeyDecoder;

/** API keys, which gateways learn of from the events. {@code docs/rules.md}, Configuration. Core thread only. */
final class KeyCommands {
    private static final int MAX_KEY_ID = 64;
    private static final int MAX_COMP_ID = 32;
    private static final int MAX_LABEL = 64;
    private static final int MAX_ITERATIONS = 10_000_000;

    private final CoreState state;
    private final ApiKeys keys;
    private int keyIdAt;
    private int keyIdLength;
    private int compIdAt;
    private int compIdLength;
    private int labelAt;
    private int labelLength;

    KeyCommands(final CoreState state) {
        this.state = state;
        keys = state.apiKeys;
    }

    void onIssueApiKey(final IssueApiKeyDecoder command, final DirectBuffer buffer, final EventSink events) {
        keyIdAt = command.limit() + 1;
        keyIdLength = command.skipKeyId();
        compIdAt = command.limit() + 1;
        compIdLength = command.skipCompId();
        labelAt = command.limit() + 1;
        labelLength = command.skipLabel();
        final TextMap keyIds = keys.keyIds();
        if (!isKeyId(buffer, keyIdAt, keyIdLength)) {
            events.commandRejected(RejectReason.INVALID_KEY, 0);
            return;
        }
        final int known = keyIds.get(buffer, keyIdAt, keyIdLength);
        if (known != 0) {
            final boolean same = isSame(keys.get(known), command, buffer);
            events.commandRejected(same ? RejectReason.DUPLICATE : RejectReason.CONFLICT, known);
            return;
        }
        final RejectReason reason = check(command, buffer);
        if (reason != RejectReason.NONE) {
            events.commandRejected(reason, 0);
            return;
        }
        final int sessionId = keyIds.add(buffer, keyIdAt, keyIdLength);
        keys.add(new ApiKey(command, buffer, compIdIndex(buffer), labelAt, labelLength));
        events.apiKeyIssued(sessionId);
    }

    void onRevokeApiKey(final RevokeApiKeyDecoder command, final DirectBuffer buffer, final EventSink events) {
        final int at = command.limit() + 1;
        final int length = command.skipKeyId();
        final int sessionId = keys.keyIds().get(buffer, at, length);
        if (sessionId == 0) {
            events.commandRejected(RejectReason.UNKNOWN_KEY, 0);
        } else if (keys.get(sessionId).revoked) {
            events.commandRejected(RejectReason.DUPLICATE, sessionId);
        } else {
            keys.revoke(sessionId);
            events.apiKeyRevoked(sessionId);
        }
    }

    private RejectReason check(final IssueApiKeyDecoder command, final DirectBuffer buffer) {
        final int ownerId = command.ownerId();
        if (ownerId != 0 && !state.accounts.ownerExists(ownerId)) {
            return RejectReason.UNKNOWN_OWNER;
        }
        if (!isAccountOf(ownerId, command.defaultAccountId())) {
            return RejectReason.UNKNOWN_ACCOUNT;
        }
        if (command.expireTimeNs() != 0 && command.expireTimeNs() <= state.lastTimestampNs) {
            return RejectReason.INVALID_EXPIRE_TIME;
        }
        if (!isSound(command) || !areTextsSound(buffer)) {
            return RejectReason.INVALID_KEY;
        }
        if (keys.isCompIdTaken(keys.compIds().get(buffer, compIdAt, compIdLength))) {
            return RejectReason.COMP_ID_TAKEN;
        }
        return keys.count() == ApiKeys.MAX_KEYS ? RejectReason.TOO_MANY : RejectReason.NONE;
    }

    private boolean isAccountOf(final int ownerId, final int accountId) {
        return ownerId == 0
                ? accountId == 0
                : state.accounts.exists(accountId) && state.accounts.ownerId(accountId) == ownerId;
    }

    private static boolean isSound(final IssueApiKeyDecoder command) {
        return command.iterations() >= 1
                && command.iterations() <= MAX_ITERATIONS
                && command.cancelOnDisconnectRaw() <= BooleanType.TRUE.value();
    }

    static boolean isKeyId(final DirectBuffer buffer, final int at, final int length) {
        return length >= 1 && length <= MAX_KEY_ID && Texts.isPrintable(buffer, at, length);
    }

    private boolean areTextsSound(final DirectBuffer buffer) {
        return compIdLength <= MAX_COMP_ID
                && labelLength <= MAX_LABEL
                && Texts.isPrintable(buffer, compIdAt, compIdLength)
                && Texts.isPrintableOrSpace(buffer, labelAt, labelLength);
    }

    private boolean isSame(final ApiKey key, final IssueApiKeyDecoder command, final DirectBuffer buffer) {
        final int compIdIndex = compIdLength == 0 ? 0 : keys.compIds().get(buffer, compIdAt, compIdLength);
        return !key.revoked
                && key.compIdIndex == compIdIndex
                && (compIdIndex != 0 || compIdLength == 0)
                && key.isSame(command, buffer)
                && key.hasLabel(buffer, labelAt, labelLength);
    }

    /** Index of the new key's comp id, 0 if it has none. */
    private int compIdIndex(final DirectBuffer buffer) {
        if (compIdLength == 0) {
            return 0;
        }
        final int known = keys.compIds().get(buffer, compIdAt, compIdLength);
        return known != 0 ? known : keys.compIds().add(buffer, compIdAt, compIdLength);
    }
}
