package org.ringbook.cli.gateway;

/** Whether an engine's process has a gateway, and on which port. */
public abstract class HostOptions {
    private boolean byDefault;

    /** No gateway, unless the command line or the command says so. */
    protected HostOptions() {}

    /**
     * What the command line says.
     *
     * @return null: nothing.
     */
    protected abstract GatewayPort port();

    /**
     * Has one unless it is switched off.
     *
     * @param wanted whether.
     */
    public final void byDefault(final boolean wanted) {
        byDefault = wanted;
    }

    /** {@return whether there is to be one} */
    public final boolean isWanted() {
        return port() == null ? byDefault : !port().isOff();
    }
}
