package org.ringbook.scenarios;

/** The fields of IssueApiKey after its header; the verifier is salt, stored key and server key, one behind the other: 80 characters. */
public record KeyFields(
        int ownerId,
        int defaultAccountId,
        long permissions,
        long expireTimeNs,
        int iterations,
        int cancelOnDisconnect,
        String verifier,
        String keyId,
        String compId,
        String label) {
    private static final int VERIFIER_LENGTH = 80;

    /** A key without a comp id that never expires, with a verifier that says nothing. */
    public static KeyFields of(final int ownerId, final int defaultAccountId, final String keyId) {
        return new KeyFields(ownerId, defaultAccountId, 0, 0, 4_096, 0, "v".repeat(VERIFIER_LENGTH), keyId, "", "");
    }
}
