package org.ringbook.client;

/**
 * Whether an engine is heard, and which: up with its first heartbeat, down after a silence or when another instance speaks. Client's thread only.
 */
final class EngineMonitor {
    /** Who depends on it. */
    interface Watcher {
        /** An engine is heard. */
        void onUp(long engineInstance, long lastSequence);

        /** It is gone. */
        void onDown(long engineInstance);
    }

    private final Watcher watcher;
    private final long timeoutNs;
    private boolean up;
    private boolean ready;
    private boolean hasReplaced;
    private long instance;
    private long replacedInstance;
    private long lastSequence;
    private long lastHeardNs;

    EngineMonitor(final Watcher watcher, final long timeoutNs) {
        this.watcher = watcher;
        this.timeoutNs = timeoutNs;
    }

    boolean isUp() {
        return up;
    }

    boolean isReady() {
        return up && ready;
    }

    /** Last durable record that the engine has told of. */
    long lastSequence() {
        return lastSequence;
    }

    void onHeartbeat(final long engineInstance, final long sequence, final boolean isReady, final long nowNs) {
        if (hasReplaced && engineInstance == replacedInstance) {
            return; // what a dead engine left in its log
        }
        if (up && engineInstance != instance) {
            hasReplaced = true;
            replacedInstance = instance;
            down();
        }
        lastHeardNs = nowNs;
        ready = isReady;
        lastSequence = sequence;
        if (!up) {
            up = true;
            instance = engineInstance;
            watcher.onUp(engineInstance, sequence);
        }
    }

    void checkSilence(final long nowNs) {
        if (up && nowNs - lastHeardNs > timeoutNs) {
            down();
        }
    }

    /** The link to it is gone. */
    void onLinkLost() {
        if (up) {
            down();
        }
    }

    private void down() {
        up = false;
        ready = false;
        watcher.onDown(instance);
    }
}
