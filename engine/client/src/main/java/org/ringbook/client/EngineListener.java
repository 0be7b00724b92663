package org.ringbook.client;

/**
 * Hears the event stream and how the engine is. Called on the thread that polls the client, inside {@link EngineClient#poll()}. What it
 * throws goes to the client's error handler; the frame counts as delivered, and the stream goes on.
 */
@FunctionalInterface
public interface EngineListener {
    /** Ignores everything. */
    EngineListener NONE = frame -> {};

    /**
     * The next frame of the event stream: each position once, in order.
     *
     * @param frame valid only inside this call.
     */
    void onFrame(EventFrame frame);

    /**
     * An engine is heard. Frames that were missed meanwhile come first in {@link #onFrame}, as ever.
     *
     * @param engineInstance differs for each start of the engine.
     * @param lastSequence   its last durable record.
     */
    default void onEngineUp(final long engineInstance, final long lastSequence) {}

    /**
     * The engine is silent, or another one has taken its place (then {@link #onEngineUp} follows). Commands that are not confirmed stay in the
     * window and are sent again.
     *
     * @param engineInstance the one that is gone.
     */
    default void onEngineDown(final long engineInstance) {}

    /**
     * The gateway's hello was taken: commands may be sent. Also after each return of the engine. Never for gateway 0.
     *
     * @param epoch               the epoch in force, this gateway's.
     * @param lastGatewaySequence last number taken in this epoch.
     */
    default void onReady(final int epoch, final long lastGatewaySequence) {}

    /**
     * Another process has this gateway's id with a higher epoch: this client sends nothing any more. It still follows the events.
     *
     * @param epochInForce the other's epoch.
     * @param reason       what happened, in a sentence.
     */
    default void onShutOut(final int epochInForce, final String reason) {}
}
