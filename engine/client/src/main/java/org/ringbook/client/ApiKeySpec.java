package org.ringbook.client;

import java.util.Set;

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
}
