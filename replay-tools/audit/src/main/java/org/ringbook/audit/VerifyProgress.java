package org.ringbook.audit;

/** Hears how far a verification has come, a few times a second, on its thread. */
@FunctionalInterface
public interface VerifyProgress {
    /** Hears nothing. */
    VerifyProgress NONE = (sequence, lastSequence, elapsedNs) -> {};

    /**
     * So far all is right.
     *
     * @param sequence     last record verified.
     * @param lastSequence where it will end.
     * @param elapsedNs    since the start.
     */
    void onProgress(long sequence, long lastSequence, long elapsedNs);
}
