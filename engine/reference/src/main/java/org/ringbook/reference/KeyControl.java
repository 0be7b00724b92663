package org.ringbook.reference;

import org.ringbook.sbe.messages.RejectReason;

/** IssueApiKey and RevokeApiKey. */
final class KeyControl {
    private static final int KEYS_MAX = 16_777_215;
    private static final int ITERATIONS_MAX = 10_000_000;

    private final Exchange exchange;

    KeyControl(final Exchange exchange) {
        this.exchange = exchange;
    }

    Rejection issueApiKey(final Command.IssueApiKey command, final Events events) {
        if (!Text.isReference(command.keyId())) {
            return Rejection.of(RejectReason.INVALID_KEY);
        }
        final Keys.Key taken = exchange.keys.find(command.keyId());
        if (taken != null) {
            final boolean same = command.hasContentOf(taken.issued()) && !taken.isRevoked();
            return Rejection.of(same ? RejectReason.DUPLICATE : RejectReason.CONFLICT, taken.sessionId());
        }
        final RejectReason reason = check(command);
        if (reason != RejectReason.NONE) {
            return Rejection.of(reason);
        }
        events.other().apiKeyIssued(exchange.keys.issue(command));
        return Rejection.NONE;
    }

    private RejectReason check(final Command.IssueApiKey command) {
        if (command.ownerId() != 0 && exchange.accountsOf(command.ownerId()) == null) {
            return RejectReason.UNKNOWN_OWNER;
        }
        if (!isOwners(command.defaultAccountId(), command.ownerId())) {
            return RejectReason.UNKNOWN_ACCOUNT;
        }
        if (command.expireTimeNs() != 0 && command.expireTimeNs() <= exchange.lastTimestampNs) {
            return RejectReason.INVALID_EXPIRE_TIME;
        }
        final boolean isForm = command.iterations() >= 1
                && command.iterations() <= ITERATIONS_MAX
                && Configuration.isKnown(command.cancelOnDisconnect())
                && Text.isCompId(command.compId())
                && Text.isLabel(command.label());
        if (!isForm) {
            return RejectReason.INVALID_KEY;
        }
        if (!command.compId().isEmpty() && exchange.keys.isTaken(command.compId())) {
            return RejectReason.COMP_ID_TAKEN;
        }
        return exchange.keys.count() == KEYS_MAX ? RejectReason.TOO_MANY : RejectReason.NONE;
    }

    private boolean isOwners(final int accountId, final int ownerId) {
        if (ownerId == 0) {
            return accountId == 0;
        }
        final Account account = exchange.account(accountId);
        return account != null && account.ownerId() == ownerId;
    }

    Rejection revokeApiKey(final Command.RevokeApiKey command, final Events events) {
        final Keys.Key key = exchange.keys.find(command.keyId());
        if (key == null) {
            return Rejection.of(RejectReason.UNKNOWN_KEY);
        }
        if (key.isRevoked()) {
            return Rejection.of(RejectReason.DUPLICATE, key.sessionId());
        }
        exchange.keys.revoke(key);
        events.other().apiKeyRevoked(key);
        return Rejection.NONE;
    }
}
