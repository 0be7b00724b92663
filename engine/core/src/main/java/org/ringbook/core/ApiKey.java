package org.ringbook.core;

import org.agrona.DirectBuffer;
import org.ringbook.sbe.messages.BooleanType;
import org.ringbook.sbe.messages.IssueApiKeyDecoder;
import org.ringbook.sbe.snapshot.SavedApiKeyDecoder;

/** An API key as the command that issued it said, but for its texts, or as a snapshot says. Core thread only. */
final class ApiKey {
    /** Salt, StoredKey and ServerKey lie one after the other. */
    static final int SALT_LENGTH = IssueApiKeyDecoder.saltLength();

    static final int DIGEST_LENGTH = IssueApiKeyDecoder.storedKeyLength();
    private static final int VERIFIER_LENGTH = SALT_LENGTH + 2 * DIGEST_LENGTH;

    final int ownerId;
    final int defaultAccountId;
    final long permissions;
    final long expireTimeNs;
    final int iterations;
    final boolean cancelOnDisconnect;
    final byte[] verifier = new byte[VERIFIER_LENGTH];
    /** Index among the comp ids, 0 for none. */
    final int compIdIndex;

    final byte[] label;
    boolean revoked;

    ApiKey(
            final IssueApiKeyDecoder command,
            final DirectBuffer buffer,
            final int compIdIndex,
            final int labelAt,
            final int labelLength) {
        ownerId = command.ownerId();
        defaultAccountId = command.defaultAccountId();
        permissions = command.permissions();
        expireTimeNs = command.expireTimeNs();
        iterations = command.iterations();
        cancelOnDisconnect = command.cancelOnDisconnectRaw() == BooleanType.TRUE.value();
        buffer.getBytes(verifierAt(command), verifier);
        this.compIdIndex = compIdIndex;
        label = new byte[labelLength];
        buffer.getBytes(labelAt, label);
    }

    ApiKey(
            final SavedApiKeyDecoder row,
            final boolean cancelOnDisconnect,
            final int compIdIndex,
            final DirectBuffer label) {
        ownerId = row.ownerId();
        defaultAccountId = row.defaultAccountId();
        permissions = row.permissions();
        expireTimeNs = row.expireTimeNs();
        iterations = row.iterations();
        this.cancelOnDisconnect = cancelOnDisconnect;
        row.getSalt(verifier, 0, SALT_LENGTH);
        row.getStoredKey(verifier, SALT_LENGTH, DIGEST_LENGTH);
        row.getServerKey(verifier, SALT_LENGTH + DIGEST_LENGTH, DIGEST_LENGTH);
        this.compIdIndex = compIdIndex;
        this.label = new byte[label.capacity()];
        label.getBytes(0, this.label);
    }

    /** Whether a command says the same, its texts apart. */
    boolean isSame(final IssueApiKeyDecoder command, final DirectBuffer buffer) {
        return ownerId == command.ownerId()
                && defaultAccountId == command.defaultAccountId()
                && permissions == command.permissions()
                && expireTimeNs == command.expireTimeNs()
                && iterations == command.iterations()
                && (cancelOnDisconnect ? BooleanType.TRUE : BooleanType.FALSE).value()
                        == command.cancelOnDisconnectRaw()
                && isSame(verifier, buffer, verifierAt(command));
    }

    boolean hasLabel(final DirectBuffer buffer, final int at, final int length) {
        return length == label.length && isSame(label, buffer, at);
    }

    private static boolean isSame(final byte[] bytes, final DirectBuffer buffer, final int at) {
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] != buffer.getByte(at + i)) {
                return false;
            }
        }
        return true;
    }

    private static int verifierAt(final IssueApiKeyDecoder command) {
        return command.offset() + IssueApiKeyDecoder.saltEncodingOffset();
    }
}
