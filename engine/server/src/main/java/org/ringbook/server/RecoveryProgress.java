package org.ringbook.server;

/** Told on the launching thread, about five times a second, how far the replay of the journal has come. */
@FunctionalInterface
public interface RecoveryProgress {
    /**
     * Takes note.
     *
     * @param sequence last record that was re-executed
     * @param lastSequence last durable record of the journal
     */
    void onProgress(long sequence, long lastSequence);
}
