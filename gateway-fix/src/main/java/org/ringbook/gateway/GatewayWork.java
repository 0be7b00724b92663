package org.ringbook.gateway;

/** What a gateway does, on its own thread only. */
public interface GatewayWork {
    /**
     * A turn.
     *
     * @return how much was done; 0: nothing.
     */
    int work();

    /**
     * Whether clients can come.
     *
     * @return once true, it stays so.
     */
    boolean isOpen();

    /**
     * Whether another gateway of the same id has taken over.
     *
     * @return true if so: this one must end.
     */
    boolean isShutOut();

    /**
     * Whether the engine takes its commands.
     *
     * @return false also before the first engine is heard.
     */
    boolean isEngineReady();

    /**
     * Last record that it has read.
     *
     * @return 0 = none.
     */
    long sequence();

    /** Logs all clients out and tells the engine so. */
    void close();
}
