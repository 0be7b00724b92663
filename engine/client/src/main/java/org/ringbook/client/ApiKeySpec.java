package org.ringbook.client;

import java.util.Set;
import org.ringbook.sbe.messages.BooleanType;
import org.ringbook.sbe.messages.IssueApiKeyEncoder;

/**
 * A key to be issued. Its secret stays with who made it.
 *
 * @param keyId              unique, 1 to 64 printable ASCII characters without space.
 * @param ownerId            whose; 0 = the exchange's own.
 * @param defaultAccountId   one of the owner's; 0 with owner 0.
 * @param permissions        what gateways let it do.
 * @param expireTimeNs       gateways refuse it from then on, nanoseconds since the epoch; 0 = never.
 * @param cancelOnDisconnect what its FIX session asks for.
 * @param verifier           of its secret.
 * @param compId             FIX SenderCompID that logs on with it, or empty.
 * @param label              for people, or empty.
 */
public record ApiKeySpec(
        String keyId,
        int ownerId,
        int defaultAccountId,
        Set<Permission> permissions,
        long expireTimeNs,
        boolean cancelOnDisconnect,
        ScramVerifier verifier,
        String compId,
        String label) {
    /** Takes a copy of the permissions. */
    public ApiKeySpec {
        permissions = Set.copyOf(permissions);
    }

    /**
     * Writes the command that issues it.
     *
     * @param draft takes it.
     */
    public void encode(final CommandDraft draft) {
        final IssueApiKeyEncoder encoder = draft.issueApiKey()
                .ownerId(ownerId)
                .defaultAccountId(defaultAccountId)
                .permissions(Permission.mask(permissions))
                .expireTimeNs(expireTimeNs)
                .iterations(verifier.iterations())
                .cancelOnDisconnect(cancelOnDisconnect ? BooleanType.TRUE : BooleanType.FALSE);
        for (int i = 0; i < ScramVerifier.SALT_LENGTH; i++) {
            encoder.salt(i, (short) (verifier.salt()[i] & 0xff));
        }
        for (int i = 0; i < ScramVerifier.KEY_LENGTH; i++) {
            encoder.storedKey(i, (short) (verifier.storedKey()[i] & 0xff));
            encoder.serverKey(i, (short) (verifier.serverKey()[i] & 0xff));
        }
        encoder.keyId(keyId).compId(compId).label(label);
    }
}
